"""No account alone makes an identity, gives it a seat and uses it.

One person does in small worlds whatever its account can, in every order and over two days, with
every account to which it has made the access; everybody else stands still.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations_with_replacement, product
from typing import NamedTuple

import pytest

from mingce.core.findings import Finding
from mingce.core.seats import (
    ADMINISTRATORS,
    Appointment,
    Seat,
    founders,
    unappointable,
    unenterable,
    unremovable,
)

DAYS = [date(2018, 8, 1) + timedelta(days=n) for n in range(2)]
TODAY, LATER = DAYS
DESKS = {"clerk": "office"}
ROLES = (*ADMINISTRATORS, "clerk")
ME, NEW = "me", "new"

Seats = frozenset[Seat]
Stands = bool | None


class World(NamedTuple):
    """Who sits where, who was entered by me, what is proposed, and on which day."""

    seats: Seats
    people: frozenset[str]
    mine: frozenset[str] = frozenset()
    proposed: frozenset[Appointment] = frozenset()
    on: date = TODAY

    def entered(self) -> dict[str, str | None]:
        return {person: ME if person in self.mine else None for person in self.people}

    def gained(self, start: "World") -> set[Seat]:
        """Seats, now or later, that I can use and could not use to begin with."""
        usable = {s for s in self.seats if s.person in {ME, *self.mine} and s.left(self.on) != s}
        return {s for s in usable if s.person != ME or s not in start.seats}


def stands(found: list[Finding], ignored: str) -> Stands:
    """An act is done, or stands as a proposal where only its confirmation lacks, or is refused."""
    verdicts = {finding.verdict for finding in found if finding.rule.id != ignored}
    return not verdicts or (None if verdicts == {None} else False)


def entries(world: World, by: str, ignored: str) -> Iterator[World]:
    proposed = [proposal.seat for proposal in world.proposed]
    for who in {*world.people, NEW}:
        if stands(unenterable(world.seats, who, by, world.on, proposed), ignored):
            yield world._replace(people=world.people | {who}, mine=world.mine | {who})


def appointments(world: World, by: str, ignored: str) -> Iterator[World]:
    # Seats that I give to others are left out: others stand still, so nothing comes of them.
    wanted = [
        Appointment(Seat(who, role, "o", since), by)
        for who, role, since in product({ME, *world.mine}, ROLES, {world.on, LATER})
    ]
    confirmed = [replace(proposal, confirmed_by=by) for proposal in world.proposed]
    for one in (*wanted, *confirmed):
        entered = world.entered()
        done = stands(unappointable(world.seats, entered, one, world.on, DESKS), ignored)
        if done:
            yield world._replace(seats=world.seats | {one.seat})
        elif done is None:
            # The last of my proposals is enough: they do nothing for each other.
            theirs = {p for p in world.proposed if p.by not in {ME, *world.mine}}
            yield world._replace(proposed=frozenset({*theirs, one}))


def removals(world: World, by: str, ignored: str) -> Iterator[World]:
    for gone in world.seats:
        if stands(unremovable(world.seats, Appointment(gone, by), world.on), ignored):
            yield world._replace(seats=world.seats - {gone} | {gone.left(world.on)})


def moves(world: World, ignored: str) -> Iterator[World]:
    for by in {ME, *world.mine}:
        for kind in (entries, appointments, removals):
            yield from kind(world, by, ignored)
    if world.on != LATER:
        yield world._replace(on=world.on + timedelta(days=1))


def reached(start: World, ignored: str = "") -> Iterator[World]:
    """Every world to which I alone can bring this one."""
    seen, edge = {start}, [start]
    while edge:
        for then in set(moves(edge.pop(), ignored)) - seen:
            seen.add(then)
            edge.append(then)
            yield then


# -- where the worlds begin

OPEN, ENDS, BEGINS = (TODAY, None), (TODAY, LATER), (LATER, None)
MINE = [
    *(("security", OPEN), ("system", ENDS), ("audit", ENDS)),
    *(("security", ENDS), ("system", OPEN), ("audit", OPEN)),
    *(("clerk", OPEN), ()),
]
OTHERS = [(), ("mine",), *((role, OPEN) for role in ROLES), ("clerk", BEGINS)]
"""What somebody else may be; an account that I made has no seat yet."""


def seat_of(person: str, placed: tuple) -> set[Seat]:
    return {Seat(person, placed[0], "o", *placed[1])} if len(placed) == 2 else set()


def lawful_worlds() -> Iterator[World]:
    """Every distribution of seats over me and two others, with what they may have proposed."""
    for mine, pair in product(MINE, combinations_with_replacement(OTHERS, 2)):
        others = dict(zip(("he", "jin"), pair, strict=True))
        seats = seat_of(ME, mine).union(*(seat_of(who, it) for who, it in others.items()))
        people = frozenset({ME, *others})
        made = frozenset(who for who, it in others.items() if it == ("mine",))
        world = World(frozenset(seats), people, made)
        yield world
        for by, who in product(others, people - made):
            for role in ADMINISTRATORS:
                one = Appointment(Seat(who, role, "o", LATER), by)
                if stands(unappointable(seats, world.entered(), one, TODAY, DESKS), "") is None:
                    yield world._replace(proposed=frozenset({one}))


def founded_worlds() -> Iterator[World]:
    """The three administrators, a clerk and somebody without a seat; one of the five is me."""
    for at in range(5):
        names = ["gao", "he", "jin", "kang", "lu"]
        names[at] = ME
        named = dict(zip(ADMINISTRATORS, names[:3], strict=True))
        seats = {*founders(named, "o", TODAY), Seat(names[3], "clerk", "o", TODAY)}
        yield World(frozenset(seats), frozenset(names))


def test_from_the_first_appointment_nobody_alone_makes_an_identity_that_can_act():
    assert [(s, w) for s in founded_worlds() for w in reached(s) if w.gained(s)] == []


def first_gain(ignored: str) -> World | None:
    worlds = ((start, world) for start in lawful_worlds() for world in reached(start, ignored))
    return next((world for start, world in worlds if world.gained(start)), None)


def test_from_no_lawful_world_does_anybody_alone_make_an_identity_that_can_act():
    assert first_gain("none of them") is None


@pytest.mark.parametrize("guard", ["entered", "oneself", "proposed", "confirmed", "still seated"])
def test_without_any_one_guard_somebody_alone_would(guard):
    assert first_gain(guard) is not None
