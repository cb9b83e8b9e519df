"""Slightly wrong versions of an expression, which its examples must tell from the right one.

Not made, because no example could ever tell them apart or the others already ask for as much:
a negated comparison (the flipped one says the same), a `not` put before a `not` (dropping it says
the same), a `not` around a whole `and` or `or` (any example with a verdict catches it), and an
empty membership. A term written twice, which could be dropped unseen, is refused by `check`. Two
ways to the same mutant are one mutant.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from mingce.law.expressions.kinds import FactType, Types, iso_date
from mingce.law.expressions.nodes import (
    OPPOSITE,
    And,
    Compare,
    Expr,
    Literal,
    Member,
    Name,
    Not,
    Operand,
    Or,
    conjunction,
    disjunction,
    render,
)
from mingce.law.words import Words

_BOUNDARY = {">=": ">", ">": ">=", "<=": "<", "<": "<="}
_Variant: TypeAlias = tuple[Words, Expr]


class Mutant(NamedTuple):
    """A mutant is an expression and what was changed in it."""

    words: Words
    expr: Expr


def mutants(expr: Expr, types: Types | None = None) -> tuple[Mutant, ...]:
    """Every mutant that is one small slip away, none twice and none equal to the expression.

    With the types of the facts, options missing from a membership are added one by one too.
    """
    found: dict[Expr, Mutant] = {}
    for words, mutant in _variants(expr, types or {}):
        if mutant != expr and mutant not in found:
            text = render(mutant)
            told = Words(f"{words.zh}：{text}", f"{words.en}: {text}")
            found[mutant] = Mutant(told, mutant)
    return tuple(found.values())


def _variants(expr: Expr, types: Types) -> Iterator[_Variant]:
    match expr:
        case Name(name):
            yield Words(f"给 {name} 添上 not", f"not is put before {name}"), Not(expr)
        case Not(term):
            yield Words("去掉 not", "not is dropped"), term
            for words, changed in _variants(term, types):
                if changed != Not(term):
                    yield words, Not(changed, column=expr.column)
        case And(terms):
            yield Words("and 改成 or", "and becomes or"), disjunction(terms, expr.column)
            yield from _joined(terms, types, lambda new: conjunction(new, expr.column))
        case Or(terms):
            yield Words("or 改成 and", "or becomes and"), conjunction(terms, expr.column)
            yield from _joined(terms, types, lambda new: disjunction(new, expr.column))
        case Compare():
            yield from _compared(expr)
        case Member(fact):
            yield Words("给 in 添上 not", "in becomes not in"), Not(expr)
            yield from _listed(expr, types.get(fact.name))
        case Literal():
            return


def _joined(
    terms: tuple[Expr, ...], types: Types, join: Callable[[tuple[Expr, ...]], Expr]
) -> Iterator[_Variant]:
    for place, term in enumerate(terms):
        before, after = terms[:place], terms[place + 1 :]
        text = render(term)
        yield Words(f"去掉 {text}", f"{text} is dropped"), join(before + after)
        for words, changed in _variants(term, types):
            yield words, join((*before, changed, *after))


def _compared(expr: Compare) -> Iterator[_Variant]:
    signs = [OPPOSITE[expr.sign]]
    if expr.sign in _BOUNDARY:
        signs.append(_BOUNDARY[expr.sign])
    for sign in signs:
        words = Words(f"{expr.sign} 改成 {sign}", f"{expr.sign} becomes {sign}")
        yield words, Compare(expr.left, sign, expr.right, column=expr.column)
    for moved in _moved(expr.left):
        yield _moving(expr.left, moved), Compare(moved, expr.sign, expr.right, column=expr.column)
    for moved in _moved(expr.right):
        yield _moving(expr.right, moved), Compare(expr.left, expr.sign, moved, column=expr.column)


def _moving(old: Operand, new: Operand) -> Words:
    return Words(f"{render(old)} 改成 {render(new)}", f"{render(old)} becomes {render(new)}")


def _moved(side: Operand) -> Iterator[Literal]:
    """A number moves by one unit in its last place, a date by a day, up and down."""
    match side:
        case Literal(Decimal() as value):
            exponent = value.as_tuple().exponent
            unit = Decimal((0, (1,), exponent if isinstance(exponent, int) else 0))
            yield Literal(value - unit, column=side.column)
            yield Literal(value + unit, column=side.column)
        case Literal(str(text)) if (day := iso_date(text)) is not None:
            for days in (-1, 1):
                try:
                    moved = day + timedelta(days)
                except OverflowError:
                    continue
                yield Literal(moved.isoformat(), column=side.column)


def _listed(expr: Member, fact: FactType | None) -> Iterator[_Variant]:
    if len(expr.options) > 1:
        for option in expr.options:
            kept = tuple(other for other in expr.options if other != option)
            words = Words(f"选项去掉 {option}", f"the option {option} is dropped")
            yield words, Member(expr.fact, kept, column=expr.column)
    for option in fact.options if fact is not None else ():
        if option not in expr.options:
            words = Words(f"选项加上 {option}", f"the option {option} is added")
            yield words, Member(expr.fact, (*expr.options, option), column=expr.column)
