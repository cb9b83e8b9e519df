"""No template holds what the policy of content forbids: scripts and styles of its own."""

import re

import pytest

from tests.house.sources import PACKAGE, shown

FORBIDDEN = re.compile(
    r"<style\b|\sstyle\s*=|<script\b(?![^>]*\s(?:src\s*=|type=[\"']application/json))"
    r"|<[a-z][^>]*\son[a-z]+\s*=|javascript:"
    r"|<(?:link|script|img|iframe)\b[^>]*\s(?:href|src)\s*=\s*[\"']?(?:https?:)?//",
    re.IGNORECASE,
)


def forbidden(text):
    return [match.group().strip() for match in FORBIDDEN.finditer(text)]


def test_no_template_has_script_or_style_of_its_own():
    found = {
        shown(path): forbidden(path.read_text("utf-8"))
        for path in sorted((PACKAGE / "desks").rglob("*"))
        if path.suffix in {".html", ".svg", ".xml", ".txt"}
    }

    assert len(found) > 5
    assert {path: parts for path, parts in found.items() if parts} == {}


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color:red">',
        "<p class=a STYLE = 'x'>",
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        '<script type="module">',
        '<a href="/" onclick="x()">',
        "<body\nonload=x>",
        '<a href="javascript:x()">',
        '<link rel="stylesheet" href="https://elsewhere.test/x.css">',
        '<script src="//elsewhere.test/x.js"></script>',
    ],
)
def test_a_script_or_style_is_found(planted):
    assert len(forbidden(f"<p>{planted}</p>")) == 1


@pytest.mark.parametrize(
    "innocent",
    [
        '<script src="/static/x.js" defer></script>',
        '<script data-x="y" type="application/json">{}</script>',  # data, which nothing runs
        '<rect x="61.4%" class="track">',
        '<a href="/?on=1" class="on">',
    ],
)
def test_what_the_policy_allows_is_left_alone(innocent):
    assert forbidden(innocent) == []


def test_what_is_vendored_names_no_source_map():
    for path in (PACKAGE / "desks").rglob("static/**/*.*"):
        assert (shown(path), b"sourceMappingURL" in path.read_bytes()) == (shown(path), False)
