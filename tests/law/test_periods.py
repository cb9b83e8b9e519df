from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mingce.law.periods import (
    Duration,
    PartialDate,
    day_deadline_passed,
    full_years,
    local_day,
    read_day,
)
from mingce.law.problems import Unfit

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
DURATIONS = st.builds(Duration, st.integers(0, 30), st.integers(0, 40), st.integers(0, 800))


def refused(read, value):
    with pytest.raises(Unfit) as unfit:
        read(value)
    return unfit.value.words.en


@pytest.mark.parametrize(
    ("text", "first", "last", "start", "end"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31), date(2014, 1, 1), date(2014, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), date(2016, 2, 1), date(2016, 2, 1)),
        ("2015-03-02", date(2015, 3, 2), date(2015, 3, 2), date(2015, 3, 2), date(2015, 3, 2)),
    ],
)
def test_a_month_computes_as_its_first_day_and_a_year_as_an_end_as_its_last(
    text, first, last, start, end
):
    partial = PartialDate.read(text)

    assert (partial.first_day(), partial.last_day()) == (first, last)
    assert (partial.as_start(), partial.as_end()) == (start, end)
    assert str(partial) == text


def test_a_year_may_be_written_as_a_number():
    assert PartialDate.read(2014) == PartialDate(2014)
    assert PartialDate.read(PartialDate(2014, 3)) == PartialDate(2014, 3)


@pytest.mark.parametrize("value", ["14", "2015-3", "2015.03", "", True, None, 2015.5, "２０１５"])
def test_what_is_no_partial_date_is_told_how_to_write_one(value):
    assert refused(PartialDate.read, value).endswith(
        "is no date; write 2015-03-02, 2015-03 or 2015"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-02-30", "there is no day 2018-02-30; the last of that month is 2018-02-28"),
        ("2018-13", "there is no date 2018-13; months run from 01 to 12, days from 01 to 31"),
        ("0000", "there is no date 0000; months run from 01 to 12, days from 01 to 31"),
        ("1018-01", "the year of 1018-01 is not between 1900 and 2199; check the year"),
    ],
)
def test_an_impossible_date_is_told_with_what_is_possible(text, words):
    assert refused(PartialDate.read, text) == words


@given(DAYS)
def test_a_partial_date_holds_every_day_of_its_year_and_month(day):
    for partial in (PartialDate(day.year), PartialDate(day.year, day.month)):
        assert partial.first_day() <= day <= partial.last_day()
        assert PartialDate.read(str(partial)) == partial


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("P1Y", Duration(years=1)),
        ("P6M", Duration(months=6)),
        ("P20D", Duration(days=20)),
        ("P2W", Duration(days=14)),
        ("P1Y6M3D", Duration(1, 6, 3)),
    ],
)
def test_a_term_is_read_as_it_is_written(text, duration):
    assert Duration.read(text) == duration
    assert Duration.read(str(duration)) == duration


def test_a_term_already_read_stays_as_it_is():
    assert Duration.read(Duration(1)) == Duration(1)
    assert str(Duration()) == "P0D"


@pytest.mark.parametrize("value", ["3Y", "P", "", "PT5H", "P1YT1H", "p1y", "3年", 3, None, "P1Y2W"])
def test_what_is_no_term_is_told_how_to_write_one(value):
    assert "three years are written P3Y" in refused(Duration.read, value)


def test_a_term_is_neither_nought_nor_a_century():
    assert refused(Duration.read, "P0D").startswith("a term cannot be nought")
    for text in ("P101Y", "P99999M", "P99999D", "P99999W"):
        assert refused(Duration.read, text).startswith("the term is longer than 100 years")


@pytest.mark.parametrize(
    ("duration", "day", "end"),
    [
        (Duration(years=1), date(2016, 2, 29), date(2017, 2, 28)),
        (Duration(years=4), date(2016, 2, 29), date(2020, 2, 29)),
        (Duration(months=1), date(2018, 1, 31), date(2018, 2, 28)),
        (Duration(months=13), date(2018, 12, 31), date(2020, 1, 31)),
        (Duration(days=1), date(2018, 12, 31), date(2019, 1, 1)),
        (Duration(years=1, months=6), date(2018, 8, 31), date(2020, 2, 29)),
        (Duration(months=1, days=1), date(2018, 1, 31), date(2018, 3, 1)),
    ],
)
def test_a_missing_anniversary_is_the_last_day_of_the_month(duration, day, end):
    assert duration.add_to(day) == end


@given(DURATIONS, DAYS, st.integers(0, 400))
def test_a_term_begun_later_does_not_end_earlier(duration, day, later):
    assert duration.add_to(day) <= duration.add_to(day + timedelta(days=later))


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_a_longer_term_does_not_end_earlier(day, months, more):
    assert Duration(months=months).add_to(day) <= Duration(months=months + more).add_to(day)


@given(DAYS, st.integers(1, 100))
def test_a_year_is_full_on_its_anniversary_and_not_the_day_before(start, years):
    anniversary = Duration(years=years).add_to(start)

    assert full_years(start, anniversary) == years
    assert full_years(start, anniversary - timedelta(days=1)) == years - 1


@given(DAYS, DAYS, st.integers(0, 1000))
def test_full_years_never_decrease(start, on, later):
    assert full_years(start, on) <= full_years(start, on + timedelta(days=later))


def test_there_is_no_full_year_before_the_start():
    assert full_years(date(2018, 5, 1), date(2010, 5, 1)) == 0
    assert full_years(date(2016, 2, 29), date(2017, 2, 28)) == 1


def test_a_deadline_lasts_until_the_next_midnight_where_the_edition_is():
    deadline = date(2018, 8, 31)
    midnight = datetime(2018, 8, 31, 16, tzinfo=UTC)

    assert not day_deadline_passed(deadline, midnight - timedelta(microseconds=1), SHANGHAI)
    assert day_deadline_passed(deadline, midnight, SHANGHAI)


def test_a_moment_belongs_to_its_local_day():
    at = datetime(2018, 8, 31, 16, tzinfo=UTC)

    assert (local_day(at, SHANGHAI), local_day(at, UTC)) == (date(2018, 9, 1), date(2018, 8, 31))


def test_a_moment_without_offset_belongs_to_no_day():
    with pytest.raises(ValueError, match="without offset"):
        local_day(datetime(2018, 8, 31, 16), SHANGHAI)  # noqa: DTZ001 - the offset is missing


def test_a_day_is_written_in_full():
    assert read_day("2018-08-20") == date(2018, 8, 20)
    assert read_day(date(2018, 8, 20)) == date(2018, 8, 20)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("2018-8-20", "2018-08-20"),
        ("2018年8月3日", "2018-08-03"),
        ("2018.8.3", "2018-08-03"),
        ("2018-13-40", "2018-08-20"),
        ("2018/13/40", "2018-08-20"),
        ("2018-08", "2018-08-20"),
        (2018, "2018-08-20"),
        (datetime(2018, 8, 20, tzinfo=UTC), "2018-08-20"),
        (None, "2018-08-20"),
    ],
)
def test_what_is_no_full_date_is_told_with_what_would_be_right(value, right):
    words = refused(read_day, value)

    if value == "2018-13-40":
        right = "months run from 01 to 12, days from 01 to 31"
    assert words.endswith(right)


class _Shape(BaseModel):
    since: PartialDate
    term: Duration


def test_a_shape_reads_dates_and_terms_and_writes_them_back():
    shape = _Shape.model_validate({"since": "2015-03", "term": "P3Y"})

    assert (shape.since, shape.term) == (PartialDate(2015, 3), Duration(3))
    assert shape.model_dump(mode="json") == {"since": "2015-03", "term": "P3Y"}
