from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.law.problems import Unfit
from mingce.law.scalars import meant


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("0", 0),
        ("-3", -3),
        ("+5", 5),
        ("0o17", 15),
        ("0x1F", 31),
        ("410500", 410500),
        ("1.10", Decimal("1.10")),
        ("-.5", Decimal("-0.5")),
        ("1e5", Decimal("1E+5")),
        ("2.5e-3", Decimal("0.0025")),
    ],
)
def test_a_plain_word_means_what_the_core_schema_says(text, value):
    assert (meant(text), str(meant(text))) == (value, str(value))


@pytest.mark.parametrize(
    "text",
    [
        *("True", "TRUE", "yes", "no", "on", "off", "y", "Null", "NULL", "<<", "a1"),
        *("2018-03", "2018-08-20", "12:30", "1.2.3", "1_000", "0b1", "0x", "1e", "3年", "１２"),
        *("-", ".", "--"),
    ],
)
def test_every_other_word_is_text(text):
    assert meant(text) == text


@pytest.mark.parametrize("text", [".inf", "-.INF", "+.Inf", ".nan", ".NaN"])
def test_what_is_no_exact_number_is_refused(text):
    with pytest.raises(Unfit) as unfit:
        meant(text)

    assert unfit.value.words.en == (
        f"'{text}' is no usable number; write an exact value, or nothing where it is unknown"
    )


@pytest.mark.parametrize("text", ["007", "-01", "00.5", "1.", "010500", "1.e5"])
def test_what_could_be_number_or_code_is_not_guessed(text):
    with pytest.raises(Unfit) as unfit:
        meant(text)

    assert unfit.value.words.en == (
        f"'{text}' could be a number or a code; quote a code, "
        "and drop the superfluous zero or point of a number"
    )


@pytest.mark.parametrize("text", ["1e999999999", "1e-101", "9" * 101, "0." + "1" * 100])
def test_a_number_too_large_to_reckon_with_is_refused(text):
    with pytest.raises(Unfit, match="过大或位数过多"):
        meant(text)


@given(st.integers(-(10**90), 10**90))
def test_a_whole_number_is_exactly_its_digits(number):
    assert meant(str(number)) == number


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_a_decimal_keeps_every_digit_written(number):
    assert str(meant(str(number))) == str(number)
