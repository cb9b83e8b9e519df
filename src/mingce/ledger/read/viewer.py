"""Who looks: a seat of the day and its desk. Without a seat, whoever looks is the public."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from mingce.core import policy
from mingce.core.holders import Holders
from mingce.core.policy import Action, Relation
from mingce.core.seats import EXPERT
from mingce.core.who import Who
from mingce.law.edition import Edition
from mingce.ledger import people, standing
from mingce.ledger.editions import rulebook
from mingce.ledger.streams import CaseKey

PUBLIC: Final = Who("", policy.PUBLIC, "")
"""Somebody of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody at a desk, on a day."""

    who: Who
    desk: str
    on: date

    def may(self, action: Action, relation: Relation = Relation.NONE) -> bool:
        """By the policy table, and by nothing else."""
        return policy.allowed(self.desk, relation, action)


def at_desk(who: Who, on: date) -> Viewer:
    """Whoever looks, at the desk of its seat; a seat that is gone is no seat."""
    desk = standing.desk_of(who, on) if who.person else None
    return Viewer(who, desk, on) if desk else Viewer(PUBLIC, policy.PUBLIC, on)


def seats(viewer: Who, on: date) -> tuple[Viewer, ...]:
    """Where this person may sit down on a day, whichever seat it looks from."""
    held = (one for one in people.seats_of([viewer.person]) if one.held(on))
    found = (at_desk(Who(one.person, one.role, one.of), on) for one in held)
    return tuple(dict.fromkeys(one for one in found if one.desk != policy.PUBLIC))


def relation(
    viewer: Viewer, edition: Edition, holders: Holders, holder: str, *, assigned: bool
) -> Relation:
    """How a viewer stands to a holder under an edition; a role that sits elsewhere in it, not."""
    actor = edition.shape.actors.get(viewer.who.role)
    if actor is None or actor.desk != viewer.desk:
        return Relation.NONE
    return policy.relation(holders, actor, viewer.who.of, holder, viewer.on, assigned=assigned)


class Placed(NamedTuple):
    """A case by its key, and the edition its round runs on."""

    key: CaseKey
    edition: str


def relations(viewer: Viewer, cases: Iterable[Placed]) -> Mapping[CaseKey, Relation]:
    """How a viewer stands to each of some cases."""
    placed = tuple(cases)
    holders = standing.holders([one.key.holder for one in placed], viewer.on)
    mine: set[str] = set()
    if viewer.desk == EXPERT:
        mine = people.assigned(viewer.who, viewer.on)
    return {
        key: relation(
            viewer, rulebook(edition).edition, holders, key.holder, assigned=key.stream in mine
        )
        for key, edition in placed
    }
