"""Whether whoever asks may ask for it at all: a seat to ask from, and a row of the policy table."""

from collections.abc import Iterable

from mingce.acts.perform.asked import Asked, Deed, Denied
from mingce.core.answering import OFFICE
from mingce.core.policy import Action, Relation, allowed, why
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.ledger import standing

NO_DESK = ""


def seated(asked: Asked, deeds: Iterable[Deed] = ()) -> str:
    """The desk of whoever asks, by a seat of today; only the founding is asked from no seat."""
    desk = standing.desk_of(asked.who, asked.on)
    if desk is not None:
        return desk
    founding = [deed.asks is None for deed in deeds]
    if founding and all(founding):
        return NO_DESK
    raise Denied("您目前不在此岗位，不能办理", "you do not hold this seat at present")


def permitted(
    asked: Asked, desk: str, action: Action | None, stands: Relation | None = None
) -> None:
    """What the table does not allow is refused, and the refusal says who may."""
    if action is None:
        return
    relation = stands or _outside_any_case(asked, desk)
    if not allowed(desk, relation, action):
        raise Denied(*why(desk, relation, action).rule.label)


def _outside_any_case(asked: Asked, desk: str) -> Relation:
    """There the national office stands over everything, and nobody else over anything."""
    if (desk, asked.who.of) == (OFFICE, NATIONAL_OFFICE):
        return Relation.ANY
    return Relation.NONE


def may(asked: Asked, action: Action) -> None:
    """What is about no case yet is asked from a desk that may do such a thing in some case."""
    desk = seated(asked)
    if not any(allowed(desk, relation, action) for relation in Relation):
        raise Denied(*why(desk, Relation.NONE, action).rule.label)
