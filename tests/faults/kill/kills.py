"""Kills a process at every step of every kind of act, and looks what is left.

    python -m tests.faults.kill.kills --vendor postgres --kills 10000

Each story is played three times: once to hear what it does, once to see what each act makes of the
database and in how many steps, and once while processes die. What has not been answered is either
wholly there or not there at all; what has been answered is there; and the same request asked again
gives one entry and the same answer. `--sabotage` takes a guard away, and then it must not be so.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.databases import Databases, connect, kept
from tests.faults import scene, trial
from tests.faults.kill import looking, sabotages
from tests.faults.kill.scenarios import STORIES, Act, Scenario, others, story
from tests.faults.kill.steps import AFTER_THE_ANSWER, Child, Steps

FEW = 100
"""Up to so many kills, only one story is played."""


@dataclass
class Seen:
    """An act that was done undisturbed: its kind, its steps, its answer, what it left behind."""

    act: Act
    kind: str
    steps: int
    answer: str
    left: dict[str, str]
    points: list[int] = field(default_factory=list)


@dataclass
class Tally(trial.Tally):
    """What was seen of acts that somebody died in."""

    kills: int = 0
    acts: int = 0
    kinds: int = 0
    answered: int = 0
    lost: int = 0
    half: int = 0
    double: int = 0
    other_answers: int = 0
    offences: int = 0
    points_in_all: int = 0
    seconds_killing: float = 0.0


@contextmanager
def database(databases: Databases, vendor: str) -> Iterator[None]:
    """An empty one, for as long as it is needed."""
    url = databases.fresh(vendor)
    connect(url)
    try:
        yield
    finally:
        databases.drop(url)


def heard(
    databases: Databases, vendor: str, paths: Iterable[Path], folder: Path
) -> Iterator[Scenario]:
    """What no story tells, and the stories, each listened to."""
    with database(databases, vendor):
        told = others(folder)
    yield told
    for path in paths:
        with database(databases, vendor):
            told = story(path)
        yield told


def undisturbed(scenario: Scenario) -> list[Seen]:
    """What each act does when nobody dies."""
    scenario.begin()
    seen = []
    for act in scenario.acts:
        before = entries()
        with Steps().watched() as steps:
            answer = act.do()
        kind = f"{scenario.name if scenario.name == 'others' else ''} {act.name} {last(before)}"
        seen.append(Seen(act, kind, steps.count + 1 + AFTER_THE_ANSWER, answer, looking.whole()))
    return seen


def entries() -> int:
    from mingce.ledger import models

    return models.Entry.objects.count()


def last(before: int) -> str:
    """What was entered last, without saying by whom in which case."""
    from mingce.ledger import models

    row = models.Entry.objects.order_by("-id").first()
    if row is None or entries() == before:
        return "nothing"
    track = row.stream_id.split("/")[2] if row.stream_id.startswith("case/") else ""
    return f"{track} {row.action} {row.origin} {row.goal}"


def choose(plays: Iterable[list[Seen]], kills: int) -> int:
    """Every step of every kind of act, or as many as are asked for, spread evenly."""
    known: set[str] = set()
    fresh, rest = [], []
    for seen in (seen for play in plays for seen in play):
        (rest if seen.kind in known else fresh).append(seen)
        known.add(seen.kind)
    # Of the three points after an act was done there is one: what is done is not killed again.
    done = [(seen, seen.steps - (place + 2) % 3) for place, seen in enumerate(fresh)]
    done = spread(done, max(1, kills // 5))
    wanted = kills - len(done)
    before = [(seen, number) for seen in fresh for number in range(1, seen.steps - 2)]
    if len(before) < wanted:
        more = [(seen, number) for seen in rest for number in range(1, seen.steps - 2)]
        before += spread(more, wanted - len(before))
    for seen, number in [*spread(before, wanted), *done]:
        seen.points.append(number)
    return len(known)


def spread(every: list, number: int) -> list:
    """So many of them, evenly."""
    number = min(number, len(every))
    return [every[place * len(every) // number] for place in range(number)]


def disturbed(play: list[Seen], sabotage: Callable[[Child], None], tally: Tally) -> None:
    """The same again, while processes die at the chosen points."""
    for seen in play:
        started = time.monotonic()
        done = killed(seen, sabotage, tally)
        tally.seconds_killing += time.monotonic() - started
        if done is None:
            return
        answer = seen.act.do()
        tally.acts += 1
        where = f"{seen.kind}: asked again"
        if answer != seen.answer and not (done and not seen.act.repeats):
            tally.fault("other_answers", f"{where}: {answer[:200]} instead of {seen.answer[:200]}")
        if tables := looking.differing(looking.whole(), seen.left):
            tally.fault("double", f"{where}: {tables}")
            return


def killed(seen: Seen, sabotage: Callable[[Child], None], tally: Tally) -> bool | None:
    """Whether a dead process has done the act; none where it has left what must not be."""
    before = looking.glance() if seen.points else ()
    for number in sorted(seen.points):
        child = Child(seen.act.do, number, sabotage)
        tally.kills += 1
        now = looking.glance()
        if now == before and not child.said:
            continue
        if seen.act.turns > 1 and not child.said:
            before = now
            continue
        return True if settled(seen, child, number, tally) else None
    return False


def settled(seen: Seen, child: Child, number: int, tally: Tally) -> bool:
    """Something is there: then all of it is, and what was answered is the answer."""
    where = f"{seen.kind}: step {number} of {seen.steps}"
    tables = looking.differing(looking.whole(), seen.left)
    if child.said:
        tally.answered += 1
        if child.said != seen.answer:
            tally.fault("other_answers", f"{where}: {child.said[:300]}")
    if tables:
        tally.fault("lost" if child.said else "half", f"{where}: {tables}")
    return not tables


def run(
    databases: Databases, vendor: str, kills: int, paths: Iterable[Path], sabotage: str = ""
) -> Tally:
    """So many kills on one kind of database."""
    tally = Tally()
    gc.freeze()  # what is there already need not be copied for each child
    with tempfile.TemporaryDirectory() as folder:
        plays: list[tuple[Scenario, list[Seen]]] = []
        for scenario in heard(databases, vendor, paths, Path(folder)):
            with database(databases, vendor):
                plays.append((scenario, undisturbed(scenario)))
        tally.kinds = choose([play for _, play in plays], kills)
        tally.points_in_all = sum(seen.steps for _, play in plays for seen in play)
        for scenario, play in plays:
            if not any(seen.points for seen in play):
                continue
            with database(databases, vendor):
                scenario.begin()
                once = [seen for seen in play if seen.act.turns == 1]
                disturbed(once if sabotage else play, sabotages.ALL[sabotage], tally)
                if not sabotage:
                    for offence in looking.offences(scene.at(0)):
                        tally.fault("offences", f"{scenario.name}: {offence}")
    return tally


def main() -> None:
    """Tells the tally as JSON; 1 if anything was found."""
    asked = trial.asking("Kills a process at every step of every act.", sabotages.ALL)
    asked.add_argument("--kills", type=int, default=int(os.environ.get("MINGCE_KILLS", "60")))
    asked.add_argument("--stories", type=int, help="how many stories are played; else as needed")
    given = asked.parse_args()
    number = given.stories if given.stories is not None else 1 if given.kills <= FEW else None
    began = time.monotonic()
    with closing(kept()) as made:
        tally = run(next(made), given.vendor, given.kills, STORIES[:number], given.sabotage)
    how = {"vendor": given.vendor, "sabotage": given.sabotage}
    raise SystemExit(trial.told(trial.noted("kill", tally, began, **how)))


if __name__ == "__main__":
    main()
