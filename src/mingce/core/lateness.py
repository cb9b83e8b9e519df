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
    day = _day(due, situation.case, line.due, deadline)
    if day is None or not day_deadline_passed(day, situation.at, situation.edition.zone):
        return None
    words = Words(
        f"逾期：{deadline.label.zh}截至 {day}（含当日）",
        f"late: {deadline.label.en} were due by the end of {day}",
    )
    rule = Rule(f"due {line.due}", deadline.cite, words, source=deadline.source.value)
    return Finding(rule, False, {})


def own_deadline(edition: Edition, line: Transition) -> str | None:
    """The deadline of a line, where the text or the round sets its day."""
    return line.due if line.due and edition.shape.deadlines[line.due].day else None


def _day(due: DueDays, case: Case, name: str, deadline: Deadline) -> date | None:
    """A deadline's day for a case: the later of the one for all and the one granted to it."""
    granted = _granted(case, deadline)
    if deadline.day is None:
        return granted
    day = due.get(name, deadline.day)
    return max(day, granted) if granted else day


def _granted(case: Case, deadline: Deadline) -> date | None:
    """The day granted with the event that extends; a day merely answered grants nothing.

    What has no day of its own has only the one given with the latest such event.
    """
    granted = case.happened.get(deadline.extended_by or "")
    until = case.answers.get(deadline.extended_to or "")
    if granted is None or until is None or until.at > granted:
        return None
    if deadline.day is None and until.at < granted:
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

    So is who was granted a day of its own and let it pass. `cases` holds a round's cases by track
    and holder; `on` is a day, taken at its end.
    """
    yield from _called(edition, due, cases, holders, on)
    for case in cases.values():
        track = edition.tracks[case.track]
        for name in () if track.states[case.state].final else _granted_days(track):
            deadline = edition.shape.deadlines[name]
            day = None if _met(case, track, name, deadline) else _granted(case, deadline)
            if deadline.day is None and day and day <= on:
                yield Overdue(case.holder, case.track, day, deadline.cite)


def _granted_days(track: Track) -> tuple[str, ...]:
    """The deadlines by which the lines of a track are due."""
    return tuple(dict.fromkeys(line.due for line in track.transitions if line.due))


def _met(case: Case, track: Track, name: str, deadline: Deadline) -> bool:
    """Whether what is due has happened since its day was granted."""
    granted = case.happened.get(deadline.extended_by or "")
    done = (case.happened.get(line.event) for line in track.transitions if line.due == name)
    return granted is None or any(at and at > granted for at in done)


def _called(
    edition: Edition,
    due: DueDays,
    cases: Mapping[tuple[str, str], Case],
    holders: Holders,
    on: date,
) -> Iterator[Overdue]:
    for name, track in edition.tracks.items():
        called = edition.shape.lists[track.calls].holders if track.calls else ()
        for holder in called:
            line = holders.line(holder, on)
            case = next((cases[name, h] for h in line if (name, h) in cases), None)
            state = case.state if case else track.initial
            for ahead in _ahead(track, state):
                deadline = edition.shape.deadlines[ahead]
                day = due.get(ahead, deadline.day) if deadline.day else None
                if day and day <= on:
                    yield Overdue(holder, name, day, deadline.cite)


def overdue_rectifications(register: Register, on: date) -> Iterator[Overdue]:
    """Titles whose year of rectification has passed without a decision; none lapses by itself."""
    for held in register.titles:
        if held.status == RECTIFICATION and held.rectify_by and held.rectify_by <= on:
            yield Overdue(held.holder, held.title, held.rectify_by, held.clause)


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
