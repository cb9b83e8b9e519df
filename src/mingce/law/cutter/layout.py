"""Some lines can be understood only from what comes after them.

A name is a signature if a date follows, an annex is a form if it has a table, and a paragraph
closes a list if the list does not go on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mingce.law.cutter.marks import BLANKS, Level, Mark, is_name
from mingce.law.cutter.tables import Marks, marks_of

_ANNEXES = {Level.ANNEX, Level.ANNEXES}
_PARTS = {*_ANNEXES, Level.CLOSE}


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout holds for every line its mark and what can be known by reading ahead."""

    marks: Marks
    following: Marks
    """The next mark that nests, in the same part of the document."""
    signatures: dict[int, int]
    """Where a signature may begin, and the line of its date."""
    forms: frozenset[int]
    """The headings of annexes with a table of numbered rows."""


def layout_of(lines: Sequence[str]) -> Layout:
    """The lines are read once forwards for their marks, once backwards for what follows them."""
    marks = marks_of(lines)
    annexes = {index for index, mark in enumerate(marks) if mark and mark.level in _ANNEXES}
    body_ends = min(annexes, default=len(lines))
    following: Marks = [None] * len(lines)
    forms: set[int] = set()
    signatures: dict[int, int] = {}
    coming: Mark | None = None
    has_rows = False
    for index in range(len(lines) - 1, -1, -1):
        following[index] = coming
        mark = marks[index]
        if mark is None:
            continue
        if mark.level.nests:
            coming = mark
            has_rows = has_rows or mark.level is Level.ROW
        # In the body a note is a paragraph like any other.
        elif mark.level in _PARTS or (mark.level is Level.NOTE and index > body_ends):
            coming = None
        if index in annexes:
            forms.update([index] if has_rows else [])
            has_rows = False
        if mark.level is Level.SIGN:
            signatures[_first_name(lines, marks, index)] = index
    return Layout(marks, following, signatures, frozenset(forms))


def _first_name(lines: Sequence[str], marks: Marks, date: int) -> int:
    """Who signs stands right above the date, with at most empty lines between the two."""
    above = date - 1
    while above >= 0 and not lines[above].strip(BLANKS):
        above -= 1
    first = date
    while above >= 0 and marks[above] is None and is_name(lines[above]):
        first = above
        above -= 1
    return first
