"""Answers worth trying on an expression: the fewest that show what somebody wants to see.

Each fact takes a handful of values: both truth values, every option, and for each literal it is
compared with the value itself and its nearest neighbours. What is not answered is unknown. An
answer more never turns a verdict that is known, so a case whose verdict is known needs no more.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from mingce.core.kleene import Test, Verdict
from mingce.law.expressions import (
    And,
    Compare,
    Expr,
    FactType,
    Literal,
    Name,
    Not,
    Or,
    Types,
    iso_date,
    names,
)
from mingce.law.values import Value

MOST_TRIED = 20_000
"""After so many cases a difference that nobody has found counts as none."""

Answers: TypeAlias = Mapping[str, Value]
_FEW_DAYS = (date(2000, 1, 1), date(2000, 1, 2))
_FEW_NUMBERS = (0, 1)
_FEW_TEXTS = ("a", "b")


def told_apart(one: Test, other: Test, values: Mapping[str, tuple[Value, ...]]) -> Answers | None:
    """The fewest answers for which two tests differ, if any do."""

    def look(answers: Answers) -> bool | None:
        verdicts = one(answers), other(answers)
        if verdicts[0] is not verdicts[1]:
            return True
        return None if verdicts[0] is None else False

    return _by_size(values, look)


def shown_by(
    test: Test, verdict: Verdict, values: Mapping[str, tuple[Value, ...]]
) -> Answers | None:
    """Answers for which a test comes to a verdict, none too many, if there are any."""
    asked = tuple(values)
    to_try: list[dict[str, Value]] = [{}]
    for _ in range(MOST_TRIED):
        if not to_try:
            break
        answers = to_try.pop()
        found = test(answers)
        if found is verdict:
            return _needed(test, answers)
        if found is None and len(answers) < len(asked):
            name = asked[len(answers)]
            to_try += [{**answers, name: value} for value in reversed(values[name])]
    return None


def _needed(test: Test, answers: Answers) -> Answers:
    """An answer without which the verdict stays the same is left out."""
    verdict = test(answers)
    for name in answers:
        fewer = {other: value for other, value in answers.items() if other != name}
        if test(fewer) is verdict:
            return _needed(test, fewer)
    return answers


def grid(expr: Expr, types: Types) -> dict[str, tuple[Value, ...]]:
    """The values worth trying for each fact of an expression, in reading order."""
    compared: dict[str, list[Decimal | str]] = {name: [] for name in names(expr)}
    together: set[str] = set()
    for comparison in _comparisons(expr):
        match comparison.left, comparison.right:
            case (Name(name), Literal(value)) | (Literal(value), Name(name)):
                compared[name] += [] if isinstance(value, bool) else [value]
            case Name(one), Name(other):
                together |= {one, other}
            case _:
                pass
    shared = [value for name in sorted(together) for value in compared[name]]
    return {
        name: _values(types[name], literals + (shared if name in together else []))
        for name, literals in compared.items()
    }


def _by_size(
    values: Mapping[str, tuple[Value, ...]], look: Callable[[Answers], bool | None]
) -> Answers | None:
    """Cases by the number of their answers; `look` finds, gives up a case (false) or goes on."""
    asked = tuple(values)
    tried = 0
    cases: Iterable[tuple[int, dict[str, Value]]] = [(0, {})]
    for _ in range(len(asked) + 1):
        still_open: list[tuple[int, dict[str, Value]]] = []
        for start, answers in cases:
            tried += 1
            found = look(answers)
            if found:
                return answers
            if tried >= MOST_TRIED:
                return None
            if found is None:
                still_open.append((start, answers))
        cases = _with_one_more(still_open, values, asked)
    return None


def _with_one_more(
    cases: list[tuple[int, dict[str, Value]]],
    values: Mapping[str, tuple[Value, ...]],
    asked: tuple[str, ...],
) -> Iterator[tuple[int, dict[str, Value]]]:
    """Each case with one more answer, to a fact behind those it has; so no case comes twice."""
    for start, answers in cases:
        for n in range(start, len(asked)):
            for value in values[asked[n]]:
                yield n + 1, {**answers, asked[n]: value}


def _comparisons(expr: Expr) -> Iterator[Compare]:
    match expr:
        case Compare():
            yield expr
        case Not(term):
            yield from _comparisons(term)
        case And(terms) | Or(terms):
            for term in terms:
                yield from _comparisons(term)
        case _:
            return


def _values(fact: FactType, literals: list[Decimal | str]) -> tuple[Value, ...]:
    match fact.kind:
        case "boolean":
            return (True, False)
        case "choice":
            return fact.options
        case "number":
            numbers = [value for value in literals if isinstance(value, Decimal)]
            near = [value for number in numbers for value in _neighbours(number)]
            return tuple(dict.fromkeys(near)) or _FEW_NUMBERS
        case "date":
            days = [day for value in literals if (day := iso_date(str(value)))]
            around = [day + timedelta(n) for day in days for n in (0, -1, 1)]
            return tuple(dict.fromkeys(around)) or _FEW_DAYS
        case "text":
            texts = [value for value in literals if isinstance(value, str)]
            other = next(text for text in (*_FEW_TEXTS, "".join(texts) + "-") if text not in texts)
            return (*dict.fromkeys(texts), other) if texts else _FEW_TEXTS


def _neighbours(number: Decimal) -> tuple[Decimal, ...]:
    """A number and those one unit away in its last place."""
    exponent = number.as_tuple().exponent
    unit = Decimal((0, (1,), exponent if isinstance(exponent, int) else 0))
    return number, number - unit, number + unit
