"""What follows from an act: it is accepted with its consequences, or refused with every reason.

Deciding reads and never writes; the moment is an argument. All reasons for a refusal are given at
once, each with its clause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mingce.core import answering, authority, vetting
from mingce.core.asks import Situation, known, lacking
from mingce.core.case import ANSWER, Act, Case, Entry
from mingce.core.effects import follow, hindrances
from mingce.core.findings import Finding, Rule, findings, together
from mingce.core.holders import Holders
from mingce.core.lateness import DueDays, lateness, own_deadline
from mingce.core.materials import owed
from mingce.core.register import Register
from mingce.core.remarks import all_true
from mingce.core.rulebook import Rulebook
from mingce.law.edition import origins
from mingce.law.shapes.tracks import SAME, Track, Transition
from mingce.law.words import Words


@dataclass(frozen=True, slots=True)
class World:
    """What an act is decided against, besides its case: rules, holders, register, due days."""

    rulebook: Rulebook
    holders: Holders
    register: Register
    due: DueDays = field(default_factory=dict)
    peers: tuple[Case, ...] = ()


def peers(
    cases: Iterable[Case], case: Case, holders: Holders, seat: str, on: date
) -> tuple[Case, ...]:
    """Of some cases, the others of the round and track that go through the same recommender."""
    recommender = holders.seated(seat, case.holder, on)
    return tuple(
        other
        for other in cases
        if other.id != case.id
        and (other.round, other.track) == (case.round, case.track)
        and holders.seated(seat, other.holder, on) == recommender
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """An act accepted carries its entry; refused, it carries every reason. Warnings only warn."""

    entry: Entry | None
    reasons: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = ()

    @property
    def accepted(self) -> bool:
        """An act is accepted exactly when there is something to enter."""
        return self.entry is not None


def decide(world: World, case: Case, act: Act) -> Decision:
    """Decide an act on a case as it stands."""
    edition = world.rulebook.edition
    track = edition.tracks[case.track]
    act, situation = _brought(world, case, act)
    wrong = authority.improper(situation, case, track, act)
    wrong += vetting.improper(situation, act)
    bare = answering.unevidenced(situation, act)
    lines = world.rulebook.transitions(case.track, act.event)
    here = [line for line in lines if case.state in origins(track, line)]
    if elsewhere := _not_here(track, case, act, lines, here):
        return Decision(None, (*wrong, *elsewhere))
    wrong += answering.untimely(situation, case, track, act)
    if act.event == ANSWER:
        wrong += authority.unseated(situation, act)
        return _settled(_entry(situation, case, act, case.state, track.cite), wrong, bare)
    wrong += authority.wrong_actor(situation, act, here)
    chosen, undecided = _chosen(world.rulebook, situation, here)
    if chosen is None:
        return Decision(None, (*wrong, *undecided))
    wrong += _unmet(world.rulebook, situation, track, chosen)
    wrong += hindrances(situation, case, track, chosen, act)
    warnings = [*_findings(world.rulebook, situation, chosen.warns, track=case.track), *bare]
    goal = case.state if chosen.goal == SAME else chosen.goal
    if late := lateness(world.due, situation, chosen):
        warnings.append(late)
        goal = chosen.late or goal
    entry = replace(
        _entry(situation, case, act, goal, chosen.cite),
        consequences=follow(situation, track, chosen, act),
        due=own_deadline(edition, chosen) or "",
    )
    return _settled(entry, wrong, warnings)


def conditions(world: World, case: Case, at: datetime) -> list[Finding]:
    """What a track asks of the holder of a case, each condition as far as it is known now."""
    rulebook = world.rulebook
    situation = Situation(rulebook.edition, case, world.register, world.holders, at, world.peers)
    return _findings(rulebook, situation, rulebook.edition.conditions(case.track), track=case.track)


def _brought(world: World, case: Case, act: Act) -> tuple[Act, Situation]:
    """An act with "all true" spelled out, and the situation with everything it brings."""
    edition = world.rulebook.edition
    file = case.with_material(act.answered(), act.documents, act.actor, act.at)
    if act.all_true:
        act = replace(act, remarks={**all_true(file, edition, act.remarks), **act.remarks})
    then = file.with_remarks(act.remarks, act.actor, act.of, act.at)
    return act, Situation(edition, then, world.register, world.holders, act.at, world.peers)


def _settled(entry: Entry, wrong: Sequence[Finding], warnings: Sequence[Finding]) -> Decision:
    warned = tuple(w for w in warnings if w.verdict is not True)
    return Decision(None if wrong else entry, tuple(wrong), warned)


def _not_here(
    track: Track, case: Case, act: Act, lines: Sequence[Transition], here: Sequence[Transition]
) -> list[Finding]:
    """An act is refused where the text rules it out, or where this is not its turn."""
    state = track.states[case.state].label
    if ruled_out := [line for line in here if line.never]:
        return [
            Finding(Rule(f"never {act.event}", line.cite, line.never), False, {})
            for line in ruled_out
            if line.never
        ]
    if here or (act.event == ANSWER and not track.states[case.state].final):
        return []
    words = Words(
        f"当前为“{state.zh}”，不能办理此事项",
        f"the case is '{state.en}', where this cannot be done",
    )
    cites = dict.fromkeys(line.cite for line in lines) or [track.cite]
    return [Finding(Rule(f"state {case.state}", cite, words), False, {}) for cite in cites]


def _chosen(
    rulebook: Rulebook, situation: Situation, here: Sequence[Transition]
) -> tuple[Transition | None, list[Finding]]:
    """Among the lines of one event the one whose `when` is true is chosen; unknown chooses none."""
    found = [
        (line, _findings(rulebook, situation, line.when, track=situation.case.track))
        for line in here
    ]
    for line, whens in found:
        if together(whens) is True:
            return line, []
    undecided = [f for _, whens in found if together(whens) is None for f in whens]
    return None, list(
        {f.rule.id.removeprefix("not "): f for f in undecided if f.verdict is None}.values()
    )


def _unmet(
    rulebook: Rulebook, situation: Situation, track: Track, line: Transition
) -> list[Finding]:
    """Everything a line needs and requires that is not there: documents first, then criteria."""
    needs = [(name, track.documents[name]) for name in line.needs if name in track.documents]
    required = _findings(rulebook, situation, line.requires, track=situation.case.track)
    return [*owed(needs, situation.case), *(f for f in required if f.verdict is not True)]


def _findings(
    rulebook: Rulebook, situation: Situation, names: Iterable[str], *, track: str
) -> list[Finding]:
    """The findings of the named criteria; an unknown one says what it waits for in the end."""
    rules = rulebook.named(names, track)
    looked_at = known(situation, {name for rule in rules for name in rule.names})
    found = findings(rules, looked_at)
    return [f._replace(lacks=_ends(situation, f)) if f.verdict is None else f for f in found]


def _ends(situation: Situation, finding: Finding) -> tuple[str, ...]:
    ends = [end for name in finding.missing for end in lacking(situation, name)]
    return tuple(dict.fromkeys(ends))


def _entry(situation: Situation, case: Case, act: Act, goal: str, cite: str) -> Entry:
    return Entry(
        case=case.id,
        seq=case.entries,
        at=act.at,
        on=act.dated or situation.on,
        dated=act.dated,
        actor=act.actor,
        of=act.of,
        action=act.event,
        origin=case.state,
        goal=goal,
        cite=cite,
        answers=act.answered(),
        documents=act.documents,
        remarks=act.remarks,
    )
