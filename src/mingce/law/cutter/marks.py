"""A line of an official document shows by its first characters which piece begins with it.

What a mark means where it stands is not decided here: 附件 followed by words may announce the list
of annexes or head an annex, and a date may or may not sign the document.
"""

import re
from enum import IntEnum
from typing import NamedTuple

from mingce.law.clause_ids import CIRCLED, DIGITS, number_of


class Level(IntEnum):
    """A level is what a piece is; those with a number stand in the order in which they nest."""

    OPENING = 0
    CHAPTER = 1
    SECTION = 2
    ARTICLE = 3
    PARAGRAPH = 4
    FIRST = 5
    SECOND = 6
    ROW = 7
    SUBROW = 8
    THIRD = 9
    FOURTH = 10
    FIFTH = 11
    END = 12
    CLOSE = 13
    ANNEXES = 14
    SIGN = 15
    CONTACT = 16
    ANNEX = 17
    NOTE = 18

    @property
    def nests(self) -> bool:
        """A chapter, article, item or row has a place in a list; the other pieces stand alone."""
        return Level.CHAPTER <= self <= Level.FIFTH


class Mark(NamedTuple):
    """A mark is the level it opens, its number there, and 之几 where the number is inserted."""

    level: Level
    number: int = 0
    times: int = 0


BLANKS = " \t\r\n\v\f\u00a0\u2002\u2003\u3000\ufeff\u200b"
SHORT = 80
"""Marks that take a whole line, and names under a document, stand on short lines only."""

_HAN = rf"[{DIGITS}〇十百千]{{1,9}}"
_ARABIC = "[0-9０-９]{1,3}"
_EITHER = f"(?:{_HAN}|{_ARABIC})"
# 第五条规定… cites an article in running text; only 第五条 itself opens one.
_NOT_CITED = "(?!规定|[第的所、，；。和及至与或])"
_NUMBERED = re.compile(
    rf"第(?P<CHAPTER>{_EITHER})章{_NOT_CITED}"
    rf"|第(?P<SECTION>{_EITHER})节{_NOT_CITED}"
    rf"|第(?P<ARTICLE>{_EITHER})条(?:之(?P<times>{_EITHER}))?{_NOT_CITED}"
    rf"|(?P<FIRST>{_HAN})、"
    rf"|[（(](?P<SECOND>{_HAN})[）)]"
    # 1.5 is a decimal number, 1.2018年 an item that begins with a year.
    rf"|(?P<THIRD>{_ARABIC})(?:[、．]|\.(?![0-9０-９])|\.(?=[0-9０-９]{{4}}年))"
    rf"|[（(]?(?P<FOURTH>{_ARABIC})[）)]"
    rf"|(?P<FIFTH>[{CIRCLED}])"
)
_ANNEX = re.compile(
    rf"附\s?件(?:\s{{0,3}}(?P<number>{_EITHER}))?(?P<gap>\s{{0,3}})(?P<colon>[：:])?"
    r"\s{0,3}(?P<rest>.?)"
)
_CLOSE = re.compile("[特专]此[^，,：:]{0,6}")
_DATE = re.compile(
    r"[^，。；：、（）]{0,30}(?:[0-9０-９]{4}|[一二三四五六七八九〇○零]{4})年"
    rf"(?:[0-9０-９]{{1,2}}|{_HAN})月(?:[0-9０-９]{{1,2}}|{_HAN})日"
)
_CONTACT = re.compile(
    "[（(]?(?:联系|咨询|电话|传真|邮箱|电子邮|邮编|通[讯信]地址|地址)[^：:，。]{0,10}[：:]"
)
_NOTE = re.compile("(?:说明|注释?|备注)[0-9]?[：:]|填[表报写](?:说明|须知)(?:[：:]|$)")
_SENTENCE_ENDS = tuple("。；！？;!?…")
_QUOTES_CLOSE = '”’」』）)》〉】]"'


def mark_of(line: str) -> Mark | None:
    """A line begins a piece if it begins with a mark."""
    words = line.strip(BLANKS)
    return _numbered(words) or _unnumbered(words)


def item_of(line: str) -> Mark | None:
    """Inside the row of a table only 1． (1) ① begin a piece, and 附件 on a line of its own."""
    mark = mark_of(line)
    if mark and (mark.level is Level.ANNEX or Level.THIRD <= mark.level <= Level.FIFTH):
        return mark
    return None


def is_sentence(line: str) -> bool:
    """A line that ends as a sentence is complete; one that does not is a heading or goes on."""
    return line.rstrip(BLANKS).rstrip(_QUOTES_CLOSE).endswith(_SENTENCE_ENDS)


def is_name(line: str) -> bool:
    """A short line without an ending can be a title, or the name of who signs."""
    words = line.strip(BLANKS)
    return 0 < len(words) <= SHORT // 2 and not words.endswith((*_SENTENCE_ENDS, *"：:，、"))


def _numbered(words: str) -> Mark | None:
    match = _NUMBERED.match(words)
    if match is None:
        return None
    written = match.groupdict()
    times = number_of(written.pop("times") or "") or 0
    name, digits = next((name, digits) for name, digits in written.items() if digits)
    number = CIRCLED.index(digits) + 1 if name == "FIFTH" else number_of(digits)
    return Mark(Level[name], number, times) if number else None


def _unnumbered(words: str) -> Mark | None:
    start = words[:SHORT]
    annex = _ANNEX.match(start)
    if annex:
        return _annex(annex)
    close = "".join(start.split())
    if len(words) <= SHORT and _DATE.fullmatch(close):
        return Mark(Level.SIGN)
    if len(words) <= SHORT and _CLOSE.fullmatch(close):
        return Mark(Level.CLOSE)
    if _CONTACT.match(close):
        return Mark(Level.CONTACT)
    return Mark(Level.NOTE) if _NOTE.match(close) else None


def _annex(match: re.Match[str]) -> Mark | None:
    number = number_of(match["number"] or "") or 0
    if match["colon"] or (match["gap"] and match["rest"]):
        return Mark(Level.ANNEXES, number)
    return None if match["rest"] else Mark(Level.ANNEX, number)
