"""What must hold of those who keep the house, and of how they keep it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from mingce.core.seats import ADMINISTRATORS, CLAUSE, Seat
from mingce.law.words import Words, same
from mingce.ledger import models, upkeep
from mingce.ledger.invariants.found import House, Invariant, Offender


def _joined(_: House) -> Iterator[Offender]:
    """Seats of one person that meet, one of them an administrator's."""
    own: dict[str, list[Seat]] = defaultdict(list)
    for row in models.Seat.objects.order_by("person_id", "id"):
        own[row.person_id].append(Seat(row.person_id, row.role, row.of, row.since, row.until))
    for person, seats in own.items():
        for one, other in combinations(seats, 2):
            roles = {one.role, other.role}
            if len(roles) > 1 and roles & set(ADMINISTRATORS) and one.meets(other):
                yield Offender(person, " ".join(sorted(roles)))


def _neglected(house: House) -> Iterator[Offender]:
    for gap in upkeep.gaps(house.at):
        yield Offender(gap.what, f"{gap.last:%Y-%m-%d %H:%M} > {gap.within}")


INVARIANTS = (
    Invariant(
        "administrators",
        Words(
            "三名管理员各是一人，且不办件", "the three administrators are three, and act on no case"
        ),
        same(CLAUSE),
        _joined,
    ),
    Invariant(
        "upkeep",
        Words("已开始的例行维护没有中断", "regular upkeep, once begun, has no gap"),
        Words("没有试过恢复的备份不算备份", "a backup counts once it was restored on trial"),
        _neglected,
    ),
)
