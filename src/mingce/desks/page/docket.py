"""A list of cases: each with its state in words, and whether it waits for this seat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mingce.acts.perform import CaseKey
from mingce.desks.page.seated import Request
from mingce.law.edition import Edition
from mingce.law.words import Words
from mingce.ledger import read


@dataclass(frozen=True, slots=True)
class Row:
    """A case in a list."""

    key: CaseKey
    place: Words
    track: Words
    state: Words
    version: int
    waits: tuple[str, ...]
    """The events that this seat can try from its state."""


@dataclass(frozen=True, slots=True)
class Due:
    """A last day of a round, past or to come."""

    label: Words
    cite: str
    day: date
    left: int


def rows(request: Request, listed: Iterable[read.Listed]) -> tuple[Row, ...]:
    """Cases in words; the names of all of them are looked up at once."""
    listed = tuple(listed)
    who, on = request.who, request.on
    editions = {one.id: read.edition(who, one.edition) for one in read.rounds(who, on)}
    names = read.named(who, on, [one.key.holder for one in listed])
    return tuple(
        Row(
            one.key,
            names.name(one.key.holder, on),
            editions[one.key.round].tracks[one.key.track].label,
            editions[one.key.round].tracks[one.key.track].states[one.state].label,
            one.version,
            tuple(waiting(editions[one.key.round], one.key.track, one.state, who.role)),
        )
        for one in listed
    )


def waiting(edition: Edition, track: str, state: str, role: str) -> Iterator[str]:
    """The events that move a case from this very state and are a role's own to bring about.

    What may be done from any state, such as finding a falsification, is nothing it waits for.
    """
    of = edition.tracks[track]
    for line in of.transitions:
        moves = line.goal in of.states and line.goal != state
        if moves and role in line.by and state in line.origins and not line.never:
            yield line.event


def dues(request: Request) -> list[Due]:
    """The last days of the open rounds as they hold, the earliest first."""
    found = []
    for one in read.rounds(request.who, request.on):
        if one.closed is not None:
            continue
        for name, deadline in read.edition(request.who, one.edition).shape.deadlines.items():
            if day := one.due.get(name, deadline.day):
                left = (day - request.on).days
                found.append(Due(deadline.label, deadline.cite, day, left))
    return sorted(found, key=lambda due: due.day)
