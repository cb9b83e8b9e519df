"""The one small grammar for criteria, read by Python's own parser against an allow-list.

    score >= 80 and not (barred or kind in (district, 'county level'))

Nothing is ever evaluated: the tree is walked, and a node that is not listed here is refused.
"""

import ast
from decimal import Decimal

from mingce.law.expressions.nodes import (
    Compare,
    Expr,
    ExpressionError,
    Literal,
    Member,
    Name,
    Not,
    Operand,
    conjunction,
    disjunction,
)
from mingce.law.expressions.tokens import DEEPEST, NUMBER, fault, tokens, too_deep

_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def parse(text: str) -> Expr:
    """A text that follows the grammar is one expression; any other is an `ExpressionError`."""
    tokens(text)
    return _Reading(text).expression()


class _Reading:
    """Python's tree of a text, walked with the places where its parts stand in the text."""

    def __init__(self, text: str) -> None:
        # A line break is a blank here, and a leading one would be an indentation to Python.
        self._source = text.translate({9: " ", 10: " ", 13: " "}).lstrip()
        self._bytes = self._source.encode()
        self._before = len(text) - len(self._source)

    def expression(self) -> Expr:
        try:
            tree = ast.parse(self._source, mode="eval")
        except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
            column = (error.offset or 1) if isinstance(error, SyntaxError) else 1
            raise fault(
                self._before + max(column, 1),
                "这里读不通；应写成例如 score >= 80 and not barred 的条件",
                "this cannot be read here; write a condition such as score >= 80 and not barred",
            ) from None
        return self._expr(tree.body, 1)

    def _expr(self, node: ast.expr, depth: int) -> Expr:
        if depth > DEEPEST:
            raise too_deep(self._column(node))
        match node:
            case ast.BoolOp(op, values):
                join = conjunction if isinstance(op, ast.And) else disjunction
                terms = tuple(self._expr(value, depth + 1) for value in values)
                return join(terms, self._column(node))
            case ast.UnaryOp(ast.Not(), operand):
                return Not(self._expr(operand, depth + 1), column=self._column(node))
            case ast.Compare(left, [ast.In()], [listed]):
                return self._member(node, left, listed)
            case ast.Compare(left, [ast.NotIn()], [listed]):
                column = self._column(node)
                return Not(self._member(node, left, listed), column=column)
            case ast.Compare(left, [sign], [right]) if type(sign) in _SIGNS:
                return Compare(
                    self._operand(left),
                    _SIGNS[type(sign)],
                    self._operand(right),
                    column=self._column(node),
                )
            case _:
                return self._operand(node)

    def _operand(self, node: ast.expr) -> Operand:
        column, written = self._column(node), self._segment(node)
        match node:
            case ast.Name(name) if name == written:
                if name in {"true", "false"}:
                    return Literal(name == "true", column=column)
                return Name(name, column=column)
            case ast.Constant(str(text)):
                return Literal(text, column=column)
            case ast.Constant() | ast.UnaryOp(ast.USub()) if NUMBER.fullmatch(written):
                return Literal(Decimal(written), column=column)
            case _:
                raise self._refused(node)

    def _member(self, node: ast.expr, left: ast.expr, listed: ast.expr) -> Member:
        fact = self._operand(left)
        if not isinstance(fact, Name):
            raise fault(
                fact.column,
                "in 左边应是一个选择型事实的名称",
                "to the left of in stands the name of a fact with options",
            )
        options: list[str] = []
        for option in listed.elts if isinstance(listed, ast.Tuple) else [listed]:
            word = self._operand(option)
            chosen = word.name if isinstance(word, Name) else word.value
            if not isinstance(chosen, str):
                raise fault(
                    word.column,
                    "in 的选项应是单词或带引号的文字",
                    "the options after in are words or quoted texts",
                )
            if chosen in options:
                raise fault(
                    word.column,
                    f"选项 {chosen} 写了两次；请删去一个",
                    f"the option {chosen} is written twice; drop one",
                )
            options.append(chosen)
        return Member(fact, tuple(options), column=self._column(node))

    def _refused(self, node: ast.expr) -> ExpressionError:
        column = self._column(node)
        match node:
            case ast.Compare(ops=[_, _, *_]):
                return fault(
                    column,
                    "比较不能连写；请用 and 分开，例如 a < b and b < c",
                    "comparisons are not chained; join them by and, such as a < b and b < c",
                )
            case ast.Tuple():
                return fault(
                    column,
                    "逗号只用在 in 后面的选项之间；数字里不用千分位",
                    "a comma stands only between the options after in, and never inside a number",
                )
            case ast.BoolOp() | ast.UnaryOp() | ast.Compare():
                return fault(
                    column,
                    "这里只能是一个事实名或字面值；比较的两边不能是另一个条件",
                    "here stands one name or literal; a condition is no side of a comparison",
                )
            case _:
                return fault(column, "这里不是条件的写法", "a condition is not written like this")

    def _column(self, node: ast.expr) -> int:
        # Python counts bytes from nought, people count characters from one.
        return self._before + len(self._bytes[: node.col_offset].decode()) + 1

    def _segment(self, node: ast.expr) -> str:
        return self._bytes[node.col_offset : node.end_col_offset].decode()
