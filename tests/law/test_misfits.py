from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mingce.law import misfits
from mingce.law.fitting import WordsShape


class Leaf(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["leaf"]
    colour: int = Field(alias="color")


class Branch(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["branch"]
    parts: "dict[str, Leaf | Branch]" = {}
    listed: "tuple[Leaf, ...] | None" = None
    size: int | Decimal | bool = 1
    odd: "Leaf | int | None" = None
    either: "Leaf | Branch | None" = None
    remark: Annotated[WordsShape, "shown"] | None = None


def found(data):
    with pytest.raises(ValidationError) as error:
        Branch.model_validate(data)
    return [(m.at, m.words.en, m.at_key) for m in misfits.found(error.value, Branch, data)]


def test_an_unknown_entry_is_told_at_its_key_with_the_names_of_its_own_shape():
    data = {"kind": "branch", "listed": [{"kind": "leaf", "color": 1, "colur": 2}]}

    assert found(data) == [
        (
            ("listed", 0, "colur"),
            ("there is no entry 'colur'; there may be: kind, color; did you mean 'color'?"),
            True,
        )
    ]


def test_a_missing_entry_is_told_at_the_mapping_around_it():
    assert found({}) == [((), "'kind' is missing; add this entry", False)]


def test_of_several_choices_the_one_that_fits_furthest_is_told():
    data = {"kind": "branch", "parts": {"a": {"kind": "branch", "parts": {"b": {"kind": "x"}}}}}

    assert found(data)[0][0] == ("parts", "a", "parts", "b", "kind")


def test_of_several_plain_kinds_all_are_told_at_once():
    assert found({"kind": "branch", "size": []}) == [
        (
            ("size",),
            (
                "this should be a whole number or a number or true or false, "
                "but a list is written; correct it"
            ),
            False,
        )
    ]


def test_of_a_plain_kind_and_a_shape_the_plain_kind_is_told():
    assert found({"kind": "branch", "odd": "x"}) == [
        (("odd",), "this should be a whole number, but the text 'x' is written; correct it", False)
    ]


def test_a_mapping_where_a_plain_kind_is_meant_is_told_at_its_place():
    assert found({"kind": "branch", "size": {"of": 1}})[0][0] == ("size",)


def test_where_only_shapes_can_be_chosen_one_of_them_is_told():
    assert found({"kind": "branch", "either": 5}) == [
        (
            ("either",),
            (
                "this should be a set of `key: value` entries, but the number 5 is written; "
                "write one `key: value` a line"
            ),
            False,
        )
    ]


def test_words_have_two_entries():
    assert found({"kind": "branch", "remark": {"zh": "甲", "en": "a", "fr": "a"}}) == [
        (("remark", "fr"), "there is no entry 'fr'; there may be: zh, en", True)
    ]
