"""What a reader asks for in an address; what cannot be answered is told in one line."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from mingce.core.who import Who
from mingce.law.words import Words

LONGEST_SEARCH = 60
PAGE_DIGITS = 6
NOT_FOUND = 404


class Asked(HttpRequest):
    """A request that was told when it came and who asks."""

    at: datetime
    on: date
    who: Who


class CannotAnswer(Exception):
    """An address asks for what there is not."""

    def __init__(self, words: Words, status: int = 400) -> None:
        super().__init__(words.en)
        self.words = words
        self.status = status


@dataclass(frozen=True, slots=True)
class Page:
    """One page of many rows, and the addresses of the pages beside it."""

    rows: tuple[Any, ...]
    total: int
    number: int
    pages: int
    first: int
    before: str = ""
    after: str = ""

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Paging:
    """How rows are cut into pages: so many on each, and what every address keeps."""

    number: int
    size: int
    kept: str = field(default="")

    @property
    def skip(self) -> int:
        return (self.number - 1) * self.size

    def page(self, rows: Collection[Any], total: int) -> Page:
        """The page of these rows; a page beyond the last is not there."""
        pages = max(1, -(-total // self.size))
        if self.number > pages:
            words = Words(
                f"没有第 {self.number} 页；共 {pages} 页",
                f"there is no page {self.number}; there are {pages}",
            )
            raise CannotAnswer(words, NOT_FOUND)
        before = self._address(self.number - 1) if self.number > 1 else ""
        after = self._address(self.number + 1) if self.number < pages else ""
        return Page(tuple(rows), total, self.number, pages, self.skip + 1, before, after)

    def _address(self, number: int) -> str:
        return f"?{self.kept}{'&' if self.kept else ''}page={number}"


def page_number(text: str) -> int:
    """A page is a number from 1; left out, it is the first."""
    if not text:
        return 1
    plain = text.isascii() and text.isdecimal() and len(text) <= PAGE_DIGITS
    if not plain or int(text) < 1:
        raise CannotAnswer(
            Words("页码应为从 1 起的数字", "a page is given by its number, from 1 on")
        )
    return int(text)


def searched(text: str) -> str:
    """A search is a short line of visible characters."""
    if not text.replace("\u3000", " ").isprintable():
        raise CannotAnswer(
            Words(
                "搜索词中有看不见的字符；请重新输入",
                "the search has characters in it that cannot be seen; type it anew",
            )
        )
    if len(text) > LONGEST_SEARCH:
        raise CannotAnswer(
            Words(
                f"搜索词最多 {LONGEST_SEARCH} 个字；请缩短",
                f"a search has at most {LONGEST_SEARCH} characters; shorten it",
            )
        )
    return text.strip()


def one_of(text: str, known: Collection[str], words: Words) -> str:
    """A choice is one of those offered, or none."""
    if text and text not in known:
        raise CannotAnswer(words)
    return text
