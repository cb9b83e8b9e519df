"""Whom a search means: by name, by pinyin or its initials, or by the beginning of a code."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mingce.law import divisions
from mingce.ledger import read

CODE_LENGTH = 6
_BLANKS = re.compile(r"[\s'’·\-]+")


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A name that a division has or once had, with the names of what it lies in."""

    code: str
    whole: str
    syllables: tuple[str, ...]

    def said_by(self, word: str) -> bool:
        if word.isascii() and word.isdecimal():
            return self.code.startswith(word[:CODE_LENGTH])
        if not word.isascii():
            return word in self.whole
        starts = ("".join(self.syllables[at:]) for at in range(len(self.syllables)))
        initials = "".join(one[0] for one in self.syllables)
        return word in initials or any(start.startswith(word) for start in starts)


def sought(search: str, on: date) -> read.Sought | None:
    """The divisions that are meant, with those they succeeded; without a search, nobody."""
    parts = [plain(part) for part in search.split() if plain(part)]
    if not parts:
        return None
    # Letters are typed with blanks between syllables, Chinese with blanks between places.
    words = ["".join(parts)] if "".join(parts).isascii() else parts
    table = divisions.load()
    meant = {one.code for one in _spelt(on) if all(one.said_by(word) for word in words)}
    line = frozenset(code for one in meant for code in table.line(one, on))
    return read.Sought(line, search.strip())


def plain(text: str) -> str:
    """Width, case, blanks and apostrophes make no difference, and whoever has no ü types u or v."""
    narrow = unicodedata.normalize("NFKC", text).casefold().replace("ü", "u").replace("v", "u")
    return _BLANKS.sub("", narrow)


@lru_cache(maxsize=4)
def _spelt(on: date) -> tuple[_Spelt, ...]:
    table = divisions.load()
    return tuple(
        _Spelt(
            row.code,
            "".join(one.name for one in reversed(table.ancestors(row.code, on))) + row.name,
            tuple(map(plain, row.pinyin.split())),
        )
        for row in table
    )
