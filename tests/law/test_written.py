from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from mingce.law.written import ClauseId, Code, Day, Identifier, Moment, Text, TimeZone

BEIJING = timezone(timedelta(hours=8))


def read(kind, value):
    return TypeAdapter(kind).validate_python(value)


def refused(kind, value):
    with pytest.raises(ValidationError) as error:
        read(kind, value)
    (details,) = error.value.errors()
    return details["ctx"]["error"].words.en


@pytest.mark.parametrize(
    ("kind", "value", "meant"),
    [
        (Text, " 市\u3000", "市"),
        (Text, Decimal("1.10"), "1.10"),
        (Text, 7, "7"),
        (Code, 410500, "410500"),
        (Code, "410500", "410500"),
        (Code, "xpcc", "xpcc"),
        (Identifier, "work_summary_2", "work_summary_2"),
        (ClauseId, "三（三）2", "3.3.2"),
        (ClauseId, "3.3.2", "3.3.2"),
        (ClauseId, Decimal("1.10"), "1.10"),
        (ClauseId, 3, "3"),
        (Day, "2018-08-20", date(2018, 8, 20)),
        (TimeZone, "Asia/Shanghai", "Asia/Shanghai"),
        (Moment, "2018-08-20T09:00:00+08:00", datetime(2018, 8, 20, 9, tzinfo=BEIJING)),
        (Moment, "2018-08-20 09:00Z", datetime(2018, 8, 20, 9, tzinfo=UTC)),
        (Moment, datetime(2018, 8, 20, 9, tzinfo=UTC), datetime(2018, 8, 20, 9, tzinfo=UTC)),
    ],
)
def test_a_value_is_taken_as_it_is_meant(kind, value, meant):
    assert read(kind, value) == meant


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Text, "  ", "this must not be empty; write a text"),
        (Text, None, "this must not be empty; write a text"),
        (Text, True, "this should be text; put it in quotes"),
        (Text, [], "this should be text; put it in quotes"),
        (Text, Decimal("1e5"), "this should be text; put it in quotes"),
        (
            Code,
            "4105",
            (
                "'4105' is no division code or organisation id; a code has six digits, "
                "an id small letters, digits and underscores"
            ),
        ),
        (
            Identifier,
            "Work-Summary",
            (
                "the name 'Work-Summary' may have small letters, digits and underscores only; "
                "write work_summary"
            ),
        ),
        (
            Identifier,
            "总结",
            (
                "the name '总结' should begin with a small letter and have small letters, "
                "digits and underscores only"
            ),
        ),
        (
            Moment,
            "2018-08-20T09:00:00",
            (
                "'2018-08-20T09:00:00' has no offset; "
                "Beijing time is written 2018-08-20T09:00:00+08:00"
            ),
        ),
        (Moment, "2018-08-20", "'2018-08-20' is no moment; write 2018-08-20T09:00:00+08:00"),
        (
            Moment,
            "2018-08-20T24:00Z",
            "'2018-08-20T24:00Z' is no moment; write 2018-08-20T09:00:00+08:00",
        ),
        (
            Moment,
            "2018-02-30T09:00Z",
            "there is no day 2018-02-30; the last of that month is 2018-02-28",
        ),
        (Moment, 5, "'5' is no moment; write 2018-08-20T09:00:00+08:00"),
        (TimeZone, "Beijing", "there is no time zone 'Beijing'; write Asia/Shanghai"),
        (TimeZone, "../etc", "there is no time zone '../etc'; write Asia/Shanghai"),
    ],
)
def test_what_is_not_meant_is_told_with_what_would_be_right(kind, value, words):
    assert refused(kind, value) == words


def test_what_is_no_clause_is_told():
    assert refused(ClauseId, "somewhere")
