"""The lines of a document are read once, and each begins a piece or goes on with the one before.

The parts come in their order: opening, numbered body, closing words, list of annexes, signature,
contacts, annexes. What a mark means depends on the part it stands in.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from mingce.law.clause_ids import Kind
from mingce.law.cutter.layout import Layout
from mingce.law.cutter.marks import BLANKS, Level, Mark, is_name, is_sentence
from mingce.law.cutter.nesting import Nesting

# The list of annexes and a note number what they say on their own, from this level down.
_OWN_NUMBERS = {Level.ANNEXES: Level.FIRST, Level.NOTE: Level.THIRD}
_APART = {
    Level.OPENING: "0",
    Level.CLOSE: "close",
    Level.ANNEXES: "annexes",
    Level.SIGN: "sign",
    Level.CONTACT: "contact",
    Level.NOTE: "note",
}


class Begun(NamedTuple):
    """A piece begins on a line and reaches to the next."""

    line: int
    id: str
    level: Level
    kind: Kind


@dataclass(slots=True)
class Reading:
    """What has begun, what is open, and where in the document the reading has come to."""

    lines: list[str]
    layout: Layout
    begun: list[Begun] = field(default_factory=list)
    nesting: Nesting = field(default_factory=Nesting)
    annex: str = ""
    annexes: int = 0
    kind: Kind = "item"
    signed_to: int | None = None
    complete: bool = False
    """The last line with words on it was a sentence."""

    def read(self, index: int) -> None:
        """A line is read after all lines before it; an empty one goes on with its piece."""
        has_words = bool(self.lines[index].strip(BLANKS))
        mark = self.layout.marks[index]
        if not self.begun and not (mark and (mark.level.nests or mark.level is Level.ANNEX)):
            self._begin_apart(index, Level.OPENING)
        # A sub-row begins with an empty cell.
        elif (has_words or mark) and (self.signed_to is None or index > self.signed_to):
            self._take(index, mark)
        if has_words:
            self.complete = is_sentence(self.lines[index])

    @property
    def _level(self) -> Level:
        return self.begun[-1].level if self.begun else Level.OPENING

    def _take(self, index: int, mark: Mark | None) -> None:
        if self._signs(index):
            self.signed_to = self.layout.signatures[index]
            self._begin_apart(index, Level.SIGN)
        elif mark is None:
            self._take_plain(index)
        elif mark.level.nests:
            self._take_number(index, mark)
        elif mark.level is Level.ANNEX or (mark.level is Level.ANNEXES and self._heads_annex(mark)):
            self._begin_annex(index, mark)
        elif self._stands_apart(index, mark.level):
            self._begin_apart(index, mark.level)
        else:
            self._take_plain(index)

    def _take_number(self, index: int, mark: Mark) -> None:
        own = _OWN_NUMBERS.get(self._level)
        if own is not None and mark.level >= own:
            return
        if mark.level is Level.FIRST and self.kind == "row":
            mark = mark._replace(level=Level.SECTION)
        self._nest(index, mark)

    def _take_plain(self, index: int) -> None:
        if self._level in {Level.SIGN, Level.CONTACT} and self._opens_another(index):
            self._begin_document(index)
        elif self._level in {Level.ARTICLE, Level.PARAGRAPH} and self.complete:
            last = self.nesting.open[-1].mark
            number = last.number + 1 if last.level is Level.PARAGRAPH else 2
            self._nest(index, Mark(Level.PARAGRAPH, number))
        elif self._level is not Level.END and self.nesting.closes(self.layout.following[index]):
            self._begin(index, Level.END, self.nesting.end(self.annex))
        else:
            self.nesting.lengthen()

    def _begin(self, index: int, level: Level, name: str) -> None:
        self.begun.append(Begun(index, name, level, self.kind))

    def _nest(self, index: int, mark: Mark) -> None:
        complete = is_sentence(self.lines[index])
        self._begin(index, mark.level, self.nesting.place(mark, self.annex, complete=complete))

    def _begin_apart(self, index: int, level: Level) -> None:
        self.nesting.open.clear()
        self._begin(index, level, self.nesting.name(self.annex, _APART[level]))

    def _begin_annex(self, index: int, mark: Mark) -> None:
        self.nesting.open.clear()
        self.annexes = mark.number or self.annexes + 1
        self.annex = self.nesting.name("", f"A{self.annexes}")
        self.kind = "row" if index in self.layout.forms else "part"
        self._begin(index, Level.ANNEX, self.annex)

    def _begin_document(self, index: int) -> None:
        """A text sent with a notice, after its signature, begins as a document of its own."""
        self.annexes, self.signed_to = 0, None
        self._begin_apart(index, Level.OPENING)

    def _signs(self, index: int) -> bool:
        """A name and a date sign the document where its text is complete and does not go on."""
        date = self.layout.signatures.get(index)
        if date is None or self.annex or self._level is Level.SIGN:
            return False
        if self._level in {Level.CLOSE, Level.ANNEXES, Level.CONTACT}:
            return True
        if self._level is Level.OPENING:
            return self.complete
        goes_on = self.nesting.counts(self.layout.following[date])
        return not goes_on and (index < date or self.complete)

    def _heads_annex(self, mark: Mark) -> bool:
        """附件 and a title head an annex after the signature; before it they announce one."""
        if self.annex:
            return mark.number > self.annexes
        return self.signed_to is not None

    def _stands_apart(self, index: int, level: Level) -> bool:
        if level is Level.NOTE or self.annex:
            return level is Level.NOTE and bool(self.annex)
        if level is Level.ANNEXES:
            return self._level not in {Level.OPENING, Level.ANNEXES}
        if level is Level.CONTACT:
            after = {Level.END, Level.CLOSE, Level.ANNEXES, Level.SIGN}
            return self._level in after or self.nesting.closes(self.layout.following[index])
        return level is Level.CLOSE

    def _opens_another(self, index: int) -> bool:
        """A title after the signature, before further numbers, is that of a text sent along."""
        return is_name(self.lines[index]) and self.layout.following[index] is not None
