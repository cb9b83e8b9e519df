"""What an answer may be: its fact's type decides how it is read."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.law.problems import Unfit
from mingce.law.shapes.facts import Ask, Fact
from mingce.law.values import Given, keeps, read_given, read_value

ON = date(2018, 8, 20)


def fact(kind: str, **more: object) -> Fact:
    told = {"label": {"zh": "高度", "en": "height"}, "cite": "3", "type": kind, "from": "town"}
    return Fact.model_validate({**told, **more})


COLOURS = {"red": {"zh": "红", "en": "red"}, "green": {"zh": "绿", "en": "green"}}
KINDS = {
    "boolean": fact("boolean"),
    "number": fact("number", unit="米"),
    "text": fact("text"),
    "date": fact("date"),
    "choice": fact("choice", options=COLOURS),
}


def wrong(kind: str, raw: object) -> str:
    with pytest.raises(Unfit) as caught:
        read_value(KINDS[kind], raw)
    assert caught.value.words.zh
    return caught.value.words.en


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("boolean", True, True),
        ("boolean", False, False),
        ("number", 0, 0),
        ("number", Decimal("80.0"), Decimal("80.0")),
        ("text", "灯", "灯"),
        ("text", "", ""),
        ("text", 2018, "2018"),
        ("text", Decimal("1.10"), "1.10"),
        ("date", "2018-08-20", ON),
        ("date", ON, ON),
        ("choice", "red", "red"),
    ],
)
def test_a_value_of_the_facts_type_is_taken_as_it_is(kind, raw, value):
    read = read_value(KINDS[kind], raw)

    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_unknown_for_every_type(kind):
    assert read_value(KINDS[kind], None) is None


@pytest.mark.parametrize("raw", ["true", "yes", 1, 0, "", Decimal(1)])
def test_only_true_and_false_are_truth_values(raw):
    assert wrong("boolean", raw) == f"'{raw}' is no truth value; write true or false"


@pytest.mark.parametrize("raw", ["80", "6,218", "80分", True, [], "2015-03-01"])
def test_a_number_has_neither_quotes_nor_separators_nor_unit(raw):
    assert wrong("number", raw).endswith(
        "is no number; write it without separators and unit (unit: 米)"
    )


@pytest.mark.parametrize("number", [-1, Decimal("-0.01")])
def test_no_number_is_below_nought_unless_the_text_speaks_of_such(number):
    change = fact("number", least=None)
    warmth = fact("number", least=-40)

    assert wrong("number", number) == f"'{number}' is below 0; check its sign and its unit"
    assert [read_value(change, number), read_value(warmth, number)] == [number] * 2
    with pytest.raises(Unfit, match="-41"):
        read_value(warmth, -41)


@pytest.mark.parametrize("raw", ["2018-08", "2018-02-29", "2018.8.20", 20180820, True])
def test_a_date_is_a_whole_day_that_exists(raw):
    assert "2018" in wrong("date", raw) or "True" in wrong("date", raw)


def test_a_month_that_has_no_such_day_is_told_its_last():
    assert wrong("date", "2018-02-29") == (
        "there is no day 2018-02-29; the last of that month is 2018-02-28"
    )


def test_a_choice_is_one_of_its_options_and_the_nearest_is_suggested():
    assert wrong("choice", "gren") == (
        "there is no option 'gren'; one of: red, green; did you mean 'green'?"
    )
    assert wrong("choice", True) == "there is no option 'true'; one of: red, green"


@pytest.mark.parametrize("raw", [True, [], ["a"], ON])
def test_a_text_is_written_as_text(raw):
    assert wrong("text", raw).endswith("is no text; put it in quotes")


# -- years held


@pytest.mark.parametrize(
    ("raw", "years"),
    [
        (3, 3),
        ("2017-08-20", 1),
        ("2017-08-21", 0),
        ("2016-08", 2),
        ("2017", 1),
        ("2019-01-01", 0),
    ],
)
def test_years_held_may_be_given_as_the_day_they_began(raw, years):
    held = fact("number", ask=Ask.HELD_FOR, title="lamp")

    assert read_value(held, raw, ON) == years


@pytest.mark.parametrize(
    ("asked", "on"), [({}, ON), ({"ask": Ask.HELD_FOR, "title": "lamp"}, None)]
)
def test_a_day_is_no_number_for_other_facts_or_without_a_day_to_count_to(asked, on):
    with pytest.raises(Unfit, match=r"2017-08-20"):
        read_value(fact("number", **asked), "2017-08-20", on)


# -- reasons and evidence


@pytest.mark.parametrize(
    ("raw", "given"),
    [
        (True, Given(True)),
        ({"value": True}, Given(True)),
        ({"value": False, "because": "dark"}, Given(False, "dark")),
        ({"value": True, "because": " so ", "evidence": "photo"}, Given(True, "so", "photo")),
        ({"value": True, "because": "  ", "evidence": ""}, Given(True)),
        ({"value": True, "because": None}, Given(True)),
        ({"value": True, "evidence": 12}, Given(True, None, "12")),
        ({"because": "unknown yet"}, Given(None, "unknown yet")),
        ({}, Given(None)),
        (None, Given(None)),
    ],
)
def test_a_value_stands_alone_or_beside_reasons_and_evidence(raw, given):
    assert read_given(KINDS["boolean"], raw) == given


def test_an_unknown_key_beside_a_value_is_refused_and_the_nearest_suggested():
    with pytest.raises(Unfit) as caught:
        read_given(KINDS["boolean"], {"value": True, "becuase": "so"})

    assert caught.value.words.en == (
        "'becuase' is not known here; write value, because, evidence; did you mean 'because'?"
    )


def test_a_wrong_value_is_refused_beside_reasons_too():
    with pytest.raises(Unfit, match="不是是非值"):
        read_given(KINDS["boolean"], {"value": "so", "because": "so"})


# -- what a text may hold

CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n"]


@pytest.mark.parametrize("control", CONTROLS)
def test_a_text_with_a_control_character_is_not_kept(control):
    assert [keeps(text) for text in (control, f"灯{control}", f"灯\n{control}火")] == [False] * 3


@given(st.text(st.characters(exclude_characters=CONTROLS)))
def test_every_other_text_is_kept_with_its_lines_and_tabs(text):
    assert keeps(f"{text}\n\t{text}")
