"""A table copied out of a form is known by its shape: a cell a line, a tab before each, rows apart.

A row is a run of lines up to an empty one. Its first cell is the number of the row, alone. Where
the first cells of a run are empty, they are those of the row before: the run is one of its
sub-rows, and the first sub-row begins in the same column of the row itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mingce.law.clause_ids import number_of
from mingce.law.cutter.marks import BLANKS, Level, Mark, item_of, mark_of

Marks = list[Mark | None]

_ROW_NUMBER = re.compile("[0-9０-９]{1,3}")


def marks_of(lines: Sequence[str]) -> Marks:
    """Every line has its mark or none, the rows of tables included."""
    table = _Table(lines, [mark_of(line) for line in lines])
    for start, end in _runs(lines, table.marks):
        table.read(start, end)
    return table.marks


def _runs(lines: Sequence[str], marks: Marks) -> Iterator[tuple[int, int]]:
    """A run ends at an empty line, which unlike an empty cell has no tab, and before an annex."""
    start = 0
    for index, line in enumerate(lines):
        mark = marks[index]
        apart = not line.strip(BLANKS) and "\t" not in line
        if apart or (mark and mark.level is Level.ANNEX):
            if start < index:
                yield start, index
            start = index + apart
    if start < len(lines):
        yield start, len(lines)


@dataclass(slots=True)
class _Table:
    lines: Sequence[str]
    marks: Marks
    last: int = 0
    """The number of the last row; each annex counts its rows anew."""
    cells: list[int] = field(default_factory=list)
    """The lines on which the cells of the open row begin; none where no row is open."""
    subrows: int = 0

    def read(self, start: int, end: int) -> None:
        cells = [index for index in range(start, end) if self.lines[index].startswith("\t")]
        self._leave(start, cells[0] if cells else end)
        if not cells:
            return
        number = self._row_number(cells[0])
        empty = self._empty(cells)
        if number:
            self.last, self.cells, self.subrows = number, cells, 0
            self._mark(cells[0], end, Mark(Level.ROW, number))
        elif self.cells and empty == len(cells):
            self._mark(cells[0], end, None)
        elif self.cells and empty:
            self._subrow(cells, end, empty)
        else:
            self.cells = []

    def _leave(self, start: int, end: int) -> None:
        """A mark outside the cells ends the row."""
        for mark in self.marks[start:end]:
            if mark:
                self.cells = []
                self.last = 0 if mark.level is Level.ANNEX else self.last

    def _row_number(self, index: int) -> int:
        words = self.lines[index].strip(BLANKS)
        number = number_of(words) if _ROW_NUMBER.fullmatch(words) else None
        # The figures of a table without row numbers do not begin with 1, nor go up from there.
        return number if number and (number == 1 or 0 < self.last < number) else 0

    def _empty(self, cells: list[int]) -> int:
        """As many leading cells are empty."""
        for count, index in enumerate(cells):
            if self.lines[index].strip(BLANKS):
                return count
        return len(cells)

    def _subrow(self, cells: list[int], end: int, empty: int) -> None:
        if not self.subrows and empty < len(self.cells):
            self.marks[self.cells[empty]] = Mark(Level.SUBROW, 1)
            self.subrows = 1
        self.subrows += 1
        self._mark(cells[0], end, Mark(Level.SUBROW, self.subrows))

    def _mark(self, start: int, end: int, mark: Mark | None) -> None:
        self.marks[start + 1 : end] = [item_of(line) for line in self.lines[start + 1 : end]]
        self.marks[start] = mark
