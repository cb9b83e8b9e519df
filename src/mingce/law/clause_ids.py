"""A clause has one number, dotted in data and as printed on screen, and each form gives the other.

Dotted, a number goes from the whole to the part: `3.3.2` is printed 三（三）2. Beside plain numbers
stand `A3` an annex, `A3.s2` a part of its form, `A3.14.2` its row 14, second item, `ch2` a chapter
(`ch2.s1` its first section), `art18` an article, `op.5` a rule of the office running the round,
and for what has no number of its own: `0` the opening, `1.3.end` the paragraph closing a list,
`A1.note` the note under an annex, `close`, `annexes`, `sign` and `contact`. `~2` marks a number
that a text uses a second time, as 之二 does in print.
"""

import re
from typing import Literal, NamedTuple

from mingce.law.problems import Unfit
from mingce.law.words import shown

Kind = Literal["item", "part", "row"]
"""What the numbers of an annex count: parts of an outline, rows of a form, or it is not known."""

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
DIGITS = "零一二三四五六七八九"
MOST_CHARACTERS = 200

# What a segment can be, in the order in which a text has it, with its letter in the grammar.
_SORTS = {
    "0": "w",
    "ch": "c",
    "s": "s",
    "art": "r",
    "": "n",
    "end": "e",
    "note": "t",
    "close": "w",
    "annexes": "w",
    "sign": "w",
    "contact": "w",
    "A": "A",
    "op": "o",
}
_RANKS = {sort: rank for rank, sort in enumerate(_SORTS)}
_GRAMMAR = re.compile("w|on|At|(?=.)A?(?:c?s?|r)n*e?")
_SEGMENT = re.compile(
    r"(?!op~)(?:(?P<word>0|end|note|close|annexes|sign|contact|op)"
    r"|(?P<sort>A|ch|s|art|)(?P<number>[1-9][0-9]{0,7}))(?:~(?P<times>[1-9][0-9]{0,7}))?"
)
_ANNEX_NAMES: dict[Kind, str] = {"row": "行", "item": "项"}
_PRINTED_WORDS = {
    "0": "开头",
    "end": "末段",
    "note": "说明",
    "close": "结语",
    "annexes": "附件目录",
    "sign": "落款",
    "contact": "联系方式",
}
_SORTS_BY_WORD = {word: sort for sort, word in _PRINTED_WORDS.items()}

_UNITS = {"千": 1000, "百": 100, "十": 10, "": 1}
_MYRIAD = 10_000
_HAN = f"[{DIGITS}十百千万]"
_NUMBER = rf"(?:[1-9][0-9]{{0,7}}(?![0-9])|{_HAN}{{1,15}}(?!{_HAN}))"
_STEP = re.compile(
    rf"(?:附件(?P<A>{_NUMBER})|第(?P<ch>{_NUMBER})章|第(?P<s>{_NUMBER})节|第(?P<art>{_NUMBER})条"
    rf"|表(?P<table>{_NUMBER})|主办单位规定第(?P<op>{_NUMBER})条"
    rf"|第\(?(?P<named>{_NUMBER})\)?(?:部分|行|款|项)|\((?P<nested>{_NUMBER})\)"
    rf"|(?P<plain>{_NUMBER})[、.]?|(?P<word>{'|'.join(_SORTS_BY_WORD)}))"
    rf"(?:之(?P<times>{_NUMBER}))?"
)
_NARROW = str.maketrans(
    dict(zip("０１２３４５６７８９（）．～〇", "0123456789().~零", strict=True))
    | {circled: f"({number})" for number, circled in enumerate(CIRCLED, start=1)}
)
_SPLIT_NUMBER = re.compile(rf"[0-9]\s+[0-9]|{_HAN}\s+{_HAN}")


class NoSuchNumber(Unfit):
    """A text that is not the number of a clause is refused, with examples of what is one."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{shown(text)}”不是条款编号；应写作 3.3.2、三（三）2、1.3.end、一（三）末段、"
            "A3.14、附件3第14行或第十八条等",
            f"“{shown(text)}” is not the number of a clause; right would be 3.3.2, 三（三）2, "
            "1.3.end, A3.14, 附件3第14行, art18 or the like",
        )


class Segment(NamedTuple):
    """A segment of a number is its sort, how it counts, and which use of that number it is."""

    sort: str
    number: int = 0
    times: int = 0

    def __str__(self) -> str:
        counted = f"{self.number}" if self.number else ""
        return f"{self.sort}{counted}" + (f"~{self.times}" if self.times else "")


def parse_id(text: str) -> str:
    """A clause number may be written dotted or as printed; kept is the dotted form."""
    if len(text) > MOST_CHARACTERS or _SPLIT_NUMBER.search(text):
        raise NoSuchNumber(text)
    narrow = "".join(text.translate(_NARROW).split())
    found = _dotted(narrow) or _printed(narrow)
    if not found:
        raise NoSuchNumber(text)
    return ".".join(map(str, found))


def label(clause_id: str, kind: Kind = "item") -> str:
    """The printed form writes each level in the numerals which that level has in print.

    `kind` tells what the numbers directly under an annex count. It changes the print only: all
    three forms are read back as the same number.
    """
    found = _dotted(clause_id)
    if not found:
        raise NoSuchNumber(clause_id)
    sorts: list[str] = []
    printed = ""
    for segment in found:
        printed += _segment_in_print(segment, sorts, kind)
        sorts.append(segment.sort)
    return printed


def order_key(clause_id: str) -> tuple[tuple[int, int, int], ...]:
    """Clauses are ordered as a text has them: by level, numbers by value, the closing parts last.

    Two things a number cannot tell: between which articles a chapter begins, and between which rows
    a part of a form. They come before all of them.
    """
    found = _dotted(clause_id)
    if not found:
        raise NoSuchNumber(clause_id)
    return tuple((_RANKS[segment.sort], segment.number, segment.times) for segment in found)


def numeral(number: int) -> str:
    """A number below a hundred million is written in Chinese numerals, 十一 rather than 一十一."""
    if number >= _MYRIAD:
        high, low = divmod(number, _MYRIAD)
        gap = DIGITS[0] if 0 < low < _MYRIAD // 10 else ""
        return f"{numeral(high)}万{gap}{numeral(low) if low else ''}"
    written, gap, rest = "", "", number
    for unit, value in _UNITS.items():
        digit, rest = divmod(rest, value)
        if digit:
            written += f"{gap}{DIGITS[digit]}{unit}"
        gap = DIGITS[0] if written and not digit else ""
    return written.removeprefix("一") if written.startswith("一十") else written


def number_of(written: str) -> int | None:
    """Digits of either width and Chinese numerals give their number; anything else gives none."""
    narrow = written.translate(_NARROW)
    if narrow.isascii() and narrow.isdecimal():
        return int(narrow)
    high, myriad, low = narrow.rpartition("万")
    value = (number_of(high) or 0) * _MYRIAD if myriad else 0
    digit = 0
    for character in low:
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in _UNITS:
            value, digit = value + (digit or 1) * _UNITS[character], 0
        else:
            return None
    value += digit
    return value if value and numeral(value) == narrow else None


def _dotted(text: str) -> list[Segment] | None:
    found, grammar = [], ""
    for part in text.split("."):
        match = _SEGMENT.fullmatch(part)
        if match is None:
            return None
        sort = match["word"] or match["sort"]
        found.append(Segment(sort, int(match["number"] or 0), int(match["times"] or 0)))
        grammar += _SORTS[sort]
    return found if _GRAMMAR.fullmatch(grammar) else None


def _printed(text: str) -> list[Segment] | None:
    found: list[Segment] = []
    position = 0
    while position < len(text):
        step = _STEP.match(text, position)
        if step is None:
            return None
        position = step.end()
        found += _segments_of(step, first=not found)
    # Whatever was put together is a number only if its dotted form is one.
    return _dotted(".".join(map(str, found)))


def _segments_of(step: re.Match[str], *, first: bool) -> list[Segment]:
    sort, written = next((s, w) for s, w in step.groupdict().items() if w)
    times = number_of(step["times"]) if step["times"] else 0
    if sort == "word":
        return [Segment(_SORTS_BY_WORD[written], 0, times or 0)]
    number = number_of(written)
    # Without what it stands under, （三） or 第2项 could be a part of anything.
    if not number or times is None or (first and sort in {"named", "nested"}):
        return [Segment("nothing")]
    if sort == "op":
        return [Segment("op"), Segment("", number, times)]
    sort = {"table": "s", "named": "", "nested": "", "plain": ""}.get(sort, sort)
    return [Segment(sort, number, times)]


def _segment_in_print(segment: Segment, before: list[str], kind: Kind) -> str:
    """A segment is printed by its sort and by what it stands under."""
    number = numeral(segment.number) if segment.number else ""
    match segment.sort:
        case "A":
            printed = f"附件{segment.number}"
        case "ch":
            printed = f"第{number}章"
        case "art":
            printed = f"第{number}条"
        case "s":
            printed = f"表{number}" if before == ["A"] else f"第{number}节"
        case "op":
            printed = "主办单位规定"
        case "":
            printed = _number_in_print(segment.number, before, kind)
        case word:
            printed = _PRINTED_WORDS[word]
    return printed + (f"之{numeral(segment.times)}" if segment.times else "")


def _number_in_print(number: int, before: list[str], kind: Kind) -> str:
    if before == ["op"]:
        return f"第{number}条"
    if before == ["A"]:
        return f"第{numeral(number)}部分" if kind == "part" else f"第{number}{_ANNEX_NAMES[kind]}"
    if before == ["A", ""] and kind != "part":
        return f"第{number}{_ANNEX_NAMES['item']}"
    marks = (numeral(number), f"（{numeral(number)}）", f"{number}", f"（{number}）")
    depth = before.count("") + any(sort in {"ch", "s", "art"} for sort in before)
    if depth < len(marks):
        return marks[depth]
    return CIRCLED[number - 1] if number <= len(CIRCLED) else marks[-1]
