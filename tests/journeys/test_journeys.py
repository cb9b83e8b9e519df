"""Every story comes out as it is told, and is told to the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mingce.core.afterwards import then
from mingce.core.expectations import ACCEPTED, REFUSED, disappointed
from mingce.core.story import Played
from tests.journeys.stories import HERE, SHOWN, TOLD, player_of

LITTLE = """
name: somebody hands in nothing
rounds: [{id: "2018", edition: cn-ip-cities-2018}]
steps:
  - {at: 2018-08-01T09:00:00+08:00, by: {actor: city, of: "420200"}, track: pilot, case: a, %s}
"""


def left_open(played: Played) -> Iterator[str]:
    """What a story does not say about an act: its outcome, and then its state or the clauses."""
    expected = played.scene.step.expect
    wanted = expected.each.get(played.role.name, expected)
    said = {ACCEPTED: wanted.state, REFUSED: wanted.clauses, None: None}[wanted.outcome]
    if not said:
        yield f"step {played.step + 1} ({played.role.name}) leaves open what is expected"


@pytest.mark.parametrize("path", [*TOLD, *SHOWN], ids=lambda path: path.stem)
def test_a_story_comes_out_as_it_is_told(path: Path):
    player = player_of(path)

    unmet = [words.en for played in player.played for words in disappointed(played)]
    unmet += [f"{e.on} {e.about.en} {e.failure.en}" for e in then(player) if e.failure]
    unmet += [words for played in player.played for words in left_open(played)]

    assert unmet == []


@pytest.mark.parametrize(
    ("told", "open_steps"),
    [
        ("do: submit", 1),
        ("do: submit, expect: {clauses: ['1.2.1']}", 1),
        ("do: submit, expect: {outcome: refused}", 1),
        ("do: submit, expect: {outcome: refused, clauses: ['1.2.1']}", 0),
        ("do: withdraw, expect: {outcome: accepted}", 1),
        ("do: withdraw, expect: {outcome: accepted, state: withdrawn}", 0),
        ("do: withdraw, expect: {outcome: accepted, each: {a: {state: withdrawn}}}", 1),
    ],
)
def test_a_step_that_expects_nothing_definite_is_found(told, open_steps, tmp_path):
    path = tmp_path / "little.yaml"
    path.write_text(LITTLE % told, encoding="utf-8")

    assert len([words for p in player_of(path).played for words in left_open(p)]) == open_steps


def test_a_form_with_gaps_is_refused_with_the_rows_that_are_empty():
    found = [
        finding.missing
        for played in player_of(HERE / "strong_city_form.yaml").played
        for finding in played.decision.reasons
        if finding.rule.id == "basic_information_complete"
    ]

    assert found == [
        ("rd_personnel", "ip_office_staff"),
        ("patent_industry_match",),
        ("strategic_position",),
    ]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_a_story_for_newcomers_says_in_its_title_that_it_is_a_demonstration(path: Path):
    told = player_of(path).story.scenario

    assert told.synthetic
    assert told.title is not None
    assert ("演示" in told.title.zh, "demonstration" in told.title.en.lower()) == (True, True)


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_every_refusal_a_newcomer_sees_is_explained(path: Path):
    unexplained = [
        played.step + 1
        for played in player_of(path).played
        if not played.decision.accepted and played.scene.step.note is None
    ]

    assert unexplained == []
