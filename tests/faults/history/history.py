"""Records what many clients are told while some of them, and their connections, are killed.

    python -m tests.faults.history.history --vendor postgres --ops 1000000

However many there are to be, they are recorded in pieces, each on a database of its own and drawn
anew, so that none needs more memory or time than another; what is seen is seen of all together.

On PostgreSQL the clients are processes, whose backends are ended by the server's own means and who
are themselves killed; on SQLite they are threads of processes that are killed. The record is then
checked against the entries: see `check`.
"""

import tempfile
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.databases import Databases, connect, kept
from tests.faults import scene, trial
from tests.faults.crowd import Crowd, faults, roomy
from tests.faults.history.check import ACT, READ, There, anomalies, ops_of
from tests.faults.history.clients import TOWNS, client
from tests.faults.kill import looking

SHAPE = {"sqlite": (4, 4), "postgres": (32, 1)}
"""Processes and threads of each."""
EVERY = 0.15
"""Seconds between two ends of somebody's connection; every eighth time it is a whole process."""
PIECE = 50_000
STALE = "stale"
"""Reads come from a stale cache."""


@dataclass
class Tally(trial.Tally):
    ops: int = 0
    acts: int = 0
    reads: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    processes_killed: int = 0
    backends_ended: int = 0
    entries: int = 0
    anomalies: int = 0


class Trouble:
    """Ends connections and processes of a crowd, as the seed has it, until it has done enough."""

    def __init__(self, crowd: Crowd, work: Callable, url: str, tally: Tally, most: int) -> None:
        self.crowd, self.work, self.tally, self.most = crowd, work, tally, most
        self.chance = Random("trouble")  # noqa: S311 - drawn to be drawn again
        self.next = time.monotonic() + EVERY
        self.server = None
        if url.startswith("postgres"):
            import psycopg

            self.server = psycopg.connect(url, autocommit=True)

    def __call__(self) -> None:
        if time.monotonic() < self.next or not self.crowd.pids:
            return
        self.next = time.monotonic() + EVERY
        if self.server is None or self.chance.random() < 1 / 8:
            if self.tally.processes_killed < self.most:
                self.tally.processes_killed += 1
                self.crowd.kill(self.chance.choice(list(self.crowd.pids)))
                self.crowd.start(self.work)
            return
        ended = self.server.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " ORDER BY random() LIMIT 2) AS two"
        ).fetchone()
        self.tally.backends_ended += ended[0]


def run(url: str, ops: int, seed: str, *, stale: bool = False) -> Tally:
    """So many operations, and what is wrong with their history."""
    tally = Tally()
    connect(url)
    scene.prepare(TOWNS)
    for code in scene.towns(TOWNS):
        scene.ask(code)
    processes, threads = SHAPE[url.partition(":")[0]]
    work = client(-(-ops // (processes * threads)), seed, stale)
    with tempfile.TemporaryDirectory() as folder:
        crowd = Crowd(Path(folder), processes, threads, limit=60 + ops / 20)
        trouble = Trouble(crowd, work, url, tally, most=2 + ops // 500)
        records = crowd.run(work, trouble)
    if trouble.server:
        trouble.server.close()
    connect(url)
    judge([record for record in records if "fault" not in record], tally)
    tally.faults += faults(records)[:20]
    return tally


def judge(records: list, tally: Tally) -> None:
    """The history is checked against what the ledger holds."""
    from mingce.ledger import models

    entries: dict[str, list[There]] = {}
    for row in models.Entry.objects.filter(stream__kind="case").order_by("stream_id", "seq"):
        there = There(row.seq, row.request, row.hash, row.before)
        entries.setdefault(row.stream_id, []).append(there)
    streams = models.Stream.objects.filter(kind="case")
    states = {row.name: (row.length, row.head) for row in streams}
    asked = frozenset(f"ask-{code}" for code in scene.towns(TOWNS))
    ops = ops_of(records)
    tally.ops, tally.entries = len(ops), sum(map(len, entries.values()))
    tally.acts = sum(op.kind == ACT for op in ops)
    tally.reads = sum(op.kind == READ for op in ops)
    tally.outcomes = dict(Counter(f"{op.kind} {op.came}" for op in ops))
    for wrong in anomalies(ops, entries, states, asked) + looking.offences(scene.at(0)):
        tally.fault("anomalies", wrong)


def main() -> None:
    """Tells the tally as JSON."""
    asked = trial.asking("Records a history under faults and checks it.", [STALE])
    asked.add_argument("--ops", type=int, default=1000)
    asked.add_argument("--piece", type=int, default=PIECE, help="so many are recorded at a time")
    given = asked.parse_args()
    roomy()
    with closing(kept()) as made:
        databases = next(made)
        raise SystemExit(trial.told(*pieces(databases, given)))


def pieces(databases: Databases, given: Namespace) -> Iterator[trial.Run]:
    """One piece after the other; those of another turn of the same day are not drawn again."""
    how = {"vendor": given.vendor, "sabotage": given.sabotage}
    number, left = trial.kept("history", vendor=given.vendor), given.ops
    while left > 0:
        began, seed = time.monotonic(), f"history {number}"
        url = databases.fresh(given.vendor)
        tally = run(url, min(left, given.piece), seed, stale=given.sabotage == STALE)
        yield trial.noted("history", tally, began, **how, seed=seed)
        databases.drop(url)
        # Who takes a killed one's place begins at the first: more are done than were asked for.
        number, left = number + 1, left - tally.ops


if __name__ == "__main__":
    main()
