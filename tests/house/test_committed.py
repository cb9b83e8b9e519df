"""What is in the project belongs to everybody: no address of an index, no path of one machine."""

import re

import pytest

from tests.house.sources import committed, shown

# Written in pieces, so that this file does not find itself.
LOCAL = re.compile(
    "|".join(
        [
            "-" + r"-(?:extra-)?index-url[ =]",
            "-" + r"-find-links[ =]",
            r"\bfile:" + "//",
            r"(?:pypi|pythonhosted)\." + "org",
            r"(?<![\w.{}$/-])/(?:work|root|home/\w+|Users/\w+|tmp/plan)" + r"(?:/|\b)",
        ]
    )
)


def local_lines(text: str) -> list[int]:
    return [at for at, line in enumerate(text.splitlines(), 1) if LOCAL.search(line)]


def test_no_file_names_an_index_or_a_machine():
    found = {}
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if lines := local_lines(text):
            found[shown(path)] = lines

    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "-" + "-index-url https://example.test/simple",
        "-" + "-extra-index-url=x",
        "-" + "-find-links wheels",
        "x @ file:" + "///x.whl",
        "https://files.python" + "hosted.org/packages/x",
        "cd /wo" + "rk/main",
        "'/ro" + "ot/.cache'",
        "see /ho" + "me/me/x",
        "/Us" + "ers/me",
    ],
)
def test_an_address_is_found(line):
    assert local_lines(f"\n{line}\n") == [2]


@pytest.mark.parametrize(
    "line", ["a/wo" + "rk/b", "home/office", "--no-emit-index-url --x", "roots/"]
)
def test_what_only_looks_like_an_address_is_not_one(line):
    assert local_lines(line) == []
