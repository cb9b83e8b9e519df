"""What somebody gets wrong who otherwise does everything right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from mingce.core.case import Act
from mingce.law.values import Given
from tests.cast import (
    AFTER,
    BEFORE,
    CITY,
    CORPS_CITY,
    COUNTY_CITY,
    DISTRICT,
    LONG_AFTER,
    LONG_BEFORE,
    NEIGHBOUR,
    OFFICE,
    PREFECTURE,
    built_in,
)
from tests.journeys.oracle import PROVINCES

EDITION = built_in().edition
ACTORS = tuple(EDITION.shape.actors)
FACTS = tuple(EDITION.facts)
WALKERS = (
    CITY, NEIGHBOUR, COUNTY_CITY, DISTRICT, CORPS_CITY, PREFECTURE,
    BEFORE, AFTER, LONG_BEFORE, LONG_AFTER,
)  # fmt: skip
SEATS = (*WALKERS, *sorted(set(PROVINCES.values())), OFFICE, "nobody")
VALUES = {
    "boolean": (True, False, None),
    "number": (0, 3, 79, 80, None),
    "text": ("写明", " ", None),
    "date": (date(2018, 9, 30), date(2021, 1, 1), None),
    "choice": (None,),
}

Slip = Callable[[Act], Act]


def anything(name: str, toss: Random) -> Given:
    value = toss.choice(VALUES[EDITION.facts[name].type])
    return Given(value, toss.choice((None, "查明")), toss.choice((None, "附件")))


def wrong_seat(act: Act, toss: Random) -> Act:
    return replace(act, of=toss.choice(SEATS))


def wrong_actor(act: Act, toss: Random) -> Act:
    return replace(act, actor=toss.choice(ACTORS))


def dated_tomorrow(act: Act, toss: Random) -> Act:
    return replace(act, dated=(act.at + timedelta(hours=8, days=toss.choice((1, 400)))).date())


def too_much(act: Act, toss: Random) -> Act:
    name = toss.choice(FACTS)
    return replace(act, answers={**act.answers, name: anything(name, toss)})


def too_little(act: Act, toss: Random) -> Act:
    kept = {name: given for name, given in act.answers.items() if toss.randrange(2)}
    papers = dict(list(act.documents.items())[toss.randrange(2) :])
    return replace(act, answers=kept, documents=papers)


SLIPS = (wrong_seat, wrong_actor, dated_tomorrow, too_much, too_little)
