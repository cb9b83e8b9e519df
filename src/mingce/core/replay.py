"""Every act in a record is decided once more, in the world as it then stood.

What an entry says came of the act is compared with what follows from the rules it names. Nothing
is taken from tables of states: the register, the rounds and the cases are folded from the entries
before. Where an answer is personal the record holds a commitment, which is taken as it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from mingce.core.case import Act, Case, Entry
from mingce.core.consequences import Consequence
from mingce.core.decide import Decision, World, decide, peers
from mingce.core.holders import Holders
from mingce.core.organised import Organised
from mingce.core.record import entry_of, read_consequence, written
from mingce.core.register import Register
from mingce.core.rulebook import Rulebook
from mingce.law.edition import Edition
from mingce.law.periods import local_day
from mingce.law.shapes.facts import Ask
from mingce.law.values import Given
from mingce.law.words import Words, one_line, shown

CASE, ROUND, ORGANISATION, CLOSED = "case", "round", "organisation", "close_round"
NOT_SO: tuple[type[Exception], ...] = (ArithmeticError, LookupError, TypeError, ValueError)
"""What reading or deciding raises where an entry says what no act could have said."""


class Recorded(NamedTuple):
    """An entry of a record: its stream, its number there, and what it says."""

    stream: str
    seq: int
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An entry, by its place in the record, does not say what follows."""

    index: int
    stream: str
    seq: int
    words: Words

    def line(self, lang: str) -> str:
        """One line: where, and what follows instead."""
        return one_line(f"entries {self.index} {self.stream} {self.seq}: {self.words.say(lang)}")


Rules = Callable[[str], Rulebook | None]
"""The rulebook of an edition by its hash, where the record has it."""


def replay(entries: Iterable[Recorded], rules: Rules, holders: Holders) -> Iterator[Disagreement]:
    """Every entry, in the order of the record, that is not what follows from those before it."""
    world = _Before(rules, holders)
    for index, entry in enumerate(entries):
        for words in world.enter(entry):
            yield Disagreement(index, entry.stream, entry.seq, words)


@dataclass
class _Round:
    """A round, with its own days and whether it was closed, after each of its entries."""

    edition: str
    due: list[Mapping[str, date]] = field(default_factory=lambda: [{}])
    closed: list[bool] = field(default_factory=lambda: [False])

    def enter(self, content: Mapping[str, Any]) -> None:
        moved = {name: date.fromisoformat(day) for name, day in content.get("due", {}).items()}
        self.due.append({**self.due[-1], **moved})
        self.closed.append(self.closed[-1] or content["action"] == CLOSED)


@dataclass
class _Before:
    """The world as the entries so far leave it."""

    rules: Rules
    holders: Holders
    rounds: dict[str, _Round] = field(default_factory=dict)
    cases: dict[tuple[str, str], dict[str, Case]] = field(default_factory=dict)
    followed: dict[str, list[tuple[int, Consequence]]] = field(default_factory=dict)
    """What followed for somebody, numbered, so that a holder's register is folded from little."""
    organised: Organised = field(default_factory=Organised)
    counting: dict[str, bool] = field(default_factory=dict)
    """Of each edition, whether it counts a case's peers."""
    number: int = 0

    def enter(self, entry: Recorded) -> Iterator[Words]:
        """What is wrong with the next entry; it is folded in as it stands, so it is told once."""
        kind, *key = entry.stream.split("/")
        try:
            if kind == CASE:
                yield from self._case(entry, *key)
            elif kind == ROUND:
                self._round(key[0], entry.content)
            elif kind == ORGANISATION:
                self.organised.enter(key[0], entry.content)
            self._follow(entry.content)
        except NOT_SO as fault:
            what = shown(f"{type(fault).__name__}: {fault}", at_most=100)
            yield Words(f"读不通（{what}）", f"it cannot be made sense of ({what})")

    def _round(self, name: str, content: Mapping[str, Any]) -> None:
        if name not in self.rounds:
            self.rounds[name] = _Round(content["edition"])
        self.rounds[name].enter(content)

    def _follow(self, content: Mapping[str, Any]) -> None:
        for each in content.get("consequences", ()):
            consequence = read_consequence(each)
            rows = (consequence.held, consequence.was)
            about = {consequence.subject, *(row.holder for row in rows if row)}
            self.number += 1
            for subject in about:
                self.followed.setdefault(subject, []).append((self.number, consequence))

    def _case(self, entry: Recorded, name: str, track: str, holder: str) -> Iterator[Words]:
        content = entry.content
        running, rulebook = self.rounds.get(name), self.rules(content["edition"])
        if running is None or running.edition != content["edition"]:
            yield _NO_ROUND
        if rulebook is None:
            yield _NO_RULES
        if running is None or rulebook is None:
            return
        recorded = entry_of(entry.stream, entry.seq, content)
        cases = self.cases.setdefault((name, track), {})
        initial = rulebook.edition.tracks[track].initial
        case = cases.get(entry.stream) or Case(entry.stream, name, track, holder, initial)
        cases[entry.stream] = case.after(recorded)
        version = content["round"]
        if running.closed[version] and not case.entries:
            yield _CLOSED
        world = self._world(rulebook, running.due[version], case, recorded)
        yield from _compared(recorded, decide(world, case, _act(recorded)))

    def _world(
        self, rulebook: Rulebook, due: Mapping[str, date], case: Case, recorded: Entry
    ) -> World:
        edition = rulebook.edition
        on = local_day(recorded.at, edition.zone)
        holders = self._holders(on)
        beside: tuple[Case, ...] = ()
        if self._counts_peers(edition):
            seat = edition.shape.actors[recorded.actor].seat
            cases = self.cases[case.round, case.track].values()
            beside = peers(cases, case, holders, seat, on)
        register = self._register(holders.line(case.holder, on))
        return World(rulebook, holders, register, due, beside)

    def _holders(self, on: date) -> Holders:
        if not self.organised.bodies:
            return self.holders
        return replace(self.holders, bodies={**self.holders.bodies, **self.organised.on(on)})

    def _counts_peers(self, edition: Edition) -> bool:
        if edition.hash not in self.counting:
            asked = {fact.ask for fact in edition.facts.values()}
            self.counting[edition.hash] = Ask.SHARE in asked
        return self.counting[edition.hash]

    def _register(self, line: Iterable[str]) -> Register:
        mine = {number: c for each in line for number, c in self.followed.get(each, ())}
        return Register().after_all(mine[number] for number in sorted(mine))


_NO_ROUND = Words(
    "所称的轮次没有启动，或另依别的版本",
    "its round was not opened, or runs on another edition",
)
_NO_RULES = Words("所依的规则不在其中", "the rules it names are not there")
_CLOSED = Words("该轮已经结束，不能开始新的申报", "its round was closed, so no case begins in it")


def _act(recorded: Entry) -> Act:
    """The act that was entered so: "all true" was spelled out in the entry."""
    answers = {n: Given(a.value, a.because, a.evidence) for n, a in recorded.answers.items()}
    return Act(
        recorded.action,
        recorded.actor,
        recorded.of,
        recorded.at,
        recorded.dated,
        answers,
        recorded.documents,
        recorded.remarks,
    )


def _compared(recorded: Entry, decision: Decision) -> Iterator[Words]:
    if decision.entry is None:
        for reason in decision.reasons:
            label = reason.rule.label
            yield Words(
                f"按规则不应受理：{label.zh}（{reason.clause}）",
                f"by the rules it is refused: {label.en} ({reason.clause})",
            )
        return
    follows, says = written(decision.entry), written(recorded)
    for key in sorted(follows.keys() | says.keys()):
        if follows.get(key) != says.get(key):
            said, due = shown(says.get(key, "-")), shown(follows.get(key, "-"))
            yield Words(f"{key}：写的是 {said}，应为 {due}", f"{key}: it says {said}, not {due}")
