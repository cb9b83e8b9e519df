"""Who has been entered, who sits where, and what is still only proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from mingce.core.record import Content
from mingce.core.seats import Seat
from mingce.core.who import Who
from mingce.law.edition import Edition
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.ledger import models
from mingce.ledger.editions import rulebook
from mingce.ledger.streams import PANEL, organisation_stream
from mingce.seal.canonical import canonical, read_canonical

HOME = organisation_stream(NATIONAL_OFFICE)
"""Whoever enters or seats people holds this stream: seats are decided upon one after the other."""


class Named(NamedTuple):
    """A person with name and address, as they are known to nobody but the house."""

    id: str
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An administrator's seat, to be given or taken away once another administrator confirms."""

    seat: Seat
    by: str
    removal: bool = False


def seats_of(persons: Iterable[str]) -> list[Seat]:
    """Every seat these people have, have had or will have."""
    rows = models.Seat.objects.filter(person_id__in=set(persons)).order_by("id")
    return [Seat(row.person_id, row.role, row.of, row.since, row.until) for row in rows]


def staff_of(organisation: str, desk: str, on: date) -> set[str]:
    """Who sits at a desk of an organisation on a day."""
    rows = models.Seat.objects.filter(of=organisation, desk=desk, since__lte=on)
    return {row.person_id for row in rows if row.until is None or on < row.until}


def seated_ever() -> list[Seat]:
    """One seat that was ever given, if any was."""
    rows = models.Seat.objects.all()[:1]
    return [Seat(row.person_id, row.role, row.of, row.since, row.until) for row in rows]


class Assignment(NamedTuple):
    """A case, by its stream, is an expert's from a day on."""

    stream: str
    person: str
    role: str
    since: date


def is_assigned(stream: str, who: Who, on: date) -> bool:
    """Whether a case is assigned to an expert on a day."""
    return stream in assigned(who, on, [stream])


def assigned(who: Who, on: date, streams: Iterable[str] | None = None) -> set[str]:
    """The cases that are assigned to an expert on a day, all of them or out of some."""
    rows = models.Assigned.objects.filter(person_id=who.person, role=who.role, since__lte=on)
    if streams is not None:
        rows = rows.filter(stream__in=list(streams))
    open_still = rows.filter(Q(until=None) | Q(until__gt=on))
    return set(open_still.values_list("stream", flat=True))


class Erasable(NamedTuple):
    """Whether there is a person by that id, and the commitments about it that can be opened."""

    person: bool
    named: tuple[str, ...]
    """Those in whose entries the subject is told anyhow."""
    unnamed: int
    """How many stand for whoever did something in secret."""


def erasable(subject: str) -> Erasable:
    """What is there of somebody, and has not been erased before."""
    person = models.Person.objects.filter(id=subject, erased=None).exists()
    rows = models.Clear.objects.filter(subject=subject).exclude(text=None).order_by("commitment")
    found = rows.values_list("commitment", "entry__actor", "entry__stream__kind")
    named = tuple(one for one, actor, kind in found if one != actor and kind != PANEL)
    return Erasable(person, named, len(found) - len(named))


def entered(persons: Iterable[str]) -> dict[str, str | None]:
    """Who entered each of these people, for those who were; who was erased is nobody any more."""
    rows = models.Person.objects.filter(id__in=set(persons), erased=None)
    return {row.id: row.entered_by or None for row in rows}


def desks(beside: Iterable[Edition], persons: Iterable[str]) -> dict[str, str]:
    """The desk of each role: by the editions kept here and beside, and by these people's seats.

    A role that two editions put at different desks could be read two ways, so it is nobody's.
    """
    kept = models.Edition.objects.values_list("hash", flat=True)
    found: dict[str, set[str]] = {}
    for edition in (*beside, *(rulebook(each).edition for each in kept)):
        for role, actor in edition.shape.actors.items():
            found.setdefault(role, set()).add(actor.desk)
    held = models.Seat.objects.filter(person_id__in=set(persons)).values_list("role", "desk")
    return {**{r: d.pop() for r, d in found.items() if len(d) == 1}, **dict(held)}


class Days(NamedTuple):
    """From one day until before another; without one of them it is open at that end."""

    since: date | None
    until: date | None


def open_organisation(key: str) -> Days | None:
    """The days of the last name and kind of an organisation of our own tables."""
    row = models.Organisation.objects.filter(key=key).order_by("id").last()
    return Days(row.since, row.until) if row else None


def open_relation(holder: str, seat: str) -> Days | None:
    """The days of whoever recommends a holder at a tier last."""
    row = models.Recommends.objects.filter(holder=holder, seat=seat).order_by("id").last()
    return Days(row.since, row.until) if row else None


def then(stream: models.Stream, content: Mapping[str, Any]) -> Content | None:
    """What an organisation's stream is folded into with one more entry."""
    return after(_read(stream.folded) if stream.folded else None, content)


def after(state: Mapping[str, Any] | None, content: Mapping[str, Any]) -> Content | None:
    """One entry later: a small office says so, proposals come, and go when they are settled."""
    then = dict(state or {})
    if "small" in content:
        then["small"] = content["small"]
    settled = [_key(one) for one in content.get("settled", ())]
    open_still = [one for one in then.get("proposed", ()) if _key(one) not in settled]
    if {"proposed", "settled"} & content.keys():
        then["proposed"] = [*open_still, *content.get("proposed", ())]
    return then or None


def proposed(stream: models.Stream) -> list[Proposed]:
    """What is proposed at the national office and neither confirmed nor dropped."""
    return [
        Proposed(read_seat(one), one["by"], bool(one.get("removal")))
        for one in _read(stream.folded).get("proposed", ())
    ]


def written_proposal(one: Proposed) -> Content:
    """A proposal, written."""
    content = {**written_seat(one.seat), "by": one.by}
    return {**content, "removal": True} if one.removal else content


def written_seat(seat: Seat) -> Content:
    """A seat, written; without its last day where it has none."""
    content = {
        "of": seat.of,
        "person": seat.person,
        "role": seat.role,
        "since": seat.since.isoformat(),
        "until": seat.until.isoformat() if seat.until else None,
    }
    return {key: held for key, held in content.items() if held is not None}


def read_seat(content: Mapping[str, Any]) -> Seat:
    """The seat that was written so."""
    until = content.get("until")
    return Seat(
        content["person"],
        content["role"],
        content["of"],
        date.fromisoformat(content["since"]),
        date.fromisoformat(until) if until else None,
    )


def _key(one: Mapping[str, Any]) -> bytes:
    return canonical({**written_seat(read_seat(one)), "removal": bool(one.get("removal"))})


def _read(text: str) -> Mapping[str, Any]:
    found = read_canonical(text.encode()) if text else {}
    return found if isinstance(found, Mapping) else {}
