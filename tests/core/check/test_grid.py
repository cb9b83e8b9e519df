from datetime import date
from decimal import Decimal
from itertools import product
from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mingce.core.check.grid import grid, shown_by, told_apart
from mingce.core.kleene import compile_test
from mingce.law.expressions import FactType, mutants, parse
from tests.drawing import examples
from tests.law.drawn import TYPES as DRAWN
from tests.law.drawn import expressions

TYPES = {
    "a": FactType("boolean"),
    "b": FactType("boolean"),
    "c": FactType("boolean"),
    "n": FactType("number"),
    "m": FactType("number"),
    "day": FactType("date"),
    "other_day": FactType("date"),
    "word": FactType("text"),
    "other_word": FactType("text"),
    "kind": FactType("choice", ("x", "y", "z")),
}


def apart(one, other):
    expr = parse(one)
    return told_apart(compile_test(expr), compile_test(parse(other)), grid(expr, TYPES))


def shown(text, verdict):
    expr = parse(text)
    return shown_by(compile_test(expr), verdict, grid(expr, TYPES))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a", {"a": (True, False)}),
        ("a == true", {"a": (True, False)}),
        ("n >= 80", {"n": (Decimal(80), Decimal(79), Decimal(81))}),
        ("79.5 < n", {"n": (Decimal("79.5"), Decimal("79.4"), Decimal("79.6"))}),
        ("n > m", {"n": (0, 1), "m": (0, 1)}),
        ("kind in (x)", {"kind": ("x", "y", "z")}),
        ("word == 'a'", {"word": ("a", "b")}),
        ("word != other_word", {"word": ("a", "b"), "other_word": ("a", "b")}),
        (
            "not (day < '2018-08-31')",
            {"day": (date(2018, 8, 31), date(2018, 8, 30), date(2018, 9, 1))},
        ),
        (
            "day < other_day",
            {
                "day": (date(2000, 1, 1), date(2000, 1, 2)),
                "other_day": (date(2000, 1, 1), date(2000, 1, 2)),
            },
        ),
    ],
)
def test_the_values_worth_trying_lie_around_the_literals(text, values):
    assert grid(parse(text), TYPES) == values


def test_facts_compared_with_each_other_share_their_literals():
    values = grid(parse("n > m and n >= 3"), TYPES)

    assert set(values["m"]) == {Decimal(2), Decimal(3), Decimal(4)}
    assert set(values["n"]) == set(values["m"])


@pytest.mark.parametrize(
    ("one", "other", "answers"),
    [
        ("n >= 80", "n > 80", {"n": Decimal(80)}),
        ("n >= 80", "n >= 79", {"n": Decimal(79)}),
        ("a and b", "a or b", {"a": True}),
        ("a and b and c", "a and b", {"c": False}),
        ("(a or b) and (c or n >= 1)", "(a or b) and (c or n > 1)", {"a": True, "n": Decimal(1)}),
        ("kind in (x, y)", "kind in (x)", {"kind": "y"}),
        ("a or (a and b)", "a", None),
        ("not (a and b)", "not a or not b", None),
    ],
)
def test_two_tests_are_told_apart_by_the_fewest_answers(one, other, answers):
    assert apart(one, other) == answers


@pytest.mark.parametrize(
    ("text", "verdict", "answers"),
    [
        ("a or b", True, {"a": True}),
        ("a or b", False, {"a": False, "b": False}),
        ("a and (b or n > 3)", True, {"a": True, "b": True}),
        ("a or b", None, {}),
        ("n > 3 and n < 3", True, None),
        ("a or n > 3", True, {"a": True}),
    ],
)
def test_a_verdict_is_shown_by_no_more_answers_than_it_takes(text, verdict, answers):
    assert shown(text, verdict) == answers


def test_a_long_expression_is_answered_with_few_trials():
    names = [f"f{n}" for n in range(20)]
    types = {name: FactType("boolean") for name in names}
    expr = parse(
        " and ".join(f"({x} or {y})" for x, y in zip(names[::2], names[1::2], strict=True))
    )
    test, values = compile_test(expr), grid(expr, types)

    assert len(shown_by(test, True, values)) == 10
    assert len(shown_by(test, False, values)) == 2
    assert all(told_apart(test, compile_test(m.expr), values) for m in mutants(expr, types))


def test_a_search_that_finds_nothing_gives_up(monkeypatch):
    names = [f"f{n}" for n in range(30)]
    expr = parse(" and ".join(names))
    tried = []

    def test(facts):
        tried.append(facts)
        return compiled(facts)

    compiled = compile_test(expr)
    monkeypatch.setattr("mingce.core.check.grid.MOST_TRIED", 50)
    values = grid(expr, {name: FactType("boolean") for name in names})

    assert told_apart(test, compiled, values) is None
    assert len(tried) == 50


def answers_of(values):
    """Every case of a grid, facts left unanswered among them."""
    choices = [[(name, value) for value in (*found, None)] for name, found in values.items()]
    for case in product(*choices):
        yield {name: value for name, value in case if value is not None}


@examples(30)
@given(expressions, expressions)
def test_what_any_case_of_the_grid_tells_apart_is_found(one, other):
    values = {**grid(other, DRAWN), **grid(one, DRAWN)}
    assume(prod(len(found) + 1 for found in values.values()) <= 500)
    tests = compile_test(one), compile_test(other)
    found = told_apart(*tests, values)
    differing = [a for a in answers_of(values) if tests[0](a) is not tests[1](a)]

    assert found in differing if differing else found is None


@examples(30)
@given(expressions, st.sampled_from([True, False, None]))
def test_a_verdict_that_any_case_of_the_grid_has_is_shown(expr, verdict):
    values = grid(expr, DRAWN)
    assume(prod(len(found) + 1 for found in values.values()) <= 500)
    test = compile_test(expr)
    found = shown_by(test, verdict, values)
    having = [answers for answers in answers_of(values) if test(answers) is verdict]

    assert found in having if having else found is None
