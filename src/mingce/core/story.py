"""The player: a story is played in memory with its own clock, step by step.

It keeps records where the ledger would and decides nothing itself: every step goes through
`decide`, and the register is folded from what was entered.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from mingce.core.case import Case, Entry
from mingce.core.casting import Role
from mingce.core.decide import Decision, World, decide
from mingce.core.holders import Body, Holders
from mingce.core.register import Held, Register
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


@dataclass
class Records:
    """What the player remembers: cases, entries with their day, and the register they fold into."""

    start: Register
    opened: dict[str, Case] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    entries: list[tuple[date, Entry]] = field(default_factory=list)

    def register(self, on: date | None = None) -> Register:
        """The register as it stands, or as it stood at the end of a day."""
        register = self.start
        for day, entry in self.entries:
            if on is None or day <= on:
                register = register.after_all(entry.consequences)
        return register

    def at(self, on: date) -> list[Case]:
        """Every case as it stood at the end of a day."""
        cases = dict(self.opened)
        for day, entry in self.entries:
            if day <= on:
                cases[entry.case] = cases[entry.case].after(entry)
        return list(cases.values())

    def peers(self, case: Case, holders: Holders, seat: str, on: date) -> tuple[Case, ...]:
        """The other cases of the round and track that go through the same recommender."""
        recommender = holders.seated(seat, case.holder, on)
        return tuple(
            other
            for other in self.cases.values()
            if other.id != case.id
            and (other.round, other.track) == (case.round, case.track)
            and holders.seated(seat, other.holder, on) == recommender
        )


class Player:
    """Plays one story; what it has played so far can be asked at any time."""

    def __init__(self, story: Story, divisions: Divisions, organisations: Organisations) -> None:
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
        self.records = Records(_intake(story.scenario))
        self.played: list[Played] = []
        self._register = self.records.start

    def play(self, tell: Callable[[Played], None] | None = None) -> list[Played]:
        """Play every scene in order; `tell` hears of each act as it is decided."""
        for number, scene in enumerate(self.scenes):
            for role in scene.roles:
                played = self._act(number, scene, role)
                self.played.append(played)
                if tell:
                    tell(played)
        return self.played

    def _act(self, number: int, scene: Scene, role: Role) -> Played:
        rulebook = self.rulebooks[role.round]
        edition = rulebook.edition
        initial = edition.tracks[role.track].initial
        opened = Case(role.name, role.round, role.track, role.holder, initial)
        before = self.records.cases.get(role.name, opened)
        self.records.opened.setdefault(role.name, opened)
        on = local_day(scene.act.at, edition.zone)
        seat = edition.shape.actors[scene.act.actor].seat
        peers = self.records.peers(before, self.holders, seat, on)
        world = World(rulebook, self.holders, self._register, self.due[role.round], peers)
        decision = decide(world, before, scene.act)
        after = before.after(decision.entry) if decision.entry else before
        self.records.cases[role.name] = after
        if decision.entry:
            self.records.entries.append((on, decision.entry))
            self._register = self._register.after_all(decision.entry.consequences)
        return Played(number, scene, role, decision, before, after)


def _intake(scenario: Scenario) -> Register:
    """What was held before the story, as its papers say it, oldest first."""
    titles = (
        Held(
            h.holder,
            h.title,
            h.start.as_start(),
            h.start.as_start(),
            h.end.as_end() if h.end else None,
            h.status,
        )
        for h in scenario.titles
        if h.start is not None
    )
    return Register(tuple(sorted(titles, key=lambda held: held.since)))
