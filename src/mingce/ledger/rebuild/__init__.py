"""Every table of states can be rebuilt: folded from entries' bytes alone, it comes out equal.

``said``       entries as their bytes say them
``entered``    tables with rows for each entry
``folds``      tables folded from all entries
``people``     persons, seats and organisations, likewise
``rows``       what a table holds and what it should hold, side by side
``rewriting``  the tables written anew; only acts may
"""

from collections.abc import Iterable, Iterator, Sequence

from mingce.ledger.people import after
from mingce.ledger.rebuild.entered import BY_ENTRY
from mingce.ledger.rebuild.folds import Cases, Fold, FoldOf, Registers, Rounds, Streams
from mingce.ledger.rebuild.people import (
    Assignments,
    Organisations,
    People,
    Recommenders,
    Seats,
    Staff,
)
from mingce.ledger.rebuild.rows import Difference, Row, compare
from mingce.ledger.rebuild.said import Garbled, Said, batches, readable
from mingce.ledger.streams import ORGANISATION

__all__ = ["Difference", "differences", "fold_in", "folds", "garbled"]

FOLDS: dict[str, FoldOf] = {
    ORGANISATION: lambda state, entry: after(state, entry.content),
}
"""What streams that are no cases fold into, by their kind; of others only the end is kept."""

LAST = 2**63 - 1


def folds() -> tuple[Fold, ...]:
    """Every table that is folded, empty."""
    cases, staff = Cases(), Staff()
    return (
        *(cases, Streams(cases, FOLDS), Rounds(), Registers()),
        *(Seats(staff), People(staff), Organisations(staff), Recommenders(staff)),
        Assignments(),
    )


def differences() -> Iterator[Difference]:
    """Every place in which a table is not what the entries say, row by row and column by column."""
    tables = folds()
    first = 0
    for batch in batches():
        yield from garbled(batch)
        yield from fold_in(tables, readable(batch))
        yield from _entered((first, batch[-1].id), readable(batch))
        first = batch[-1].id + 1
    yield from _entered((first, LAST), ())
    for table in tables:
        yield from compare(table.model.__name__, table.kept(), table.rows())


def fold_in(tables: Sequence[Fold], entries: Iterable[Said]) -> Iterator[Difference]:
    """Entries are folded into every table; one that does not fold is told, and is in no table."""
    for entry in entries:
        for table in tables:
            try:
                table.enter(entry)
            except (LookupError, TypeError, ValueError) as fault:
                yield _unfit(entry.id, f"{type(fault).__name__}: {fault}")


def _entered(span: tuple[int, int], entries: Sequence[Said]) -> Iterator[Difference]:
    for table in BY_ENTRY:
        said: list[Row] = []
        for entry in entries:
            try:
                said += table.said(entry)
            except (LookupError, TypeError, ValueError) as fault:
                yield _unfit(entry.id, f"{type(fault).__name__}: {fault}")
        yield from compare(table.model.__name__, table.kept(span), said)


def garbled(batch: Iterable[Said | Garbled]) -> Iterator[Difference]:
    """Bytes that are no entry."""
    for one in batch:
        if isinstance(one, Garbled):
            yield _unfit(one.id, one.why)


def _unfit(number: int, why: str) -> Difference:
    return Difference("Entry", str(number), "payload", why, "an entry")
