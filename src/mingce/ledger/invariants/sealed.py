"""What must hold of the tree over all entries."""

from collections.abc import Iterator

from mingce.law.words import Words
from mingce.ledger import models
from mingce.ledger.invariants.found import House, Invariant, Offender, rows
from mingce.ledger.sealing import tree
from mingce.seal import checkpoint
from mingce.seal.checkpoint import NotACheckpoint, algorithm_of
from mingce.seal.tiles import TileMissing
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
        if wrong := _unlike(last, _tiled(algorithm, last.size)):
            yield wrong
        leaves = models.Leaf.objects.filter(index__lt=last.size).count()
        if leaves < last.size:
            yield Offender(f"Checkpoint {last.id}", f"{leaves} < {last.size}")


def _every_checkpoint(_: House) -> Iterator[Offender]:
    """Every checkpoint is made again from the bytes of the entries, and every tile of leaves."""
    for algorithm in _algorithms():
        frontier = Frontier(0, (), algorithm)
        wanted = models.Checkpoint.objects.filter(algorithm=algorithm).order_by("size").iterator()
        kept = next(wanted, None)
        payloads = models.Leaf.objects.order_by("index").values_list("index", "entry__payload")
        hashes = tree(algorithm, _size(algorithm))
        for index, payload in payloads.iterator(500):
            leaf = leaf_hash(bytes(payload), algorithm)
            if index < hashes.size and not _holds(hashes.node, index, leaf):
                yield Offender(f"Tile {algorithm} 0", str(index))
            frontier = frontier.append(leaf)
            while kept is not None and kept.size <= frontier.size:
                if wrong := _unlike(kept, frontier.head()):
                    yield wrong
                kept = next(wanted, None)
        for row in ([] if kept is None else [kept, *wanted]):
            yield Offender(f"Checkpoint {row.id}", f"{frontier.size} < {row.size}")


def _size(algorithm: str) -> int:
    row = models.Checkpoint.objects.filter(algorithm=algorithm).order_by("-size")[0]
    return row.size
