"""A verdict is true, false, or unknown for as long as an unknown fact could still decide it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from mingce.core.kleene import compile_test, missing
from mingce.law.expressions import And, Name, Not, Or, parse
from tests.drawing import examples
from tests.law.drawn import TYPES, answers, expressions, propositions

T, F, U = True, False, None
enough = examples(50)
VERDICTS = (T, F, U)


def verdict(text, **facts):
    return compile_test(parse(text))(facts)


def lacking(text, **facts):
    return missing(parse(text), facts)


def filled(facts, more):
    return {name: more[name] if value is None else value for name, value in facts.items()}


# Kleene's tables


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (T, T, T, T), (T, F, F, T), (T, U, U, T),
        (F, T, F, T), (F, F, F, F), (F, U, F, U),
        (U, T, U, T), (U, F, F, U), (U, U, U, U),
    ],
)  # fmt: skip
def test_and_is_false_if_one_is_and_or_is_true_if_one_is(a, b, both, either):
    facts = {"a": a, "b": b, "x": 1}
    for left, right in [("a", "b"), ("not not a", "b"), ("(a == true)", "not (b == false)")]:
        assert verdict(f"{left} and {right}", **facts) is both
        assert verdict(f"{left} or {right}", **facts) is either
        assert verdict(f"not ({left} and {right})", **facts) is {T: F, F: T, U: U}[both]
        assert verdict(f"not ({left} or {right})", **facts) is {T: F, F: T, U: U}[either]


@pytest.mark.parametrize(("a", "opposite"), [(T, F), (F, T), (U, U)])
def test_not_leaves_unknown_unknown(a, opposite):
    assert verdict("not a", a=a) is opposite
    assert verdict("not (a == true)", a=a) is opposite


def test_an_absent_fact_is_unknown():
    assert verdict("a") is None
    assert verdict("not fraud") is None
    assert verdict("score >= 80") is None
    assert verdict("80 > score") is None
    assert verdict("kind in (city)") is None
    assert verdict("score > rank", score=1) is None


@pytest.mark.parametrize(
    ("sign", "below", "equal", "above"),
    [
        ("==", F, T, F), ("!=", T, F, T), ("<", T, F, F),
        ("<=", T, T, F), (">", F, F, T), (">=", F, T, T),
    ],
)  # fmt: skip
def test_a_comparison_reads_the_same_from_either_side(sign, below, equal, above):
    mirrored = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(sign, sign)
    for value, expected in [("79.9", below), ("80", equal), ("80.1", above)]:
        number = Decimal(value)
        assert verdict(f"score {sign} 80", score=number) is expected
        assert verdict(f"80 {mirrored} score", score=number) is expected
        assert verdict(f"not score {sign} 80", score=number) is not expected
        assert verdict(f"score {sign} rank", score=number, rank=80) is expected


def test_a_score_is_compared_exactly():
    assert verdict("score >= 79.9", score=Decimal("79.9")) is True
    assert verdict("score >= 79.9", score=Decimal("79.8999999999999")) is False
    assert verdict("score == 0.3", score=Decimal("0.1") + Decimal("0.2")) is True


@pytest.mark.parametrize("day", [date(2018, 8, 31), "2018-08-31"])
def test_a_day_is_compared_as_a_date_or_as_its_text(day):
    assert verdict("since <= '2018-08-31'", since=day) is True
    assert verdict("since < '2018-08-31'", since=day) is False
    assert verdict("'2018-09-01' > since", since=day) is True
    assert verdict("since <= '2018-08-31'") is None


def test_an_option_is_in_the_list_or_not():
    assert verdict("kind in (city, district)", kind="district") is True
    assert verdict("kind in (city, district)", kind="county") is False
    assert verdict("kind not in (city, district)", kind="county") is True


def test_a_text_is_equal_or_not():
    assert verdict("theme == '甲'", theme="甲") is True
    assert verdict("theme != '甲'", theme="甲") is False


def test_literals_are_known():
    assert verdict("true and not false") is True
    assert verdict("1 < 2") is True
    assert verdict("not 1 < 2") is False
    assert verdict("a and false") is False


# What holds of every expression


@enough
@given(expressions, answers(), answers(unknown=False))
def test_more_knowledge_never_overturns_a_verdict(expr, facts, more):
    test = compile_test(expr)
    before, after = test(facts), test(filled(facts, more))
    assert after is not None
    assert before in {None, after}


@enough
@given(expressions, expressions, answers())
def test_de_morgan_holds_with_unknowns_too(one, other, facts):
    not_both = compile_test(Not(And((one, other))))(facts)
    assert not_both is compile_test(Or((Not(one), Not(other))))(facts)
    neither = compile_test(Not(Or((one, other))))(facts)
    assert neither is compile_test(And((Not(one), Not(other))))(facts)


@enough
@given(propositions, answers())
def test_the_order_of_terms_does_not_matter(expr, facts):
    test = compile_test(expr)
    if isinstance(expr, And | Or):
        turned = type(expr)(tuple(reversed(expr.terms)))
        assert compile_test(turned)(facts) is test(facts)
    assert compile_test(Not(Not(expr)))(facts) is test(facts)


# What is missing


def test_a_settled_verdict_lacks_nothing():
    assert lacking("a and b", a=False) == ()
    assert lacking("a or b", b=True) == ()
    assert lacking("a and b", a=True, b=True) == ()


def test_what_cannot_change_the_outcome_any_more_is_not_missing():
    assert lacking("a or b and c", b=False) == ("a",)
    assert lacking("a and (b or c)", b=True) == ("a",)
    assert lacking("not (a or b and score >= 80)", score=3) == ("a",)
    assert lacking("score > rank and kind in (city)", rank=1, kind="city") == ("score",)


def test_what_is_missing_is_listed_once_in_reading_order():
    assert lacking("c and (b or a) and (a or kind in (city))") == ("c", "b", "a", "kind")


@enough
@given(expressions, answers())
def test_something_is_missing_exactly_where_the_verdict_is_unknown(expr, facts):
    assert (missing(expr, facts) == ()) is (compile_test(expr)(facts) is not None)


@enough
@given(expressions, answers(), answers(unknown=False))
def test_with_all_that_is_missing_the_verdict_is_known(expr, facts, more):
    asked = {name: more[name] for name in missing(expr, facts)}
    assert compile_test(expr)({**facts, **asked}) is not None


@enough
@given(expressions, answers(), answers())
def test_what_is_not_missing_does_not_matter(expr, facts, more):
    known = {name for name, value in facts.items() if value is not None}
    asked = set(missing(expr, facts))
    other = {name: more[name] for name in TYPES if name not in known | asked}
    assert compile_test(expr)({**facts, **other}) is compile_test(expr)(facts)


@pytest.mark.parametrize("text", ["a and not a", "a or not a"])
def test_a_verdict_is_read_from_the_expression_not_proved_of_it(text):
    assert verdict(text) is None
    assert lacking(text) == ("a",)


def test_a_name_is_read_as_it_stands():
    assert compile_test(Name("a"))({"a": True}) is True
