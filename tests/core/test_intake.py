"""Earlier titles are taken in from their papers, and wrong rows put right by a new entry."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.consequences import Consequence, Kind
from mingce.core.intake import CORRECTED, TAKEN_IN, Wanted, decide_intake
from mingce.core.lateness import overdue_rectifications
from mingce.core.register import HELD, LAPSED, RECTIFICATION, REVOKED, Held, Register
from mingce.law.periods import PartialDate
from tests.cast import AFTER, BEFORE, CITY, NEIGHBOUR, SUCCEEDED, holders
from tests.strategies import registers

TODAY = date(2018, 8, 20)
TITLES = ("lamp", "lantern")
READ = PartialDate.read
PAPER = Wanted(CITY, "lamp", READ("2015-03"), READ("2018-03"), paper="letter 17 of 2015")
ROW = Held(
    CITY, "lamp", date(2015, 3, 1), date(2015, 3, 1), date(2018, 3, 1),
    clause=TAKEN_IN, since_as="2015-03", term_to_as="2018-03", paper="letter 17 of 2015",
)  # fmt: skip


def told(wanted: Wanted, register: Register | None = None, on: date = TODAY) -> list[str]:
    """The reasons why something is not taken in, each under its clause."""
    found = decide_intake(register or Register(), holders(), TITLES, wanted, on)
    if isinstance(found, Consequence):
        return []
    assert {reason.clause for reason in found} == {wanted.clause}
    return [reason.rule.id for reason in found]


def taken_in(wanted: Wanted, register: Register | None = None) -> Register:
    found = decide_intake(register or Register(), holders(), TITLES, wanted, TODAY)
    assert isinstance(found, Consequence)
    return (register or Register()).after(found)


def test_a_title_is_taken_in_as_precisely_as_its_paper_has_it():
    found = decide_intake(Register(), holders(), TITLES, PAPER, TODAY)

    assert found == Consequence(
        Kind.RECORD, CITY, TODAY, TAKEN_IN, "lamp", date(2018, 3, 1), held=ROW
    )
    assert taken_in(PAPER).titles == (ROW,)


def test_a_day_known_to_the_day_is_written_once():
    exact = replace(PAPER, since=READ("2015-03-02"), until=None)
    [row] = taken_in(exact).titles

    assert (row.since, row.since_as, row.term_to, row.term_to_as) == (
        date(2015, 3, 2),
        "",
        None,
        "",
    )


def test_all_that_a_paper_says_of_a_title_is_kept():
    renewed = replace(
        PAPER,
        since=READ("2012"),
        term_from=READ("2015-03"),
        status=RECTIFICATION,
        terms_before=1,
        rectify_by=date(2019, 3, 1),
    )
    [row] = taken_in(renewed).titles

    assert (row.since, row.term_from, row.term_to) == (
        date(2012, 1, 1),
        date(2015, 3, 1),
        date(2018, 3, 1),
    )
    assert (row.status, row.terms_before, row.rectify_by) == (
        RECTIFICATION,
        1,
        date(2019, 3, 1),
    )


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (replace(PAPER, holder="999999"), ["holder"]),
        (replace(PAPER, title="candle"), ["title"]),
        (replace(PAPER, until=READ("2014")), ["until"]),
        (replace(PAPER, until=READ("2015")), []),
        (replace(PAPER, since=READ("2018-08-21"), until=None), ["since"]),
        (replace(PAPER, since=READ("2018-08-20"), until=None), []),
        (replace(PAPER, paper=" "), ["paper"]),
        (replace(PAPER, holder="999999", title="candle", paper=""), ["holder", "title", "paper"]),
    ],
)
def test_what_cannot_be_is_refused_with_every_reason(wanted, expected):
    assert told(wanted) == expected


@pytest.mark.parametrize(
    ("standing", "new", "expected"),
    [
        (HELD, HELD, ["overlap"]),
        (RECTIFICATION, HELD, ["overlap"]),
        (HELD, RECTIFICATION, ["overlap"]),
        (HELD, LAPSED, []),
        (HELD, REVOKED, []),
        (LAPSED, HELD, []),
        (REVOKED, HELD, []),
    ],
)
def test_no_holder_has_two_titles_of_a_kind_that_stand(standing, new, expected):
    register = Register((replace(ROW, status=standing),))

    assert told(replace(PAPER, status=new), register) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [(replace(ROW, title="lantern"), []), (replace(ROW, holder=NEIGHBOUR), [])],
)
def test_another_title_or_another_holder_does_not_overlap(other, expected):
    assert told(PAPER, Register((other,))) == expected


@pytest.mark.parametrize(("on", "expected"), [(date(2020, 7, 2), []), (SUCCEEDED, ["overlap"])])
def test_a_title_of_the_division_it_succeeded_overlaps(on, expected):
    register = Register((replace(ROW, holder=BEFORE),))

    assert told(replace(PAPER, holder=AFTER), register, on) == expected


# -- corrections


def correcting(was: Held, **more: object) -> Wanted:
    return replace(PAPER, instead_of=was, because="the month was misread", **more)


def test_a_row_is_corrected_by_another_with_its_reason():
    register = Register((replace(ROW, holder=NEIGHBOUR), ROW))
    right = taken_in(correcting(ROW, since=READ("2015-04")), register)

    assert right.titles == (
        register.titles[0],
        replace(ROW, since=date(2015, 4, 1), term_from=date(2015, 4, 1), since_as="2015-04",
                clause=CORRECTED),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (correcting(ROW), []),
        (correcting(replace(ROW, since=date(2015, 4, 1))), ["row", "overlap"]),
        (replace(correcting(ROW), because=" "), ["because"]),
        (replace(correcting(ROW), because="misread\0"), ["because"]),
        (replace(correcting(ROW), paper="文\x1f号"), ["paper"]),
        (replace(correcting(ROW), paper=""), ["paper"]),
        (correcting(ROW, until=READ("2014")), ["until"]),
    ],
)
def test_only_a_row_that_stands_so_is_corrected_and_with_reasons(wanted, expected):
    assert told(wanted, Register((ROW,))) == expected


def test_the_same_correction_is_not_made_twice():
    wanted = correcting(ROW, since=READ("2015-04"))

    assert told(wanted, taken_in(wanted, Register((ROW,)))) == ["row", "overlap"]


@given(registers, st.sampled_from(["held", "rectification", "lapsed", "revoked"]))
def test_taking_in_never_leaves_two_standing_titles_where_there_was_none(register, status):
    before = [h for h in register.of([CITY], "lamp") if h.standing(TODAY)]
    found = decide_intake(register, holders(), TITLES, replace(PAPER, status=status), TODAY)
    after = register.after(found) if isinstance(found, Consequence) else register
    standing = [h for h in after.of([CITY], "lamp") if h.standing(TODAY)]

    assert len(standing) <= max(1, len(before))


def test_an_overdue_rectification_cites_the_clause_that_ordered_it():
    ordered = Consequence(Kind.RECTIFY, CITY, date(2018, 9, 1), "3.3.3", "lamp", date(2019, 9, 1))
    register = Register((ROW,)).after(ordered)

    assert [o.clause for o in overdue_rectifications(register, date(2019, 9, 1))] == ["3.3.3"]
