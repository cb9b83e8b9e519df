"""People, for those who enter and seat them; the log, for those who audit it; who the experts are.

None of these opens a case.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from mingce.core.policy import Action, Relation
from mingce.core.seats import Seat
from mingce.core.who import Who
from mingce.ledger import models
from mingce.ledger.people import HOME, Proposed, proposed
from mingce.ledger.read.docket import reach
from mingce.ledger.read.viewer import Viewer, at_desk
from mingce.ledger.streams import CaseKey

SEATING = (Action.SEAT, Action.SEAT_SECURITY)
PAGE = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A person as those know it who look after the house; the address is for who gives access."""

    id: str
    name: str
    email: str
    entered_by: str
    erased: datetime | None
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the audit sees it in a list: who did what when, and nothing of a file."""

    id: int
    stream: str
    seq: int
    at: datetime
    actor: str
    role: str
    of: str
    action: str
    hash: str


@dataclass(frozen=True, slots=True)
class Panellist:
    """An expert to whom a case is assigned."""

    person: str
    name: str
    role: str
    since: date
    until: date | None


def people(viewer: Who, on: date) -> tuple[Known, ...]:
    """Everybody who was entered, with every seat, for the administrators who enter and seat."""
    seated = at_desk(viewer, on)
    enters = seated.may(Action.ENTER_PERSON)
    if not enters and not any(seated.may(action) for action in SEATING):
        return ()
    seats: dict[str, list[Seat]] = defaultdict(list)
    for row in models.Seat.objects.order_by("id"):
        seat = Seat(row.person_id, row.role, row.of, row.since, row.until)
        seats[row.person_id].append(seat)
    return tuple(
        Known(
            row.id,
            row.name,
            row.email if enters else "",
            row.entered_by,
            row.erased,
            tuple(seats[row.id]),
        )
        for row in models.Person.objects.order_by("id")
    )


def appointments(viewer: Who, on: date) -> tuple[Proposed, ...]:
    """Administrators' seats that wait for another administrator, for those who propose them."""
    seated = at_desk(viewer, on)
    if not any(seated.may(action) for action in (*SEATING, Action.CONFIRM_SEAT)):
        return ()
    home = models.Stream.objects.filter(name=HOME).first()
    return tuple(proposed(home)) if home else ()


def log(
    viewer: Who, on: date, beyond: int = 0, at_most: int = PAGE, stream: str = ""
) -> tuple[Line, ...]:
    """The entries of every stream, or of one, in their order, for the audit administrator."""
    if not at_desk(viewer, on).may(Action.READ_LOG):
        return ()
    rows = models.Entry.objects.filter(id__gt=beyond).order_by("id")
    if stream:
        rows = rows.filter(stream_id=stream)
    return tuple(
        Line(
            row.id,
            row.stream_id,
            row.seq,
            row.at,
            row.actor,
            row.role,
            row.of,
            row.action,
            row.hash,
        )
        for row in rows.defer("payload")[:at_most]
    )


def experts(viewer: Who, on: date, key: CaseKey) -> tuple[Panellist, ...]:
    """Who the experts of a case are, for the office alone."""
    seated = at_desk(viewer, on)
    if not _may_know(seated, key):
        return ()
    held = models.Assigned.objects.filter(stream=key.stream, since__lte=on)
    rows = held.filter(Q(until=None) | Q(until__gt=on)).select_related("person").order_by("id")
    return tuple(
        Panellist(row.person_id, row.person.name, row.role, row.since, row.until) for row in rows
    )


def _may_know(seated: Viewer, key: CaseKey) -> bool:
    if not any(seated.may(Action.READ_EXPERTS, relation) for relation in Relation):
        return False
    found = reach(seated, key)
    return found is not None and seated.may(Action.READ_EXPERTS, found[1])
