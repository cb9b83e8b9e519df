"""Grave acts go through three hands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core import hands
from mingce.core.hands import CLAUSE, GRAVE, Hands, Signature, grave, hindrances, overstated, weighs
from mingce.law.edition import Edition
from tests.cast import built_in, lamps

NINE = datetime(2018, 10, 8, 1, tzinfo=UTC)
BODY, OTHER = "sha256:" + "0" * 64, "sha256:" + "1" * 64


def hand(person: str, hours: int = 0, of: str = "office") -> Signature:
    return Signature(person, of, NINE + timedelta(hours=hours))


THREE = Hands(hand("gao"), BODY, hand("he", 1), hand("jin", 2))


def found(hands: Hands, body: str = BODY, *, small: bool = False) -> list[str]:
    return [finding.rule.id for finding in hindrances(hands, body, small=small)]


# -- three hands


def test_three_people_suffice():
    assert found(THREE) == []


def test_every_hindrance_cites_the_rule_on_hands_and_refuses():
    spoilt = Hands(hand("gao", 3), OTHER, None, hand("gao", 0, "elsewhere"), alone=True)
    all_of_them = hindrances(spoilt, BODY)

    assert [f.rule.id for f in all_of_them] == ["small office", "organisation", "order", "body"]
    assert {(f.clause, f.verdict) for f in all_of_them} == {(CLAUSE, False)}
    assert CLAUSE == "op.3"


@pytest.mark.parametrize(
    ("hands", "lacking"),
    [
        (replace(THREE, checked=None), ["checked"]),
        (replace(THREE, signed=None), ["signed"]),
        (Hands(hand("gao"), BODY), ["checked", "signed"]),
    ],
)
def test_no_hand_may_be_missing(hands, lacking):
    assert found(hands) == lacking


@pytest.mark.parametrize("people", sorted(set(product("ab", repeat=3)) | set(permutations("abc"))))
def test_nobody_is_two_of_the_hands(people):
    drafted, checked, signed = (hand(person, at) for at, person in enumerate(people))

    assert found(Hands(drafted, BODY, checked, signed)) == (
        [] if len(set(people)) == 3 else ["hands"]
    )


def test_two_hands_that_are_one_are_seen_before_the_third():
    assert found(Hands(hand("gao"), BODY, hand("gao", 1))) == ["signed", "hands"]


@pytest.mark.parametrize("part", ["drafted", "checked", "signed"])
def test_all_hands_are_of_one_organisation(part):
    elsewhere = replace(getattr(THREE, part), of="320000")

    assert found(replace(THREE, **{part: elsewhere})) == ["organisation"]


@given(st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_hands_come_in_their_order(hours):
    drafted, checked, signed = map(hand, ("gao", "he", "jin"), hours)

    assert found(Hands(drafted, BODY, checked, signed)) == (
        [] if hours == sorted(hours) else ["order"]
    )


def test_signing_does_not_come_before_drafting_where_nobody_checked():
    early = Hands(hand("gao", 1), BODY, None, hand("gao", 0), alone=True)

    assert found(early, small=True) == ["order"]


def test_what_has_changed_since_it_was_checked_begins_anew():
    assert found(THREE, OTHER) == ["body"]
    assert found(replace(THREE, body=OTHER), OTHER) == []


@pytest.mark.parametrize(
    ("guard", "spoilt"),
    [
        ("_alone", replace(THREE, alone=True)),
        ("_lacking", replace(THREE, checked=None)),
        ("_twice", replace(THREE, checked=THREE.drafted)),
        ("_elsewhere", replace(THREE, drafted=hand("gao", of="320000"))),
        ("_out_of_order", replace(THREE, signed=hand("jin"))),
        ("_changed", replace(THREE, body=OTHER)),
    ],
)
def test_no_guard_stands_in_for_another(monkeypatch, guard, spoilt):
    assert len(found(spoilt)) == 1

    monkeypatch.setattr(hands, guard, lambda *_: [])
    assert found(spoilt) == []


# -- an office that is too small

ALONE = Hands(hand("gao"), BODY, None, hand("gao", 1), alone=True)


def test_a_small_office_signs_alone_and_this_is_recorded():
    assert found(ALONE, small=True) == []
    assert ALONE.alone


@pytest.mark.parametrize("hands", [ALONE, replace(THREE, alone=True)])
def test_an_office_that_has_declared_nothing_does_not_sign_alone(hands):
    assert found(hands) == ["small office"]


def test_a_small_office_signs_with_fewer_hands_only_openly():
    assert found(replace(ALONE, alone=False), small=True) == ["checked", "hands"]


def test_a_small_office_still_signs_what_was_drafted():
    assert found(replace(ALONE, signed=None), small=True) == ["signed"]
    assert found(ALONE, OTHER, small=True) == ["body"]


@given(st.lists(st.sampled_from("abcd"), max_size=6))
def test_an_office_of_three_people_is_not_too_small(people):
    assert [f.rule.id for f in overstated(people)] == (
        ["small office"] if len(set(people)) >= 3 else []
    )


# -- which acts are grave


def grave_events(edition: Edition, track: str) -> set[tuple[str, str]]:
    lines = edition.tracks[track].transitions
    return {(li.event, by) for li in lines for by in li.by if grave(edition, track, li.event, by)}


def test_the_offices_decisions_are_grave_and_nothing_else_is():
    edition = built_in().edition
    found = {track: sorted(grave_events(edition, track)) for track in edition.tracks}

    assert found == {
        "pilot": [(e, "office") for e in ("decide", "find_falsification", "rule_on_lateness")],
        "demonstration": [
            (e, "office") for e in ("decide", "find_falsification", "rule_on_lateness")
        ],
        "re_review": [(e, "office") for e in ("decide", "find_falsification")],
        "strong_city": [
            (e, "office") for e in ("decide", "find_falsification", "rule_on_lateness", "shortlist")
        ],
    }


def test_both_sides_of_a_decision_are_as_grave_wherever_the_case_stands():
    two = lamps(
        f"{SIDEWAYS}      - {{event: end, from: over, by: bureau, cite: '4'}}\n"
        "      - {event: end, from: dark, to: over, by: bureau, cite: '4'}\n"
    )
    outcomes = [weighs(two, "sideways", line) for line in two.tracks["sideways"].transitions]

    assert outcomes == [False, True]
    assert grave(two, "sideways", "end", "bureau")


def test_in_an_edition_of_street_lamps_only_the_ruling_is_grave():
    assert grave_events(lamps(), "lighting") == {("rule", "bureau")}


SIDEWAYS = """
tracks:
  sideways:
    label: {zh: 旁, en: sideways}
    cite: "1"
    title: lamp
    applicant: town
    conditions: []
    documents: {}
    initial: dark
    states: {dark: {label: {zh: 暗, en: dark}}, over: {label: {zh: 完, en: over}, final: true}}
    transitions:
"""


@pytest.mark.parametrize(
    ("line", "actor", "expected"),
    [
        ("{event: end, from: dark, by: bureau, cite: '4'}", "bureau", False),
        ("{event: end, from: dark, to: over, by: bureau, cite: '4'}", "bureau", True),
        ("{event: end, from: dark, to: over, by: town, cite: '4'}", "town", False),
        ("{event: end, from: dark, to: over, by: [town, bureau], cite: '4'}", "town", False),
        ("{event: end, from: dark, to: over, by: [town, bureau], cite: '4'}", "bureau", True),
        ("{event: end, from: dark, to: over, by: town, cite: '4'}", "bureau", False),
        ("{event: end, from: dark, by: bureau, cite: '4', effect: [{bar: own, for: P2Y}]}",
         "bureau", True),
        ("{event: end, from: dark, by: bureau, cite: '4', effect: [{criticise: province}]}",
         "bureau", True),
        ("{event: end, from: dark, by: bureau, cite: '4', due: oil, late: over}", "bureau", True),
        ("{event: mend, from: dark, to: over, by: bureau, cite: '4'}", "bureau", False),
    ],
)  # fmt: skip
def test_an_event_is_grave_for_the_office_if_one_outcome_has_an_effect_or_ends_the_case(
    line, actor, expected
):
    assert grave(lamps(f"{SIDEWAYS}      - {line}\n"), "sideways", "end", actor) is expected


def test_what_is_published_or_changes_the_register_beside_the_procedure_is_grave():
    assert {"publish", "correct_publication", "correct_register", "take_in"} == GRAVE
