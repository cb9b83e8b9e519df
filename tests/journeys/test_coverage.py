"""Taken together, the stories go every way of the edition and meet every refusal on it."""

from collections.abc import Iterator
from functools import cache

import pytest

from mingce.core.decide import Decision
from mingce.core.rulebook import NOT, Rulebook
from mingce.core.story import Played
from mingce.law import edition
from mingce.law.shapes.tracks import SAME, Transition
from tests.journeys.stories import acts

EDITION = edition.load("cn-ip-cities-2018")
RULEBOOK = Rulebook(EDITION)

LINES = [(name, line) for name, track in EDITION.tracks.items() for line in track.transitions]


@cache
def played() -> tuple[Played, ...]:
    return tuple(acts())


@cache
def taken() -> set[tuple[str, ...]]:
    """Every accepted step: its track, its event, its clause, where it came from and went to."""
    steps = ((p.role.track, p.decision.entry) for p in played() if p.decision.entry)
    return {(track, e.action, e.cite, e.origin, e.goal) for track, e in steps}


@cache
def refusals() -> set[tuple[str, str]]:
    """Every reason that has refused an act, with its track."""
    return {
        (p.role.track, r.rule.id.removeprefix(NOT)) for p in played() for r in p.decision.reasons
    }


def alone(decision: Decision) -> set[str]:
    """The criterion that refused an act by itself."""
    reasons = {r.rule.id.removeprefix(NOT) for r in decision.reasons}
    return reasons if len(reasons) == 1 else set()


def ways(line: Transition) -> Iterator[str]:
    """Where a line can lead to: its goal, and where it leads when it comes late."""
    if line.never is None:
        yield from filter(None, (line.goal, line.late))


def went(track: str, line: Transition, goal: str) -> bool:
    return any(
        (name, event, cite) == (track, line.event, line.cite)
        and end == (start if goal == SAME else goal)
        for name, event, cite, start, end in taken()
    )


def named(names: str) -> set[str]:
    """Every criterion some line has under `requires`, `when` or `warns`, groups spelled out."""
    return {
        rule.id.removeprefix(NOT)
        for track, line in LINES
        for rule in RULEBOOK.named(getattr(line, names), track)
    }


def test_every_transition_of_every_track_is_taken():
    untaken = [
        f"{track}: {line.event} to {goal}"
        for track, line in LINES
        for goal in ways(line)
        if not went(track, line, goal)
    ]

    assert untaken == []


def test_what_the_text_rules_out_is_tried_and_refused():
    untried = [
        f"{track}: {line.event}"
        for track, line in LINES
        if line.never and (track, f"never {line.event}") not in refusals()
    ]

    assert untried == []


@pytest.mark.parametrize("names", ["requires", "when"])
def test_every_criterion_has_refused_an_act(names):
    assert sorted(named(names) - {rule for _, rule in refusals()}) == []


def test_every_criterion_has_refused_an_act_by_itself():
    by_itself = {rule for p in played() for rule in alone(p.decision)}

    assert sorted((named("requires") | named("when")) - by_itself) == []


def test_every_criterion_that_only_warns_has_warned():
    warned = {w.rule.id for p in played() for w in p.decision.warnings}

    assert sorted(named("warns") - warned) == []


def test_every_document_has_been_missed():
    # A document from the wrong desk is refused too, but nothing is missing then.
    missed = {
        (p.role.track, name)
        for p in played()
        for reason in p.decision.reasons
        if reason.rule.id.startswith("document ")
        for name in reason.missing
    }
    unmissed = [
        f"{track}: {document}"
        for track, line in LINES
        for document in line.needs
        if (track, document) not in missed
    ]

    assert unmissed == []


def test_every_effect_has_followed():
    followed = {
        (p.role.track, e.action, e.cite, c.kind.value)
        for p in played()
        if (e := p.decision.entry)
        for c in e.consequences
    }
    stated = {
        (track, line.event, line.cite, kind)
        for track, line in LINES
        for effect in line.effect
        for kind in ("confer", "renew", "revoke", "rectify", "bar", "criticise")
        if getattr(effect, kind)
    }

    assert sorted(stated - followed) == []


def test_every_actor_has_been_refused_what_is_for_another_to_do():
    refused = {rule.removeprefix("actor ") for _, rule in refusals()}

    assert sorted(EDITION.shape.actors.keys() - refused) == []
