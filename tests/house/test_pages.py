"""Decisions and news have the form that their readers expect."""

import re

import pytest

from tests.house.sources import ROOT

DECISIONS = sorted((ROOT / "docs" / "adr").glob("0*.md"))
FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md")


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_is_dated_and_has_its_four_parts(page):
    lines = page.read_text(encoding="utf-8").splitlines()

    assert re.fullmatch(rf"# {int(page.stem[:4])}\. \S.+", lines[0])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}, (accepted|superseded by \d+)", lines[2])
    assert [line for line in lines if line.startswith("## ")] == [
        "## Context", "## Decision", "## Consequences", "## What would change our mind",
    ]  # fmt: skip


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_fits_on_a_page(page):
    assert len(page.read_text(encoding="utf-8").split()) <= 450


def test_decisions_are_numbered_without_a_gap_and_listed():
    listed = [
        f"{number}. [{page.read_text('utf-8').splitlines()[0].partition('. ')[2]}]({page.name})"
        for number, page in enumerate(DECISIONS, 1)
    ]
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8").splitlines()

    assert listed == [line for line in index if re.match(r"\d+\. ", line)]
    assert [int(page.stem[:4]) for page in DECISIONS] == [*range(1, len(DECISIONS) + 1)]


def test_a_news_fragment_names_its_type():
    odd = [
        fragment.name
        for fragment in FRAGMENTS
        if not re.fullmatch(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md", fragment.name)
    ]

    assert odd == []


def test_a_news_fragment_is_a_sentence_or_two():
    texts = {fragment.name: fragment.read_text(encoding="utf-8").strip() for fragment in FRAGMENTS}

    assert {name: text for name, text in texts.items() if not 10 < len(text) < 600} == {}
    assert [name for name, text in texts.items() if text[-1] not in ".。"] == []
