import re

import pytest

from mingce.law import slips
from mingce.law.problems import BadInput
from mingce.law.reader import parse
from mingce.law.words import Words


def refused(text):
    with pytest.raises(BadInput) as bad:
        parse(text, "f")
    (problem,) = bad.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "place", "begins"),
    [
        ("a:\tb", "f:1:3", "there is a tab here"),
        ("a: 1\n\tb: 2", "f:2:1", "there is a tab here"),
        ("a: @x", "f:1:4", "'@' cannot stand here; if it is text, put it in quotes"),
        ("a: 1\nb\nc: 2", "f:2:1", "a colon is missing here"),
        ("a: - b", "f:1:4", "a list item cannot start here"),
        ("a: b: c", "f:1:5", "this colon is out of place, or the line is badly indented"),
        ("a: 1\n  b: 2", "f:2:4", "this colon is out of place, or the line is badly indented"),
        ('a: "\\q"', "f:1:6", "this is no escape known within double quotes"),
        ("a: 'x", "f:1:4", "the quote is not closed"),
        ("a: 'x\n---\n", "f:1:4", "the quote is not closed"),
        ("a: |x\n  b", "f:1:5", "only '+', '-' or a number of blanks may follow '|' or '>'"),
        ("a: |\n  \n    b", "f:3:5", "the empty line at the beginning of this text block holds"),
        ("a:\n  b: 1\n c: 2", "f:3:2", "this line is not aligned with its siblings above"),
        ("- a\nb: 1", "f:2:1", "this line is not aligned with its siblings above"),
        ("a: 'b'c", "f:1:7", "this is too much; let the quotes or brackets enclose the whole"),
        ("a: [b, c]d", "f:1:10", "this is too much; let the quotes or brackets enclose the whole"),
        ("a: [1, 2", "f:1:4", "the bracket is not closed"),
        ("a: {b: 1", "f:1:4", "the bracket is not closed"),
        ("{a: [1}", "f:1:7", "a comma is missing here, or a bracket before it is not closed"),
        (
            "a: {b: 1\nc: 2",
            "f:2:2",
            "a comma is missing here, or a bracket before it is not closed",
        ),
        ("a: [1,,2]", "f:1:7", "a value is expected here"),
        ("a: ]", "f:1:4", "a value is expected here"),
        ("'a'\n'b'", "f:2:1", "the content should have ended here"),
        ("a\n... b", "f:2:5", "the content should have ended here"),
    ],
)
def test_a_slip_is_told_where_it_is_and_in_our_own_words(text, place, begins):
    problem = refused(text)

    assert (str(problem.place), problem.words.en[: len(begins)]) == (place, begins)
    assert re.search("[\u4e00-\u9fff]", problem.words.zh)
    assert "；" in problem.words.zh


def test_a_report_nobody_has_seen_yet_is_told_all_the_same():
    assert slips.told("elsewhere", "odd", stands_on="x", line_before="") == (
        False,
        slips.UNREADABLE,
    )


def test_a_colon_without_blank_within_brackets_is_told():
    at_beginning, words = slips.told(
        "while scanning a plain scalar", "found unexpected ':'", stands_on=":", line_before="[a"
    )

    assert (at_beginning, words) == (
        False,
        Words(
            "括号里的冒号后面要有空格；文字里有冒号时请加引号",
            "a colon within brackets needs a blank after it; quote a text that contains a colon",
        ),
    )
