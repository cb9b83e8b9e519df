"""What is wrong with an edition is noted in its margin, at the line where it is written."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from mingce.law.edition import OPERATOR_FILE, Edition, PathInSource
from mingce.law.expressions import Expr, ExpressionError, parse
from mingce.law.problems import Place, Problem, did_you_mean, suggest
from mingce.law.shapes.facts import Fact
from mingce.law.shapes.tracks import EveryTrack, Track
from mingce.law.words import SHOWN_AT_MOST, Words, shown

ACTOR = Words("角色", "actor")
CLAUSE = Words("条款", "clause")
CRITERION = Words("判据", "criterion")
DEADLINE = Words("期限", "deadline")
DOCUMENT = Words("材料", "document")
EVENT = Words("事项", "event")
FACT = Words("事实", "fact")
FORM = Words("表", "form")
LIST = Words("名单", "list")
PRACTICE = Words("做法", "practice")
SCHEME = Words("指标体系", "scheme")
STATE = Words("状态", "state")
TEXT = Words("文本", "text")
TITLE = Words("称号", "title")
UNIT = Words("单位", "unit")

_OPENED_BY_A_QUOTE = ("'", '"')


class Margin:
    """Notes about an edition, in the order of its lines, none of them twice."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.shape = edition.shape
        self.meant: set[tuple[Words, str]] = set()
        """Names that a misspelt one probably meant; they are not also told as unused."""
        self._notes: dict[Problem, None] = {}

    def notes(self) -> tuple[Problem, ...]:
        """Everything noted so far, by file and line."""
        return tuple(sorted(self._notes, key=_in_order))

    def note(self, at: PathInSource, zh: str, en: str) -> None:
        """What is wrong with a value is noted where the value stands."""
        self._put(self.edition.source.place(at), Words(zh, en))

    def note_entry(self, at: PathInSource, zh: str, en: str) -> None:
        """What is wrong with an entry as a whole is noted at its key."""
        self._put(self.edition.source.key_place(at), Words(zh, en))

    def note_fact(self, at: PathInSource, zh: str, en: str) -> None:
        """What is wrong with a fact's name is noted where it is named."""
        self._put(self.fact_place(at), Words(zh, en))

    def fact_place(self, at: PathInSource) -> Place:
        """A fact of the list is named by its key, one in a form by its row."""
        source = self.edition.source
        return source.key_place(at) if at[0] == "facts" else source.place((*at, "fact"))

    def note_expression(self, at: PathInSource, text: str, error: ExpressionError) -> None:
        """A fault in an expression is noted at its column, where the text stands on one line."""
        place = self.edition.source.place(at)
        start = self._start_of(place, text)
        if start is not None:
            place = Place(place.file, place.line, start + error.column - 1)
        self._put(place, error.words)

    def knows(
        self,
        at: PathInSource,
        noun: Words,
        name: str | None,
        names: Iterable[str],
        *,
        key: bool = False,
    ) -> bool:
        """A name that is none of those there are is noted with what would be right."""
        known = list(names)
        if name is None or name in known:
            return True
        words = Words(
            f"没有名为“{shown(name)}”的{noun.zh}", f"there is no {noun.en} '{shown(name)}'"
        )
        if self.means(noun, name, known) is None or len(", ".join(known)) <= SHOWN_AT_MOST:
            words = Words(f"{words.zh}；{_choice_zh(known)}", f"{words.en}; {_choice_en(known)}")
        words = did_you_mean(words, name, known)
        (self.note_entry if key else self.note)(at, *words)
        return False

    def means(self, noun: Words, name: str, known: Iterable[str]) -> str | None:
        """What a misspelt name probably means, kept in mind."""
        near = suggest(name, known)
        if near is not None:
            self.meant.add((noun, near))
        return near

    @cached_property
    def facts(self) -> tuple[tuple[PathInSource, str, Fact], ...]:
        """Every fact with its place, twice where two places have it, rows with their defaults."""
        listed = ((("facts", name), name, fact) for name, fact in self.shape.facts.items())
        rows = (
            (("forms", name, "rows", n), row.fact, row)
            for name, form in self.edition.forms.items()
            for n, row in enumerate(form.rows)
        )
        return (*listed, *rows)

    @cached_property
    def tests(self) -> Mapping[str, Expr | ExpressionError]:
        """The expression of each criterion, or what is wrong with its grammar."""
        return {name: _parsed(entry.test) for name, entry in self.shape.criteria.items()}

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents of all tracks together."""
        return frozenset(chain.from_iterable(part.documents for _, part in self.procedures))

    @cached_property
    def procedures(self) -> tuple[tuple[PathInSource, EveryTrack | Track], ...]:
        """What every track has, then each track, with its place."""
        tracks = ((("tracks", name), track) for name, track in self.shape.tracks.items())
        return ((("every_track",), self.shape.every_track), *tracks)

    def written(self, at: PathInSource) -> Any:
        """What the edition's files say at a place, before defaults are filled in."""
        part = self.edition.source.data
        for step in at:
            part = part[step]
        return part

    def of_operator(self, at: PathInSource) -> bool:
        """Whether something is written in the operator's file."""
        return self.edition.source.place(at).file.endswith(f"/{OPERATOR_FILE}")

    def in_force(self, practice: str | None) -> bool:
        """A practice that nobody knows counts as switched on."""
        known = self.shape.practices.get(practice or "")
        return known is None or known.on

    def _put(self, place: Place, words: Words) -> None:
        self._notes[Problem(place, words)] = None

    def _start_of(self, place: Place, text: str) -> int | None:
        """The column where a text begins that is written, whole, on the line of its place."""
        if place.line is None or place.column is None:
            return None
        line = self._lines(place.file)[place.line - 1 : place.line]
        written = line[0][place.column - 1 :] if line else ""
        if written.startswith(text):
            return place.column
        quoted = written.startswith(_OPENED_BY_A_QUOTE) and written[1:].startswith(text)
        return place.column + 1 if quoted else None

    def _lines(self, file: str) -> list[str]:
        data = self.edition.files.get(file.removeprefix(f"{self.edition.source.file}/"), b"")
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return text.split("\n")


def _parsed(text: str) -> Expr | ExpressionError:
    try:
        return parse(text)
    except ExpressionError as error:
        return error


def _choice_zh(known: list[str]) -> str:
    return f"应为：{shown('、'.join(known))}" if known else "版本里还没有写任何一个"


def _choice_en(known: list[str]) -> str:
    return f"right would be one of: {shown(', '.join(known))}" if known else "none is written yet"


def _in_order(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place
    return place.file, place.line or 0, place.column or 0, problem.words.en
