"""Who a holder is, whose titles it has, and who sits in an actor's seat for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mingce.law.shapes.tracks import Actor
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
KILN = replace(
    body("old_kiln", "cooperative", county="qingshi", province="yunhan"),
    name=Words("老窑坊", "Old Kiln"),
)
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
        ("province", "810000", ""),
        ("province", "nobody", ""),
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
        ("old_kiln", ON, Words("老窑坊", "Old Kiln")),
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


# -- whoever sits in a seat

OFFICE_OF_JIANGSU = Words("江苏省知识产权局", "Intellectual Property Office of Jiangsu Province")


@pytest.mark.parametrize(
    ("seat", "who", "name"),
    [
        ("holder", CITY, Words("常州市", "Changzhou")),
        ("holder", PROVINCE, Words("江苏省", "Jiangsu")),
        ("province", PROVINCE, OFFICE_OF_JIANGSU),
        ("province", CITY, Words("常州市", "Changzhou")),
        ("province", "old_kiln", Words("老窑坊", "Old Kiln")),
        ("province", "nobody", Words("nobody", "nobody")),
        ("office", OFFICE, Words("国家知识产权局", "State Intellectual Property Office")),
    ],
)
def test_an_office_in_its_seat_bears_its_own_name_and_not_its_provinces(seat, who, name):
    assert name == holders(KILN).name_of(seat, who, ON)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (
            PROVINCE,
            Words(f"{OFFICE_OF_JIANGSU.zh}（320000）", f"{OFFICE_OF_JIANGSU.en} (320000)"),
        ),
        ("nobody", Words("nobody", "nobody")),
    ],
)
def test_an_id_is_told_with_the_name_it_stands_for(who, name):
    assert name == holders().name_with_id("province", who, ON)


def actor(desk: str, seat: str, zh: str, en: str) -> Actor:
    told = {"label": {"zh": zh, "en": en}, "cite": "1", "desk": desk, "seat": seat}
    return Actor.model_validate(told)


ACTORS = {
    "town_office": actor("applicant", "holder", "镇办", "town office"),
    "province": actor("recommender", "province", "省局", "province"),
    "bureau": actor("office", "office", "总局", "bureau"),
    "committee": actor("office", "office", "评委会", "committee"),
    "judge": actor("expert", "pool", "评委", "judge"),
}


@pytest.mark.parametrize(
    ("role", "who", "name"),
    [
        ("town_office", CITY, Words("常州市（镇办）", "Changzhou (town office)")),
        ("province", PROVINCE, OFFICE_OF_JIANGSU),
        (
            "committee",
            OFFICE,
            Words("国家知识产权局（评委会）", "State Intellectual Property Office (committee)"),
        ),
        ("judge", OFFICE, Words("评委", "judge")),
        ("province", "nobody", Words("nobody（省局）", "nobody (province)")),
    ],
)
def test_a_role_is_told_with_its_holder_and_an_office_of_one_role_by_its_name(role, who, name):
    assert name == holders().in_role(ACTORS, role, who, ON)
