"""Who a holder is, whose titles it has, and who sits in an actor's seat for it."""

from datetime import date, timedelta

import pytest

from mingce.law.words import Words
from tests.cast import (
    AFTER,
    BEFORE,
    CITY,
    CORPS,
    CORPS_CITY,
    COUNTY_CITY,
    DISTRICT,
    INTO,
    LONG_AFTER,
    LONG_BEFORE,
    MERGED,
    MERGER,
    MUNICIPALITY,
    NEIGHBOUR,
    NEIGHBOURS_PROVINCE,
    OFFICE,
    PREFECTURE,
    PREFECTURES_PROVINCE,
    PROVINCE,
    SUCCEEDED,
    body,
    holders,
)

ON = date(2018, 8, 20)
EVE = SUCCEEDED - timedelta(days=1)
KILN = body("old_kiln", "cooperative", county="qingshi", province="yunhan")
STRANGER = body("stranger")


@pytest.mark.parametrize(
    ("holder", "kind"),
    [
        (CITY, "prefecture_city"),
        (COUNTY_CITY, "county_city"),
        (DISTRICT, "municipal_district"),
        (CORPS_CITY, "xpcc_city"),
        (PREFECTURE, "autonomous_prefecture"),
        ("210200", "separately_planned_city"),
        ("210100", "sub_provincial_city"),
        ("old_kiln", "cooperative"),
        ("stranger", None),
        ("999999", None),
    ],
)
def test_a_holder_is_of_a_kind(holder, kind):
    assert kind == holders(KILN, STRANGER).kind(holder, ON)


@pytest.mark.parametrize(
    ("on", "before", "after"), [(EVE, "county_city", None), (SUCCEEDED, *["city_district"] * 2)]
)
def test_a_predecessor_is_of_the_kind_of_its_heir_from_the_day_of_the_succession(on, before, after):
    assert [holders().kind(BEFORE, on), holders().kind(AFTER, on)] == [before, after]


@pytest.mark.parametrize(
    ("holder", "on", "line"),
    [
        (CITY, ON, {CITY}),
        (BEFORE, EVE, {BEFORE}),
        (AFTER, EVE, {AFTER}),
        (BEFORE, SUCCEEDED, {BEFORE, AFTER}),
        (AFTER, SUCCEEDED, {BEFORE, AFTER}),
        (LONG_AFTER, ON, {LONG_BEFORE, LONG_AFTER}),
        (MERGED[0], MERGER, {*MERGED, INTO}),
        ("old_kiln", ON, {"old_kiln"}),
        ("nobody", ON, {"nobody"}),
    ],
)
def test_a_holder_stands_in_one_line_with_those_it_succeeded(holder, on, line):
    assert line == set(holders(KILN).line(holder, on))


@pytest.mark.parametrize(("on", "expected"), [(EVE, False), (SUCCEEDED, True)])
def test_two_codes_are_one_holder_once_one_has_succeeded_the_other(on, expected):
    found = holders()

    assert [found.same(BEFORE, AFTER, on), found.same(AFTER, BEFORE, on)] == [expected] * 2
    assert found.same(BEFORE, BEFORE, on)
    assert not found.same(CITY, NEIGHBOUR, on)


@pytest.mark.parametrize(
    ("seat", "holder", "seated"),
    [
        ("holder", CITY, CITY),
        ("holder", "old_kiln", "old_kiln"),
        ("office", CITY, OFFICE),
        ("office", "old_kiln", OFFICE),
        ("pool", CITY, None),
        ("pool", "old_kiln", None),
        ("province", CITY, PROVINCE),
        ("province", COUNTY_CITY, PROVINCE),
        ("province", NEIGHBOUR, NEIGHBOURS_PROVINCE),
        ("province", DISTRICT, MUNICIPALITY),
        ("province", PREFECTURE, PREFECTURES_PROVINCE),
        ("province", CORPS_CITY, CORPS),
        ("province", "old_kiln", "yunhan"),
        ("county", "old_kiln", "qingshi"),
        ("county", "stranger", ""),
    ],
)
def test_a_seat_is_taken_by_whoever_is_named_for_the_holder(seat, holder, seated):
    assert seated == holders(KILN, STRANGER).seated(seat, holder, ON)


def test_the_recommender_of_a_predecessor_is_that_of_its_heir():
    assert holders().seated("province", BEFORE, date(2021, 1, 1)) == PROVINCE


@pytest.mark.parametrize(
    ("holder", "known"),
    [(CITY, True), (BEFORE, True), (OFFICE, True), (CORPS, True), ("old_kiln", True),
     ("999999", False), ("nobody", False)],
)  # fmt: skip
def test_a_holder_is_known_if_any_table_or_the_story_has_it(holder, known):
    assert known == holders(KILN).known(holder)


@pytest.mark.parametrize(
    ("holder", "on", "name"),
    [
        (CITY, ON, Words("常州市", "Changzhou")),
        (BEFORE, EVE, Words("海门市", "Haimen")),
        (AFTER, SUCCEEDED, Words("南通市海门区", "Haimen, Nantong")),
        ("old_kiln", ON, Words("old_kiln", "old_kiln")),
        ("nobody", ON, Words("nobody", "nobody")),
    ],
)
def test_a_holder_is_called_by_its_name_of_the_day(holder, on, name):
    assert name == holders(KILN).name(holder, on)


def test_the_national_office_changed_its_english_name_in_2018():
    found = holders()
    names = [found.name(OFFICE, date(2018, 8, day)) for day in (27, 28)]

    assert names[0].zh == names[1].zh
    assert names[0].en != names[1].en
