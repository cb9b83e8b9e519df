"""What was entered is sealed: each entry gets its leaf for good, and the tree its checkpoint.

Entries take the order of their ids. On PostgreSQL a lower id may be committed after a higher one,
so the sealer first waits for a moment when no writer is in flight; what is entered later has a
higher id than all that was there at that moment. SQLite has one writer at a time.

Everything that writes here runs in a turn at the pen, which the act holds.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import OperationalError, connection

from mingce.ledger import models
from mingce.seal import checkpoint, proof, tiles
from mingce.seal.checkpoint import origin
from mingce.seal.proof import EntryProof
from mingce.seal.tiles import TiledTree
from mingce.seal.tree import Proof, leaf_hash

WAITS = 2000
"""Milliseconds for which writers may keep the sealer waiting, and it them."""
AT_ONCE = 10_000
"""Entries sealed in one turn, so that nobody waits long for the pen."""

_LOCK_NOT_AVAILABLE = "55P03"


class Busy(Exception):
    """Writers were in flight all the time; the sealer comes again."""


class Kept(NamedTuple):
    """A checkpoint as it is given to witnesses: the moment it was sealed, and its note."""

    at: datetime
    size: int
    note: str


def settled(waits: int = WAITS) -> int:
    """The id up to which every entry is committed that ever will be; nought where there is none."""
    _alone_with("ledger_entry", waits)
    last = models.Entry.objects.order_by("-id").values_list("id", flat=True).first()
    return last or 0


def seal(
    upto: int, at: datetime, installation: str, algorithms: Sequence[str], waits: int = WAITS
) -> list[str]:
    """Entries up to a settled one are sealed, some at once: the new checkpoints, if any.

    An algorithm that is taken up later is given a tree over the same leaves, from the first on.
    """
    _alone_with("ledger_leaf", waits)
    size = _leaves(upto)
    # A receipt names the last checkpoint, and that is to be the first algorithm's.
    notes = [_grown(name, size, at, installation) for name in reversed(algorithms)]
    return [note for note in notes if note]


def proof_of(stream: str, seq: int, algorithm: str = "sha256") -> str | None:
    """The proof that an entry was sealed, under the latest checkpoint; none before it is."""
    leaf = models.Leaf.objects.filter(entry__stream_id=stream, entry__seq=seq).first()
    last = _last(algorithm)
    if leaf is None or last is None or leaf.index >= last.size:
        return None
    path = tree(algorithm, last.size).inclusion_proof(leaf.index)
    return proof.write(EntryProof(leaf.index, path, last.note))


def checkpoints(algorithm: str = "sha256", since: int = 0) -> Iterator[Kept]:
    """The checkpoints beyond a size, oldest first, for whoever witnesses the log."""
    rows = models.Checkpoint.objects.filter(algorithm=algorithm, size__gt=since).order_by("size")
    return (Kept(row.at, row.size, row.note) for row in rows.iterator())


def consistency(old: int, new: int, algorithm: str = "sha256") -> Proof:
    """The hashes that show of two sizes that the later tree only added to the earlier one."""
    return tree(algorithm, new).consistency_proof(old)


def tree(algorithm: str, size: int) -> TiledTree:
    """The tree of an algorithm as it was at a size."""

    def read(level: int, number: int) -> bytes:
        return _tile(algorithm, level, number)

    return TiledTree(size, read, algorithm)


def _leaves(upto: int) -> int:
    """The next entries get their leaves; how many leaves there are then."""
    last = models.Leaf.objects.order_by("-index").first()
    size, after = (last.index + 1, last.entry_id) if last else (0, 0)
    entries = models.Entry.objects.filter(id__gt=after, id__lte=upto).order_by("id")
    fresh = list(entries.values_list("id", flat=True)[:AT_ONCE])
    models.Leaf.objects.bulk_create(
        models.Leaf(index=index, entry_id=entry) for index, entry in enumerate(fresh, size)
    )
    return size + len(fresh)


def _grown(algorithm: str, size: int, at: datetime, installation: str) -> str | None:
    """The tree of one algorithm grows towards a size; the note of its head, if it grew."""
    last = _last(algorithm)
    held = last.size if last else 0
    goal = min(size, held + AT_ONCE)
    if goal == held:
        return None
    leaves = models.Leaf.objects.filter(index__gte=held, index__lt=goal).order_by("index")
    payloads = leaves.values_list("entry__payload", flat=True)
    hashes = [leaf_hash(bytes(payload), algorithm) for payload in payloads.iterator()]
    grown = tiles.added(held, hashes, lambda *place: _tile(algorithm, *place), algorithm)
    for (level, number), tile in grown.items():
        models.Tile.objects.update_or_create(
            algorithm=algorithm, level=level, index=number, defaults={"hashes": tile}
        )
    note = checkpoint.write(origin(installation, algorithm), tree(algorithm, goal).head())
    # A clock that was set back does not put a checkpoint before the one it follows.
    moment = max(at, last.at) if last else at
    models.Checkpoint.objects.create(algorithm=algorithm, size=goal, note=note, at=moment)
    return note


def _last(algorithm: str) -> models.Checkpoint | None:
    return models.Checkpoint.objects.filter(algorithm=algorithm).order_by("-size").first()


def _tile(algorithm: str, level: int, number: int) -> bytes:
    rows = models.Tile.objects.filter(algorithm=algorithm, level=level, index=number)
    found = rows.values_list("hashes", flat=True).first()
    return bytes(found) if found else b""


def _alone_with(table: str, waits: int) -> None:
    """Whoever writes to the table has ended, and nobody else begins until the turn is over."""
    if connection.vendor != "postgresql":
        return  # the turn itself is the only one
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [str(waits)])
        try:
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != _LOCK_NOT_AVAILABLE:
                raise
            raise Busy from error
