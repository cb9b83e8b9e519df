"""A long line is folded on a screen, behind a space or beside a Chinese character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from mingce.config.folding import folded

texts = st.text(st.sampled_from("ab 中文，（）。→"), max_size=120).map(
    lambda text: text.lstrip(" ")
)


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
