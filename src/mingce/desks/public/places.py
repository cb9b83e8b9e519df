"""Who holds titles, by every name a reader may look for: Chinese, pinyin, initials, code."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mingce.core.holders import Holders
from mingce.law import divisions, organisations
from mingce.law.words import Words

CODE_LENGTH = 6
SHORTEST_NAME = 2
_BLANKS = re.compile(r"[\s'’·\-]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A holder on a day, with the region it belongs to and what it is found by.

    The region is the office that recommends it; where there is none, its province.
    """

    code: str
    name: Words
    region: str
    kind: str
    above: str
    """The names of what it belongs to, the largest first."""
    names: tuple[str, ...]
    """Its own names, and those of the codes it succeeded."""
    codes: tuple[str, ...]
    pinyins: tuple[tuple[str, ...], ...]
    """The syllables of each of those names."""

    @property
    def pinyin(self) -> str:
        return " ".join(self.pinyins[0]) if self.pinyins else ""

    @property
    def initials(self) -> str:
        return "".join(one[0] for one in self.pinyins[0]).upper() if self.pinyins else ""

    def found_by(self, search: str) -> bool:
        """Whether a search means this place; without a search every place is meant."""
        whole = plain(search)
        if not whole or self._meant(whole):
            return True
        parts = [plain(part) for part in search.split()]
        return bool(_HAN.search(whole)) and all(self._meant(part) for part in parts if part)

    def _meant(self, word: str) -> bool:
        if word.isascii() and word.isdecimal():
            return any(code.startswith(word[:CODE_LENGTH]) for code in self.codes)
        if word.isascii():
            return any(
                _spelt(each, word) for each in (*self.pinyins, self.name.en.casefold().split())
            )
        return word in f"{self.above}{self.names[0]}" or any(
            word in name or (len(name) >= SHORTEST_NAME and name in word) for name in self.names
        )


def plain(text: str) -> str:
    """Width, case, blanks and apostrophes make no difference; ü is written v."""
    narrow = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    return _BLANKS.sub("", narrow)


def place(holders: Holders, code: str, on: date) -> Place:
    """A holder as of a day; one that was succeeded is what has succeeded it."""
    if code in holders.bodies:
        return _place(holders, code, on)
    return _shipped(code, on)


@lru_cache(maxsize=1 << 14)
def _shipped(code: str, on: date) -> Place:
    """What comes with the house is the same in every page of a day."""
    return _place(Holders(divisions.load(), organisations.load()), code, on)


def _place(holders: Holders, code: str, on: date) -> Place:
    line = holders.line(code, on)
    rows = [row for one in line if (row := holders.divisions.nearest(one, on)) is not None]
    above = holders.divisions.ancestors(line[0], on)
    name = holders.name(line[0], on)
    return Place(
        line[0],
        name,
        area_of(holders, line[0], on),
        rows[0].kind if rows else "",
        "".join(row.name for row in reversed(above)),
        tuple(row.name for row in rows) or (name.zh,),
        line,
        tuple(tuple(row.pinyin.split()) for row in rows if row.pinyin),
    )


def area_of(holders: Holders, code: str, on: date) -> str:
    """Where a holder is counted: with the office that recommends it, else with its province."""
    if recommended := holders.organisations.recommender(code, on):
        return recommended
    known = code not in holders.bodies and holders.divisions.known(code)
    return holders.divisions.province(code, on) if known else ""


def _spelt(syllables: Sequence[str], word: str) -> bool:
    """A word spells a name from one of its syllables on, or names its initials in a row."""
    starts = (plain("".join(syllables[at:])) for at in range(len(syllables)))
    spelt = any(_u(rest).startswith(_u(word)) for rest in starts)
    return spelt or word in "".join(one[0] for one in syllables)


def _u(text: str) -> str:
    # Whoever has no ü types v or u.
    return text.replace("v", "u")
