"""The register: the rows one has to do with, and those that were made known to everybody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from mingce.core.answering import RECOMMENDER
from mingce.core.consequences import Consequence
from mingce.core.holders import Holders
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


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an entry that everybody may know had as a consequence for a holder."""

    entry: str
    """Its hash."""
    at: datetime
    dated: date | None
    number: str
    """Of the publication that made it known first; an earlier title that was taken in has none."""
    consequence: Consequence


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
    found = Register()
    for row in _known_to_all(_made_known()):
        for written in content(row).get("consequences", ()):
            found = found.after(read_consequence(written))
    return found


def recorded(_viewer: Who, _on: date, holders: Collection[str]) -> tuple[Recorded, ...]:
    """What made the published rows of some holders what they are, in the order of entry."""
    numbers = _made_known()
    ends = Q(pk__in=())
    for one in holders:
        ends |= Q(stream__name__endswith=f"/{one}")
    return tuple(
        Recorded(row.hash, row.at, row.dated, numbers.get(row.hash, ""), consequence)
        for row in _known_to_all(numbers).filter(ends)
        for consequence in map(read_consequence, content(row).get("consequences", ()))
        if consequence.subject in holders
    )


def named(_viewer: Who, on: date, holders: Iterable[str]) -> Holders:
    """Divisions and organisations, and of our own those that are asked for by their keys."""
    wanted = set(holders)
    known = standing.holders(sorted(wanted), on)
    mine = {key: body for key, body in known.bodies.items() if key in wanted}
    return Holders(known.divisions, known.organisations, mine)


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


def _known_to_all(made_known: Iterable[str]) -> QuerySet[models.Entry]:
    """The entries that were made known, and those that took earlier titles in."""
    known = Q(hash__in=list(made_known)) | Q(stream__kind=HOLDER, action__in=TAKEN_IN)
    return models.Entry.objects.filter(known).order_by("id")


def _made_known() -> dict[str, str]:
    """The hashes of the entries that publications have named, each with the first one's number."""
    rows = models.Entry.objects.filter(stream__kind=ROUND, action__in=MADE_KNOWN).order_by("id")
    numbers: dict[str, str] = {}
    for said in map(content, rows):
        numbers |= {each: said["number"] for each in said.get("entries", ()) if each not in numbers}
    return numbers
