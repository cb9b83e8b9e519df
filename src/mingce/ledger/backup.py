"""A backup: every table and every stored file, as of one moment, for either database.

A file is there before the row that mentions it and never changes, so the files are read after the
tables and are those of the same moment.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.db.models import Model

from mingce.ledger import manifest, models, tabled, upkeep
from mingce.ledger.files import Store
from mingce.ledger.manifest import Listed, Manifest
from mingce.ledger.parcels import Packer, packed
from mingce.ledger.parcels.stored import place_of, stored
from mingce.ledger.snapshot import snapshot
from mingce.seal.digest import parse_digest

FILES = "files.txt"


def backup(out: Path, store: Store, *, version: str, at: datetime) -> Manifest:
    """Write a backup to a folder or tar that is not there yet; how it came out is on record."""
    try:
        with packed(out) as packer, snapshot():
            made = _packed(packer, store, version, at)
    except Exception as fault:
        upkeep.note(upkeep.BACKUP, at, well=False, detail=f"{type(fault).__name__}: {fault}")
        raise
    upkeep.note(upkeep.BACKUP, at, detail=f"{out.name}: {made.entries} + {made.files}")
    return made


def part_of(table: type[Model]) -> str:
    """Which part of a backup a table is."""
    return f"tables/{tabled.name_of(table)}.jsonl"


def line_of(digest: str, size: int) -> bytes:
    """A file, as the list of files has it."""
    return f"{digest} {size}\n".encode()


def read_line(line: bytes) -> tuple[str, int]:
    """The digest and size that were written so; ValueError where it is no such line."""
    digest, size = line.decode().split()
    if line != line_of(str(parse_digest(digest)), int(size)):
        raise ValueError(f"{line!r} is not a digest and a size")
    return digest, int(size)


def _packed(packer: Packer, store: Store, version: str, at: datetime) -> Manifest:
    parts = [_part(packer, part_of(table), tabled.lines(table), 1) for table in tabled.tables()]
    files = list(models.StoredFile.objects.order_by("digest").values_list("digest", "size"))
    parts.append(_part(packer, FILES, (line_of(*each) for each in files)))
    for digest, _ in files:
        packer.add(place_of(digest), stored(store, digest))
    made = Manifest(
        version=version,
        at=at,
        migrations=manifest.migrations(),
        entries=models.Entry.objects.count(),
        sealed=models.Leaf.objects.count(),
        checkpoints=tuple(_last_checkpoints()),
        parts=tuple(parts),
        files=len(files),
        bytes=sum(size for _, size in files),
    )
    packer.add(manifest.NAME, [manifest.write(made)])
    return made


def _part(packer: Packer, name: str, lines: Iterable[bytes], above: int = 0) -> Listed:
    """A part with its lines counted, but for those above its rows."""
    count = -above

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in lines:
            count += 1
            yield line

    part = packer.add(name, counted())
    return Listed(name, count, part.size, part.digest)


def _last_checkpoints() -> Iterator[str]:
    last: dict[str, str] = {}
    for row in models.Checkpoint.objects.order_by("algorithm", "size").iterator():
        last[row.algorithm] = row.note
    yield from last.values()
