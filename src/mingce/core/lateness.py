"""Deadlines: whether an act comes in time, and who is overdue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mingce.core.asks import Situation
from mingce.core.case import Case
from mingce.core.findings import Finding, Rule
from mingce.core.holders import Holders
from mingce.core.register import RECTIFICATION, Register
from mingce.law.edition import Edition, origins
from mingce.law.periods import day_deadline_passed
from mingce.law.shapes.texts import Deadline
from mingce.law.shapes.tracks import SAME, Track, Transition
from mingce.law.words import Words

DueDays = Mapping[str, date]
"""A round's own days for deadlines of its edition, by their ids."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """Somebody was expected by a day that has passed; nothing follows but that it is shown."""

    holder: str
    what: str
    """The track in which the holder was expected, or the title that is under rectification."""
    since: date
    clause: str


def lateness(due: DueDays, situation: Situation, line: Transition) -> Finding | None:
    """An act after its deadline is found late, citing the deadline's clause.

    An extension counts if it was granted, for the case, before the act.
    """
    if line.due is None:
        return None
    deadline = situation.edition.shape.deadlines[line.due]
    day = due.get(line.due, deadline.day)
    if extended := _extension(situation.case, deadline):
        day = max(day, extended)
    if not day_deadline_passed(day, situation.at, situation.edition.zone):
        return None
    words = Words(
        f"逾期：{deadline.label.zh}截至 {day}（含当日）",
        f"late: {deadline.label.en} were due by the end of {day}",
    )
    return Finding(Rule(f"due {line.due}", deadline.cite, words), False, {})


def _extension(case: Case, deadline: Deadline) -> date | None:
    """The day granted with the event that extends; a day merely answered grants nothing."""
    granted = case.happened.get(deadline.extended_by or "")
    until = case.answers.get(deadline.extended_to or "")
    if granted is None or until is None or until.at > granted:
        return None
    return until.value if isinstance(until.value, date) else None


def overdue(
    edition: Edition,
    due: DueDays,
    cases: Mapping[tuple[str, str], Case],
    holders: Holders,
    on: date,
) -> Iterator[Overdue]:
    """Who was called to come by a deadline that has passed, and has not got beyond it.

    `cases` holds a round's cases by track and holder; `on` is a day, taken at its end.
    """
    for name, track in edition.tracks.items():
        called = edition.shape.lists[track.calls].holders if track.calls else ()
        for holder in called:
            line = holders.line(holder, on)
            case = next((cases[name, h] for h in line if (name, h) in cases), None)
            state = case.state if case else track.initial
            for deadline in _ahead(track, state):
                day = due.get(deadline, edition.shape.deadlines[deadline].day)
                if day <= on:
                    yield Overdue(holder, name, day, edition.shape.deadlines[deadline].cite)


def overdue_rectifications(register: Register, on: date) -> Iterator[Overdue]:
    """Titles whose year of rectification has passed without a decision; none lapses by itself."""
    for held in register.titles:
        if held.status == RECTIFICATION and held.rectify_by and held.rectify_by <= on:
            yield Overdue(held.holder, held.title, held.rectify_by, "")


def _ahead(track: Track, state: str) -> tuple[str, ...]:
    """The deadlines a case in this state has still before it, on any way from here."""
    seen, to_visit = {state}, [state]
    found: dict[str, None] = {}
    while to_visit:
        here = to_visit.pop()
        for line in track.transitions:
            if here not in origins(track, line):
                continue
            if line.due:
                found[line.due] = None
                continue
            goal = here if line.goal == SAME else line.goal
            if goal not in seen:
                seen.add(goal)
                to_visit.append(goal)
    return tuple(found)
