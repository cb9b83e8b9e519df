"""What is done while processes die: every story that is told, and acts that no story tells.

A scenario is a beginning and a row of acts. Each act can be done again and again: it always asks
for the same, with the same request.
"""

import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from copy import copy
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

from mingce.core.story import Player
from mingce.law import divisions, organisations, scenario
from tests.faults import scene
from tests.faults.kill.steps import Watched
from tests.journeys.stories import SHOWN, TOLD

STORIES = [*SHOWN, *TOLD]


@dataclass(frozen=True)
class Act:
    """What is done, and how it answers: with its receipts, where it has some."""

    name: str
    do: Callable[[], str]
    turns: int = 1
    """In how many transactions it writes: between two of them some of it is there."""
    repeats: bool = True
    """Whether it answers the same when it is done already."""


@dataclass(frozen=True)
class Scenario:
    name: str
    begin: Callable[[], None]
    acts: list[Act]


# -- stories


def story(path: Path) -> Scenario:
    """What a story does when it is played through the ledger; needs an empty database to listen."""
    from mingce.acts import grave, perform
    from mingce.config import keeping

    acts: list[Act] = []
    performed, draft, check = perform._performed, grave.draft, grave.check

    def heard(asked, deeds, found):
        kept = anew(deeds)
        acts.append(Act("perform", lambda: receipts(perform.perform(asked, anew(kept)))))
        return performed(asked, deeds, found)

    def drafted(asked, deeds):
        kept = anew(deeds)
        acts.append(Act("draft", lambda: draft(asked, anew(kept))))
        return draft(asked, deeds)

    def checked(asked):
        acts.append(Act("check", lambda: str(check(asked))))
        return check(asked)

    with ExitStack() as stack:
        for module, name, ear in [
            (perform, "_performed", heard),
            (keeping, "draft", drafted),
            (keeping, "check", checked),
        ]:
            stack.enter_context(patch.object(module, name, ear))
        told = scenario.read(path)
        began = told.scenario.steps[0].at
        keep = lambda stage: keeping.LedgerRecords(stage, began)  # noqa: E731
        Player(told, divisions.load(), organisations.load(), keep).play()
    return Scenario(path.stem, lambda: None, acts)


def anew(deeds: Iterable) -> list:
    """The same deeds as if asked for a second time: one may gather things while it is done."""

    def copied(deed):
        other = copy(deed)
        for field in fields(deed):
            held = getattr(deed, field.name, None)
            if isinstance(held, list | dict):
                object.__setattr__(other, field.name, copy(held))
        return other

    return [copied(deed) for deed in deeds]


def receipts(outcomes: Iterable) -> str:
    return "\n".join(outcome.receipt or "-" for outcome in outcomes)


# -- what no story tells


def others(folder: Path) -> Scenario:
    """A round, a batch, an expert, personal data, a file, drafts, acts too late, sealing."""
    from mingce.acts import rounds, sealing
    from mingce.acts.perform import perform

    one, two, three = scene.towns(3)
    office = scene.bureau()

    def done(request, by, *deeds):
        return lambda: receipts(perform(scene.asked(request, by, 5), deeds))

    def of_the_round(request, change, *given):
        return lambda: str(change(scene.asked(request, office, 9), scene.ROUND, *given).receipt)

    def sealed(number):
        return lambda: str(sealing.seal(scene.at(number), "test", ["sha256"]))

    acts = [
        Act("open", of_the_round("open", rounds.open_round, scene.edition())),
        *(Act("ask", done(f"ask-{t}", scene.town(t), scene.deed(t, "ask", **APPLIED)))
          for t in (one, two)),
        Act("batch", done("batch", office, *(scene.deed(t, "look") for t in (one, two, three)))),
        Act("give", lambda: receipts([scene.give(one, scene.judge(), 5)])),
        Act("expert", done("expert", scene.judge(), scene.deed(one, "look"))),
        Act("personal", done("personal", office, scene.deed(one, "look", phone="12345"))),
        Act("too late", too_late("late", office, scene.deed(one, "look", 1, word="迟"))),
        Act("file", lambda: with_file(folder, three), turns=2),
        Act("first draft", lambda: saved("draft-1", three, "灯", 0)),
        Act("next draft", lambda: saved("draft-2", three, "灯火", 1)),
        Act("overtaken draft", lambda: saved("draft-3", three, "烛", 1)),
        Act("seal", sealed(7), repeats=False),
        Act("look", done("look", office, scene.deed(two, "look"))),
        Act("seal again", sealed(8), repeats=False),
        Act("move due", of_the_round("due", rounds.move_due, {}, "函", 1)),
        Act("close", of_the_round("close", rounds.close_round, "毕", 2)),
    ]  # fmt: skip

    def begin() -> None:
        shutil.rmtree(folder / "files", ignore_errors=True)
        folder.mkdir(exist_ok=True)
        scene.seat(*scene.everybody(3))

    return Scenario("others", begin, acts)


APPLIED = {"oil_bought": True, "poem": "灯"}


def too_late(request: str, by, deed) -> Callable[[], str]:
    from mingce.acts.perform import Outdated, perform

    def do() -> str:
        try:
            return receipts(perform(scene.asked(request, by), [deed]))
        except Outdated as late:
            return f"{late.words.en} {late.since}"

    return do


def with_file(folder: Path, town: str) -> str:
    """A file is kept whole before its row is, and its row before it is handed in."""
    from mingce.acts.attaching import attach
    from mingce.acts.perform import CaseAct, perform
    from mingce.law.values import Given
    from mingce.ledger.files import Local

    disk = Local(folder / "files", disk=Watched())
    asked = scene.asked("file", scene.town(town), 6)
    stored = attach(asked, disk, BytesIO(b"lamp" * 1000))
    papers = {"letter": (stored.digest,), "plan": ()}
    given = {name: Given(value) for name, value in APPLIED.items()}
    act = CaseAct(scene.key(town), "ask", None, given, papers)
    return receipts(perform(asked, [act]))


def saved(request: str, town: str, text: str, expected: int) -> str:
    from mingce.acts import drafting

    asked = scene.asked(request, scene.town(town), 6)
    return str(drafting.save(asked, scene.stream(town), "poem", text, expected))
