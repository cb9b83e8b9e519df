"""An expression as a condition in SQL, in words that DuckDB and Spark both take unchanged.

NULL is unknown, and SQL's own three-valued logic does the rest. Every fact is named with its table,
`facts.name`: after the point both engines take any name the grammar allows, reserved words too, so
none needs the quotation marks about which they disagree. Texts avoid what they disagree about as
well: a quotation mark or backslash is written by its number.
"""

import re
from decimal import Decimal

from mingce.law.expressions import (
    SIGNS,
    And,
    Compare,
    Expr,
    Literal,
    Member,
    Name,
    Not,
    Operand,
    Or,
    Types,
    comparable,
)
from mingce.law.expressions.nodes import is_name

_SIGNS = dict(zip(SIGNS, SIGNS, strict=True)) | {"==": "=", "!=": "<>"}


def condition(expr: Expr, types: Types, table: str = "facts") -> str:
    """The condition is true, false or NULL for a row as the expression is for a case."""
    match expr:
        case Name(name):
            return _fact(name, table)
        case Literal(value):
            return _literal(value)
        case Not(term):
            return f"(NOT {condition(term, types, table)})"
        case And(terms):
            return f"({' AND '.join(condition(term, types, table) for term in terms)})"
        case Or(terms):
            return f"({' OR '.join(condition(term, types, table) for term in terms)})"
        case Member(fact, options):
            listed = ", ".join(text(option) for option in options)
            return f"({_fact(fact.name, table)} IN ({listed}))"
        case Compare(left, sign, right):
            dated = comparable(left, right, types) == "date"
            sides = [_side(side, table, dated=dated) for side in (left, right)]
            return f"({sides[0]} {_SIGNS[sign]} {sides[1]})"


def text(value: str) -> str:
    """A text literal that no engine reads otherwise than another."""
    if "'" not in value and "\\" not in value:
        return f"'{value}'"
    parts = [part for part in re.split(r"(['\\])", value) if part]
    said = [f"chr({ord(part)})" if part in {"'", "\\"} else f"'{part}'" for part in parts]
    return f"concat({', '.join(said)})"


def _side(side: Operand, table: str, *, dated: bool) -> str:
    if isinstance(side, Name):
        return _fact(side.name, table)
    literal = _literal(side.value)
    return f"DATE {literal}" if dated else literal


def _fact(name: str, table: str) -> str:
    if not (is_name(name) and is_name(table)):
        raise ValueError("only the name of a fact goes into SQL")
    return f"{table}.{name}"


def _literal(value: bool | Decimal | str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return format(value, "f") if isinstance(value, Decimal) else text(value)
