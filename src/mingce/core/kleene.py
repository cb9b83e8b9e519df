"""What a criterion comes to for one case: true, false, or unknown (Kleene's strong logic).

A fact that is absent or `None` is unknown. A verdict is unknown only while an unknown fact could
still decide it. Values are those of the facts' kinds: `bool`, `int` or `Decimal`, `str`, `date`
(or its ISO text); they have been fitted to their kinds before they come here.

Every criterion is read for every case, so an expression becomes closures once, and a closure gives
back one of three things made beforehand. To negate is to hand them over the other way round.
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from mingce.law.expressions import (
    MIRRORED,
    OPPOSITE,
    And,
    Compare,
    Expr,
    Literal,
    Member,
    Name,
    Not,
    Or,
    iso_date,
    names,
)

Verdict: TypeAlias = bool | None
Facts: TypeAlias = Mapping[str, Any]
Test: TypeAlias = Callable[[Facts], Verdict]
_Choice: TypeAlias = Callable[[Facts], Any]

_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compile_test(expr: Expr) -> Test:
    """An expression is a test: it takes the facts of a case and gives its verdict."""
    return _test(expr, _Outcomes(True, False, None))


def missing(expr: Expr, facts: Facts) -> tuple[str, ...]:
    """The unknown facts that an unknown verdict still depends on, in reading order.

    A term that has a verdict of its own asks for nothing more, nor does any term beside one that
    settles the matter; so nothing is missing exactly where the verdict is known.
    """
    return tuple(dict.fromkeys(_open(expr, facts)[1]))


class _Outcomes(NamedTuple):
    yes: Any
    no: Any
    unknown: Any


def _test(expr: Expr, outcomes: _Outcomes) -> _Choice:
    yes, no, unknown = outcomes
    match expr:
        case Name(name):
            return _named(name, outcomes)
        case Literal(value):
            verdict = yes if value else no
            return lambda _facts: verdict
        case Not(term):
            return _test(term, _Outcomes(no, yes, unknown))
        case And(terms):
            return _all_named(terms, outcomes) if _only_names(terms) else _all(terms, outcomes)
        case Or(terms) if _only_names(terms):
            return _any_named(terms, outcomes)
        case Or(terms):
            # One term is enough exactly where not all of the negated terms hold.
            return _all(tuple(map(Not, terms)), _Outcomes(no, yes, unknown))
        case Member(fact, options):
            return _chosen(fact.name, frozenset(options), outcomes)
        case Compare():
            return _compared(expr, outcomes)


def _only_names(terms: tuple[Expr, ...]) -> bool:
    return all(isinstance(term, Name) for term in terms)


def _named(name: str, outcomes: _Outcomes) -> _Choice:
    yes, no, unknown = outcomes
    return lambda facts: yes if (v := facts.get(name)) else unknown if v is None else no


def _chosen(name: str, options: frozenset[str], outcomes: _Outcomes) -> _Choice:
    yes, no, unknown = outcomes
    return lambda facts: unknown if (v := facts.get(name)) is None else yes if v in options else no


def _all(terms: tuple[Expr, ...], outcomes: _Outcomes) -> _Choice:
    yes, no, unknown = outcomes
    tests = tuple(map(compile_test, terms))

    def test(facts: Facts) -> Any:
        together = yes
        for term in tests:
            verdict = term(facts)
            if not verdict:
                if verdict is not None:
                    return no
                together = unknown
        return together

    return test


def _all_named(terms: tuple[Expr, ...], outcomes: _Outcomes) -> _Choice:
    yes, no, unknown = outcomes
    asked = names(And(terms))

    def test(facts: Facts) -> Any:
        together = yes
        get = facts.get
        for name in asked:
            value = get(name)
            if not value:
                if value is not None:
                    return no
                together = unknown
        return together

    return test


def _any_named(terms: tuple[Expr, ...], outcomes: _Outcomes) -> _Choice:
    yes, no, unknown = outcomes
    asked = names(Or(terms))

    def test(facts: Facts) -> Any:
        together = no
        get = facts.get
        for name in asked:
            value = get(name)
            if value:
                return yes
            if value is None:
                together = unknown
        return together

    return test


def _compared(expr: Compare, outcomes: _Outcomes) -> _Choice:
    left, sign, right = expr.left, expr.sign, expr.right
    if isinstance(left, Name):
        if isinstance(right, Name):
            return _between(left.name, sign, right.name, outcomes)
        return _against(left.name, sign, right.value, outcomes)
    if isinstance(right, Name):
        return _against(right.name, MIRRORED[sign], left.value, outcomes)
    verdict = outcomes.yes if _SIGNS[sign](left.value, right.value) else outcomes.no
    return lambda _facts: verdict


def _between(one: str, sign: str, other: str, outcomes: _Outcomes) -> _Choice:
    yes, no, unknown = outcomes
    compare = _SIGNS[sign]

    def test(facts: Facts) -> Any:
        left = facts.get(one)
        right = facts.get(other)
        if left is None or right is None:
            return unknown
        return yes if compare(left, right) else no

    return test


def _against(name: str, sign: str, value: bool | Decimal | str, outcomes: _Outcomes) -> _Choice:
    """A fact against a literal; an ISO date is compared with dates as the day it is."""
    if isinstance(value, str) and (day := iso_date(value)) is not None:
        as_text = _limited(name, sign, value, outcomes)
        as_day = _limited(name, sign, day, outcomes)
        return lambda facts: (as_text if isinstance(facts.get(name), str) else as_day)(facts)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        # A whole number compares faster with the counts and scores it mostly meets.
        return _limited(name, sign, int(value), outcomes)
    return _limited(name, sign, value, outcomes)


def _limited(name: str, sign: str, limit: Any, outcomes: _Outcomes) -> _Choice:
    """One closure for each kind of sign: calling an operator would double the time of a leaf."""
    yes, no, unknown = outcomes
    if sign in {"!=", "<", ">"}:
        sign, yes, no = OPPOSITE[sign], no, yes
    match sign:
        case "==":
            return lambda facts: (
                unknown if (v := facts.get(name)) is None else yes if v == limit else no
            )
        case ">=":
            return lambda facts: (
                unknown if (v := facts.get(name)) is None else yes if v >= limit else no
            )
        case _:
            return lambda facts: (
                unknown if (v := facts.get(name)) is None else yes if v <= limit else no
            )


def _open(expr: Expr, facts: Facts) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict of an expression and the unknown facts it still depends on."""
    match expr:
        case Not(term):
            verdict, lacking = _open(term, facts)
            return (None if verdict is None else not verdict), lacking
        case And(terms) | Or(terms):
            settles = isinstance(expr, Or)
            looked = [_open(term, facts) for term in terms]
            if any(verdict is settles for verdict, _ in looked):
                return settles, ()
            unknown = tuple(name for _, lacking in looked for name in lacking)
            return (None if unknown else not settles), unknown
        case _:
            verdict = compile_test(expr)(facts)
            if verdict is not None:
                return verdict, ()
            return None, tuple(name for name in names(expr) if facts.get(name) is None)
