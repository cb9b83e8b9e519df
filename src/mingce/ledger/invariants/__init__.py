"""What must hold of the ledger at every moment, as queries that return whatever offends it.

``chains``  streams and their entries
``tables``  what is folded from entries, and what stands beside them
``sealed``  the tree over all entries
``people``  those who keep the house, and its upkeep
"""

from collections.abc import Iterator

from mingce.ledger.invariants import chains, people, sealed, tables
from mingce.ledger.invariants.found import House, Invariant, Offender

__all__ = ["INVARIANTS", "House", "Invariant", "Offender", "offences"]

INVARIANTS: tuple[Invariant, ...] = (
    *chains.INVARIANTS,
    *tables.INVARIANTS,
    *sealed.INVARIANTS,
    *people.INVARIANTS,
)


def offences(house: House, *, full: bool = True) -> Iterator[tuple[Invariant, Offender]]:
    """Everything that offends any of them; what reads every entry only where that is asked for."""
    for invariant in INVARIANTS:
        if full or not invariant.full:
            for offender in invariant.find(house):
                yield invariant, offender
