"""An administrative division is a code with the days on which it held.

The table knows GB/T 2260 for every day from December 2016 to January 2018. Later changes are added
by hand, each with its source, in `tools/bake_divisions.py`, which writes the table; a division of
which no later change is recorded stands as it stood in January 2018. Intervals are half-open:
`valid_to` is the first day on which the code no longer holds, and an open end is None.
"""

import csv
import difflib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Final

# Each is a term of the glossary too, which has its Chinese and English words.
KINDS: Final = (
    "province",
    "autonomous_region",
    "municipality",
    "sar",
    "separately_planned_city",
    "sub_provincial_city",
    "prefecture_city",
    "autonomous_prefecture",
    "prefecture",
    "league",
    "municipal_district",
    "city_district",
    "county_city",
    "xpcc_city",
    "county",
    "banner",
    "forestry_district",
    "special_district",
)
DISTRICTS: Final = ("municipal_district", "city_district")
SUGGESTED_AT_MOST = 5
CODE_LENGTH = 6

_TABLE = Path(__file__).with_name("divisions.csv")


@dataclass(frozen=True, slots=True)
class Division:
    """A division has a code, a name, a kind and a parent from one day until before another."""

    code: str
    name: str
    kind: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    pinyin: str
    successor: str

    def holds(self, on: date) -> bool:
        """A division holds from its first day and no longer on the day of its end."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on < self.valid_to)


class Divisions:
    """Divisions are keyed on their code, since names repeat and look alike."""

    def __init__(self, rows: Iterable[Division]) -> None:
        self._rows: dict[str, tuple[Division, ...]] = {}
        self._codes_after: dict[str, list[str]] = {}
        for row in rows:
            self._rows[row.code] = (*self._rows.get(row.code, ()), row)
            if row.successor:
                self._codes_after.setdefault(row.successor, []).append(row.code)
        for code, of_one in self._rows.items():
            if len(of_one) > 1:
                by_first_day = sorted(of_one, key=lambda row: row.valid_from or date.min)
                self._rows[code] = tuple(by_first_day)

    def __iter__(self) -> Iterator[Division]:
        for rows in self._rows.values():
            yield from rows

    def at(self, code: str, on: date) -> Division | None:
        """A code stands for at most one division on a day."""
        return next((row for row in self._rows.get(code, ()) if row.holds(on)), None)

    def nearest(self, code: str, on: date) -> Division | None:
        """A code that does not hold on the day is what it last was, or else what it first will be.

        A letter may still have to name a division that is gone.
        """
        rows = self._rows.get(code, ())
        begun = [row for row in rows if row.valid_from is None or row.valid_from <= on]
        return next(reversed(begun), rows[0]) if rows else None

    def known(self, code: str) -> bool:
        """A code is known if it holds on any day of the table."""
        return code in self._rows

    def standing(self, on: date) -> tuple[Division, ...]:
        """The divisions of a day stand in the order of their codes."""
        return tuple(sorted((row for row in self if row.holds(on)), key=lambda row: row.code))

    def named(self, name: str) -> tuple[Division, ...]:
        """A full name, alone or after the names of ancestors, means every division so called.

        朝阳区 means two, 北京市朝阳区 one. A name without its suffix is nobody's name.
        """
        return tuple(
            row
            for start in range(len(name))
            for row in self._by_name.get(name[start:], ())
            if start == 0 or self._lies_in(row, name[:start])
        )

    def suggest(self, code_or_name: str) -> tuple[Division, ...]:
        """An unknown code or name is answered with the few divisions nearest to it."""
        word = unicodedata.normalize("NFKC", code_or_name).strip()
        found = self._like_code(word) if word.isdecimal() else self._like_name(word)
        return tuple(islice(dict.fromkeys(found), SUGGESTED_AT_MOST))

    def successors(self, code: str) -> tuple[tuple[str, date], ...]:
        """A code that ended may have been taken over by another, on the day of its end."""
        return tuple(
            (row.successor, row.valid_to)
            for row in self._rows.get(code, ())
            if row.successor and row.valid_to is not None
        )

    def heir(self, code: str, on: date) -> str:
        """The heir of a code is the code that has taken it over by a day, step by step.

        A code without succession by then, known or not, is its own heir.
        """
        since = date.min
        while step := self._next_step(code, since, on):
            code, since = step
        return code

    def line(self, code: str, on: date) -> tuple[str, ...]:
        """The line of a code holds every code with the same heir on the day, the heir first.

        What 即墨市 (370282) was given is therefore found under 即墨区 (370215), its heir.
        """
        heir = self.heir(code, on)
        found = [heir]
        for later in found:
            earlier = sorted(self._codes_after.get(later, ()))
            found += [one for one in earlier if one not in found and self.heir(one, on) == heir]
        return tuple(found)

    def ancestors(self, code: str, on: date) -> tuple[Division, ...]:
        """The ancestors of a division lead from its parent to its province.

        Where the code does not hold on the day, they are those of the nearest day on which it does.
        """
        found: list[Division] = []
        row = self.nearest(code, on)
        while row is not None and row.parent:
            row = self.nearest(row.parent, on)
            found += [row] if row is not None else []
        return tuple(found)

    def province(self, code: str, on: date) -> str:
        """The province of a division is its last ancestor, and its own code if it has none.

        An unknown code is a LookupError.
        """
        if not self.known(code):
            raise LookupError(f"no division has the code {code!r}")
        ancestors = self.ancestors(code, on)
        return ancestors[-1].code if ancestors else code

    def _next_step(self, code: str, since: date, on: date) -> tuple[str, date] | None:
        # Strictly later each time, so that a code which comes back ends the walk.
        steps = [step for step in self.successors(code) if since < step[1] <= on]
        return min(steps, key=lambda step: step[1], default=None)

    def _lies_in(self, row: Division, prefix: str) -> bool:
        # 江苏省常州市, 江苏省苏州市常熟市 and 江苏省常熟市 are all in use.
        for ancestor in self.ancestors(row.code, row.valid_from or date.min):
            prefix = prefix.removesuffix(ancestor.name)
        return not prefix

    def _like_code(self, word: str) -> Iterator[Division]:
        # Twelve digits go down to the village; fewer than six have lost their zeros.
        whole = word[:CODE_LENGTH].ljust(CODE_LENGTH, "0")
        for code in (whole,) if self.known(whole) else _misspellings(whole):
            yield from self._rows.get(code, ())[-1:]

    def _like_name(self, word: str) -> Iterator[Division]:
        yield from self.named(word)
        beginning = [name for name in self._by_name if word and name.startswith(word)]
        near = difflib.get_close_matches(word, self._by_name, n=SUGGESTED_AT_MOST)
        for name in beginning or near:
            yield from self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, tuple[Division, ...]]:
        found: dict[str, dict[str, Division]] = {}
        for row in self:
            found.setdefault(row.name, {})[row.code] = row
        return {name: tuple(by_code.values()) for name, by_code in found.items()}


@cache
def load() -> Divisions:
    """The table is read once."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return Divisions(_division(line) for line in lines)


def romanised(division: Division) -> str:
    """A name in letters, its last syllable left out where that says only what kind of place it is.

    常州市 is Changzhou, 西安市 Xi'an, 赵县 Zhaoxian. Autonomous areas keep their Chinese names.
    """
    if "自治" in division.name:
        return division.name
    syllables = division.pinyin.split()
    stem = syllables[:-1] if len(syllables) > 2 else syllables  # noqa: PLR2004
    parts = [f"'{s}" if n and s[0] in "aoe" else s for n, s in enumerate(stem)]
    return "".join(parts).capitalize()


def _division(line: list[str]) -> Division:
    code, name, kind, parent, valid_from, valid_to, pinyin, successor = line
    return Division(code, name, kind, parent, _day(valid_from), _day(valid_to), pinyin, successor)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _misspellings(code: str) -> Iterator[str]:
    """A code is most often mistaken by two neighbours swapped, or by one digit, late ones first."""
    for i in reversed(range(CODE_LENGTH - 1)):
        yield code[:i] + code[i + 1] + code[i] + code[i + 2 :]
    for i in reversed(range(CODE_LENGTH)):
        for digit in "0123456789":
            yield code[:i] + digit + code[i + 1 :]
