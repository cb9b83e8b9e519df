"""The register: folded from consequences, half-open, never two terms at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.consequences import Consequence, Kind
from mingce.core.register import HELD, LAPSED, RECTIFICATION, REVOKED, Bar, Held, Register
from mingce.law.periods import Duration
from tests.cast import AFTER, BEFORE, CITY, NEIGHBOUR, SUCCEEDED, holders
from tests.strategies import consequences, days, durations, followings, registers

DAY = timedelta(days=1)
MARCH, LATER = date(2018, 3, 1), date(2021, 3, 1)


def what(kind: Kind, on: date = MARCH, until: date | None = None, subject: str = CITY):
    return Consequence(kind, subject, on, "4", "lamp", until)


def conferred(on: date = MARCH, until: date | None = LATER) -> Register:
    return Register().after(what(Kind.CONFER, on, until))


# -- folding


@given(registers, followings, st.integers(0, 8))
def test_folding_in_two_parts_equals_folding_at_once(register, following, cut):
    at_once = register.after_all(following)

    assert at_once == register.after_all(following[:cut]).after_all(following[cut:])


@given(registers, consequences)
def test_folding_never_changes_the_register_it_started_from(register, consequence):
    before = Register(register.titles, register.bars, register.criticisms)
    register.after(consequence)

    assert before == register


@given(registers, followings)
def test_nothing_that_was_in_the_register_is_ever_left_out(register, following):
    later = register.after_all(following)
    kept = [(h.holder, h.title, h.since) for h in later.titles]

    before = [(h.holder, h.title, h.since) for h in register.titles]
    corrected = any(c.kind is Kind.CORRECT for c in following)
    assert corrected or kept[: len(register.titles)] == before
    new = [c for c in following if c.kind in (Kind.CONFER, Kind.RECORD)]
    assert len(kept) - len(register.titles) == len(new)
    assert len(later.bars) == len([c for c in following if c.kind is Kind.BAR])
    assert len(later.criticisms) == len([c for c in following if c.kind is Kind.CRITICISE])


# -- one title after the other


def test_a_title_conferred_stands_from_its_day_on():
    register = conferred()

    assert register.titles == (Held(CITY, "lamp", MARCH, MARCH, LATER, clause="4"),)
    assert register.standing([CITY], "lamp", MARCH - DAY) is None
    assert register.standing([CITY], "lamp", MARCH) == register.titles[0]


def test_a_title_stands_past_its_term_until_something_is_decided():
    held = conferred().titles[0]

    assert held.standing(date(2030, 1, 1))
    assert [held.awaiting(LATER - DAY), held.awaiting(LATER)] == [False, True]


def test_a_title_without_a_term_never_awaits_a_decision():
    held = conferred(until=None).titles[0]

    assert not held.awaiting(date(2099, 12, 31))


def test_a_title_awaits_nothing_before_it_is_held():
    held = Held(CITY, "lamp", LATER, LATER, MARCH)

    assert not held.awaiting(MARCH)


def test_a_renewal_begins_a_new_term_and_keeps_the_beginning():
    on, until = date(2021, 5, 1), date(2023, 5, 1)
    renewed = conferred().after(what(Kind.RENEW, on, until))

    assert renewed.titles == (Held(CITY, "lamp", MARCH, on, until, terms_before=1, clause="4"),)


def test_rectification_names_its_last_day_and_the_title_stands():
    until = date(2019, 3, 1)
    register = conferred().after(what(Kind.RECTIFY, until=until))

    assert register.titles == (
        Held(CITY, "lamp", MARCH, MARCH, LATER, RECTIFICATION, until, clause="4"),
    )
    assert register.standing([CITY], "lamp", until) == register.titles[0]


def test_a_renewal_ends_rectification():
    under = conferred().after(what(Kind.RECTIFY, until=date(2019, 3, 1)))
    renewed = under.after(what(Kind.RENEW, date(2018, 9, 1), LATER))

    assert [(h.status, h.rectify_by) for h in renewed.titles] == [(HELD, None)]


def test_a_revoked_title_stands_no_longer_and_stays_on_record():
    on = date(2019, 6, 1)
    revoked = conferred().after(what(Kind.REVOKE, on))

    assert revoked.titles == (
        Held(CITY, "lamp", MARCH, MARCH, LATER, REVOKED, ended=on, clause="4"),
    )
    assert revoked.standing([CITY], "lamp", on) is None
    assert revoked.latest([CITY], "lamp") == revoked.titles[0]


def test_a_revocation_ends_rectification():
    under = conferred().after(what(Kind.RECTIFY, until=date(2019, 3, 1)))

    assert under.after(what(Kind.REVOKE)).titles[0].rectify_by is None


def test_a_title_can_be_conferred_again_after_it_was_revoked():
    again = conferred().after(what(Kind.REVOKE)).after(what(Kind.CONFER, LATER))

    assert [h.status for h in again.titles] == [REVOKED, HELD]
    assert again.standing([CITY], "lamp", LATER) == again.titles[1]


@pytest.mark.parametrize("kind", [Kind.RENEW, Kind.RECTIFY, Kind.REVOKE])
@pytest.mark.parametrize("status", [REVOKED, LAPSED])
def test_what_stands_no_longer_is_not_changed_any_more(kind, status):
    register = Register((replace(conferred().titles[0], status=status),))

    assert register == register.after(what(kind, until=LATER))


@pytest.mark.parametrize("kind", [Kind.RENEW, Kind.RECTIFY, Kind.REVOKE])
def test_what_nobody_holds_is_neither_renewed_nor_rectified_nor_revoked(kind):
    assert Register() == Register().after(what(kind, until=LATER))


@pytest.mark.parametrize("kind", [Kind.RENEW, Kind.RECTIFY, Kind.REVOKE])
def test_another_holder_or_another_title_is_not_touched(kind):
    register = Register(
        (
            Held(NEIGHBOUR, "lamp", MARCH, MARCH, LATER),
            Held(CITY, "lantern", MARCH, MARCH, LATER),
        )
    )

    assert register == register.after(what(kind, until=LATER))


def test_a_decision_dated_before_the_entry_of_the_title_still_takes_it():
    revoked = conferred(on=MARCH).after(what(Kind.REVOKE, MARCH - DAY))

    assert [(h.status, h.ended) for h in revoked.titles] == [(REVOKED, MARCH - DAY)]


# -- terms and years


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (MARCH, 0),
        (LATER - DAY, 0),
        (LATER, 1),
        (date(2099, 1, 1), 1),
    ],
)
def test_a_term_is_completed_on_the_first_day_outside_it(on, expected):
    assert conferred().titles[0].terms_completed(on) == expected


def test_a_title_without_a_term_completes_none():
    assert conferred(until=None).titles[0].terms_completed(date(2099, 1, 1)) == 0


def test_terms_renewed_count_as_completed():
    held = conferred().after(what(Kind.RENEW, date(2019, 1, 1), date(2022, 1, 1))).titles[0]

    assert [held.terms_completed(date(2021, 12, 31)), held.terms_completed(date(2022, 1, 1))] == [
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("on", "years"),
    [
        (date(2017, 1, 1), 0),
        (date(2018, 2, 28), 0),
        (date(2019, 2, 28), 0),
        (date(2019, 3, 1), 1),
        (date(2028, 3, 1), 10),
    ],
)
def test_a_title_is_held_for_full_years(on, years):
    assert conferred(until=None).held_for([CITY], "lamp", on) == years


def test_a_title_no_longer_held_has_been_held_for_nothing():
    assert conferred().after(what(Kind.REVOKE)).held_for([CITY], "lamp", LATER) == 0


# -- bars


@given(days, durations)
def test_a_bar_holds_from_its_first_day_until_before_its_first_free_day(on, lasts):
    until = lasts.add_to(on)
    register = Register().after(what(Kind.BAR, on, until))
    bar = Bar(CITY, "lamp", on, until, "4")

    assert register.bars == (bar,)
    assert [register.barred([CITY], "lamp", day) for day in (on - DAY, on, until - DAY, until)] == [
        None,
        bar,
        bar,
        None,
    ]


@given(days, durations)
def test_a_bar_always_ends(on, lasts: Duration):
    bar = Register().after(what(Kind.BAR, on, lasts.add_to(on))).bars[0]

    assert on < bar.until < date.max


def test_a_bar_without_an_end_is_refused():
    with pytest.raises(ValueError, match="a bar always ends"):
        Register().after(what(Kind.BAR, until=None))


def test_a_bar_is_about_one_title_of_one_line_of_holders():
    register = Register().after(what(Kind.BAR, until=LATER))

    assert register.barred([CITY], "lantern", MARCH) is None
    assert register.barred([NEIGHBOUR], "lamp", MARCH) is None
    assert register.barred([], "lamp", MARCH) is None
    assert register.barred([NEIGHBOUR, CITY], "lamp", MARCH) == register.bars[0]


def test_a_bar_takes_no_title_away():
    register = conferred().after(what(Kind.BAR, until=LATER))

    assert register.standing([CITY], "lamp", MARCH) == conferred().titles[0]


# -- succession and criticism


def test_a_holder_has_the_titles_and_the_bars_of_those_it_succeeded():
    register = Register().after_all(
        [
            what(Kind.CONFER, subject=BEFORE, until=LATER),
            what(Kind.BAR, subject=BEFORE, until=LATER),
        ]
    )
    eve, day = (holders().line(AFTER, on) for on in (SUCCEEDED - DAY, SUCCEEDED))

    assert register.standing(eve, "lamp", SUCCEEDED - DAY) is None
    assert register.standing(day, "lamp", SUCCEEDED) == register.titles[0]
    assert register.barred(eve, "lamp", SUCCEEDED - DAY) is None
    assert register.barred(day, "lamp", SUCCEEDED) == register.bars[0]


def test_a_criticism_names_the_office_its_role_and_its_day():
    consequence = Consequence(Kind.CRITICISE, "320000", MARCH, "4", role="province")
    criticism = Register().after(consequence).criticisms[0]

    assert (criticism.subject, criticism.role, criticism.on, criticism.clause) == (
        "320000",
        "province",
        MARCH,
        "4",
    )


# -- what papers say, and what stood wrong

EARLIER = Held(CITY, "lamp", date(2012, 1, 1), date(2012, 1, 1), date(2014, 12, 31), LAPSED)


def recorded(held: Held, on: date = LATER) -> Consequence:
    return Consequence(Kind.RECORD, held.holder, on, "op.8", held.title, held=held)


def corrected(was: Held, held: Held) -> Consequence:
    return Consequence(
        Kind.CORRECT, held.holder, LATER, "op.7", held.title, held=held, was=was, because="misread"
    )


def test_an_earlier_title_taken_in_late_does_not_hide_the_one_that_stands():
    register = conferred().after(recorded(EARLIER))

    assert register.latest([CITY], "lamp") == conferred().titles[0]
    assert register.standing([CITY], "lamp", LATER) == conferred().titles[0]
    assert register.terms_completed([CITY], "lamp", LATER) == 2


@pytest.mark.parametrize("kind", [Kind.RENEW, Kind.RECTIFY, Kind.REVOKE])
def test_what_follows_for_a_title_passes_by_an_earlier_one_taken_in_since(kind):
    before = conferred().after(recorded(EARLIER))
    after = before.after(what(kind, LATER, date(2024, 3, 1)))

    assert after.titles[1] == EARLIER
    assert after.titles[0] == conferred().after(what(kind, LATER, date(2024, 3, 1))).titles[0]


def test_a_row_corrected_gives_way_to_another_in_its_place():
    right = replace(conferred().titles[0], term_to=date(2020, 3, 1))
    register = conferred().after(recorded(EARLIER)).after(corrected(conferred().titles[0], right))

    assert register.titles == (right, EARLIER)


def test_a_row_that_has_changed_since_is_not_corrected():
    register = conferred().after(what(Kind.REVOKE))

    assert register == register.after(corrected(conferred().titles[0], EARLIER))


@pytest.mark.parametrize("kind", [Kind.RECORD, Kind.CORRECT])
def test_what_is_recorded_or_corrected_has_a_row(kind):
    with pytest.raises(ValueError, match=r"row|title"):
        Register().after(what(kind))
