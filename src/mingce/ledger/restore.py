"""A restore fills an empty database from a backup that is whole and sound, or leaves it empty.

Nothing is believed for being listed: digests, counts, chains and the tree are worked out again,
and everything happens in one transaction. Whoever rewrote a backup from end to end is found out by
a checkpoint that somebody else has kept, and by nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import Error, connection, transaction

from mingce.law.problems import Place
from mingce.law.words import shown
from mingce.ledger import models, tabled, upkeep
from mingce.ledger.backup import part_of
from mingce.ledger.files import Store
from mingce.ledger.inspection import Files, Refused, inspected, readable
from mingce.ledger.invariants import House, Invariant, chains, sealed, tables
from mingce.ledger.manifest import Manifest
from mingce.ledger.parcels import Parcel, unpacked
from mingce.ledger.parcels.stored import place_of
from mingce.seal.checkpoint import Checkpoint
from mingce.seal.tree import Frontier, leaf_hash

ALWAYS = (*chains.INVARIANTS, *sealed.INVARIANTS)
"""What is looked at in every restore; the folded tables too where that is asked for."""

UNFIT = (ValueError, TypeError, ArithmeticError, LookupError, ValidationError, Error)
"""What reading a row raises, or the database, where the row is none of this table."""


def restore(
    path: Path,
    store: Store,
    *,
    version: str,
    at: datetime,
    verify: bool = False,
    kept: Sequence[Checkpoint] = (),
) -> Manifest:
    """Restore a backup, by this version, at a moment; `kept` are checkpoints that others hold."""
    with unpacked(path) as parcel:
        said, files = inspected(parcel, Place(str(path)), version)
        with transaction.atomic(durable=True):
            _empty()
            _load(parcel)
            _counted(said)
            for each in kept:
                _witnessed(each)
            _take_in(parcel, files, store)
            house = House(at, store)
            _sound(house, (*ALWAYS, *tables.INVARIANTS) if verify else ALWAYS)
            upkeep.note(upkeep.RESTORE, at, detail=f"{path.name}: {said.entries} + {said.files}")
    return said


def _empty() -> None:
    """Nothing is restored over anything, nor while somebody begins to write."""
    names = map(tabled.sql_name, tabled.tables())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE")
    for table in tabled.tables():
        if tabled.rows_of(table).exists():
            name = tabled.name_of(table)
            raise Refused(
                f"数据库不是空的（{name}）；只能恢复到空的数据库",
                f"the database is not empty ({name}): a backup is restored into an empty one",
            )


def _load(parcel: Parcel) -> None:
    for table in tabled.tables():
        name = part_of(table)
        with _fitting(name), parcel.open(name) as lines:
            tabled.load(table, lines)
    with _fitting("tables"):
        connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tabled.tables()):
            cursor.execute(statement)


@contextmanager
def _fitting(name: str) -> Iterator[None]:
    with readable():
        try:
            yield
        except UNFIT as fault:
            what = shown(f"{type(fault).__name__}: {fault}", at_most=100)
            raise Refused(
                f"{name} 中有不能成立的行（{what}）", f"{name} holds a row that cannot be ({what})"
            ) from fault


def _counted(said: Manifest) -> None:
    found = (models.Entry.objects.count(), models.Leaf.objects.count())
    if found != (said.entries, said.sealed):
        raise Refused(
            f"应有 {said.entries} 条记录、{said.sealed} 条已封存，实有 {found[0]}、{found[1]} 条",
            f"there should be {said.entries} entries, {said.sealed} of them sealed; there are "
            f"{found[0]} and {found[1]}",
        )
    rows = models.Checkpoint.objects.order_by("algorithm", "size").values_list("algorithm", "note")
    if tuple(dict(rows).values()) != said.checkpoints:
        raise Refused(
            "最后的检查点与清单所写的不同", "the last checkpoints are not those of the manifest"
        )


def _witnessed(kept: Checkpoint) -> None:
    """A checkpoint that somebody kept is the head over the first so many entries."""
    size, algorithm = kept.head.size, kept.head.algorithm
    entries = models.Entry.objects.order_by("id").values_list("payload", flat=True)
    payloads = islice(entries.iterator(chunk_size=1000), size)
    leaves = (leaf_hash(bytes(payload), algorithm) for payload in payloads)
    grown = Frontier(0, (), algorithm).extend(leaves)
    if grown.size < size:
        raise Refused(
            f"备份已过时：留存的检查点有 {size} 条记录，备份只有 {grown.size} 条，"
            f"缺 {size - grown.size} 条",
            f"the backup is stale: the kept checkpoint covers {size} entries and the backup has "
            f"{grown.size}, so {size - grown.size} are missing",
        )
    if grown.head() != kept.head:
        raise Refused(
            f"备份与留存的检查点（{kept.origin}，{size} 条）不符：记录被改动，或是另一份记录",
            f"the backup does not fit the kept checkpoint ({kept.origin}, {size} entries): entries "
            "were changed, or it is another log",
        )


def _take_in(parcel: Parcel, files: Files, store: Store) -> None:
    """Files are kept before the rows that mention them are committed."""
    for digest, size in files.items():
        name = place_of(digest)
        with readable(), parcel.open(name) as stream:
            kept = store.put(stream, size)
        if kept != (digest, size):
            raise Refused(
                f"{name} 与其名称不符（已损坏或被改动）",
                f"{name} is not what its name says: damaged or changed",
            )


def _sound(house: House, wanted: Iterable[Invariant]) -> None:
    for invariant in wanted:
        for where, what in invariant.find(house):
            told = shown(f"{where} {what}".rstrip(), at_most=100)
            raise Refused(
                f"备份不能成立：{told} 不合“{invariant.words.zh}”",
                f"the backup does not hold together: {told} offends '{invariant.words.en}'",
            )
