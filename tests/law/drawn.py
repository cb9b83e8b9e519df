"""Expressions, facts and values as Hypothesis draws them, for every room that reads expressions."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from mingce.law.expressions import (
    SIGNS,
    Compare,
    FactType,
    Literal,
    Member,
    Name,
    Not,
    conjunction,
    disjunction,
)

KINDS = ("city", "county level", "district", "league's")
TYPES = {
    "barred": FactType("boolean"),
    "select": FactType("boolean"),
    "listed": FactType("boolean"),
    "score": FactType("number"),
    "rank": FactType("number"),
    "kind": FactType("choice", KINDS),
    "former": FactType("choice", tuple(reversed(KINDS))),
    "theme": FactType("text"),
    "field": FactType("text"),
    "since": FactType("date"),
    "until": FactType("date"),
}
# Few and close together, so that a drawn value often stands on a drawn limit.
numbers = st.sampled_from(
    [*range(-2, 4), *map(Decimal, ("0.1", "0.3", "79.9", "123456789012.345"))]
)
days = st.integers(-3, 3).map(lambda days: date(1970, 1, 1) + timedelta(days))
themes = st.sampled_from(["a", "甲", "it's", 'say "a"', "x y"])
VALUES = {
    "boolean": st.booleans(),
    "number": numbers,
    "choice": st.sampled_from(KINDS),
    "text": themes,
    "date": days,
}


def named(kind):
    return st.sampled_from([name for name, fact in TYPES.items() if fact.kind == kind]).map(Name)


def literals(kind):
    if kind == "number":
        return numbers.map(lambda number: Literal(Decimal(number)))
    if kind == "date":
        return days.map(lambda day: Literal(day.isoformat()))
    return VALUES[kind].map(Literal)


@st.composite
def comparisons(draw):
    kind = draw(st.sampled_from(sorted(VALUES)))
    sides = [draw(named(kind)), draw(named(kind) | literals(kind))]
    if draw(st.booleans()):
        sides.reverse()
    signs = SIGNS if kind in {"number", "date"} else ("==", "!=")
    return Compare(sides[0], draw(st.sampled_from(signs)), sides[1])


options = st.lists(st.sampled_from(KINDS), min_size=1, unique=True).map(tuple)
leaves = named("boolean") | comparisons() | st.builds(Member, named("choice"), options)


def joined(terms):
    several = st.lists(terms, min_size=2, max_size=3).map(tuple)
    return st.builds(Not, terms) | several.map(conjunction) | several.map(disjunction)


expressions = st.recursive(leaves, joined, max_leaves=8)
propositions = st.recursive(named("boolean"), joined, max_leaves=8)
"""Expressions whose facts are all true, false or unknown."""


def answers(types=TYPES, unknown=True):
    """Facts of a case: each with a value of its kind, or unknown."""
    return st.fixed_dictionaries(
        {
            name: VALUES[fact.kind] | st.none() if unknown else VALUES[fact.kind]
            for name, fact in types.items()
        }
    )
