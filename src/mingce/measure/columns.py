"""Criteria over many cases at once: columns of values in, a column of verdicts out.

A verdict is one byte: 0 false, 1 unknown, 2 true. Then `and` is the smaller of two, `or` the
greater, `not` what is left of two; each is a single pass over bytes, with the meaning that
`core.kleene` gives to one case. Columns are taken in blocks small enough to stay in the cache, into
buffers made once; a condition that several criteria share is looked at once.

Values are numbers, truth values, days (`datetime64[D]`) or codes: an option's code is its place
among the fact's options in alphabetical order, a text's the one that `texts` gives it. What stands
where a value is not known does not matter. Numbers are read as float64 or int64, which tell any two
numbers of up to 15 significant digits apart in the order they have; whoever fills the columns
answers for that (`measure.tables` refuses longer ones).
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mingce.law.expressions import (
    MIRRORED,
    And,
    Compare,
    Expr,
    Literal,
    Member,
    Name,
    Not,
    Or,
    Types,
)
from mingce.measure.frames import Codes, Column, Columns, Frame, Mask

FALSE, UNKNOWN, TRUE = 0, 1, 2
BLOCK = 65_536
_NO_CODE = -1
_EPOCH = date(1970, 1, 1)

Progress: TypeAlias = Callable[[int, int], None]
"""Told the rows done and the rows in all, block by block."""

_SIGNS: dict[str, np.ufunc] = {
    "==": np.equal,
    "!=": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A row of verdict codes for each criterion, and as the last row all of them together."""

    criteria: tuple[str, ...]
    codes: Codes

    def of(self, criterion: str) -> Codes:
        """The verdicts of one criterion, case by case."""
        row: Codes = self.codes[self.criteria.index(criterion)]
        return row

    @property
    def verdict(self) -> Codes:
        """The verdict over all criteria: false if one is, else unknown if one is, else true."""
        row: Codes = self.codes[-1]
        return row


def judge(
    criteria: Mapping[str, Expr],
    types: Types,
    columns: Columns,
    *,
    rows: int | None = None,
    texts: Mapping[str, int] | None = None,
    block: int = BLOCK,
    progress: Progress | None = None,
) -> Judged:
    """Every criterion is judged for every case; a fact without a column is unknown throughout."""
    if rows is None:
        rows = min((len(values) for values, _ in columns.values()), default=0)
    program = _Program(types, columns, texts or {})
    roots = [program.register(expr) for expr in criteria.values()]
    codes: Codes = np.empty((len(roots) + 1, rows), dtype=np.int8)
    # Two criteria that say the same share a register, which lies in the first one's row.
    owner = {root: codes[roots.index(root)] for root in roots}
    frame = Frame(len(program.steps), owner, min(block, rows))
    for start in range(0, rows, block):
        end = min(start + block, rows)
        frame.move(program.inputs, start, end)
        _run(program.steps, frame, owner, together=codes[-1, start:end])
        if progress is not None:
            progress(end, rows)
    for row, root in enumerate(roots):
        if roots.index(root) != row:
            codes[row] = owner[root]
    return Judged(tuple(criteria), codes)


def _run(steps: "list[_Step]", frame: Frame, roots: Container[int], together: Codes) -> None:
    """All steps are taken, and what a criterion comes to is joined while it is still at hand."""
    together.fill(TRUE)
    with np.errstate(invalid="ignore"):  # a number not known may be stored as NaN
        for out, step in enumerate(steps):
            step(frame, out)
            if out in roots:
                np.minimum(together, frame.registers[out], out=together)


_Holds: TypeAlias = Callable[[NDArray[Any], list[Mask]], Mask]
_Step: TypeAlias = Callable[[Frame, int], None]
"""Fills the register of the given number."""


class _Program:
    """The steps that fill a register for every distinct condition, in an order that works."""

    def __init__(self, types: Types, columns: Columns, texts: Mapping[str, int]) -> None:
        self._types = types
        self._columns = columns
        self._texts = texts
        self._registers: dict[Expr, int] = {}
        self._places: dict[str, int] = {}
        self.inputs: list[Column] = []
        self.steps: list[_Step] = []

    def register(self, expr: Expr) -> int:
        """The register that holds an expression's verdicts once the steps have been taken."""
        if expr not in self._registers:
            step = self._step(expr)
            self._registers[expr] = len(self.steps)
            self.steps.append(step)
        return self._registers[expr]

    def _step(self, expr: Expr) -> _Step:
        match expr:
            case Name(name):
                return self._settled(name, lambda values, _masks: values)
            case Literal(value):
                return _constant(TRUE if value else FALSE)
            case Not(term):
                of = self.register(term)
                return lambda frame, out: _negate(frame, of, out)
            case And(terms):
                return _joined(np.minimum, [self.register(term) for term in terms])
            case Or(terms):
                return _joined(np.maximum, [self.register(term) for term in terms])
            case Member(fact, options):
                codes = [self._code(fact.name, option) for option in options]
                return self._settled(fact.name, lambda values, masks: _among(values, codes, masks))
            case Compare():
                return self._compared(expr)

    def _compared(self, expr: Compare) -> _Step:
        match expr:
            case Compare(Name(one), sign, Name(other)):
                return self._between(one, _SIGNS[sign], other)
            case Compare(Name(name), sign, Literal(value)):
                return self._against(name, sign, value)
            case Compare(Literal(value), sign, Name(name)):
                return self._against(name, MIRRORED[sign], value)
            case _:
                raise ValueError("two literals are not compared; check the expression first")

    def _place(self, name: str) -> int | None:
        """Where a fact's column is among the inputs; nowhere where the table lacks it."""
        if name in self._columns and name not in self._places:
            self._places[name] = len(self.inputs)
            values, known = self._columns[name]
            whole = values.view(np.int64) if values.dtype.kind == "M" else values
            self.inputs.append((whole, known))
        return self._places.get(name)

    def _settled(self, name: str, holds: _Holds) -> _Step:
        place = self._place(name)
        if place is None:
            return _constant(UNKNOWN)

        def step(frame: Frame, out: int) -> None:
            values, known = frame.inputs[place]
            frame.settle(holds(values, frame.masks), known, out)

        return step

    def _against(self, name: str, sign: str, value: bool | Decimal | str) -> _Step:
        limit, compare = self._limit(name, value), _SIGNS[sign]
        return self._settled(name, lambda values, masks: compare(values, limit, out=masks[2]))

    def _between(self, one: str, compare: np.ufunc, other: str) -> _Step:
        left, right = self._place(one), self._place(other)
        if left is None or right is None:
            return _constant(UNKNOWN)

        def step(frame: Frame, out: int) -> None:
            (values, known), (others, too) = frame.inputs[left], frame.inputs[right]
            both = known if too is None else too
            if known is not None and too is not None:
                both = np.logical_and(known, too, out=frame.masks[3])
            frame.settle(compare(values, others, out=frame.masks[2]), both, out)

        return step

    def _limit(self, name: str, value: bool | Decimal | str) -> bool | int | float:
        if isinstance(value, bool):
            return value
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        if self._types[name].kind == "date":
            return (date.fromisoformat(value) - _EPOCH).days
        return self._code(name, value)

    def _code(self, name: str, text: str) -> int:
        if self._types[name].kind == "text":
            return self._texts.get(text, _NO_CODE)
        options = sorted(self._types[name].options)
        return options.index(text) if text in options else _NO_CODE


def _constant(code: int) -> _Step:
    return lambda frame, out: frame.registers[out].fill(code)


def _negate(frame: Frame, of: int, out: int) -> None:
    np.subtract(TRUE, frame.registers[of], out=frame.registers[out])


def _joined(join: np.ufunc, of: list[int]) -> _Step:
    def step(frame: Frame, out: int) -> None:
        together = join(frame.registers[of[0]], frame.registers[of[1]], out=frame.registers[out])
        for term in of[2:]:
            join(together, frame.registers[term], out=together)

    return step


def _among(values: NDArray[Any], codes: list[int], masks: list[Mask]) -> Any:
    found = np.equal(values, codes[0], out=masks[2])
    for code in codes[1:]:
        np.logical_or(found, np.equal(values, code, out=masks[3]), out=found)
    return found
