"""The player: it keeps records and decides nothing itself."""

from datetime import date

import pytest

from mingce.core.case import Case
from mingce.core.register import RECTIFICATION, Held, Register
from mingce.core.story import Player, Records
from mingce.law import divisions, organisations
from tests.cast import CITY, NEIGHBOUR, body, case, holders, story

STORY = """name: two towns light their lamps
rounds: [{id: "2018", edition: lamps}]
organisations:
  - {id: kiln, name: {zh: 窑, en: Kiln}, kind: workshop, recommended_by: {province: "320000"}}
register:
  - {holder: "320281", title: lantern, from: 2015-03, to: 2018-03, status: rectification}
  - {holder: "320281", title: lamp, from: 2014, to: 2017}
steps:
  - at: 2018-08-20T09:00:00+08:00
    by: {actor: town, of: "320400"}
    track: lighting
    case: a
    do: ask
  - at: 2018-08-20T09:30:00+08:00
    by: {actor: province, of: "320000"}
    case: a
    do: answer
    with: {facts: {somebody_fell: false}}
  - at: 2018-08-20T10:00:00+08:00
    by: {actor: town, of: "320400"}
    case: a
    do: ask
    with: {documents: [letter, plan], facts: {oil_bought: true, poem: 灯, height: 3}}
  - at: 2018-08-20T11:00:00+08:00
    by: {actor: town, of: "410500"}
    track: lighting
    case: b
    do: ask
    with: {documents: [letter, plan], facts: {oil_bought: true, poem: 灯, height: 2}}
  - at: 2018-08-21T23:59:59+08:00
    by: {actor: bureau}
    cases: [a, b]
    do: rule
    dated: 2018-08-20
    with: {facts: {granted: {value: true, because: it shines}}}
"""


@pytest.fixture
def player() -> Player:
    """The story, ready to be played."""
    return Player(story(STORY), divisions.load(), organisations.load())


def test_every_act_is_played_once_for_each_of_its_cases(player):
    played = [(p.step, p.role.name, p.decision.accepted, p.after.state) for p in player.play()]

    assert played == [
        (0, "a", False, "dark"),
        (1, "a", True, "dark"),
        (2, "a", True, "asked"),
        (3, "b", True, "asked"),
        (4, "a", True, "shining"),
        (4, "b", False, "asked"),
    ]


def test_a_refused_act_changes_nothing(player):
    refused = [p for p in player.play() if not p.decision.accepted]

    assert [p.before is p.after for p in refused] == [True, True]
    assert len(player.records.entries) == 4


def test_a_refused_act_opens_no_case():
    hopeless = STORY.partition("  - at: 2018-08-20T09:30")[0]
    player = Player(story(hopeless), divisions.load(), organisations.load())

    assert [p.decision.accepted for p in player.play()] == [False]
    assert (player.records.cases, player.records.opened, player.records.at(ON)) == ({}, {}, [])


def test_a_case_opens_with_its_first_entry_and_is_then_a_peer_of_others(player):
    player.play()
    stood = [player.records.at(date(2018, 8, day)) for day in (19, 20)]

    assert [[one.id for one in cases] for cases in stood] == [[], ["a", "b"]]
    assert player.records.peers(case(), player.holders, "office", ON) == (
        player.records.cases["a"],
        player.records.cases["b"],
    )


def test_each_act_is_told_as_it_is_decided(player):
    heard = []
    played = player.play(heard.append)

    assert heard == played


def test_a_case_begins_in_the_state_the_track_says(player):
    [first, *_] = player.play()

    assert first.before == Case("a", "2018", "lighting", CITY, "dark")


def test_the_register_starts_with_what_was_held_before_oldest_first(player):
    assert player.records.register() == Register(
        (
            Held(
                "320281",
                "lamp",
                date(2014, 1, 1),
                date(2014, 1, 1),
                date(2017, 12, 31),
                clause="op.8",
                since_as="2014",
                term_to_as="2017",
            ),
            Held(
                "320281",
                "lantern",
                date(2015, 3, 1),
                date(2015, 3, 1),
                date(2018, 3, 1),
                RECTIFICATION,
                clause="op.8",
                since_as="2015-03",
                term_to_as="2018-03",
            ),
        )
    )


def test_the_register_is_folded_from_what_was_entered(player):
    player.play()
    register = player.records.register()

    assert [(h.holder, h.title, h.since) for h in register.titles[2:]] == [
        (CITY, "lamp", date(2018, 8, 20))
    ]


@pytest.mark.parametrize(("day", "titles"), [(20, 2), (21, 3)])
def test_the_register_of_a_day_holds_what_was_entered_by_its_end(player, day, titles):
    player.play()

    assert len(player.records.register(date(2018, 8, day)).titles) == titles


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (19, {}),
        (20, {"a": "asked", "b": "asked"}),
        (21, {"a": "shining", "b": "asked"}),
    ],
)
def test_the_cases_of_a_day_stand_as_they_stood_at_its_end(player, day, states):
    player.play()
    at = player.records.at(date(2018, 8, day))

    assert {one.id: one.state for one in at} == states


def test_organisations_of_the_story_are_holders(player):
    assert player.holders.kind("kiln", date(2018, 8, 20)) == "workshop"
    assert player.holders.seated("province", "kiln", date(2018, 8, 20)) == "320000"


# -- peers

KILN = body("kiln", province="320000")
ON = date(2018, 8, 20)
OTHERS = {
    "a": case(),
    "same province": case(holder="320281"),
    "brought along": case(holder="kiln"),
    "another province": case(holder=NEIGHBOUR),
    "another track": case(holder="320500", track="plain"),
    "another round": Case("z", "2019", "lighting", "320600", "dark"),
}


def peers(seat: str) -> list[str]:
    records = Records(Register(), cases=OTHERS)
    found = records.peers(OTHERS["a"], holders(KILN), seat, ON)
    return [name for name, one in OTHERS.items() if one in found]


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        ("province", ["same province", "brought along"]),
        ("office", ["same province", "brought along", "another province"]),
        ("pool", ["same province", "brought along", "another province"]),
        ("holder", []),
    ],
)
def test_peers_are_the_other_cases_of_round_and_track_under_the_same_seat(seat, expected):
    assert peers(seat) == expected
