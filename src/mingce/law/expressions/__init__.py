"""One small grammar for what a text demands: names of facts, and or not, comparisons, in.

An expression is read, typed and rendered here, and never run; what it comes to for given facts is
for `core` to say, and over whole tables for `measure`.
"""

from mingce.law.expressions.kinds import FactType, Kind, Types, check, comparable, iso_date
from mingce.law.expressions.mutants import Mutant, mutants
from mingce.law.expressions.nodes import (
    MIRRORED,
    OPPOSITE,
    SIGNS,
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
    conjunction,
    disjunction,
    names,
    render,
)
from mingce.law.expressions.parse import parse

__all__ = [
    "MIRRORED",
    "OPPOSITE",
    "SIGNS",
    "And",
    "Compare",
    "Expr",
    "ExpressionError",
    "FactType",
    "Kind",
    "Literal",
    "Member",
    "Mutant",
    "Name",
    "Not",
    "Operand",
    "Or",
    "Types",
    "check",
    "comparable",
    "conjunction",
    "disjunction",
    "iso_date",
    "mutants",
    "names",
    "parse",
    "render",
]
