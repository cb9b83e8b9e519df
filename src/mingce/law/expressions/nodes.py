"""What an expression is made of, and how it is written back as text."""

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from mingce.law.words import Words

NAME = re.compile(r"[a-z][a-z0-9_]*")
SIGNS = ("==", "!=", "<", "<=", ">", ">=")
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
"""What is true of two known values exactly where the sign is false of them."""
MIRRORED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""The sign that says the same with its two sides exchanged."""


class ExpressionError(Exception):
    """What is wrong with an expression, what would be right, and the column, counted from one."""

    def __init__(self, words: Words, column: int) -> None:
        super().__init__(words, column)
        self.words = words
        self.column = column

    def __str__(self) -> str:
        return f"{self.column}: {self.words.en}"


def _column() -> int:
    # Where a node was written is no part of what it says.
    column: int = field(default=1, compare=False, kw_only=True)
    return column


@dataclass(frozen=True, slots=True)
class Name:
    """A name stands for the value of a fact."""

    name: str
    column: int = _column()


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A literal is a number, a text, or one of true and false."""

    value: bool | Decimal | str
    column: int = _column()

    # `True == Decimal(1)` in Python; in an expression `true` and `1` are different things.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Literal):
            return NotImplemented
        return type(self.value) is type(other.value) and self.value == other.value

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))


Operand: TypeAlias = Name | Literal


@dataclass(frozen=True, slots=True)
class Not:
    """A negation turns true and false round and leaves unknown as it is."""

    term: "Expr"
    column: int = _column()


@dataclass(frozen=True, slots=True)
class And:
    """A conjunction is true where all of its terms are; none of them is itself a conjunction."""

    terms: tuple["Expr", ...]
    column: int = _column()


@dataclass(frozen=True, slots=True)
class Or:
    """A disjunction is true where one of its terms is; none of them is itself a disjunction."""

    terms: tuple["Expr", ...]
    column: int = _column()


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison holds between a fact and a literal or another fact."""

    left: Operand
    sign: str
    right: Operand
    column: int = _column()


@dataclass(frozen=True, slots=True)
class Member:
    """A membership is true where the choice made is one of the options listed."""

    fact: Name
    options: tuple[str, ...]
    column: int = _column()


Expr: TypeAlias = Name | Literal | Not | And | Or | Compare | Member


def conjunction(terms: tuple[Expr, ...], column: int = 1) -> Expr:
    """Terms joined by `and` are one flat conjunction, a single term is itself."""
    flat = tuple(
        part for term in terms for part in (term.terms if isinstance(term, And) else (term,))
    )
    return flat[0] if len(flat) == 1 else And(flat, column=column)


def disjunction(terms: tuple[Expr, ...], column: int = 1) -> Expr:
    """Terms joined by `or` are one flat disjunction, a single term is itself."""
    flat = tuple(
        part for term in terms for part in (term.terms if isinstance(term, Or) else (term,))
    )
    return flat[0] if len(flat) == 1 else Or(flat, column=column)


def named(expr: Expr) -> Iterator[Name]:
    """Every place where a fact is named, in reading order."""
    match expr:
        case Name():
            yield expr
        case Not(term):
            yield from named(term)
        case And(terms) | Or(terms):
            for term in terms:
                yield from named(term)
        case Compare(left, _, right):
            for side in (left, right):
                if isinstance(side, Name):
                    yield side
        case Member(fact):
            yield fact
        case Literal():
            return


def names(expr: Expr) -> tuple[str, ...]:
    """The facts an expression asks about, each once, in reading order."""
    return tuple(dict.fromkeys(name.name for name in named(expr)))


def is_name(word: str) -> bool:
    """A name is lower-case ASCII and none of the words the grammar keeps for itself."""
    return NAME.fullmatch(word) is not None and not is_reserved(word)


def is_reserved(word: str) -> bool:
    """The words of the grammar and of the language that reads it name no fact."""
    return keyword.iskeyword(word) or word in {"true", "false"}


def render(expr: Expr) -> str:
    """An expression is written so that reading it gives the same expression again."""
    match expr:
        case Name(name):
            return name
        case Literal(value):
            return _literal(value)
        case Not(Name() | Literal() | Not() as term):
            return f"not {render(term)}"
        case Not(term):
            return f"not ({render(term)})"
        case And(terms):
            return " and ".join(f"({render(t)})" if isinstance(t, Or) else render(t) for t in terms)
        case Or(terms):
            return " or ".join(map(render, terms))
        case Compare(left, sign, right):
            return f"{render(left)} {sign} {render(right)}"
        case Member(fact, options):
            listed = ", ".join(word if is_name(word) else _literal(word) for word in options)
            return f"{fact.name} in ({listed})"


def _literal(value: bool | Decimal | str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    quote = '"' if "'" in value else "'"
    if quote in value:
        raise ValueError("a text with both kinds of quotation mark cannot be written")
    return f"{quote}{value}{quote}"
