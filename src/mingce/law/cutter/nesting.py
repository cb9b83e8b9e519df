"""A numbered piece stands under the open piece of a higher level, and so it gets its number.

Nothing here knows lines or words: marks come in, numbers go out.
"""

from dataclasses import dataclass, field

from mingce.law.cutter.marks import Level, Mark

_PREFIXES = {Level.CHAPTER: "ch", Level.SECTION: "s", Level.ARTICLE: "art"}


@dataclass(slots=True)
class Open:
    """An open piece knows its place in its list."""

    id: str
    mark: Mark
    complete: bool
    """Its first line is a sentence, so it is no heading."""
    brief: bool | None
    """The pieces before it in its list are but a few words; None where it is the first."""
    lines: int = 1


@dataclass(slots=True)
class Nesting:
    """A mark closes what is open on its own level and below, and stands under what is left."""

    open: list[Open] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    repeats: dict[str, int] = field(default_factory=dict)

    def name(self, above: str, segment: str) -> str:
        """A number that is taken already is told apart by a count, as 之二 does in print."""
        name = f"{above}.{segment}" if above else segment
        stem = name.removesuffix(segment) + segment.partition("~")[0]
        while name in self.taken:
            self.repeats[stem] = self.repeats.get(stem, 1) + 1
            name = f"{stem}~{self.repeats[stem]}"
        self.taken.add(name)
        return name

    def place(self, mark: Mark, annex: str, *, complete: bool) -> str:
        """The number of a piece is that of what it stands under, and its own."""
        last = None
        while self.open and self.open[-1].mark.level >= mark.level:
            last = self.open.pop()
        brief = None
        if last and last.mark.level is mark.level:
            brief = last.lines == 1 and not last.complete and last.brief is not False
        segment = f"{_PREFIXES.get(mark.level, '')}{mark.number}"
        if mark.times:
            segment += f"~{mark.times}"
        name = self.name(self._above(mark.level, annex), segment)
        self.lengthen()
        self.open.append(Open(name, mark, complete, brief))
        return name

    def end(self, annex: str) -> str:
        """A paragraph that closes a list stands under what the list stands under."""
        return self.name(self.open[-2].id if len(self.open) > 1 else annex, "end")

    def lengthen(self) -> None:
        """A further line, or a piece below, is part of the innermost open piece."""
        if self.open:
            self.open[-1].lines += 1

    def counts(self, mark: Mark | None) -> bool:
        """A mark goes on with an open list if its number there is the next."""
        return mark is not None and any(
            piece.mark.level is mark.level and piece.mark.number + 1 == mark.number
            for piece in self.open
        )

    def closes(self, following: Mark | None) -> bool:
        """A paragraph closes a list after its last piece, where that cannot go on.

        The last piece cannot go on if it is a sentence already, or if the others of the list are
        but a few words each. Otherwise it is a heading, and the paragraph belongs to it.
        """
        if not self.open or any(piece.mark.level is Level.ROW for piece in self.open):
            return False
        last = self.open[-1]
        if last.mark.level in {Level.CHAPTER, Level.SECTION}:
            return False
        if following and following.level > last.mark.level:
            return False
        if following and following.level is last.mark.level and following.number > last.mark.number:
            return False
        return last.complete or last.brief is True

    def _above(self, level: Level, annex: str) -> str:
        # Articles are counted through all chapters, the rows of a form through all of its parts.
        counted_through = level in {Level.CHAPTER, Level.ARTICLE} or (annex and level is Level.ROW)
        return annex if counted_through or not self.open else self.open[-1].id
