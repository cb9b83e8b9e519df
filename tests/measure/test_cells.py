"""A cell is a value of its fact, or unknown, or told exactly where it stands."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measure.tabled import column

PLAIN = "a plain decimal number without unit, per cent sign or thousands separators"


def read_as(table, fact, *cells):
    """What the cells of a column of this fact are read as, next to a column that is never blank."""
    quoted = "".join('x,"{}"\n'.format(cell.replace('"', '""')) for cell in cells)
    return column(table(f"city,{fact}\n{quoted}"), fact)


# What the cells of a table say


def test_a_truth_value_is_written_in_three_ways_and_any_letters(table):
    cells = ["true", "FALSE", "1", "0", "是", "否", " True ", "", "  ", "　"]
    assert read_as(table, "barred", *cells) == [
        True, False, True, False, True, False, True, None, None, None,
    ]  # fmt: skip


def test_a_number_is_plain_and_decimal(table):
    cells = ["80", "79.9", "-0.5", "+3", " 81 ", "007", "80.500000000000000000", ""]
    assert read_as(table, "score", *cells) == [80, 79.9, -0.5, 3, 81, 7, 80.5, None]
    assert read_as(table, "score", "123456789012345", "0.123456789012345") == [
        123456789012345,
        0.123456789012345,
    ]


def test_a_choice_is_its_place_among_the_options_in_order(table):
    assert read_as(table, "kind", "city", "county level", " district ", "") == [0, 1, 2, None]


def test_a_date_is_its_day(table):
    days = [date(2018, 8, 31), date(1, 1, 1)]
    expected = [(day - date(1970, 1, 1)).days for day in days]
    cells = ["2018-08-31", "0001-01-01", " 2018-08-31 ", "2018-08-31 00:00:00", ""]
    assert read_as(table, "since", *cells) == [*expected, expected[0], expected[0], None]


def test_texts_have_one_code_each_and_stay_as_they_are(table):
    made = table('theme,field\n甲, 甲\n"a,""b",甲\n,"a,""b"\n')
    assert column(made, "theme") == [0, 1, None]
    assert column(made, "field") == [2, 0, 1]
    assert made.texts == {"甲": 0, 'a,"b': 1, " 甲": 2}


def test_a_column_without_gaps_is_known_throughout(table):
    assert table("score\n1\n2\n").columns(["score"])["score"][1] is None


def test_only_columns_there_are_come_out(table):
    assert table("score\n1\n").columns(["barred", "kind"]) == {}


# Cells that are no values


@pytest.mark.parametrize(
    ("fact", "cell", "due"),
    [
        ("score", "1,234.5", f"{PLAIN}, such as 1234.5"),
        ("score", "80分", f"{PLAIN}, such as 80"),
        ("score", "８０", f"{PLAIN}, such as 80"),
        ("score", "80%", PLAIN),
        ("score", "1e5", PLAIN),
        ("score", "nan", PLAIN),
        ("score", "1234567890123456", "a number of at most 15 significant digits"),
        ("score", "0.1234567890123456", "a number of at most 15 significant digits"),
        ("barred", "yes", "true, false, 1, 0, 是 or 否"),
        ("barred", "2", "true, false, 1, 0, 是 or 否"),
        ("kind", "City", "one of the options district, city, county level; did you mean 'city'?"),
        ("kind", "镇", "one of the options district, city, county level"),
        ("since", "2018/8/31", "a date such as 2018-08-31"),
        ("since", "2017年3月5日", "a date such as 2017-03-05"),
        ("since", "2018-02-30", "a date such as 2018-08-31"),
        ("since", "0000-01-01", "a date such as 2018-08-31"),
        ("since", "2018-08", "a date such as 2018-08-31"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_with_its_row_and_column(refusal, fact, cell, due):
    assert refusal(f'city,{fact}\n甲,\n\n乙,"{cell}"\n') == [
        f"table.csv:4:2: row 4, column {fact} holds '{cell}'; it should be {due}"
    ]


def test_bad_cells_are_told_in_reading_order(refusal):
    lines = refusal("barred,score\n1,a\nx,2\n0,b\n", lang="zh")
    assert [line.split("，")[0] for line in lines] == [
        "table.csv:2:2: 第 2 行 score 写的是“a”",
        "table.csv:3:1: 第 3 行 barred 写的是“x”",
        "table.csv:4:2: 第 4 行 score 写的是“b”",
    ]


def test_of_many_bad_cells_the_first_are_told_and_the_rest_counted(refusal):
    lines = refusal("barred,score\n" + "x,y\n" * 30)
    assert len(lines) == 21
    assert lines[-1] == "table.csv: 40 more cells are wrong"


plain = st.decimals(allow_nan=False, allow_infinity=False, places=4).filter(
    lambda number: len(number.as_tuple().digits) <= 15
)


@settings(max_examples=10)
@given(st.lists(plain, min_size=1, max_size=30))
def test_numbers_of_fifteen_digits_keep_their_order_and_their_differences(numbers):
    floats = [float(format(number, "f")) for number in numbers]
    for number, value in zip(numbers, floats, strict=True):
        assert Decimal(format(value, ".15g")) == number
    ranked = sorted(range(len(numbers)), key=numbers.__getitem__)
    assert ranked == sorted(range(len(numbers)), key=floats.__getitem__)
