"""Seats are given and taken away by the security administrator; an administrator's takes two.

One proposes and another confirms. A proposal stands in the log as such and gives no seat.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import ClassVar

from mingce.acts.perform import Asked, Outcome, Plain, Ruling, about, perform
from mingce.core.answering import reason
from mingce.core.findings import Finding
from mingce.core.policy import Action
from mingce.core.seats import (
    ADMINISTRATORS,
    CLAUSE,
    SECURITY,
    Appointment,
    Seat,
    unappointable,
    unremovable,
)
from mingce.law.edition import Edition
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.words import Words, shown
from mingce.ledger import people, staff, standing, write
from mingce.ledger.people import HOME, Proposed
from mingce.ledger.streams import organisation_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


def seat(asked: Asked, wanted: Sequence[Seat], beside: Iterable[Edition] = ()) -> list[Outcome]:
    """Seats are given from their first day on: one entry for each organisation or holder.

    `beside` are editions that are in the house and have had no round yet; their roles count too.
    A seat that cannot be given keeps out the others of its organisation, and no others.
    """
    beside = tuple(beside)
    return perform(asked, [_Seating(of, seats, beside=beside) for of, seats in _by_place(wanted)])


def unseat(asked: Asked, given: Sequence[Seat]) -> list[Outcome]:
    """Seats are taken away, from today on; what was only proposed is dropped."""
    return perform(asked, [_Unseating(of, seats) for of, seats in _by_place(given)])


def confirm(asked: Asked, proposed: Seat, *, removal: bool = False) -> Outcome:
    """A second administrator agrees, and the seat is given, or is gone."""
    return perform(asked, [_Confirming(proposed, removal)])[0]


def _by_place(seats: Iterable[Seat]) -> Iterable[tuple[str, tuple[Seat, ...]]]:
    ordered = sorted(seats, key=lambda one: one.of)
    return [(of, tuple(some)) for of, some in groupby(ordered, key=lambda one: one.of)]


@dataclass(slots=True)
class _Change(Plain):
    """What is done to seats of one organisation, and what stands when it is done."""

    of: str
    seats: tuple[Seat, ...]
    _given: list[Seat] = field(default_factory=list)
    _taken: list[Seat] = field(default_factory=list)
    _proposed: list[Proposed] = field(default_factory=list)
    _settled: list[Proposed] = field(default_factory=list)
    _desks: dict[str, str] = field(default_factory=dict)
    _on: date = field(init=False)
    ways: ClassVar[tuple[Action, Action]]
    """What it is called: for most seats, and for that of the security administrator."""

    @property
    def action(self) -> Action:
        return self.ways[any(one.role == SECURITY for one in self.seats)]

    @property
    def stream(self) -> str:
        return organisation_stream(self.of)

    @property
    def _asked(self) -> dict[str, Json]:
        return {"action": self.action, "seats": [people.written_seat(one) for one in self.seats]}

    def body(self) -> Json:
        return self._asked

    def prepare(self, asked: Asked) -> Iterable[str]:
        self._on = asked.on
        return (HOME,)

    def keep(self, _row: Row, streams: Mapping[str, Locked], ruling: Ruling) -> None:
        stream = streams[self.stream]
        write.keep_stream(stream, people.then(stream, ruling.content or {}))
        staff.give(self._given, self._desks)
        staff.take(self._taken, self._on)

    def _ruled(self, wrong: Sequence[Finding]) -> Ruling:
        if wrong:
            return Ruling.refused(wrong)
        content: dict[str, Json] = {
            "cite": CLAUSE,
            "proposed": [people.written_proposal(one) for one in self._proposed],
            "seats": [{**people.written_seat(s), "desk": self._desks[s.role]} for s in self._given],
            "settled": [people.written_proposal(one) for one in self._settled],
            "unseated": [people.written_seat(one) for one in self._taken],
        }
        return Ruling({key: held for key, held in content.items() if held})


@dataclass(slots=True)
class _Seating(_Change):
    beside: tuple[Edition, ...] = ()
    ways = (Action.SEAT, Action.SEAT_SECURITY)

    def decide(self, asked: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        by = asked.who.person
        persons = {one.person for one in self.seats}
        known, pending = people.entered(persons), people.proposed(streams[HOME])
        self._desks = _desks(self.beside, persons)
        held = people.seats_of({*persons, by})
        wrong: list[Finding] = []
        for one in self.seats:
            found = unappointable(held, known, Appointment(one, by), asked.on, self._desks)
            found += _misplaced(one, asked)
            if any(one == before.seat and not before.removal for before in pending):
                words = Words("这一席位已经提名", "this seat has been proposed already")
                found.append(reason("seat", CLAUSE, words))
            if against := _against(one, found):
                wrong += against
            elif found:
                self._proposed.append(Proposed(one, by))
            else:
                self._given.append(one)
                held.append(one)
        return self._ruled(wrong)


@dataclass(slots=True)
class _Unseating(_Change):
    ways = (Action.UNSEAT, Action.UNSEAT_SECURITY)

    def decide(self, asked: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        by = asked.who.person
        persons = {one.person for one in self.seats}
        held, pending = people.seats_of({*persons, by}), people.proposed(streams[HOME])
        wrong: list[Finding] = []
        for one in self.seats:
            dropped = [p for p in pending if p.seat == one and not p.removal]
            every = [*held, *(p.seat for p in dropped)]
            found = unremovable(every, Appointment(one, by), asked.on)
            if any(p.seat == one and p.removal for p in pending):
                words = Words("免去这一席位已经提出", "its removal has been proposed already")
                found.append(reason("seat", CLAUSE, words))
            if against := _against(one, found):
                wrong += against
            elif dropped:
                self._settled += dropped
            elif found:
                self._proposed.append(Proposed(one, by, removal=True))
            else:
                self._taken.append(one)
        return self._ruled(wrong)


@dataclass(slots=True)
class _Confirming(_Change):
    removal: bool = False
    action = Action.CONFIRM_SEAT

    def __init__(self, proposed: Seat, removal: bool) -> None:
        _Change.__init__(self, NATIONAL_OFFICE, (proposed,))
        self.removal = removal

    def body(self) -> Json:
        return {**self._asked, "removal": self.removal}

    def decide(self, asked: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        [wanted] = self.seats
        pending = people.proposed(streams[HOME])
        found = [p for p in pending if (p.seat, p.removal) == (wanted, self.removal)]
        if not found:
            words = Words("没有待确认的这一提名", "there is no such proposal to confirm")
            return self._ruled([reason("proposal", CLAUSE, words)])
        # A proposal is not for days that are past by the time it is confirmed.
        now = wanted if self.removal else replace(wanted, since=max(wanted.since, asked.on))
        appointment = Appointment(now, found[0].by, asked.who.person)
        persons = {now.person, appointment.by, asked.who.person}
        held = people.seats_of(persons)
        self._desks = _desks((), persons)
        self._settled = found
        if self.removal:
            self._taken = [now]
            return self._ruled(unremovable(held, appointment, asked.on))
        self._given = [now]
        known = people.entered(persons)
        return self._ruled(unappointable(held, known, appointment, asked.on, self._desks))


def _against(wanted: Seat, found: Iterable[Finding]) -> list[Finding]:
    """What is false speaks against a seat; what is unknown only waits for its confirmation."""
    return [about(wanted.person, each) for each in found if each.verdict is False]


def _desks(beside: Iterable[Edition], persons: Iterable[str]) -> dict[str, str]:
    """The desk of each role; an administrator has one of its own."""
    return {**people.desks(beside, persons), **{role: role for role in ADMINISTRATORS}}


def _misplaced(wanted: Seat, asked: Asked) -> list[Finding]:
    """A seat is at an organisation or for a holder that there is; administrators' at the office."""
    if wanted.role in ADMINISTRATORS and wanted.of != NATIONAL_OFFICE:
        words = Words("管理员的席位在主办机关", "an administrator's seat is at the national office")
        return [reason("organisation", CLAUSE, words)]
    if not standing.holders([wanted.of], asked.on).known(wanted.of):
        of = shown(wanted.of)
        words = Words(f"没有“{of}”这一单位", f"there is no organisation or holder '{of}'")
        return [reason("organisation", CLAUSE, words)]
    return []
