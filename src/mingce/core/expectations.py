"""What a story expects: each step's outcome, and what holds at the end of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingce.core.lateness import overdue, overdue_rectifications
from mingce.core.register import HELD, Register
from mingce.core.story import Played, Player
from mingce.law.scenario import HeldShape, Outcome, Then
from mingce.law.words import Words

ACCEPTED, REFUSED = "accepted", "refused"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that was expected of a day: what it is about, and how it was not met, if at all."""

    on: date
    about: Words
    failure: Words | None


def outcome(played: Played) -> str:
    """An act is either accepted or refused."""
    return ACCEPTED if played.decision.accepted else REFUSED


def clauses(played: Played) -> tuple[str, ...]:
    """The clauses an act's outcome cites: its line and what follows, or every reason."""
    entry = played.decision.entry
    if entry is None:
        return tuple(dict.fromkeys(f.clause for f in played.decision.reasons))
    return tuple(dict.fromkeys([entry.cite, *(c.clause for c in entry.consequences)]))


def disappointed(played: Played) -> Iterator[Words]:
    """How a step came out differently from what the story expects of it."""
    expected = played.scene.step.expect
    wanted = expected.each.get(played.role.name, expected)
    step = (
        f"第 {played.step + 1} 步（{played.role.name}）",
        f"step {played.step + 1} ({played.role.name})",
    )
    for what, want, got in _compared(played, wanted):
        yield Words(
            f"{step[0]}：{what.zh}应为 {want}，实为 {got}",
            f"{step[1]}: {what.en} should be {want} and is {got}",
        )


def _compared(played: Played, wanted: Outcome) -> Iterator[tuple[Words, str, str]]:
    got = outcome(played)
    if wanted.outcome and wanted.outcome != got:
        yield Words("结果", "outcome"), wanted.outcome, f"{got} ({', '.join(clauses(played))})"
    if wanted.state and wanted.state != played.after.state:
        yield Words("状态", "state"), wanted.state, played.after.state
    cited = clauses(played)
    for clause in wanted.clauses:
        if clause not in cited:
            yield Words("引用的条款", "cited clauses"), clause, ", ".join(cited) or "-"
    warned = tuple(f.clause for f in played.decision.warnings)
    for clause in wanted.warns:
        if clause not in warned:
            yield Words("提示的条款", "warning clauses"), clause, ", ".join(warned) or "-"


def then(player: Player) -> Iterator[Expectation]:
    """Everything the story expects of days, looked up in the register of that day's end."""
    for wanted in player.story.scenario.then:
        register = player.records.register(wanted.on)
        for held in wanted.titles:
            yield _title(player, register, held, wanted.on)
        yield from _bars(player, register, wanted)
        yield from _overdue(player, register, wanted)
        yield from _criticised(register, wanted)


def _title(player: Player, register: Register, wanted: HeldShape, on: date) -> Expectation:
    about = Words(f"{wanted.holder} {wanted.title}", f"{wanted.holder} {wanted.title}")
    held = register.latest(player.holders.line(wanted.holder, on), wanted.title)
    status = held.status if held else "none"
    if status != wanted.status:
        return Expectation(on, about, _differs(wanted.status, status))
    if held and wanted.awaiting is not None and held.awaiting(on) != wanted.awaiting:
        return Expectation(
            on, about, _differs(f"awaiting {wanted.awaiting}", str(held.awaiting(on)))
        )
    if held and wanted.start and held.since != wanted.start.as_start():
        return Expectation(on, about, _differs(str(wanted.start), str(held.since)))
    if held and wanted.end and held.term_to != wanted.end.as_end():
        return Expectation(on, about, _differs(str(wanted.end), str(held.term_to)))
    return Expectation(on, about, None)


def _bars(player: Player, register: Register, wanted: Then) -> Iterator[Expectation]:
    if wanted.bars is None:
        return
    in_force = [b for b in register.bars if b.since <= wanted.on < b.until]
    if not wanted.bars:
        failure = _differs("none", ", ".join(b.holder for b in in_force)) if in_force else None
        yield Expectation(wanted.on, Words("限制", "bars"), failure)
    for bar in wanted.bars:
        line = player.holders.line(bar.holder, wanted.on)
        untils = [b.until for b in register.bars if b.holder in line and b.title == bar.title]
        about = Words(f"{bar.holder} {bar.title}", f"{bar.holder} {bar.title}")
        failure = None
        if bar.until not in untils:
            failure = _differs(str(bar.until), ", ".join(map(str, untils)) or "none")
        yield Expectation(wanted.on, about, failure)


def _overdue(player: Player, register: Register, wanted: Then) -> Iterator[Expectation]:
    if wanted.overdue is None:
        return
    found = {(o.holder, o.track) for o in overdue_rectifications(register, wanted.on)}
    for round_id, rulebook in player.rulebooks.items():
        cases = {
            (c.track, c.holder): c for c in player.records.at(wanted.on) if c.round == round_id
        }
        late = overdue(rulebook.edition, player.due[round_id], cases, player.holders, wanted.on)
        found |= {(o.holder, o.track) for o in late}
    asked = {(o.holder, o.track) for o in wanted.overdue}
    absent = asked - found if asked else found
    failure = _differs(_several(asked), _several(found)) if absent else None
    yield Expectation(wanted.on, Words("逾期", "overdue"), failure)


def _criticised(register: Register, wanted: Then) -> Iterator[Expectation]:
    if wanted.criticised is None:
        return
    found = {(c.subject, c.role) for c in register.criticisms if c.on <= wanted.on}
    asked = {(c.subject, c.role) for c in wanted.criticised}
    failure = _differs(_several(asked), _several(found)) if asked != found else None
    yield Expectation(wanted.on, Words("通报批评", "criticism"), failure)


def _several(pairs: set[tuple[str, str]]) -> str:
    return ", ".join(" ".join(pair) for pair in sorted(pairs)) or "none"


def _differs(want: str, got: str) -> Words:
    return Words(f"应为 {want}，实为 {got}", f"should be {want} and is {got}")


__all__ = [
    "ACCEPTED",
    "HELD",
    "REFUSED",
    "Expectation",
    "clauses",
    "disappointed",
    "outcome",
    "then",
]
