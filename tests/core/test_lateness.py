"""Deadlines: the last day is in time until its midnight, extensions count, who is overdue."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.asks import Situation
from mingce.core.case import Answer, Case
from mingce.core.decide import World, decide
from mingce.core.lateness import Overdue, lateness, overdue, overdue_rectifications
from mingce.core.register import RECTIFICATION, REVOKED, Held, Register
from mingce.core.rulebook import Rulebook
from tests.cast import (
    AFTER,
    BEFORE,
    CITY,
    NEIGHBOUR,
    SUCCEEDED,
    act,
    at,
    built_in,
    case,
    entry,
    holders,
    lamps,
)

DUE = date(2018, 8, 31)
DAY = timedelta(days=1)
GRANTED = at("2018-08-25")
READY = {"oil_bought": True, "poem": "灯", "height": 3}
CALLING = """
tracks:
  called:
    label: {zh: 复查, en: called}
    cite: "2"
    title: lamp
    applicant: town
    conditions: []
    calls: bright
    documents: {}
    initial: waiting
    states:
      waiting: {label: {zh: 待查, en: waiting}}
      drafted: {label: {zh: 已拟, en: drafted}}
      here: {label: {zh: 已到, en: here}}
      held_up: {label: {zh: 逾期, en: held up}}
      done: {label: {zh: 已完, en: done}, final: true}
    transitions:
      - {event: mend, from: waiting, to: drafted, by: town, cite: "2"}
      - {event: look, from: waiting, by: town, cite: "2"}
      - {event: ask, from: drafted, to: here, by: town, cite: "2", due: oil, late: held_up}
      - {event: end, from: [here, held_up], to: done, by: bureau, cite: "2"}
      - {event: smash, from: open, to: done, by: town, cite: "7", never: {zh: 不许, en: not so}}
"""


def situation(when: datetime, **more: object) -> Situation:
    return Situation(lamps(), case(**more), Register(), holders(), when)


def asking() -> object:
    return lamps().tracks["lighting"].transitions[0]


def is_late(when: datetime, due: dict | None = None, **more: object) -> bool:
    return lateness(due or {}, situation(when, **more), asking()) is not None


def extended(until: date | None, granted: datetime = GRANTED) -> dict:
    """A case that was given a day, and perhaps the event that grants it, at one moment."""
    answer = Answer(until, "bureau", "office", GRANTED)
    return {"answers": {"put_off_to": answer}, "happened": {"put_off": granted}}


# -- the last day


@pytest.mark.parametrize(
    ("when", "late"),
    [
        ("2018-08-31T00:00:00", False),
        ("2018-08-31T23:59:59.999", False),
        ("2018-08-31T23:59:59.999999", False),
        ("2018-09-01T00:00:00", True),
        ("2018-09-01T00:00:00.001", True),
    ],
)
def test_the_last_day_is_in_time_until_its_midnight(when, late):
    assert is_late(at(when)) is late


@given(
    st.datetimes(datetime(2018, 8, 30), datetime(2018, 9, 2)),  # noqa: DTZ001 - the zone is drawn
    st.integers(-12, 14),
)
def test_the_offset_a_moment_is_written_with_makes_no_difference(when, hours):
    moment = when.replace(tzinfo=timezone(timedelta(hours=hours)))
    midnight = datetime(2018, 8, 31, 16, tzinfo=UTC)

    assert is_late(moment) is (moment >= midnight)


def test_being_late_cites_the_clause_of_the_deadline():
    found = lateness({}, situation(at("2018-09-01")), asking())

    assert (found.rule.id, found.clause, found.verdict) == ("due oil", "2", False)
    assert found.rule.label.en == "late: oil were due by the end of 2018-08-31"


def test_a_line_without_a_deadline_is_never_late():
    looking = lamps().tracks["lighting"].transitions[1]

    assert lateness({}, situation(at("2999-01-01")), looking) is None


@pytest.mark.parametrize(
    ("own", "late"), [(date(2018, 9, 1), False), (date(2018, 8, 30), True), (None, False)]
)
def test_a_round_may_set_its_own_day(own, late):
    due = {} if own is None else {"oil": own}

    assert is_late(at("2018-08-31T12:00"), due) is late


@pytest.mark.parametrize(
    ("until", "when", "late"),
    [
        (date(2018, 9, 10), "2018-09-10T23:59:59.999", False),
        (date(2018, 9, 10), "2018-09-11", True),
        # An extension never shortens.
        (date(2018, 8, 1), "2018-08-31", False),
        (date(2018, 8, 1), "2018-09-01", True),
        (None, "2018-09-01", True),
    ],
)
def test_an_extension_of_the_case_counts(until, when, late):
    assert is_late(at(when), **extended(until)) is late


def test_a_day_that_was_only_answered_grants_no_extension():
    only_answered = {**extended(date(2018, 9, 10)), "happened": {}}
    answered_anew = extended(date(2018, 9, 10), granted=GRANTED - DAY)
    without_a_day = {"happened": {"put_off": GRANTED}}

    assert is_late(at("2018-09-01"), **only_answered)
    assert is_late(at("2018-09-01"), **answered_anew)
    assert is_late(at("2018-09-01"), **without_a_day)


def test_an_extension_is_granted_with_its_event():
    one = act("put_off", "bureau", "office", facts={"put_off_to": date(2018, 9, 10)})
    granted = case().after(
        entry(decide(World(Rulebook(lamps()), holders(), Register()), case(), one))
    )

    assert not is_late(at("2018-09-10"), answers=granted.answers, happened=granted.happened)


def test_an_extension_goes_beyond_the_rounds_own_day():
    own = {"oil": date(2018, 9, 5)}

    assert is_late(at("2018-09-08"), own)
    assert not is_late(at("2018-09-08"), own, **extended(date(2018, 9, 10)))


# -- what an act late comes to


@pytest.mark.parametrize(
    ("when", "state", "warned"),
    [
        ("2018-08-31T23:59:59.999", "asked", []),
        ("2018-09-01T00:00", "asked_late", [("due oil", "2")]),
    ],
)
def test_what_is_late_is_held_and_warned_about_never_refused(when, state, warned):
    one = act("ask", "town", CITY, when, facts=READY, documents=("letter", "plan"))
    decision = decide(World(Rulebook(lamps()), holders(), Register()), case(), one)

    assert entry(decision).goal == state
    assert [(f.rule.id, f.clause) for f in decision.warnings] == warned


def test_without_a_place_for_what_is_late_it_only_warns():
    edition = lamps(CALLING.replace(", late: held_up", ""))
    decision = decide(
        World(Rulebook(edition), holders(), Register()),
        case("drafted", track="called"),
        act("ask", "town", CITY, "2018-09-01"),
    )

    assert entry(decision).goal == "here"
    assert [f.rule.id for f in decision.warnings] == ["due oil"]


# -- who is overdue


def of_called(state: str, holder: str = CITY) -> dict:
    return {("called", holder): case(state, holder, "called")}


def shown(cases: dict, on: date, due: dict | None = None) -> list[str]:
    found = overdue(lamps(CALLING), due or {}, cases, holders(), on)
    return [one.holder for one in found]


@pytest.mark.parametrize(
    ("on", "expected"), [(DUE - DAY, []), (DUE, [CITY, BEFORE]), (DUE + DAY, [CITY, BEFORE])]
)
def test_who_was_called_and_has_not_come_is_overdue_at_the_end_of_the_last_day(on, expected):
    assert shown({}, on) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("waiting", [CITY, BEFORE]),
        ("drafted", [CITY, BEFORE]),
        ("here", [BEFORE]),
        ("held_up", [BEFORE]),
        ("done", [BEFORE]),
    ],
)
def test_a_case_is_overdue_while_the_deadline_is_still_before_it(state, expected):
    assert shown(of_called(state), DUE) == expected


def test_what_somebody_not_called_does_is_never_overdue():
    assert shown(of_called("waiting", NEIGHBOUR), DUE) == [CITY, BEFORE]


def test_a_round_that_sets_its_own_day_is_overdue_on_that_day():
    own = {"oil": DUE + DAY}

    assert shown({}, DUE, own) == []
    assert shown({}, DUE + DAY, own) == [CITY, BEFORE]


def test_who_came_under_its_heirs_code_is_not_overdue():
    cases = of_called("done", AFTER)

    assert shown(cases, SUCCEEDED - DAY) == [CITY, BEFORE]
    assert shown(cases, SUCCEEDED) == [CITY]


def test_being_overdue_names_holder_track_day_and_clause():
    [first, _] = overdue(lamps(CALLING), {}, {}, holders(), DUE)

    assert first == Overdue(CITY, "called", DUE, "2")


def test_a_track_that_calls_nobody_has_nobody_overdue():
    assert list(overdue(lamps(), {}, {}, holders(), date(2099, 1, 1))) == []


def test_of_the_first_edition_twelve_cities_are_called():
    found = list(overdue(built_in().edition, {}, {}, holders(), DUE))

    assert {one.what for one in found} == {"re_review"}
    assert len({one.holder for one in found}) == len(found) == 12


# -- a day granted case by case

MENDING = """
deadlines:
  mending:
    {label: {zh: 修灯, en: mending}, cite: "7", extended_by: put_off, extended_to: put_off_to}
tracks:
  mended:
    label: {zh: 修灯, en: mended}
    cite: "2"
    title: lamp
    applicant: town
    conditions: []
    documents: {}
    initial: dark
    states:
      dark: {label: {zh: 暗, en: dark}}
      over: {label: {zh: 完, en: over}, final: true}
    transitions:
      - {event: mend, from: dark, by: town, cite: "3", due: mending}
      - {event: end, from: dark, to: over, by: bureau, cite: "4"}
      - {event: put_off, from: dark, by: bureau, cite: "2"}
"""
PUT_OFF = at("2018-08-25")


def granted(until: date | None, when: datetime = PUT_OFF, **happened: datetime) -> Case:
    """A case that was given a day with the event that grants it, and what else happened to it."""
    return case(
        "dark",
        track="mended",
        answers={"put_off_to": Answer(until, "bureau", "office", when)},
        happened={"put_off": PUT_OFF, **happened},
    )


def mending(one: Case, when: str) -> list[tuple[str, str]]:
    decided_on = decide(
        World(Rulebook(lamps(MENDING)), holders(), Register()), one, act("mend", "town", CITY, when)
    )
    assert decided_on.entry is not None
    assert (decided_on.entry.goal, decided_on.entry.due) == ("dark", "")
    return [(w.rule.id, w.clause) for w in decided_on.warnings]


@pytest.mark.parametrize(
    ("one", "when", "expected"),
    [
        (granted(DUE), "2018-08-31T23:59:59", []),
        (granted(DUE), "2018-09-01", [("due mending", "7")]),
        (granted(None), "2018-09-01", []),
        (granted(DUE, GRANTED - DAY), "2018-09-01", []),
        (granted(DUE, GRANTED + DAY), "2018-09-01", []),
        (case("dark", track="mended"), "2018-09-01", []),
    ],
)
def test_a_deadline_without_a_day_is_the_day_given_with_the_latest_grant(one, when, expected):
    assert mending(one, when) == expected


@pytest.mark.parametrize(
    ("one", "on", "expected"),
    [
        (granted(DUE), DUE - DAY, []),
        (granted(DUE), DUE, [Overdue(CITY, "mended", DUE, "7")]),
        (granted(DUE, mend=PUT_OFF - DAY), DUE, [Overdue(CITY, "mended", DUE, "7")]),
        (granted(DUE, mend=PUT_OFF + DAY), DUE, []),
        (granted(DUE, GRANTED - DAY), DUE, []),
        (replace(granted(DUE), state="over"), DUE, []),
        (case("dark", track="mended"), DUE, []),
    ],
)
def test_who_lets_a_day_of_its_own_pass_is_overdue_until_it_has_done_what_is_due(one, on, expected):
    assert list(overdue(lamps(MENDING), {}, {("mended", CITY): one}, holders(), on)) == expected


# -- rectification


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2019, 8, 19), []), (date(2019, 8, 20), [CITY]), (date(2025, 1, 1), [CITY])],
)
def test_a_rectification_is_overdue_from_the_first_day_after_its_year(on, expected):
    ends = date(2019, 8, 20)
    titles = (
        Held(CITY, "lamp", DUE, DUE, None, RECTIFICATION, ends),
        Held(NEIGHBOUR, "lamp", DUE, DUE, None, REVOKED, ends),
        Held(AFTER, "lamp", DUE, DUE, None),
        Held(BEFORE, "lamp", DUE, DUE, None, RECTIFICATION),
    )

    assert [one.holder for one in overdue_rectifications(Register(titles), on)] == expected
