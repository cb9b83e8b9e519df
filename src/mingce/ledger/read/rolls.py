"""The register: the rows one has to do with, and those that were made known to everybody."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from mingce.core.answering import RECOMMENDER
from mingce.core.policy import Action, Relation
from mingce.core.record import read_consequence
from mingce.core.register import Register
from mingce.core.seats import EXPERT
from mingce.core.who import Who
from mingce.ledger import models, people, standing
from mingce.ledger.editions import rulebook
from mingce.ledger.past import content
from mingce.ledger.read.viewer import Viewer, at_desk, relation
from mingce.ledger.streams import HOLDER, ROUND, case_key

MADE_KNOWN = (Action.PUBLISH, Action.CORRECT_PUBLICATION)
TAKEN_IN = (Action.TAKE_IN, Action.CORRECT_REGISTER)
OWN = (RECOMMENDER,)
"""Desks of offices that are themselves told of in the register: they can be criticised."""


def register(viewer: Who, on: date) -> Register:
    """The rows of every holder the viewer has to do with, decided and not yet made known too.

    Whoever has to do with none, as the public, sees what is published.
    """
    seated = at_desk(viewer, on)
    if not any(seated.may(Action.READ_REGISTER, relation) for relation in Relation):
        return published(viewer, on)
    subjects = models.RegisterRow.objects.order_by("subject").values_list("subject", flat=True)
    return standing.register_of(within(seated, subjects.distinct()))


def published(_viewer: Who, _on: date) -> Register:
    """What decisions that were made known come to, with the earlier titles: everybody's.

    A decision that is entered and not yet published is in none of its rows.
    """
    rows = models.Entry.objects.filter(
        Q(hash__in=_made_known()) | Q(stream__kind=HOLDER, action__in=TAKEN_IN)
    )
    found = Register()
    for row in rows.order_by("id"):
        for written in content(row).get("consequences", ()):
            found = found.after(read_consequence(written))
    return found


def within(seated: Viewer, subjects: Iterable[str]) -> list[str]:
    """Of some holders and offices those whose rows the viewer may see: its own, and by relation.

    The register belongs to no edition, so whatever edition knows the viewer's role is asked.
    """
    asked = list(subjects)
    holders = standing.holders([*asked, seated.who.of], seated.on)
    hashes = models.Edition.objects.values_list("hash", flat=True)
    editions = [rulebook(each).edition for each in hashes]
    mine: set[str] = set()
    if seated.desk == EXPERT:
        mine = {case_key(each).holder for each in people.assigned(seated.who, seated.on)}

    def seen(subject: str) -> bool:
        stands = (
            relation(seated, edition, holders, subject, assigned=subject in mine)
            for edition in editions
        )
        return any(seated.may(Action.READ_REGISTER, each) for each in stands)

    return [one for one in asked if seen(one) or (seated.desk in OWN and one == seated.who.of)]


def _made_known() -> list[str]:
    """The hashes of the entries that publications have named."""
    rows = models.Entry.objects.filter(stream__kind=ROUND, action__in=MADE_KNOWN)
    return [each for row in rows for each in content(row).get("entries", ())]
