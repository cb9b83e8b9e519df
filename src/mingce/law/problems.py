"""Whatever is wrong with an input is told with its place, what is wrong and what would be right."""

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from mingce.law.words import Words, one_line, shown

NEAR_ENOUGH = 0.6
LONGEST_GUESSED_FROM = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an input is its file and, where known, line and column counted from one."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        known = [self.file]
        if self.line is not None:
            known.append(str(self.line))
            if self.column is not None:
                known.append(str(self.column))
        return ":".join(known)


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem is a place together with what is wrong there and what would be right."""

    place: Place
    words: Words

    def line(self, lang: str) -> str:
        """A problem is told in exactly one line: `file:line:column: words`."""
        return one_line(f"{self.place}: {self.words.say(lang)}")


class BadInput(Exception):
    """An input that cannot be used carries one problem or more."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        if not self.problems:
            raise ValueError("an input without a problem is not a bad input")
        super().__init__(self.problems)

    @classmethod
    def of(cls, place: Place, words: Words) -> Self:
        """The commonest bad input has a single problem."""
        return cls([Problem(place, words)])

    @classmethod
    def at(cls, place: Place, zh: str, en: str) -> Self:
        """A single problem is told in both languages."""
        return cls.of(place, Words(zh, en))

    def lines(self, lang: str) -> list[str]:
        """Each problem is one line, in the order in which it was found."""
        return [problem.line(lang) for problem in self.problems]

    def __str__(self) -> str:
        return "\n".join(self.lines("zh"))


class Unreadable(BadInput):
    """A file that is no text at all, or cannot be had, is unreadable rather than wrong."""


class Unfit(ValueError):
    """A value that cannot be what it should be carries the words for it, without a place.

    `at` leads further down from what was being read, where a part of it is at fault.
    """

    def __init__(self, zh: str, en: str, at: tuple[str | int, ...] = ()) -> None:
        self.words = Words(zh, en)
        self.at = at
        super().__init__(zh, en, at)

    def __str__(self) -> str:
        return self.words.zh


def suggest(word: str, known: Iterable[str]) -> str | None:
    """The nearest known spelling is suggested; letter case, width, `-`, `_` and blanks are nothing.

    Two equally near spellings are told apart by their order in `known`.
    """
    if len(word) > LONGEST_GUESSED_FROM:
        return None
    candidates = list(known)
    wanted = _folded(word)
    by_folding: dict[str, str] = {}
    for candidate in candidates:
        by_folding.setdefault(_folded(candidate), candidate)
    if wanted in by_folding:
        return by_folding[wanted]
    near = difflib.get_close_matches(wanted, by_folding, n=1, cutoff=NEAR_ENOUGH)
    return by_folding[near[0]] if near else None


def did_you_mean(words: Words, word: str, known: Iterable[str]) -> Words:
    """Words about an unknown name end with the nearest known one, where there is one."""
    near = suggest(word, known)
    if near is None:
        return words
    return Words(
        f"{words.zh}；是否想写“{shown(near)}”？",
        f"{words.en}; did you mean '{shown(near)}'?",
    )


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(ch for ch in plain if ch not in "_-‐–—" and not ch.isspace())
