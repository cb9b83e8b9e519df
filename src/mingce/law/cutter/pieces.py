"""A text falls into pieces at its marks, and the pieces joined again are the text."""

import re
from dataclasses import dataclass

from mingce.law.clause_ids import label
from mingce.law.cutter.layout import layout_of
from mingce.law.cutter.marks import Level
from mingce.law.cutter.reading import Reading
from mingce.seal.digest import fingerprint

_LINE = re.compile(r"[^\r\n]+(?:\r\n?|\n)?|\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece is a clause of a text: its number, what it is, its exact words and its first line."""

    id: str
    label: str
    level: Level
    words: str
    line: int


def cut(text: str) -> tuple[Piece, ...]:
    """Any text is cut without a loss: the words of its pieces joined are the text."""
    lines: list[str] = _LINE.findall(text)
    reading = Reading(lines, layout_of(lines))
    for index in range(len(lines)):
        reading.read(index)
    starts = [begun.line for begun in reading.begun]
    return tuple(
        Piece(
            id=begun.id,
            label=label(begun.id, begun.kind),
            level=begun.level,
            words="".join(lines[begun.line : end]),
            line=begun.line + 1,
        )
        for begun, end in zip(reading.begun, [*starts[1:], len(lines)], strict=False)
    )


def fingerprints(text: str) -> dict[str, str]:
    """Every piece has the fingerprint of its words; a byte order mark is none of them."""
    pieces = cut(text.removeprefix(_BYTE_ORDER_MARK))
    return {piece.id: fingerprint(piece.words) for piece in pieces}
