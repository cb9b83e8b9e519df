"""One value, one byte string; one byte string, one value."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal.canonical import Json, NotCanonical, canonical, read_canonical
from tests.drawing import examples

quick = examples(60)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
numbers = st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
# Few enough that two draws are often the same value in another dress.
alike = st.recursive(
    st.sampled_from(
        [None, True, False, 0, 1, 10, "", "0", "1", "true", "null", "\u00e9", "e\u0301"]
        + [Decimal(each) for each in ("0", "-0", "1", "1.0", "1E+1", "0.1", "0.10")]
    ),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.tuples(inner)
        | st.dictionaries(st.sampled_from(["", "0", "1"]), inner, max_size=2)
    ),
    max_leaves=3,
)


def meaning(value: object) -> object:
    """What a value says, told apart by Python's own equality instead of by bytes."""
    if value is None or isinstance(value, bool | str):
        return (type(value).__name__, value)
    if isinstance(value, int | Decimal):
        return ("number", Fraction(value))
    if isinstance(value, list | tuple):
        return ("list", tuple(meaning(item) for item in value))
    assert isinstance(value, Mapping)
    return ("mapping", frozenset((key, meaning(item)) for key, item in value.items()))


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (None, b"null"),
        (True, b"true"),
        (False, b"false"),
        ((), b"[]"),
        ({}, b"{}"),
        ([1, (2, [])], b"[1,[2,[]]]"),
        ({"b": 1, "a": {"d": "x", "c": None}}, b'{"a":{"c":null,"d":"x"},"b":1}'),
        (MappingProxyType({"a": 1}), b'{"a":1}'),
        ("示范", '"示范"'.encode()),
        ('"\\/', b'"\\"\\\\/"'),
        ("\b\t\n\f\r", b'"\\b\\t\\n\\f\\r"'),
        ("\0\x1f\x7f\u2028", '"\\u0000\\u001f\x7f\u2028"'.encode()),
    ],
)
def test_a_value_is_written_with_nothing_left_to_choose(value: Json, data: bytes) -> None:
    assert canonical(value) == data


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (80, b"80"),
        (Decimal(80), b"80"),
        (Decimal("80.00"), b"80"),
        (Decimal("8.0E+1"), b"80"),
        ("80", b'"80"'),
        (-5, b"-5"),
        (Decimal("-0.50"), b"-0.5"),
        (Decimal("-0"), b"0"),
        (Decimal("0E+999999"), b"0"),
        (Decimal("1E-7"), b"0.0000001"),
        (2**64, b"18446744073709551616"),
    ],
)
def test_a_number_is_written_in_plain_decimal_notation(value: Json, data: bytes) -> None:
    assert canonical(value) == data


def test_a_number_keeps_its_digits_whatever_the_precision_of_the_day() -> None:
    with localcontext(prec=3):
        assert canonical([Decimal("1.23456"), 123456]) == b"[1.23456,123456]"
        assert read_canonical(b"[1.23456,123456]") == [Decimal("1.23456"), 123456]


def test_keys_stand_in_the_order_of_their_code_points() -> None:
    private, rare = "\ue000", "\U00020000"

    assert canonical({rare: 1, private: 2, "乙": 3, "b": 4, "B": 5}) == (
        f'{{"B":5,"b":4,"乙":3,"{private}":2,"{rare}":1}}'.encode()
    )


def test_text_is_never_normalised() -> None:
    composed, decomposed, compatibility = "\u00e9", "e\u0301", "\uf900"

    assert [canonical(each) for each in (composed, decomposed, compatibility)] == [
        b'"\xc3\xa9"',
        b'"e\xcc\x81"',
        b'"\xef\xa4\x80"',
    ]


@quick
@given(values)
def test_what_is_written_is_read_back_equal(value: Json) -> None:
    read = read_canonical(canonical(value))

    assert meaning(read) == meaning(value)
    assert canonical(read) == canonical(value)


@examples(150)
@given(alike, alike)
def test_two_values_have_the_same_bytes_only_if_they_are_the_same(one: Json, two: Json) -> None:
    assert (canonical(one) == canonical(two)) == (meaning(one) == meaning(two))


@quick
@given(st.data(), st.dictionaries(texts, numbers, max_size=5))
def test_the_order_of_keys_changes_nothing(data: st.DataObject, value: dict[str, Json]) -> None:
    shuffled = dict(data.draw(st.permutations(list(value.items()))))

    assert canonical(shuffled) == canonical(value)


@quick
@given(values, st.data())
def test_no_change_to_the_bytes_leaves_the_value(value: Json, data: st.DataObject) -> None:
    original = canonical(value)
    at = data.draw(st.integers(0, len(original)))
    other = original[:at] + data.draw(st.binary(max_size=2)) + original[at + 1 :]
    try:
        read = read_canonical(other)
    except NotCanonical:
        return

    assert (meaning(read) == meaning(value)) == (other == original)
