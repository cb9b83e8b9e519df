"""What would blur a value, or leave a choice in its bytes, is refused."""

import re
from datetime import date
from decimal import Decimal

import pytest

from mingce.seal.canonical import (
    DEEPEST,
    LONGEST_NUMBER,
    Json,
    NotCanonical,
    canonical,
    read_canonical,
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b" 1",
        b"1\n",
        b"[1, 2]",
        b"\xef\xbb\xbf1",
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b"01",
        b"-0",
        b"1.0",
        b"1e2",
        b"1E+99999999999999999999",
        b"9" * 5000,
        b"NaN",
        b"-Infinity",
        b'"\\u4e59"',
        b'"\\/"',
        b'"\\u001F"',
        b'"\\ud83d"',
        b'"\xed\xa0\xbd"',
        b'"\xff"',
        b'"\n"',
        b"[" * 100_000,
        b"[" * 200 + b"]" * 200,
    ],
)
def test_bytes_that_are_not_canonical_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        read_canonical(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"[1,2.50]", "not canonical from byte 6: b'0]' should be b']'"),
        (b"[1,2]\n", "not canonical from byte 5: b'\\n' should be b''"),
        (b"NaN", "these bytes are not a canonical value: NaN is not a number"),
        (
            b"9" * 5000,
            "these bytes are not a canonical value: a number is written in at most 640 characters",
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(data: bytes, sentence: str) -> None:
    with pytest.raises(NotCanonical, match=f"^{re.escape(sentence)}$"):
        read_canonical(data)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (0.5, "0.5 is a float, which is not the number somebody wrote: use Decimal or int"),
        ({1: 2}, "a key is text, but 1 is of type int"),
        (
            [date(2018, 8, 20)],
            "a date has no canonical form: write it as text, a number, a list or a mapping",
        ),
        (b"x", "a bytes has no canonical form: write it as text, a number, a list or a mapping"),
    ],
)
def test_what_has_no_canonical_form_is_refused_by_its_type(value: Json, sentence: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(sentence)}$"):
        canonical(value)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("a\ud83d", "text holds half of a surrogate pair, U+D83D"),
        ({"\udc00": 1}, "text holds half of a surrogate pair, U+DC00"),
        (Decimal("NaN"), "NaN is not a number that can be written"),
        (Decimal("sNaN"), "sNaN is not a number that can be written"),
        (Decimal("-Infinity"), "-Infinity is not a number that can be written"),
        (Decimal("1E+999999999999999999"), "a number is written in at most 640 characters"),
        (Decimal("1E-640"), "a number is written in at most 640 characters"),
        (Decimal(10**LONGEST_NUMBER), "a number is written in at most 640 characters"),
    ],
)
def test_what_no_text_can_carry_is_refused_by_its_value(value: Json, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        canonical(value)


def test_the_longest_number_is_still_written() -> None:
    longest = 10**LONGEST_NUMBER - 1

    assert read_canonical(canonical(longest)) == longest


def test_a_value_is_nested_so_deep_and_no_deeper() -> None:
    value: list[Json] = []
    for _ in range(DEEPEST):
        value = [value]

    assert read_canonical(canonical(value)) == value
    with pytest.raises(ValueError, match="nested at most 100 deep"):
        canonical([value])


def test_a_value_that_holds_itself_is_refused() -> None:
    value: list[Json] = []
    value.append(value)

    with pytest.raises(ValueError, match="never in itself"):
        canonical(value)
