"""What a story expects of its steps is compared with what came of them."""

import pytest

from mingce.core.expectations import clauses, disappointed, outcome
from mingce.core.story import Player
from tests.cast import ENDING, OFFICE, played

STORY = f"""name: an end
rounds: [{{id: "2018", edition: lamps}}]
register:
  - {{holder: "320400", title: lamp, from: 2015-03, to: 2018-03}}
  - {{holder: "320400", title: lantern, from: 2016, to: 2019}}
steps:
  - at: 2018-08-20T09:00:00+08:00
    by: {{actor: town, of: "320400"}}
    track: ending
    case: a
    do: ask
    expect: FIRST
  - at: 2018-09-10T09:00:00+08:00
    by: {{actor: bureau, of: {OFFICE}}}
    cases: [a]
    do: end
    expect: SECOND
"""


def told(first: str = "{}", second: str = "{}") -> Player:
    """Plays the story with these expectations of its two steps."""
    return played(STORY.replace("FIRST", first).replace("SECOND", second), ENDING)


def unmet_steps(player: Player) -> list[str]:
    return [words.en for played in player.played for words in disappointed(played)]


def test_an_outcome_cites_its_line_and_what_follows_or_every_reason():
    refused, accepted = told().played

    assert [outcome(refused), clauses(refused)] == ["refused", ("1",)]
    assert [outcome(accepted), clauses(accepted)] == ["accepted", ("4",)]


def test_nothing_expected_is_nothing_unmet():
    assert unmet_steps(told()) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{outcome: refused}", "{outcome: accepted}"),
        ("{state: dark}", "{state: over}"),
        ("{clauses: ['1']}", "{clauses: ['4']}"),
        ("{}", "{warns: ['2']}"),
        ("{}", "{outcome: refused, each: {a: {outcome: accepted}}}"),
    ],
)
def test_what_comes_as_expected_is_not_told(first, second):
    assert unmet_steps(told(first, second)) == []


@pytest.mark.parametrize(
    ("first", "second", "unmet"),
    [
        (
            "{outcome: accepted}",
            "{}",
            "step 1 (a): outcome should be accepted and is refused (1)",
        ),
        (
            "{}",
            "{outcome: refused}",
            "step 2 (a): outcome should be refused and is accepted (4)",
        ),
        ("{state: over}", "{}", "step 1 (a): state should be over and is dark"),
        ("{clauses: ['1', '7']}", "{}", "step 1 (a): cited clauses should be 7 and is 1"),
        ("{}", "{warns: ['3']}", "step 2 (a): warning clauses should be 3 and is 2"),
        ("{warns: ['2']}", "{}", "step 1 (a): warning clauses should be 2 and is -"),
        (
            "{}",
            "{outcome: accepted, each: {a: {state: dark}}}",
            "step 2 (a): state should be dark and is over",
        ),
    ],
)
def test_what_comes_differently_is_told(first, second, unmet):
    assert unmet_steps(told(first, second)) == [unmet]


def test_everything_that_comes_differently_is_told():
    player = told("{outcome: accepted, state: over, clauses: ['7']}")

    assert len(unmet_steps(player)) == 3
