"""What a story expects of a day's end: how titles stand, who is barred, overdue, criticised."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from mingce.core.lateness import overdue, overdue_rectifications
from mingce.core.register import HELD, LAPSED, RECTIFICATION, REVOKED, Held, Register
from mingce.core.story import Player
from mingce.law.scenario import HeldShape, Then
from mingce.law.words import Words, same

NONE = "none"
STATUS = {
    HELD: Words("有效", "held"),
    RECTIFICATION: Words("限期整改中", "under rectification"),
    LAPSED: Words("已失效", "lapsed"),
    REVOKED: Words("已取消", "revoked"),
    NONE: Words("没有", "not held"),
}
AWAITING = Words("期满待复核", "term ended, awaiting re-review")
OVERDUE, BARRED = Words("逾期未报", "overdue"), Words("不得申报", "barred")
CRITICISED = Words("通报批评", "criticised")

Pair = tuple[str, str]
"""Whom something is about, and what: a holder and its title or track, an office and its role."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that was expected of a day: what it is about, and how it was not met, if at all."""

    on: date
    about: Words
    failure: Words | None


def then(player: Player) -> Iterator[Expectation]:
    """Everything the story expects of days, looked up in the register of that day's end."""
    for wanted in player.story.scenario.then:
        day = _Day(player, player.records.register(wanted.on), wanted)
        for held in wanted.titles:
            yield day.title(held)
        yield from day.bars()
        yield from day.overdue()
        yield from day.criticised()


class _Day:
    """The end of one day: the register as it then stood, and what the story says of it."""

    def __init__(self, player: Player, register: Register, wanted: Then) -> None:
        self.player = player
        self.register = register
        self.wanted = wanted
        self.on = wanted.on

    def title(self, wanted: HeldShape) -> Expectation:
        """A title stands as expected; its days and whether it awaits a decision, where stated."""
        line = self.player.holders.line(wanted.holder, self.on)
        held = self.register.latest(line, wanted.title)
        status = held.status if held else NONE
        subject = self._named((wanted.holder, wanted.title))
        state = STATUS[status]
        if held and held.awaiting(self.on):
            state = Words(f"{state.zh}，{AWAITING.zh}", f"{state.en}; {AWAITING.en}")
        about = Words(f"{subject.zh}：{state.zh}", f"{subject.en}: {state.en}")
        if status != wanted.status:
            return Expectation(self.on, about, _differs(wanted.status, status))
        return Expectation(self.on, about, _misdated(wanted, held, self.on) if held else None)

    def bars(self) -> Iterator[Expectation]:
        """The bars named are in force or to come; an empty list says that none is."""
        if self.wanted.bars is None:
            return
        if not self.wanted.bars:
            found = {
                (b.holder, b.title) for b in self.register.bars if b.since <= self.on < b.until
            }
            yield self._listed(BARRED, set(), found)
        for bar in self.wanted.bars:
            line = self.player.holders.line(bar.holder, self.on)
            bars = [b for b in self.register.bars if b.holder in line and b.title == bar.title]
            untils = [b.until for b in bars]
            subject = self._named((bar.holder, bar.title))
            about = Words(
                f"{subject.zh}：{BARRED.zh}，至 {bar.until}（不含）",
                f"{subject.en}: {BARRED.en} until {bar.until}",
            )
            failure = None
            if bar.until not in untils:
                failure = _differs(str(bar.until), ", ".join(map(str, untils)) or NONE)
            yield Expectation(self.on, about, failure)

    def overdue(self) -> Iterator[Expectation]:
        """Those named are overdue, perhaps with others; an empty list says that nobody is."""
        if self.wanted.overdue is None:
            return
        found = {(o.holder, o.what) for o in overdue_rectifications(self.register, self.on)}
        for round_id, rulebook in self.player.rulebooks.items():
            stood = self.player.records.at(self.on)
            cases = {(c.track, c.holder): c for c in stood if c.round == round_id}
            due, holders = self.player.due[round_id], self.player.holders
            late = overdue(rulebook.edition, due, cases, holders, self.on)
            found |= {(o.holder, o.what) for o in late}
        asked = {(o.holder, o.track) for o in self.wanted.overdue}
        yield self._listed(OVERDUE, asked, found & asked if asked else found)

    def criticised(self) -> Iterator[Expectation]:
        """Exactly those named have been criticised by this day."""
        if self.wanted.criticised is None:
            return
        found = {(c.subject, c.role) for c in self.register.criticisms if c.on <= self.on}
        asked = {(c.subject, c.role) for c in self.wanted.criticised}
        yield self._listed(CRITICISED, asked, found, self._in_role)

    def _listed(
        self,
        what: Words,
        asked: set[Pair],
        found: set[Pair],
        named: Callable[[Pair], Words] | None = None,
    ) -> Expectation:
        names = [(named or self._named)(pair) for pair in sorted(found)]
        about = Words(
            f"{what.zh}：{'、'.join(n.zh for n in names) or '无'}",
            f"{what.en}: {', '.join(n.en for n in names) or NONE}",
        )
        failure = None if asked == found else _differs(_several(asked), _several(found))
        return Expectation(self.on, about, failure)

    def _named(self, pair: Pair) -> Words:
        holder, what = self.player.holders.name(pair[0], self.on), self._label(pair[1])
        return Words(f"{holder.zh} {what.zh}", f"{holder.en} {what.en}")

    def _in_role(self, pair: Pair) -> Words:
        who, role = pair
        for rulebook in self.player.rulebooks.values():
            actors = rulebook.edition.shape.actors
            if role in actors:
                return self.player.holders.in_role(actors, role, who, self.on)
        return self._named(pair)

    def _label(self, what: str) -> Words:
        for rulebook in self.player.rulebooks.values():
            shape = rulebook.edition.shape
            for named in (shape.titles, shape.tracks):
                if what in named:
                    return named[what].label
        return same(what)


def _misdated(wanted: HeldShape, held: Held, on: date) -> Words | None:
    if wanted.awaiting is not None and held.awaiting(on) != wanted.awaiting:
        return _differs(f"awaiting: {wanted.awaiting}", f"awaiting: {held.awaiting(on)}")
    if wanted.start and held.since != wanted.start.as_start():
        return _differs(str(wanted.start), str(held.since))
    if wanted.end and held.term_to != wanted.end.as_end():
        return _differs(str(wanted.end), str(held.term_to))
    return None


def _several(pairs: set[Pair]) -> str:
    return ", ".join(" ".join(pair) for pair in sorted(pairs)) or NONE


def _differs(want: str, got: str) -> Words:
    return Words(f"应为 {want}，实为 {got}", f"should be {want} and is {got}")
