"""The rulebook of an edition: criteria by name, by group, by opposite."""

import pytest

from mingce.core.rulebook import Rulebook
from tests.cast import built_in, lamps, second

PART = """
practices:
  poetry: {label: {zh: 写诗, en: poetry}, cite: "3", on: ON}
criteria:
  rhymed: {label: {zh: 押韵, en: rhymes}, cite: "3", test: poem_given, practice: poetry}
tracks:
  plain:
    label: {zh: 素, en: plain}
    cite: "1"
    title: lamp
    applicant: town
    conditions: [tall, rhymed]
    vetoed: false
    documents:
      hymn: {label: {zh: 颂, en: hymn}, cite: "5", owner: town, addressee: bureau, practice: poetry}
    initial: dark
    states:
      dark: {label: {zh: 暗, en: dark}}
      over: {label: {zh: 完, en: over}, final: true}
    transitions:
      - {event: end, from: dark, to: over, by: town, cite: "4", needs: [hymn],
         requires: [rhymed, tall]}
      - {event: mend, from: dark, by: town, cite: "4", practice: poetry}
      - {event: end, from: open, to: over, by: bureau, cite: "7"}
"""


def rulebook(*, on: bool = True) -> Rulebook:
    return Rulebook(lamps(PART.replace("ON", "true" if on else "false")))


def names(found) -> list[str]:
    return [rule.id for rule in found]


def test_every_criterion_stands_beside_its_opposite():
    rules = rulebook().rules

    assert sorted(rules) == sorted(
        [*lamps(PART.replace("ON", "true")).shape.criteria]
        + [f"not {name}" for name in lamps(PART.replace("ON", "true")).shape.criteria]
    )
    assert rules["not tall"].clause == rules["tall"].clause == "3"


@pytest.mark.parametrize(
    ("asked", "track", "expected"),
    [
        (["tall", "not tall"], "lighting", ["tall", "not tall"]),
        (["conditions"], "lighting", ["tall", "nobody_fell"]),
        (["conditions"], "plain", ["tall", "rhymed"]),
        (["vetoes"], "plain", ["nobody_fell"]),
        (["agreed", "conditions"], "plain", ["agreed", "tall", "rhymed"]),
        ([], "plain", []),
    ],
)
def test_groups_are_spelled_out(asked, track, expected):
    assert names(rulebook().named(asked, track)) == expected


def test_conditions_hold_vetoes_only_where_the_track_is_subject_to_them():
    book = rulebook()

    assert names(book.conditions("lighting")) == ["tall", "nobody_fell"]
    assert names(book.conditions("plain")) == ["tall", "rhymed"]


@pytest.mark.parametrize(
    ("on", "conditions", "requires", "events", "documents"),
    [
        (True, ["tall", "rhymed"], ("rhymed", "tall"), ["end", "mend", "end"], ["hymn"]),
        (False, ["tall"], ("tall",), ["end", "end"], []),
    ],
)
def test_what_belongs_to_a_practice_is_there_only_while_it_is_on(
    on, conditions, requires, events, documents
):
    book = rulebook(on=on)
    track = book.edition.tracks["plain"]

    assert names(book.conditions("plain")) == conditions
    assert book.transitions("plain", "end")[0].requires == requires
    assert [line.event for line in track.transitions] == events
    assert list(track.documents) == documents


def test_the_lines_of_an_event_come_in_the_editions_order():
    found = rulebook().transitions("plain", "end")

    assert [(line.by, line.cite) for line in found] == [(("town",), "4"), (("bureau",), "7")]
    assert rulebook().transitions("plain", "smash") == []


@pytest.mark.parametrize("book", [built_in, second])
def test_every_name_a_track_uses_is_in_the_rulebook(book):
    edition = book().edition
    used = {
        (track, name)
        for track, shape in edition.tracks.items()
        for line in shape.transitions
        for name in (*line.requires, *line.warns, *line.when)
    }
    found = {(track, bool(book().named([name], track))) for track, name in used}

    assert found == {(track, True) for track in edition.tracks}
