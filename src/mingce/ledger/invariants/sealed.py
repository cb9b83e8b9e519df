"""What must hold of the tree over all entries."""

from collections.abc import Iterator

from mingce.law.words import Words
from mingce.ledger import models
from mingce.ledger.invariants.found import House, Invariant, Offender, rows
from mingce.ledger.sealing import tree
from mingce.seal import checkpoint
from mingce.seal.checkpoint import NotACheckpoint
from mingce.seal.tiles import Place, TileMissing, added
from mingce.seal.tree import Frontier, Head, leaf_hash

SEALED = Words("封存之后，任何改动都能发现", "what is sealed cannot be changed unseen")


def _leaves(_: House) -> Iterator[Offender]:
    """Leaves are numbered from 0 in the order of their entries, and pass over none of them."""
    count, last = rows('SELECT COUNT(*), MAX("index") FROM ledger_leaf')[0]
    if count and count != last + 1:
        yield Offender("Leaf", f"{count} ≠ {last} + 1")
    found = rows(
        'SELECT b."index" FROM ledger_leaf a JOIN ledger_leaf b ON b."index" = a."index" + 1'
        " WHERE b.entry_id <= a.entry_id"
    )
    for (index,) in found:
        yield Offender(f"Leaf {index}")
    passed = rows(
        "SELECT e.id FROM ledger_entry e LEFT JOIN ledger_leaf l ON l.entry_id = e.id"
        " WHERE l.entry_id IS NULL AND e.id < (SELECT MAX(entry_id) FROM ledger_leaf)"
    )
    for (entry,) in passed:
        yield Offender(f"Entry {entry}")


def _last_checkpoints(_: House) -> Iterator[Offender]:
    """The last checkpoint of each log is the head of its tiles, and no leaf is missing below it."""
    for algorithm in _algorithms():
        last = models.Checkpoint.objects.filter(algorithm=algorithm).order_by("-size")[0]
        if wrong := _unlike(last, _head(algorithm, last.size)):
            yield wrong
        leaves = models.Leaf.objects.filter(index__lt=last.size).count()
        if leaves < last.size:
            yield Offender(f"Checkpoint {last.id}", f"{leaves} < {last.size}")


def _every_checkpoint(_: House) -> Iterator[Offender]:
    """Every tile and every checkpoint is made again from the bytes of the entries."""
    for algorithm in _algorithms():
        tiles = _Tiles(algorithm)
        frontier = Frontier(0, (), algorithm)
        wanted = models.Checkpoint.objects.filter(algorithm=algorithm).order_by("size")
        for row in wanted.iterator(500):
            fresh = _leaf_hashes(algorithm, frontier.size, row.size)
            frontier = frontier.extend(tiles.taken(fresh))
            if wrong := _unlike(row, frontier.head()):
                yield wrong
        yield from tiles.wrong()


class _Tiles:
    """The tiles of a log as its entries make them, beside those that are kept."""

    def __init__(self, algorithm: str) -> None:
        self._algorithm = algorithm
        self._made: dict[Place, bytes] = {}
        self._size = 0

    def taken(self, leaves: list[bytes]) -> list[bytes]:
        """The next leaves go into their tiles."""
        made = added(self._size, leaves, self._read, self._algorithm)
        self._made.update(made)
        self._size += len(leaves)
        return leaves

    def _read(self, level: int, number: int) -> bytes:
        return self._made.get((level, number), b"")

    def wrong(self) -> Iterator[Offender]:
        """Tiles that are not as they should be, are missing, or too many."""
        made = dict(self._made)
        kept = models.Tile.objects.filter(algorithm=self._algorithm).order_by("level", "index")
        for tile in kept.iterator():
            if bytes(tile.hashes) != made.pop((tile.level, tile.index), None):
                yield Offender(f"Tile {self._algorithm} {tile.level} {tile.index}")
        for level, number in made:
            yield Offender(f"Tile {self._algorithm} {level} {number}", "—")


def _leaf_hashes(algorithm: str, first: int, size: int) -> list[bytes]:
    leaves = models.Leaf.objects.filter(index__gte=first, index__lt=size).order_by("index")
    payloads = leaves.values_list("entry__payload", flat=True).iterator(500)
    return [leaf_hash(bytes(payload), algorithm) for payload in payloads]


def _algorithms() -> list[str]:
    names = models.Checkpoint.objects.order_by("algorithm").values_list("algorithm", flat=True)
    return list(names.distinct())


def _head(algorithm: str, size: int) -> Head | None:
    try:
        return tree(algorithm, size).head()
    except TileMissing:
        return None


def _unlike(row: models.Checkpoint, made: Head | None) -> Offender | None:
    """A checkpoint says of itself what its row says, and is the head of the tree."""
    where = f"Checkpoint {row.id} {row.algorithm} {row.size}"
    try:
        noted = checkpoint.read(row.note)
    except NotACheckpoint as fault:
        return Offender(where, str(fault))
    if (noted.head.algorithm, noted.head.size) != (row.algorithm, row.size):
        return Offender(where, f"{noted.head.algorithm} {noted.head.size}")
    return None if noted.head == made else Offender(where, "—" if made is None else made.root.hex())


INVARIANTS = (
    Invariant(
        "leaves",
        Words(
            "封存的次序就是记录的次序，没有缺号，也没有越过的记录",
            "leaves stand in the order of entries, without gaps, and pass over none",
        ),
        SEALED,
        _leaves,
    ),
    Invariant(
        "checkpoint",
        Words("最后的检查点就是树的现状", "the last checkpoint is the head of the tree"),
        SEALED,
        _last_checkpoints,
    ),
    Invariant(
        "checkpoints",
        Words("由记录重建的树与各检查点相同", "the tree made again gives every checkpoint"),
        SEALED,
        _every_checkpoint,
        full=True,
    ),
)
