"""A YAML file becomes plain data, every part of which knows the place where it is written.

Numbers are exact and nothing is guessed: `true` and `false` are the only truth values, dates stay
text, and a mapping's keys are texts exactly as they are written, so `1.10` and `on` are keys too.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mingce.law.files import MEBIBYTE, decode, take_in
from mingce.law.markup import Markup
from mingce.law.problems import BadInput, Place, Problem, Unfit
from mingce.law.scalars import Scalar, meant
from mingce.law.slips import NO_KEY, NO_MERGING, SWALLOWED, UNSEEN_ESCAPE
from mingce.law.words import Words, shown

At: TypeAlias = tuple[str | int, ...]
"""Where a part of the data is: the keys and positions that lead to it."""

KEY = "@key"
LIMIT = 4 * MEBIBYTE
DEEPEST = 60
MOST_NODES = 200_000
MOST_PROBLEMS = 20

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What a file says: its data, and the place of every value and every key in it."""

    file: str
    data: Any
    places: dict[At, Place] = field(repr=False)

    def place(self, at: At) -> Place:
        """A part that is not written is told at the nearest part around it that is."""
        for length in range(len(at), -1, -1):
            place = self.places.get(at[:length])
            if place is not None:
                return place
        return Place(self.file)

    def key_place(self, at: At) -> Place:
        """An entry of a mapping is found at its key, an item of a list where it begins."""
        return self.places.get((*at, KEY)) or self.place(at)

    def problem(self, at: At, words: Words) -> Problem:
        """Words about a part of the data are told at its place."""
        return Problem(self.place(at), words)


def read(path: Path, limit: int = LIMIT) -> Source:
    """A YAML file within the limit is read; whatever is wrong with it is `BadInput`."""
    return parse(read_bytes(path, limit), str(path))


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a regular file within the limit are read, and not yet understood."""
    return take_in(path, limit)


def parse(data: bytes | str, file: str) -> Source:
    """One YAML document is read from text; `file` names it in problems."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return _Builder(Markup(decode(data, file), file)).source()


@dataclass(slots=True)
class _Open:
    """A mapping or list that has not been closed yet."""

    at: At
    value: Any
    key: str | None = None


class _Builder:
    """Events become data from the top down, without recursion, problems collected on the way."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self.places: dict[At, Place] = {}
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.data: Any = None
        self.documents = 0
        self.nodes = 0

    def source(self) -> Source:
        try:
            for event in self.markup.events():
                self._take(event)
                if len(self.problems) >= MOST_PROBLEMS:
                    break
        except BadInput as bad:
            raise BadInput((*self.problems, *bad.problems)) from None
        if self.problems:
            raise BadInput(self.problems)
        if self.data is None:
            raise BadInput.at(
                Place(self.markup.file),
                "文件是空的；请写入内容",
                "the file is empty; write something into it",
            )
        return Source(self.markup.file, self.data, self.places)

    def _take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._begin({}, event.start_mark)
        elif isinstance(event, SequenceStartEvent):
            self._begin([], event.start_mark)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self.open.pop()
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.markup.refuse(
                    event.start_mark,
                    "一个文件只能有一份内容；请删去“---”或分成几个文件",
                    "a file holds one document; delete the '---' or split the file",
                )

    def _scalar(self, event: ScalarEvent) -> None:
        text, plain = event.value, event.style is None
        if not plain:
            text = self._seen(text, event.start_mark)
        if self._awaits_key():
            self._key(text, plain, event.start_mark)
            return
        value: Scalar = text
        if plain:
            if event.end_mark.line != event.start_mark.line:
                self._refuse_swallowed_item(event)
            try:
                value = meant(text)
            except Unfit as unfit:
                self._wrong(event.start_mark, unfit.words)
        self._put(value, event.start_mark)

    def _seen(self, text: str, mark: Any) -> str:
        if not _UNSEEN.search(text):
            return text
        # JSON writes characters beyond the basic plane as a pair of escapes.
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if "\ufffd" in joined or _UNSEEN.search(joined):
            self._wrong(mark, UNSEEN_ESCAPE)
        return joined

    def _refuse_swallowed_item(self, event: ScalarEvent) -> None:
        # A badly indented item would silently become a part of the text above it.
        lines = self.markup.buffer[event.start_mark.index : event.end_mark.index].splitlines()
        if any(line.lstrip().startswith("- ") for line in lines[1:]):
            self._wrong(event.start_mark, SWALLOWED)

    def _awaits_key(self) -> bool:
        if not self.open:
            return False
        return self.open[-1].key is None and isinstance(self.open[-1].value, dict)

    def _key(self, key: str, plain: bool, mark: Any) -> None:
        around = self.open[-1]
        place = self.markup.place(mark)
        if plain and key == "<<":
            self._wrong(mark, NO_MERGING)
        elif key == "":
            self._wrong(mark, NO_KEY)
        elif key in around.value:
            first = self.places[(*around.at, key, KEY)].line
            self._wrong(
                mark,
                Words(
                    f"“{shown(key)}”在第 {first} 行已经写过；请合并，或改正其中一个的名称",
                    f"'{shown(key)}' is already in line {first}; merge the two, or correct one",
                ),
            )
        else:
            self.places[(*around.at, key, KEY)] = place
        around.key = key

    def _begin(self, value: Any, mark: Any) -> None:
        if self._awaits_key():
            self.markup.refuse(
                mark,
                "键必须是文字，不能是列表或映射；如果是文字，请加引号",
                "a key is a text, not a list or a mapping; if it is text, put it in quotes",
            )
        if len(self.open) >= DEEPEST:
            self.markup.refuse(
                mark,
                f"嵌套超过 {DEEPEST} 层；请简化结构",
                f"this is nested more than {DEEPEST} levels deep; make it flatter",
            )
        self.open.append(_Open(self._put(value, mark), value))

    def _put(self, value: Any, mark: Any) -> At:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.markup.refuse(
                mark,
                f"内容超过 {MOST_NODES} 项；请拆分文件",
                f"there are more than {MOST_NODES} values; split the file",
            )
        at: At = ()
        if not self.open:
            self.data = value
        else:
            around = self.open[-1]
            if around.key is None:
                at = (*around.at, len(around.value))
                around.value.append(value)
            else:
                at = (*around.at, around.key)
                around.value[around.key] = value
                around.key = None
        self.places[at] = self.markup.place(mark)
        return at

    def _wrong(self, mark: Any, words: Words) -> None:
        self.problems.append(Problem(self.markup.place(mark), words))
