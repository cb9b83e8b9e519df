"""A long line is folded on a screen, at a space or beside a Chinese character."""

import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mingce.config.folding import folded
from mingce.config.terminal import Terminal

ESCAPED = re.compile(r"\x1b\[[0-9;]*m")
texts = st.text(st.sampled_from("ab 中文，（）。→"), max_size=120).map(
    lambda text: text.lstrip(" ")
)


def test_a_screen_is_folded_and_a_file_is_not():
    screen = Terminal("en")
    seen = {}
    for forced in (True, False):
        screen.console = Console(force_terminal=forced, width=24, file=StringIO(), soft_wrap=True)
        screen.line("  one two three four five six")
        screen.marked(None, "seven eight nine ten eleven")
        seen[forced] = ESCAPED.sub("", screen.console.file.getvalue()).splitlines()

    assert seen == {
        True: ["  one two three four", "    five six", "  ? seven eight nine ten", "    eleven"],
        False: ["  one two three four five six", "  ? seven eight nine ten eleven"],
    }


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in folded(Text(text), width)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short", ["short"]),
        ("", [""]),
        ("  one two three four five six", ["  one two three four", "    five six"]),
        ("  一二三四五六七八九十百千万", ["  一二三四五六七八九十百", "    千万"]),
        ("  一二三四五六七八九十百，千", ["  一二三四五六七八九十", "    百，千"]),
        ("  一二三四五六七八九十（百千）", ["  一二三四五六七八九十", "    （百千）"]),
        ("  " + "x" * 30, ["  " + "x" * 22, "    " + "x" * 8]),
    ],
)
def test_a_line_is_folded_as_late_as_it_may_be(text, expected):
    assert lines(text, 24) == expected


def test_too_little_room_is_left_to_the_terminal():
    assert lines("  one two three four five six", 20) == ["  one two three four five six"]


@given(texts, st.integers(24, 60))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text, width):
    found = lines(text, width)

    assert max(map(cell_len, found)) <= width
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
