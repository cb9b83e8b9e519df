from decimal import Decimal

import pytest

from mingce.law.complaints import KINDS, described, kind_of, missing, not_a, told, unknown
from mingce.law.words import Words


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (None, "空白", "nothing"),
        (True, "true", "true"),
        (False, "false", "false"),
        (Decimal("1.50"), "数 1.50", "the number 1.50"),
        ([1], "列表", "a list"),
        ({}, "一组“键: 值”", "a set of `key: value` entries"),
        ("甲\n", "文字“甲\\n”", "the text '甲\\n'"),
    ],
)
def test_a_value_is_described_by_its_kind_and_itself(value, zh, en):
    assert described(value) == Words(zh, en)


def test_several_names_stand_for_one_kind():
    assert [kind_of(n) for n in ("str", "tuple", "model", "decimal", "odd")] == [
        "string",
        "list",
        "dict",
        "decimal",
        None,
    ]


def test_what_is_missing_and_what_there_is_not_are_named():
    assert missing("id") == Words("缺少“id”；请补上这一项", "'id' is missing; add this entry")
    assert unknown("idd", ["id", "of"]) == Words(
        "没有“idd”这一项；可写：id、of；是否想写“id”？",
        "there is no entry 'idd'; there may be: id, of; did you mean 'id'?",
    )


def test_every_kind_is_told_in_both_languages():
    for kind in KINDS:
        words = not_a(kind, None).words
        assert words.zh.startswith("这里应为")
        assert words.en.startswith("this should be ")


@pytest.mark.parametrize(
    ("type_", "value", "context", "words"),
    [
        (
            "literal_error",
            "operater",
            {"expected": "'notice' or 'operator'"},
            (
                "this cannot be the text 'operater'; it may be: notice, operator; "
                "did you mean 'operator'?"
            ),
        ),
        ("literal_error", 2, {"expected": "1"}, "this cannot be the number 2; it may be: 1"),
        (
            "union_tag_invalid",
            {"kind": "c"},
            {"tag": "c", "discriminator": "'kind'", "expected_tags": "'a', 'b'"},
            "this cannot be the text 'c'; it may be: a, b",
        ),
        (
            "union_tag_not_found",
            {},
            {"discriminator": "'kind'"},
            "'kind' is missing; add this entry",
        ),
        (
            "greater_than_equal",
            0,
            {"ge": 1},
            "this should not be less than 1; correct it",
        ),
        (
            "int_parsing",
            "x",
            {},
            "this should be a whole number, but the text 'x' is written; such as 3, without quotes",
        ),
        ("odd", 3, {"zh": "错", "en": "wrong"}, "wrong"),
        (
            "odd",
            3,
            {},
            (
                "the number 3 is written here, which does not fit; "
                "correct it with the description of the format at hand"
            ),
        ),
    ],
)
def test_an_error_of_the_fitting_is_told_in_words_of_our_own(type_, value, context, words):
    assert told(type_, value, context).en == words
