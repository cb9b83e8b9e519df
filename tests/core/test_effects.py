"""What follows from a line: subjects and days filled in, and what stands in its way."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from mingce.core.consequences import Consequence, Kind
from mingce.core.decide import decide
from mingce.core.register import RECTIFICATION, REVOKED, Held, Register
from tests.cast import (
    AFTER,
    BEFORE,
    CITY,
    CORPS,
    CORPS_CITY,
    OFFICE,
    PROVINCE,
    act,
    body,
    case,
    decided,
    entry,
    lamps,
    reasons,
    world,
)
from tests.strategies import days

DAY = timedelta(days=1)
ON = date(2018, 8, 20)
MARCH = date(2015, 3, 1)


def ending(effect: str, title: str = "lamp") -> str:
    """A track whose one line has these effects, and a role that can be criticised."""
    return f"""
tracks:
  ending:
    label: {{zh: 了结, en: ending}}
    cite: "1"
    title: {title}
    applicant: town
    conditions: []
    documents: {{}}
    initial: dark
    states:
      dark: {{label: {{zh: 暗, en: dark}}}}
      over: {{label: {{zh: 完, en: over}}, final: true}}
    transitions:
      - {{event: end, from: any, to: over, by: bureau, cite: "4", effect: [{effect}]}}
"""


def end(
    effect: str,
    register: Register | None = None,
    holder: str = CITY,
    when: str = "2018-08-20T09:00",
    dated: date | None = None,
    title: str = "lamp",
):
    one = act("end", "bureau", OFFICE, when, dated=dated)
    return decided(lamps(ending(effect, title)), case("dark", holder, "ending"), one, register)


def standing(holder: str = CITY, **more: object) -> Register:
    return Register((Held(holder, "lamp", MARCH, MARCH, None, **more),))


# -- subjects and days


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ("{confer: own}", Consequence(Kind.CONFER, CITY, ON, "4", "lamp")),
        (
            "{confer: lantern}",
            Consequence(Kind.CONFER, CITY, ON, "4", "lantern", date(2021, 8, 20)),
        ),
        (
            "{confer: lantern, for: P1Y}",
            Consequence(Kind.CONFER, CITY, ON, "4", "lantern", date(2019, 8, 20)),
        ),
        ("{bar: own, for: P2Y}", Consequence(Kind.BAR, CITY, ON, "4", "lamp", date(2020, 8, 20))),
        ("{criticise: province}", Consequence(Kind.CRITICISE, PROVINCE, ON, "4", role="province")),
    ],
)
def test_an_effect_becomes_a_consequence_of_its_day(effect, expected):
    assert entry(end(effect)).consequences == (expected,)


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ("{renew: own, for: P3Y}", (Kind.RENEW, date(2021, 8, 20))),
        ("{renew: own}", (Kind.RENEW, None)),
        ("{rectify: own, for: P6M}", (Kind.RECTIFY, date(2019, 2, 20))),
        ("{revoke: own}", (Kind.REVOKE, None)),
    ],
)
def test_what_is_held_is_renewed_rectified_or_revoked(effect, expected):
    [found] = entry(end(effect, standing())).consequences

    assert (found.kind, found.until) == expected


def test_the_term_of_a_title_is_no_term_for_rectification():
    held = Register((Held(CITY, "lantern", MARCH, MARCH, None),))
    [found] = entry(end("{rectify: lantern}", held)).consequences

    assert (found.kind, found.until) == (Kind.RECTIFY, None)


def test_effects_follow_in_the_editions_order():
    found = entry(
        end("{bar: own, for: P2Y}, {revoke: own}, {criticise: [province, town]}", standing())
    ).consequences

    assert [(c.kind, c.subject) for c in found] == [
        (Kind.BAR, CITY),
        (Kind.REVOKE, CITY),
        (Kind.CRITICISE, PROVINCE),
        (Kind.CRITICISE, CITY),
    ]


@given(days.filter(lambda day: day <= ON))
def test_dates_run_from_the_day_of_the_paper_where_it_has_one(dated):
    [found] = entry(end("{bar: own, for: P2Y}", dated=dated)).consequences

    assert found.on == dated
    assert found.until == date(
        dated.year + 2, dated.month, 28 if (dated.month, dated.day) == (2, 29) else dated.day
    )


@pytest.mark.parametrize(
    ("when", "on"),
    [("2018-08-20T23:59:59.999", ON), ("2018-08-21T00:00", ON + DAY)],
)
def test_without_a_paper_dates_run_from_the_day_of_entry_in_the_editions_zone(when, on):
    [found] = entry(end("{bar: own, for: P2Y}", when=when)).consequences

    assert found.on == on


def test_a_term_begun_on_a_leap_day_ends_on_the_last_of_february():
    [found] = entry(end("{confer: lantern}", dated=date(2016, 2, 29))).consequences

    assert found.until == date(2019, 2, 28)


# -- hindrances


@pytest.mark.parametrize("status", ["held", RECTIFICATION])
def test_a_title_is_not_conferred_on_who_holds_it(status):
    assert reasons(end("{confer: own}", standing(status=status))) == [("title lamp", "4")]


@pytest.mark.parametrize("effect", ["{renew: own}", "{rectify: own, for: P1Y}"])
@pytest.mark.parametrize("register", [Register(), standing(status=REVOKED)])
def test_a_title_is_not_renewed_or_put_under_rectification_where_none_stands(effect, register):
    assert reasons(end(effect, register)) == [("title lamp", "4")]


@pytest.mark.parametrize("register", [Register(), standing(status=REVOKED)])
def test_where_nothing_stands_nothing_is_revoked_and_the_rest_follows(register):
    found = entry(end("{revoke: own}, {bar: own, for: P2Y}", register)).consequences

    assert [c.kind for c in found] == [Kind.BAR]


def test_a_revoked_title_can_be_conferred_again():
    assert end("{confer: own}", standing(status=REVOKED)).accepted


def test_another_title_does_not_hinder():
    assert end("{confer: lantern}", standing()).accepted


def test_a_title_that_begins_only_later_does_not_stand_yet():
    later = Register((Held(CITY, "lamp", ON + DAY, ON + DAY, None),))

    assert reasons(end("{renew: own}", later)) == [("title lamp", "4")]


@pytest.mark.parametrize("effect", ["{renew: own}", "{rectify: own, for: P1Y}", "{revoke: own}"])
@pytest.mark.parametrize(("dated", "expected"), [(MARCH - DAY, [("dated", "4")]), (MARCH, [])])
def test_nothing_follows_for_a_title_on_a_day_before_it_was_held(effect, dated, expected):
    assert reasons(end(effect, standing(), dated=dated)) == expected


@pytest.mark.parametrize("day", [ON, ON - DAY])
def test_nothing_follows_from_a_paper_older_than_the_last_step(day):
    moved = case("dark", CITY, "ending", moved_on=ON)
    one = act("end", "bureau", OFFICE, dated=day)
    found = decided(lamps(ending("{bar: own, for: P2Y}")), moved, one)

    assert reasons(found) == ([] if day == ON else [("dated", "4")])


# -- successors


@pytest.mark.parametrize(("when", "held"), [("2020-07-02", False), ("2020-07-03", True)])
def test_a_title_of_the_predecessor_hinders_a_second_one_from_the_succession_on(when, held):
    decision = end("{confer: own}", standing(BEFORE), AFTER, when)

    assert reasons(decision) == ([("title lamp", "4")] if held else [])


def test_a_title_under_a_predecessors_code_stays_one_title_and_keeps_its_holder():
    found = entry(
        end("{revoke: own}, {bar: own, for: P2Y}", standing(BEFORE), AFTER, "2021-01-01")
    ).consequences

    assert [(c.kind, c.subject) for c in found] == [(Kind.REVOKE, BEFORE), (Kind.BAR, AFTER)]


# -- criticism


@pytest.mark.parametrize(
    ("holder", "recommender"), [(CITY, PROVINCE), (CORPS_CITY, CORPS), (BEFORE, PROVINCE)]
)
def test_whoever_sits_in_the_seat_for_the_holder_is_criticised(holder, recommender):
    [found] = entry(end("{criticise: [province]}", holder=holder)).consequences

    assert (found.subject, found.role) == (recommender, "province")


@pytest.mark.parametrize("role", ["judge", "province"])
def test_where_nobody_sits_nobody_is_criticised(role):
    there = world(lamps(ending(f"{{criticise: {role}}}")), bodies=(body("stranger"),))
    decision = decide(there, case("dark", "stranger", "ending"), act("end", "bureau", OFFICE))

    assert entry(decision).consequences == ()


@given(days.filter(lambda day: day >= MARCH))
def test_what_lasts_ends_after_it_begins(on):
    effects = "{rectify: own, for: P1D}, {bar: own, for: P1M}, {renew: own, for: P1Y}"
    found = entry(end(effects, standing(), when=f"{on}T12:00")).consequences

    assert [c.on for c in found] == [on] * 3
    assert [on < c.until for c in found] == [True] * 3
