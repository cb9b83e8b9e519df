"""The player: a story is played in memory with its own clock, step by step.

It decides nothing itself: every step goes through `decide`, and the register is folded from what
was entered. Where records are kept is not its business: in memory, or by the ledger.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from mingce.core.case import Act, Case, Entry
from mingce.core.casting import Role
from mingce.core.decide import Decision, World, decide, peers
from mingce.core.holders import Body, Holders
from mingce.core.intake import of_story
from mingce.core.lateness import DueDays
from mingce.core.register import Register
from mingce.core.rulebook import Rulebook
from mingce.core.script import Scene, Script
from mingce.law.divisions import Divisions
from mingce.law.organisations import Organisations
from mingce.law.periods import local_day
from mingce.law.scenario import Scenario, Story


@dataclass(frozen=True, slots=True)
class Played:
    """One act on one case of the story, as it was decided."""

    step: int
    scene: Scene
    role: Role
    decision: Decision
    before: Case
    after: Case


@dataclass(frozen=True, slots=True)
class Stage:
    """What a story is played on: holders, the rules and due days of its rounds, earlier titles.

    `parts` are its parts in the order of their first appearance: a role, and for whom it acts.
    """

    holders: Holders
    rulebooks: Mapping[str, Rulebook]
    due: Mapping[str, DueDays]
    start: Register
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An act on a case as it was decided, and the case before and after."""

    decision: Decision
    before: Case
    after: Case


class Keeper(Protocol):
    """Whoever keeps records decides an act on them; the player only hands it over."""

    def act(self, stage: Stage, role: Role, act: Act) -> Outcome:
        """An act is decided on the case as it is kept, and kept in turn if it is accepted."""

    def register(self, on: date) -> Register:
        """The register as it stood at the end of a day."""

    def at(self, on: date) -> list[Case]:
        """Every case opened by the end of a day, as it then stood."""


@dataclass
class Records:
    """Records kept in memory: cases, entries with their day, and the register they fold into."""

    start: Register
    opened: dict[str, Case] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    entries: list[tuple[date, Entry]] = field(default_factory=list)
    now: Register = field(init=False)

    def __post_init__(self) -> None:
        """The register begins with what was held before."""
        self.now = self.start

    def act(self, stage: Stage, role: Role, act: Act) -> Outcome:
        """An act is decided on the case as it is kept, and kept in turn if it is accepted."""
        rulebook = stage.rulebooks[role.round]
        edition = rulebook.edition
        initial = edition.tracks[role.track].initial
        opened = Case(role.name, role.round, role.track, role.holder, initial)
        before = self.cases.get(role.name, opened)
        on = local_day(act.at, edition.zone)
        seat = edition.shape.actors[act.actor].seat
        peers = self.peers(before, stage.holders, seat, on)
        world = World(rulebook, stage.holders, self.now, stage.due[role.round], peers)
        decision = decide(world, before, act)
        if decision.entry is None:
            # A refused act opens nothing: what never came is no case, and counts in no share.
            return Outcome(decision, before, before)
        after = before.after(decision.entry)
        self.opened.setdefault(role.name, opened)
        self.cases[role.name] = after
        self.entries.append((on, decision.entry))
        self.now = self.now.after_all(decision.entry.consequences)
        return Outcome(decision, before, after)

    def register(self, on: date | None = None) -> Register:
        """The register as it stands, or as it stood at the end of a day."""
        register = self.start
        for day, entry in self.entries:
            if on is None or day <= on:
                register = register.after_all(entry.consequences)
        return register

    def at(self, on: date) -> list[Case]:
        """Every case opened by then, as it stood at the end of a day."""
        cases: dict[str, Case] = {}
        for day, entry in self.entries:
            if day <= on:
                case = cases.get(entry.case) or self.opened[entry.case]
                cases[entry.case] = case.after(entry)
        return list(cases.values())

    def peers(self, case: Case, holders: Holders, seat: str, on: date) -> tuple[Case, ...]:
        """The other cases of the round and track that go through the same recommender."""
        return peers(self.cases.values(), case, holders, seat, on)


class Player:
    """Plays one story; what it has played so far can be asked at any time."""

    def __init__(
        self,
        story: Story,
        divisions: Divisions,
        organisations: Organisations,
        keep: Callable[[Stage], Keeper] | None = None,
    ) -> None:
        self.story = story
        bodies = {
            b.id: Body(b.id, b.name, b.kind or "", b.recommended_by)
            for b in story.scenario.organisations
        }
        self.holders = Holders(divisions, organisations, bodies)
        script = Script(story, self.holders)
        self.scenes = script.scenes()
        self.rulebooks = {name: Rulebook(edition) for name, edition in script.editions.items()}
        self.due = {r.id: r.due for r in story.scenario.rounds}
        parts = tuple(dict.fromkeys((scene.act.actor, scene.act.of) for scene in self.scenes))
        start = _intake(story.scenario)
        self.stage = Stage(self.holders, self.rulebooks, self.due, start, parts)
        self.records = keep(self.stage) if keep else Records(self.stage.start)
        self.played: list[Played] = []

    def play(self, tell: Callable[[Played], None] | None = None) -> list[Played]:
        """Play every scene in order; `tell` hears of each act as it is decided."""
        for number, scene in enumerate(self.scenes):
            for role in scene.roles:
                done = self.records.act(self.stage, role, scene.act)
                played = Played(number, scene, role, done.decision, done.before, done.after)
                self.played.append(played)
                if tell:
                    tell(played)
        return self.played


def _intake(scenario: Scenario) -> Register:
    """What was held before the story, as its papers say it, oldest first."""
    return Register().after_all(of_story(scenario.titles))
