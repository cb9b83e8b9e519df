"""An edition of quite another kind runs on the same engine, without a line of Python for it.

Its holders are enterprises that the stories bring along, two tiers recommend them within quotas,
the public objects, the text sets the terms, its days end in Urumqi.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mingce.core.afterwards import then
from mingce.core.case import ANSWER
from mingce.core.check import check
from mingce.core.coverage import cites
from mingce.core.expectations import ACCEPTED, disappointed
from mingce.core.kleene import compile_test
from mingce.core.register import Register
from mingce.core.rulebook import NOT, Rulebook
from mingce.core.story import Played, Player
from mingce.law import divisions, organisations, scenario
from mingce.law.cutter import fingerprints
from mingce.law.edition import from_files, load
from mingce.law.expressions import FactType, mutants, parse
from mingce.law.shapes.facts import Ask
from mingce.law.shapes.tracks import SAME
from tests.cast import HERE, built_in
from tests.strategies import FOLLOWING

FOLDER = HERE / "editions" / "star-workshops"
EDITION = load(str(FOLDER))
STORIES = sorted((HERE / "journeys2").glob("*.yaml"))
TYPES = {name: FactType(fact.type, tuple(fact.options)) for name, fact in EDITION.facts.items()}


@cache
def player_of(path: Path) -> Player:
    player = Player(scenario.read(path), divisions.load(), organisations.load())
    player.play()
    return player


def acts() -> Iterator[Played]:
    for path in STORIES:
        yield from player_of(path).played


def reasons() -> set[str]:
    return {r.rule.id.removeprefix(NOT) for p in acts() for r in p.decision.reasons}


# -- the edition


def test_the_edition_makes_sense():
    assert [problem.line("en") for problem in check(EDITION)] == []


def test_its_clauses_are_those_of_its_notice_word_for_word():
    text = (FOLDER / "notice.txt").read_text("utf-8")
    held = {k: c.fingerprint for k, c in EDITION.shape.clauses.items() if c.text == "notice"}

    assert held == fingerprints(text)


def test_each_of_its_clauses_is_carried_out_or_says_why_not():
    carried_out = {cite.clause for cite in cites(EDITION)}
    silent = {name for name, clause in EDITION.shape.clauses.items() if clause.silent}

    assert carried_out | silent == set(EDITION.shape.clauses)


@pytest.mark.parametrize("name", EDITION.shape.criteria)
def test_its_examples_come_out_and_tell_every_mutant_of_a_criterion_apart(name):
    expr = parse(EDITION.shape.criteria[name].test)
    examples = [e for e in EDITION.shape.examples if e.of == name]
    test = compile_test(expr)
    alive = [
        mutant.words.en
        for mutant in mutants(expr, TYPES)
        if all(compile_test(mutant.expr)(e.given) is e.expect for e in examples)
    ]

    assert [test(e.given) for e in examples] == [e.expect for e in examples]
    assert {e.expect for e in examples} == {True, False, None}
    assert alive == []


def test_it_shares_no_track_title_actor_or_document_with_the_first_edition():
    first, second = built_in().edition, EDITION
    documents = [{d for t in e.tracks.values() for d in t.documents} for e in (first, second)]

    assert set(first.tracks) & set(second.tracks) == set()
    assert set(first.shape.titles) & set(second.shape.titles) == set()
    assert set(first.shape.events) & set(second.shape.events) == set()
    assert set(first.shape.actors) & set(second.shape.actors) == set()
    assert documents[0] & documents[1] == set()
    assert first.zone != second.zone


def test_the_operators_file_switches_a_practice_and_adds_a_row_but_the_hash_tells():
    files = dict(EDITION.files)
    del files["operator.yaml"]
    bare = from_files(files, "bare")

    assert [bare.on("ranking"), EDITION.on("ranking")] == [False, True]
    assert [r.row for r in EDITION.forms["workshop_form"].rows][-1] == "op.4"
    assert len(bare.forms["workshop_form"].rows) == len(EDITION.forms["workshop_form"].rows) - 1
    assert str(bare.shape.deadlines["provincial_lists"].day) == "2031-05-31"
    assert str(EDITION.shape.deadlines["provincial_lists"].day) == "2031-06-10"
    assert bare.hash != EDITION.hash


@pytest.mark.parametrize(("practice", "required"), [("on", True), ("off", False)])
def test_what_a_practice_asks_is_asked_only_while_it_is_on(practice, required):
    operator = EDITION.files["operator.yaml"]
    if practice == "off":
        operator = operator.replace(b"ranking: {on: true}", b"ranking: {on: false}")
    edition = from_files({**EDITION.files, "operator.yaml": operator}, "switched")
    [line] = Rulebook(edition).transitions("naming", "province_recommend")

    assert ("placed" in line.requires) is required


# -- the stories


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_comes_out_as_it_is_told(path):
    player = player_of(path)
    unmet = [words.en for played in player.played for words in disappointed(played)]
    unmet += [f"{e.on} {e.about.en} {e.failure.en}" for e in then(player) if e.failure]

    assert unmet == []


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_says_of_each_act_what_is_expected_of_it(path):
    wanted = [
        p.scene.step.expect.each.get(p.role.name, p.scene.step.expect)
        for p in player_of(path).played
    ]
    left_open = [
        number
        for number, expected in enumerate(wanted)
        if not (expected.state if expected.outcome == ACCEPTED else expected.clauses)
    ]  # fmt: skip

    assert left_open == []


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_register_of_a_story_is_folded_from_its_entries_in_any_two_parts(path):
    records = player_of(path).records
    following = [c for _, entry in records.entries for c in entry.consequences]
    folded: Register = records.start.after_all(following)

    assert folded == records.register()
    assert [
        records.start.after_all(following[:cut]).after_all(following[cut:])
        for cut in range(len(following))
    ] == [folded] * len(following)


# -- together they show everything


def test_the_stories_go_every_way_of_every_track():
    taken = {(p.role.track, e.action, e.cite, e.goal) for p in acts() if (e := p.decision.entry)}
    moved = {
        (p.role.track, e.action, e.cite, SAME)
        for p in acts()
        if (e := p.decision.entry) and e.origin == e.goal
    }
    ways = {
        (name, line.event, line.cite, goal)
        for name, track in EDITION.tracks.items()
        for line in track.transitions
        for goal in (line.goal, line.late)
        if goal and not line.never
    }

    assert ways - (taken | moved) == set()


def test_the_stories_meet_every_kind_of_refusal():
    kinds = {reason.split(" ")[0] for reason in reasons()}

    assert {
        "seat",
        "actor",
        "answer",
        "because",
        "document",
        "dated",
        "state",
        "never",
        "title",
    } <= kinds


def test_the_stories_are_refused_by_every_criterion_that_can_refuse():
    can_refuse = {
        rule.id.removeprefix(NOT)
        for name, track in EDITION.tracks.items()
        for line in track.transitions
        for rule in Rulebook(EDITION).named((*line.requires, *line.when), name)
    }

    assert can_refuse - reasons() == set()


def test_every_word_of_the_vocabulary_is_asked_in_it():
    assert {fact.ask for fact in EDITION.facts.values() if fact.ask} == set(Ask)


def test_every_kind_of_consequence_follows_somewhere():
    found = {c.kind for p in acts() if p.decision.entry for c in p.decision.entry.consequences}

    assert found == set(FOLLOWING)


def test_every_actor_acts_and_some_only_answer():
    accepted = [p for p in acts() if p.decision.accepted]

    assert {p.scene.act.actor for p in accepted} == set(EDITION.shape.actors)
    assert ANSWER in {p.scene.act.event for p in accepted}


def test_some_acts_are_on_several_cases_at_once_with_each_its_own_outcome():
    several = [p for p in acts() if len(p.scene.roles) > 1]
    states = {(p.step, p.after.state) for p in several}

    assert len(states) > len({p.step for p in several}) > 0
