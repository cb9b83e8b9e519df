"""The random walks: the books agree whatever happens, and a spoilt engine is found out.

`MINGCE_STEPS` is the number of steps (3000 by default); `./run ci` takes 100 000, and then every
line of every track must have been taken.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from mingce.core import answering, authority, effects, titles, vetting
from mingce.core import decide as deciding
from mingce.core.case import Case
from mingce.core.consequences import Kind
from mingce.core.register import Held, Register
from tests.journeys.walk import EDITION, TALLY, Walk

STEPS = int(os.environ.get("MINGCE_STEPS", "3000"))
STEPS_A_WALK = 50
ENOUGH_FOR_EVERY_LINE = 100_000


def walk(steps: int, **more: object) -> None:
    """So many steps, in walks of fifty."""
    kept = settings(
        max_examples=max(1, steps // STEPS_A_WALK),
        stateful_step_count=STEPS_A_WALK,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        **more,
    )
    run_state_machine_as_test(Walk, settings=kept)


def never_taken() -> list[tuple[str, str, str]]:
    """Lines that no walk took, and deadlines that none came after."""
    return [
        (track, line.event, goal)
        for track, shape in EDITION.tracks.items()
        for number, line in enumerate(shape.transitions)
        for goal, late in ((line.goal, False), (line.late, True))
        if goal and not line.never and not TALLY.lines[track, number, late]
    ]


def test_whatever_happens_the_books_agree(capsys):
    TALLY.start_anew()
    while TALLY.steps < STEPS:
        walk(max(STEPS - TALLY.steps, STEPS_A_WALK), print_blob=True)
    with capsys.disabled():
        sys.stdout.write(f"\n{TALLY}\n")

    assert TALLY.steps >= STEPS
    if STEPS >= ENOUGH_FOR_EVERY_LINE:
        assert never_taken() == []


# -- a spoilt engine is found out


def nothing(*_: object) -> list:
    return []


def first_line(_book: object, _situation: object, here: list) -> tuple:
    return here[0], []


def a_day_too_long(situation, effect, kind, title, on):
    until = UNTIL(situation, effect, kind, title, on)
    return until + timedelta(days=1) if until and kind is Kind.BAR else until


def no_end_to_bars(situation, effect, kind, title, on):
    return None if kind is Kind.BAR else UNTIL(situation, effect, kind, title, on)


def from_today(situation, track, line, act):
    return FOLLOW(situation, track, line, replace(act, dated=None))


def another_clause(what, _clause, words, *lacks):
    return REASON(what, "99.9", words, *lacks)


def written_into(self, answers, documents, actor, at):
    self.answers.update(answers)
    return WITH_MATERIAL(self, answers, documents, actor, at)


def forgetful(self, entry):
    return AFTER(self, replace(entry, goal=entry.origin)) if entry.seq == 3 else AFTER(self, entry)


def only_the_last(self, consequences):
    several = tuple(consequences)
    return AFTER_ALL(self, several[-1:])


def never_spent(self, answers, documents, actor, at):
    return replace(WITH_MATERIAL(self, answers, documents, actor, at), remarks=self.remarks)


def stamped_anew(self, entry):
    return replace(AFTER(self, entry), submitted={entry.due or "nothing": entry.at})


UNTIL, FOLLOW, REASON = effects._until, deciding.follow, answering.reason
WITH_MATERIAL, AFTER, AFTER_ALL = Case.with_material, Case.after, Register.after_all

SPOILT: dict[str, tuple[object, str, Callable]] = {
    "a second title of a kind is conferred": (deciding, "hindrances", nothing),
    "unknown chooses the first line": (deciding, "_chosen", first_line),
    "what a line needs and requires is not looked at": (deciding, "_unmet", nothing),
    "nothing is ever late": (deciding, "lateness", lambda *_: None),
    "dates run from the entry": (deciding, "follow", from_today),
    "nothing follows": (deciding, "follow", lambda *_: ()),
    "a bar lasts a day too long": (effects, "_until", a_day_too_long),
    "a bar never ends": (effects, "_until", no_end_to_bars),
    "anybody may do anything": (authority, "wrong_actor", nothing),
    "anybody may answer anything": (answering, "improper", nothing),
    "papers may come from the future": (authority, "_date", nothing),
    "a refusal names a clause there is not": (authority, "reason", another_clause),
    "deciding writes into the case": (Case, "with_material", written_into),
    "a case forgets where it went": (Case, "after", forgetful),
    "of several consequences the last counts": (Register, "after_all", only_the_last),
    "a revoked title stands": (Held, "standing", lambda self, on: self.since <= on),
    "rectification stands no longer": (titles, "STANDING", ("held",)),
    "nobody asks who remarks": (vetting, "improper", nothing),
    "a remark outlives what it was about": (Case, "with_material", never_spent),
    "a correction moves the time of submission": (Case, "after", stamped_anew),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_engine_is_found_out(how, monkeypatch):
    monkeypatch.setattr(*SPOILT[how])
    with pytest.raises((AssertionError, ValueError)):
        walk(40_000, phases=[Phase.generate], database=None, derandomize=True)


def test_the_same_walks_find_nothing_in_the_engine_as_it_is():
    walk(1000, phases=[Phase.generate], database=None, derandomize=True)
