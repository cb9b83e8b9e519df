"""An earlier version is upgraded and killed on the way, at every statement and around each commit.

    python -m tests.faults.upgrade.upgrades --vendor sqlite --cases 10000

After each kill the database is as it was before or after one of its migrations and nowhere between;
upgraded again, it is what an undisturbed upgrade makes of it. `--sabotage` takes the migrations out
of their transactions in the one that is killed.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic, sleep

from tests.databases import connect, disconnect
from tests.faults import trial
from tests.faults.children import forked
from tests.faults.kill.steps import Steps
from tests.faults.upgrade import afterwards, copies, dumps, states
from tests.faults.upgrade.frozen import Frozen, versions
from tests.postgres import serving

Fresh = Iterator[str]


OUTSIDE = "outside_transactions"


@dataclass
class Tally(trial.Tally):
    """How far it came, and whatever was not as it should be."""

    cases: int = 0
    entries: int = 0
    steps: int = 0
    killed: int = 0
    taken: int = 0
    """Acts that went on with cases of the earlier version, under the edition they began with."""


@contextmanager
def stand(vendor: str, frozen: Frozen, rows: dumps.Rows) -> Iterator[Fresh]:
    """Databases of the earlier version, each the same, one after the other."""
    if vendor == "sqlite":
        with tempfile.TemporaryDirectory() as name:
            model = Path(name) / "model.sqlite3"
            dumps.load_sqlite(model, frozen.schema[vendor], rows)
            yield (f"sqlite:///{_copied(model, number)}" for number in count())
    else:
        with serving() as server:
            server.sql("CREATE DATABASE model")
            dumps.load_postgres(server.url("model"), frozen.schema[vendor], rows)
            yield (_created(server, number) for number in count())


def _copied(model: Path, number: int) -> Path:
    for old in model.parent.glob(f"copy{number - 1}.*"):
        old.unlink()
    return Path(shutil.copy(model, model.with_name(f"copy{number}.sqlite3")))


def _created(server, number: int) -> str:
    disconnect()
    if number:
        server.sql(f"DROP DATABASE copy{number - 1} WITH (FORCE)")
    server.sql(f"CREATE DATABASE copy{number} TEMPLATE model STRATEGY FILE_COPY")
    return server.url(f"copy{number}")


def _killed_at(point: int, *, sabotage: bool) -> None:
    def work() -> None:
        if sabotage:
            _outside_transactions()
        with Steps(point).watched():
            _upgrade()

    disconnect()
    pid = forked(work)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        # Outside its transaction an upgrade has fewer steps, and ends before it is killed.
        assert sabotage, f"the upgrade did not come to step {point}: {status}"


def _killed_after(seconds: float) -> None:
    """In the middle of whatever it does, or just after the end."""
    disconnect()
    pid = forked(_upgrade)
    sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


@dataclass(frozen=True)
class How:
    """At how many steps it is killed (at each, if nothing is said), and at how many moments."""

    points: int = 0
    moments: int = 0
    sabotage: bool = False

    def kills(self, steps: int, seconds: float) -> Iterator[tuple[str, Callable[[], None]]]:
        apart = max(1, -(-steps // self.points)) if self.points else 1
        for point in range(1, steps + 1, apart):
            yield f"step {point}", partial(_killed_at, point, sabotage=self.sabotage)
        for number in range(self.moments):
            after = seconds * (number + 1) / (self.moments + 1)
            yield f"after {after:.3f} s", partial(_killed_after, after)


def run(vendor: str, frozen: Frozen, cases: int, how: How) -> Tally:
    """The upgrade undisturbed, then killed at its steps, and at moments that nobody chose."""
    rows = copies.grown(frozen.rows, cases)
    tally = Tally(cases=len(rows["ledger_case"]), entries=len(rows["ledger_entry"]))
    with stand(vendor, frozen, rows) as fresh:
        connect(next(fresh))
        stations = _stations()
        if not how.sabotage:
            tally.faults += afterwards.look(frozen, tally)
        connect(next(fresh))
        began = monotonic()
        tally.steps = _counted()
        took = monotonic() - began
        if states.state() != stations[-1]:
            tally.faults.append("in one go it comes out otherwise than step by step")
        for name, work in how.kills(tally.steps, took):
            connect(next(fresh))
            work()
            tally.killed += 1
            tally.faults += [f"{name}: {wrong}" for wrong in _again(stations)]
            if tally.faults:
                break
        disconnect()
    return tally


def _stations() -> list[states.State]:
    """The database before the upgrade and after each migration; no row of before is lost."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    found, wanted = [states.state()], states.columns()
    before = states.rows(wanted)
    executor = MigrationExecutor(connection)
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        MigrationExecutor(connection).migrate([(migration.app_label, migration.name)])
        found.append(states.state())
    assert states.rows(wanted) == before
    return found


def _counted() -> int:
    """One step more than there are is the end, at which nothing is left to be done."""
    with Steps().watched() as steps:
        _upgrade()
        return steps.count


def _upgrade() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _outside_transactions() -> None:
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    for migration in MigrationLoader(connection).disk_migrations.values():
        type(migration).atomic = False


def _again(stations: list[states.State]) -> Iterator[str]:
    """What is wrong after the kill, and after the upgrade that follows it."""
    from django.db import DatabaseError

    if states.state() not in stations:
        yield "killed, it stands between two migrations"
    try:
        _upgrade()
    except DatabaseError as fault:
        yield f"it cannot be upgraded any more: {fault}"
        return
    if states.state() != stations[-1]:
        yield "upgraded again, it is not what it should be"


def main() -> None:
    """Tells the tally as JSON; 1 if anything was wrong."""
    asked = trial.asking("Upgrades an earlier version, killed on the way.", [OUTSIDE])
    asked.add_argument("--version", default="1")
    asked.add_argument("--cases", type=int, default=300)
    asked.add_argument("--points", type=int, default=0, help="of all steps; 0: every one")
    asked.add_argument("--moments", type=int, default=0, help="kills at any time")
    given = asked.parse_args()
    connect("sqlite:////nowhere")  # Django is made ready; nobody connects there
    frozen = next(one for one in versions() if one.folder.name == given.version)
    began = monotonic()
    how = How(given.points, given.moments, sabotage=given.sabotage == OUTSIDE)
    tally = run(given.vendor, frozen, given.cases, how)
    told = {name: getattr(given, name) for name in ("vendor", "version", "sabotage")}
    raise SystemExit(trial.told(trial.noted("upgrade", tally, began, **told)))


if __name__ == "__main__":
    main()
