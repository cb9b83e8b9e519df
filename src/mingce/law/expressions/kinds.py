"""What kind of value a fact has, and whether an expression asks it something sensible."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal as OneOf
from typing import TypeAlias

from mingce.law.expressions.nodes import (
    And,
    Compare,
    Expr,
    ExpressionError,
    Literal,
    Member,
    Name,
    Not,
    Operand,
    Or,
)
from mingce.law.problems import did_you_mean
from mingce.law.words import Words, shown

Kind: TypeAlias = OneOf["boolean", "number", "text", "date", "choice"]
Types: TypeAlias = Mapping[str, "FactType"]
ORDERED = frozenset({"number", "date"})
KINDS = {
    "boolean": Words("是非", "boolean"),
    "number": Words("数", "a number"),
    "text": Words("文字", "a text"),
    "date": Words("日期", "a date"),
    "choice": Words("选项", "a choice"),
}


@dataclass(frozen=True, slots=True)
class FactType:
    """A fact's value is of one kind; a choice is one of its options."""

    kind: Kind
    options: tuple[str, ...] = ()


def check(expr: Expr, types: Types) -> tuple[ExpressionError, ...]:
    """An expression fits its facts where nothing is found against it."""
    return tuple(sorted(_verdict(expr, types), key=lambda error: error.column))


def iso_date(text: str) -> date | None:
    """A date is written `2018-08-31`; anything else is none."""
    if len(text) != len("2018-08-31"):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def comparable(left: Operand, right: Operand, types: Types) -> Kind | None:
    """The kind as which two sides are compared; none where they cannot be."""
    one, other = _kind(left, types), _kind(right, types)
    if one == other:
        return one
    for side, literal in ((one, right), (other, left)):
        if side in {"date", "choice"} and isinstance(literal, Literal):
            return side if isinstance(literal.value, str) else None
    return None


def _verdict(expr: Expr, types: Types) -> Iterator[ExpressionError]:
    """Where a verdict is due stands a condition or a boolean fact."""
    match expr:
        case Not(term):
            yield from _verdict(term, types)
        case And(terms) | Or(terms):
            for place, term in enumerate(terms):
                yield from _verdict(term, types)
                if term in terms[:place]:
                    yield _wrong(term, "同一个条件写了两次；请删去一个", "written twice; drop one")
        case Compare():
            yield from _comparison(expr, types)
        case Member():
            yield from _membership(expr, types)
        case Literal():
            yield _wrong(
                expr,
                "字面值本身不是条件；应与一个事实比较，例如 score >= 80",
                "a literal is no condition; compare a fact with it, such as score >= 80",
            )
        case Name(name):
            yield from _known(expr, types)
            if name in types and types[name].kind != "boolean":
                kind = KINDS[types[name].kind]
                yield _wrong(
                    expr,
                    f"{name} 是{kind.zh}，不是是非；应写成比较或 in",
                    f"{name} is {kind.en}, not a boolean; write a comparison or in",
                )


def _known(name: Name, types: Types) -> Iterator[ExpressionError]:
    if name.name not in types:
        words = Words(f"没有名为 {name.name} 的事实", f"there is no fact named {name.name}")
        yield ExpressionError(did_you_mean(words, name.name, types), name.column)


def _comparison(expr: Compare, types: Types) -> Iterator[ExpressionError]:
    left, right = expr.left, expr.right
    if isinstance(left, Literal) and isinstance(right, Literal):
        yield _wrong(
            expr, "两边都是字面值；应有一边是事实名", "two literals; name a fact on one side"
        )
        return
    unknown = [e for side in (left, right) if isinstance(side, Name) for e in _known(side, types)]
    if unknown:
        yield from unknown
        return
    kind = comparable(left, right, types)
    if kind is None:
        this, that = (KINDS[_kind(side, types)] for side in (left, right))
        yield _wrong(
            expr,
            f"{this.zh}不能与{that.zh}比较；两边应同类",
            f"{this.en} is not compared with {that.en}; both sides are of one kind",
        )
        return
    if expr.sign not in {"==", "!="} and kind not in ORDERED:
        yield _wrong(
            expr,
            f"{KINDS[kind].zh}没有大小先后；只能用 == 或 !=",
            f"{KINDS[kind].en} has no order; use == or !=",
        )
    match left, right:
        case (Name(name), Literal(str(text)) as side) | (Literal(str(text)) as side, Name(name)):
            yield from _text(side, text, types[name])
        case (Name(one), Name(other)) if set(types[one].options) != set(types[other].options):
            yield _wrong(
                expr,
                f"{one} 与 {other} 的选项不同，不能比较",
                f"{one} and {other} have different options and are not compared",
            )
        case _:
            pass


def _text(literal: Literal, text: str, fact: FactType) -> Iterator[ExpressionError]:
    if fact.kind == "date" and iso_date(text) is None:
        yield _wrong(
            literal,
            f"“{shown(text)}”不是日期；应写成 '2018-08-31'",
            f"'{shown(text)}' is no date; write it like '2018-08-31'",
        )
    elif fact.kind == "choice":
        yield from _option(literal, text, fact)
    elif fact.kind == "text" and not text.strip():
        yield _wrong(
            literal,
            "空白文字等于没有回答，结果总是未知；请写出文字",
            "a blank text is no answer, which is always unknown; write out the text",
        )


def _membership(expr: Member, types: Types) -> Iterator[ExpressionError]:
    name = expr.fact.name
    if name not in types:
        yield from _known(expr.fact, types)
        return
    fact = types[name]
    if fact.kind != "choice":
        yield _wrong(
            expr,
            f"{name} 是{KINDS[fact.kind].zh}，没有选项；in 只用于选择型事实",
            f"{name} is {KINDS[fact.kind].en} and has no options; in is for a choice",
        )
        return
    for option in expr.options:
        yield from _option(expr, option, fact)


def _option(at: Expr, option: str, fact: FactType) -> Iterator[ExpressionError]:
    if option not in fact.options:
        known = "、".join(fact.options)
        words = Words(
            f"“{shown(option)}”不是它的选项；选项有 {shown(known)}",
            f"'{shown(option)}' is none of its options: {shown(', '.join(fact.options))}",
        )
        yield ExpressionError(did_you_mean(words, option, fact.options), at.column)


def _kind(side: Operand, types: Types) -> Kind:
    if isinstance(side, Name):
        return types[side.name].kind
    if isinstance(side.value, bool):
        return "boolean"
    return "text" if isinstance(side.value, str) else "number"


def _wrong(at: Expr, zh: str, en: str) -> ExpressionError:
    return ExpressionError(Words(zh, en), at.column)
