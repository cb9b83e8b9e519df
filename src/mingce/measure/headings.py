"""The first row of a table: which of its columns are facts, and what the others are."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from mingce.law.expressions import Types
from mingce.law.problems import BadInput, Place, Problem, did_you_mean, suggest
from mingce.law.words import Words, shown
from mingce.measure.cells import BLANKS

SLIP = 0.8
"""So alike, a column's name is taken for a fact's name written wrongly."""


class Ignored(NamedTuple):
    """A column that is no fact: whether it leads the table, and the fact it is spelt like."""

    name: str
    leads: bool
    near: str | None


class Heading(NamedTuple):
    """The names of the columns, and those among them that are no facts."""

    names: tuple[str, ...]
    ignored: tuple[Ignored, ...]


def heading(first_row: Sequence[str], types: Types, file: str) -> Heading:
    """A heading names each column once, and at least one of them is a fact."""
    names = [name.strip(BLANKS) for name in first_row]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise BadInput.at(
            Place(file, 1),
            "第一行是空的；第一行应是列名，以下每行一个城市或单位",
            "the first row is blank; it names the columns, and each row below is a case",
        )
    ignored = tuple(_ignored(names, types))
    problems = [*_twice(names, file), *_nameless(names, file), *_slips(names, ignored, types, file)]
    if not problems and len(ignored) == len(names):
        known = shown(", ".join(types))
        words = Words(
            f"没有一列是事实；列名应是事实的标识，例如 {known}",
            f"no column is a fact; columns are named as facts are, such as {known}",
        )
        problems.append(Problem(Place(file, 1), words))
    if problems:
        raise BadInput(problems)
    return Heading(tuple(names), ignored)


def _ignored(names: Sequence[str], types: Types) -> Iterator[Ignored]:
    leads = True
    for name in names:
        if name in types:
            leads = False
        else:
            yield Ignored(name, leads, _near(name, types))


def _near(name: str, types: Types) -> str | None:
    near = suggest(name, types)
    if near is None or SequenceMatcher(None, name.casefold(), near).ratio() < SLIP:
        return None
    return near


def _twice(names: Sequence[str], file: str) -> Iterator[Problem]:
    # Engines and spreadsheets do not tell column names apart by the case of their letters.
    folded = [name.casefold() for name in names]
    for place, name in enumerate(folded):
        first = folded.index(name)
        if name and first != place:
            words = Words(
                f"列名“{shown(names[place])}”重复（第 {first + 1} 列已有）；请删去或改名",
                f"the column '{shown(names[place])}' is there twice (also column {first + 1}); "
                "drop or rename one",
            )
            yield Problem(Place(file, 1, place + 1), words)


def _nameless(names: Sequence[str], file: str) -> Iterator[Problem]:
    for place, name in enumerate(names, start=1):
        if not name:
            words = Words(
                f"第 {place} 列没有列名；请写上列名或删去这一列",
                f"column {place} has no name; name it or drop it",
            )
            yield Problem(Place(file, 1, place), words)


def _slips(
    names: Sequence[str], ignored: Sequence[Ignored], types: Types, file: str
) -> Iterator[Problem]:
    for column in ignored:
        if not column.leads and column.near is not None and column.near not in names:
            words = Words(
                f"没有名为“{shown(column.name)}”的事实", f"no fact is named '{shown(column.name)}'"
            )
            place = Place(file, 1, names.index(column.name) + 1)
            yield Problem(place, did_you_mean(words, column.name, types))
