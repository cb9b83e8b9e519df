"""What is wrong with a story is collected, each thing at its place, and told at once."""

from collections.abc import Iterable

from mingce.law.problems import Problem, did_you_mean
from mingce.law.reader import At, Source
from mingce.law.words import Words, shown

SHOWN_AT_MOST = 20


class Wrongs:
    """The problems found so far in one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def tell(self, at: At, words: Words) -> None:
        """Something is wrong at a place."""
        self.problems.append(self.source.problem(at, words))

    def unknown(self, at: At, what: Words, word: str, known: Iterable[str]) -> None:
        """A name is unknown there; the known ones are shown, and the nearest is suggested."""
        names = list(known)
        first = names[:SHOWN_AT_MOST]
        words = Words(
            f"没有{what.zh}“{shown(word)}”；可用：{'、'.join(first)}",
            f"there is no {what.en} '{shown(word)}'; known: {', '.join(first)}",
        )
        self.tell(at, did_you_mean(words, word, names))
