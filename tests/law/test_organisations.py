"""An organisation bears the name of the day, and every division has the recommender of the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.law import divisions
from mingce.law.organisations import (
    EXCEPTIONS,
    NATIONAL_OFFICE,
    Organisation,
    Organisations,
    Recommends,
    load,
)
from mingce.law.words import Words

AUGUST_2018 = date(2018, 8, 1)
RENAMED = date(2018, 8, 28)

table = load()
of_divisions = divisions.load()
days = st.dates(date(2016, 12, 1), date(2027, 12, 31))


def an_office(key, valid_from=None, valid_to=None):
    name = Words("某局", "some office")
    return Organisation(key, "provincial_office", name, "", key, valid_from, valid_to, "")


@pytest.mark.parametrize(
    ("day", "english", "abbreviation"),
    [
        (RENAMED - timedelta(days=1), "State Intellectual Property Office", "SIPO"),
        (RENAMED, "China National Intellectual Property Administration", "CNIPA"),
    ],
)
def test_the_national_office_bears_the_name_of_the_day(day, english, abbreviation):
    found = table.at(NATIONAL_OFFICE, day)

    assert found is not None
    assert found.name == Words("国家知识产权局", english)
    assert (found.abbreviation, found.kind) == (abbreviation, "national_office")


def test_there_are_the_national_office_31_provincial_ones_and_that_of_the_corps():
    standing = table.standing(AUGUST_2018)
    provinces = [row.code for row in of_divisions.standing(AUGUST_2018) if not row.parent]
    without_office = {"710000", "810000", "820000"}

    assert [each.id for each in standing] == [
        NATIONAL_OFFICE,
        *(code for code in provinces if code not in without_office),
        "xpcc",
    ]
    assert len(standing) == 33


def test_a_provincial_office_is_named_after_its_province():
    found = [each for each in table.standing(AUGUST_2018) if each.division]
    provinces = [of_divisions.at(each.division, AUGUST_2018) for each in found]

    assert [each.id for each in found] == [each.division for each in found]
    assert [each.name.zh for each in found] == [
        f"{province.name}知识产权局" for province in provinces if province is not None
    ]
    assert {each.name.en.startswith("Intellectual Property Office of ") for each in found} == {True}
    assert len({each.name.en for each in found}) == 31


@given(day=days)
def test_every_organisation_bears_one_name_on_a_day(day):
    ids = [each.id for each in table.standing(day)]

    assert sorted(ids) == sorted(set(ids))
    assert [table.at(each, day) for each in ids] == list(table.standing(day))


@pytest.mark.parametrize(
    ("division", "recommender"),
    [
        ("320400", "320000"),
        ("320281", "320000"),
        ("110105", "110000"),
        ("652300", "650000"),
        ("659001", "xpcc"),
        ("659009", "xpcc"),
        ("320000", "320000"),
        ("810000", None),
        ("999999", None),
        ("xpcc", None),
    ],
)
def test_a_division_is_recommended_by_its_province_unless_another_is_named(division, recommender):
    assert table.recommender(division, AUGUST_2018) == recommender


def test_every_city_of_the_corps_is_recommended_by_the_corps_from_its_first_day():
    cities = [row for row in of_divisions if row.kind == "xpcc_city"]

    assert [(each.division, each.valid_from) for each in EXCEPTIONS] == [
        (city.code, city.valid_from) for city in cities
    ]
    assert [
        table.recommender(city.code, city.valid_from or date(2016, 12, 1)) for city in cities
    ] == ["xpcc"] * len(cities)


@given(code=st.sampled_from([row.code for row in of_divisions]), day=days)
def test_every_recommender_exists_on_the_day(code, day):
    recommender = table.recommender(code, day)

    if code in {"710000", "810000", "820000"}:
        assert recommender is None
    else:
        assert recommender is not None
        assert table.at(recommender, day) is not None


def test_a_relation_has_its_days_and_the_province_answers_outside_them():
    first, end = date(2019, 1, 1), date(2020, 1, 1)
    made = Organisations(
        [an_office("320000"), an_office("other")],
        [Recommends("other", "320400", first, end)],
        of_divisions,
    )
    asked = [first - timedelta(days=1), first, end - timedelta(days=1), end]

    assert [made.recommender("320400", day) for day in asked] == [
        "320000", "other", "other", "320000",
    ]  # fmt: skip


def test_an_office_that_does_not_exist_on_the_day_recommends_nobody():
    opened = date(2019, 1, 1)
    made = Organisations([an_office("320000", valid_from=opened)], [], of_divisions)

    assert made.recommender("320400", opened - timedelta(days=1)) is None
    assert made.recommender("320400", opened) == "320000"


def test_an_organisation_is_known_on_any_day_or_not_at_all():
    assert table.known("xpcc")
    assert not table.known("xpc")
    assert table.at("xpc", AUGUST_2018) is None
