from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from mingce.law.fitting import (
    Code,
    Day,
    Duration,
    Identifier,
    PartialDate,
    Shape,
    Text,
    Unfit,
    WordsShape,
    fit,
)
from mingce.law.problems import BadInput
from mingce.law.reader import Source, parse
from mingce.law.words import Words


class Origin(StrEnum):
    NOTICE = "notice"
    OPERATOR = "operator"


def _even(number):
    if number % 2:
        raise PydanticCustomError("odd", "never shown", {"zh": "应为偶数", "en": "not even"})
    if number > 100:
        raise ValueError("never shown")
    return number


class Item(Shape):
    label: WordsShape
    marks: Decimal | None = None
    items: dict[Identifier, "Item"] = Field(default_factory=dict)


class Whole(Shape):
    format: Literal[1]
    id: Text
    items: dict[Identifier, Item] = Field(default_factory=dict)
    origins: tuple[Text, ...] = Field(default=(), alias="from")
    source: Origin = Origin.NOTICE
    judged: bool = False
    size: int | None = None
    default: int | None = None
    even: Annotated[int, AfterValidator(_even)] = 0
    value: bool | int | Decimal | str | None = None
    term: Duration | None = None
    since: PartialDate | None = None
    day: Day | None = None
    code: Code | None = None

    @model_validator(mode="after")
    def _consistent(self):
        if self.id == "bad":
            raise Unfit("坏", "bad", at=("id",))
        if self.id == "worse":
            raise Unfit("更坏", "worse")
        return self


def fitted(text):
    return fit(Whole, parse("format: 1\nid: x\n" + text, "f"))


def refused(text):
    with pytest.raises(BadInput) as bad:
        fit(Whole, parse(text, "f"))
    return bad.value.lines("en")


def test_what_fits_is_what_was_meant():
    whole = fitted(
        "items: {a: {label: {zh: 甲, en: a}, items: {b: {label: {zh: 乙, en: b}, marks: 2}}}}\n"
        "from: [x, 1.10]\nsource: operator\njudged: true\nterm: P1Y\nsince: 2015-03\ncode: 410500"
    )

    assert whole.items["a"].label == Words("甲", "a")
    assert whole.items["a"].items["b"].marks == Decimal(2)
    assert (whole.origins, whole.source, whole.judged) == (("x", "1.10"), Origin.OPERATOR, True)
    assert (whole.term, whole.since) == (Duration(years=1), PartialDate(2015, 3))
    assert whole.code == "410500"


@pytest.mark.parametrize("text", ["5", "1.5", "true", "yes", "'5'", "~"])
def test_a_choice_of_kinds_keeps_the_kind_that_is_written(text):
    written = parse(text, "f").data if text != "~" else None

    assert repr(fitted(f"value: {text}").value) == repr(written)


def test_words_may_be_given_as_words():
    assert Item(label=Words("甲", "a")).label == Words("甲", "a")


def test_a_shape_does_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        fitted("").id = "y"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "judged: yes",
            "f:3:9: this should be true or false, but the text 'yes' is written; write",
        ),
        ("judged: 1", "f:3:9: this should be true or false, but the number 1 is written; write"),
        ("size: '5'", "f:3:7: this should be a whole number, but the text '5' is written; such"),
        ("size: 5.0", "f:3:7: this should be a whole number, but the number 5.0 is written; such"),
        ("default: true", "f:3:10: this should be a whole number, but true is written; such as 3"),
        ("even: 3", "f:3:7: not even"),
        ("even: 102", "f:3:7: the number 102 is written here, which does not fit; correct it"),
        ("source: operater", "f:3:9: this cannot be the text 'operater'; it may be: notice,"),
        ("from: x", "f:3:7: this should be a list, but the text 'x' is written; write [a, b]"),
        ("from: [x, [y]]", "f:3:11: this should be text; put it in quotes"),
        ("form: [x]", "f:3:1: there is no entry 'form'; there may be: format, id, items, from,"),
        ("origins: [x]", "f:3:1: there is no entry 'origins'; there may be: format, id, items,"),
        ("items: []", "f:3:8: this should be a set of `key: value` entries, but a list is written"),
        ("items: {A: {label: {zh: a, en: b}}}", "f:3:9: the name 'A' may have small letters,"),
        ("items: {a: {}}", "f:3:12: 'label' is missing; add this entry"),
        ("items: {a: {label: 甲}}", "f:3:20: this should be in Chinese and English, but the text"),
        ("items: {a: {label: {zh: 甲}}}", "f:3:20: 'en' is missing; add this entry"),
        (
            "items: {a: {label: {zh: 甲, en: a}, marks: '2'}}",
            "f:3:43: this should be a number, but the text '2' is written; such as 3.5,",
        ),
        ("value: []", "f:3:8: this should be true or false or a whole number or a number or text,"),
        ("term: 3Y", "f:3:7: '3Y' is no term; three years are written P3Y, six months P6M, twenty"),
        ("day: 2018-8-20", "f:3:6: '2018-8-20' is no full date; write 2018-08-20"),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(line, told):
    (problem,) = refused("format: 1\nid: x\n" + line)

    assert problem[: len(told)] == told


def test_problems_are_told_in_the_order_of_the_text_and_each_once():
    assert [line[:6] for line in refused("judged: 1\nsize: x\nformat: 2\n")] == [
        "f:1:1:",
        "f:1:9:",
        "f:2:7:",
        "f:3:9:",
    ]


def test_a_rule_of_the_whole_may_point_at_a_part():
    assert refused("format: 1\nid: bad") == ["f:2:5: bad"]
    assert refused("format: 1\nid: worse") == ["f:1:1: worse"]


def test_a_part_of_a_file_can_be_fitted_alone():
    source = parse("all:\n- {label: {zh: 甲, en: a}}\n- {lable: x}", "f")

    assert fit(Item, source, ("all", 0)).label == Words("甲", "a")
    with pytest.raises(BadInput) as bad:
        fit(Item, source, ("all", 1))
    assert [line[:6] for line in bad.value.lines("en")] == ["f:3:3:", "f:3:4:"]


@pytest.mark.parametrize("at", [("none",), ("all", 7), ("all", 0, "x")])
def test_a_part_that_is_not_there_is_missing(at):
    with pytest.raises(BadInput) as bad:
        fit(Item, parse("all: [1]", "f"), at)

    assert bad.value.problems[0].words.en == f"'{at[-1]}' is missing; add this entry"


NAMES = st.sampled_from([*(f.alias or n for n, f in Whole.model_fields.items()), "a", "zh", "en"])
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(NAMES, DATA) | DATA)
def test_no_data_lead_to_anything_but_a_shape_or_told_problems(data):
    lines = []
    try:
        fit(Whole, Source("f", data, {}))
    except BadInput as bad:
        lines = bad.lines("zh")
    assert [line for line in lines if not line.startswith("f: ") or "never shown" in line] == []
