"""Acts a second: `perform`, and the very statements it issues, with nothing around them.

One act is done and its statements are written down. Then some clients do act after act, each upon
a case of its own; and by turns with that, as many clients issue the statements that were written
down, with fresh values, in the same transactions and as durable. On PostgreSQL a client is a
process, on SQLite a thread: so they are run. Bar: at least 0.6 of the raw statements' rate.
"""

import os
import pickle
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from bench import raw, stopwatch
from tests.databases import connect, disconnect
from tests.faults import scene
from tests.postgres import serving

PERFORM, RAW = "perform", "raw"
CLIENTS = (1, 4, 16)
BAR = 0.6
WARM = 10  # acts before the watch is started
PATIENCE = 60  # seconds for which a client may be waited for
SCENE = "MINGCE_BENCH_SCENE"
DURABLE = ""
"""PostgreSQL as it comes: fsync, synchronous commit."""


@dataclass(frozen=True)
class Scene:
    """What a contestant is told: where, how many, for how long, and what was written down."""

    url: str
    clients: int
    seconds: float
    statements: list[raw.Statement]
    streams: list[str]


def main() -> int:
    given = stopwatch.arguments(__doc__ or "", (PERFORM, RAW))
    if given.contestant:
        # It is a file of our own, made a moment ago.
        told = pickle.loads(Path(os.environ[SCENE]).read_bytes())  # noqa: S301
        measure(told, given.contestant)
        return 0
    seconds, rounds = (0.5, 1) if given.quick else (4.0, given.rounds or 3)
    result: dict[str, Any] = {"bars": [], "machine": stopwatch.machine(stopwatch.DATABASES)}
    result |= {"seconds": seconds, "rounds": rounds, "databases": {}}
    table = []
    for vendor in ("postgres", "sqlite"):
        with database(vendor) as (url, folder):
            found = measured(url, folder, seconds, rounds)
        result["databases"][vendor] = found
        print(f"{vendor}: {len(found['statements'])} statements an act")
        for clients, one in found["clients"].items():
            spent = [one["cpu_ms"][name] for name in (PERFORM, RAW)]
            rates = [one[PERFORM], one[RAW], f"{one['ratio']:.2f}"]
            table.append([f"{vendor}, {clients}", *rates, *spent])
            says = f"{vendor}, {clients} clients: at least {BAR} of the raw statements"
            result["bars"].append(stopwatch.bar(says, one["ratio"], met=one["ratio"] >= BAR))
    stopwatch.show(["clients", "acts/s", "raw/s", "ratio", "CPU ms an act", "raw"], table)
    return stopwatch.finish(given, result, "perform")


@contextmanager
def database(vendor: str) -> Iterator[tuple[str, Path]]:
    """A database as it is run, on the disk that temporary files are on."""
    from django.core.management import call_command

    with tempfile.TemporaryDirectory(prefix="mingce-") as folder:
        if vendor == "sqlite":
            url = f"sqlite:///{folder}/ledger.sqlite3"
            connect(url)
            call_command("migrate", verbosity=0)
            yield url, Path(folder)
        else:
            with serving(DURABLE) as server:
                server.sql("CREATE DATABASE bench")
                connect(server.url("bench"))
                call_command("migrate", verbosity=0)
                yield server.url("bench"), Path(folder)
                disconnect()


def measured(url: str, folder: Path, seconds: float, rounds: int) -> dict[str, Any]:
    """The figures of one database."""
    towns = scene.towns(2 * max(CLIENTS) + 1)
    scene.prepare(len(towns))
    for town in towns:
        scene.ask(town)
    statements = raw.written_down(lambda: scene.mark(towns[-1], 1, "warm"))
    statements = raw.written_down(lambda: scene.mark(towns[-1], 2, "recorded"))
    streams = [scene.stream(town) for town in towns[max(CLIENTS) : -1]]
    told = Scene(url, 1, seconds, statements, streams)
    found: dict[str, Any] = {"statements": [one.sql.split(" WHERE ")[0][:80] for one in statements]}
    found["clients"] = {}
    os.environ[SCENE] = str(folder / "scene")
    for clients in CLIENTS:
        (folder / "scene").write_bytes(pickle.dumps(replace(told, clients=clients)))
        disconnect()
        runs = stopwatch.by_turns(__file__, [PERFORM, RAW], rounds)
        figures = {name: round(stopwatch.middle(each, "rate"), 1) for name, each in runs.items()}
        found["clients"][clients] = {
            **figures,
            "ratio": round(figures[PERFORM] / figures[RAW], 3),
            "runs": {name: [round(run["rate"], 1) for run in each] for name, each in runs.items()},
            "cpu_ms": {name: round(stopwatch.middle(r, "cpu_ms"), 2) for name, r in runs.items()},
            "p99_ms": {name: round(stopwatch.middle(r, "p99_ms"), 1) for name, r in runs.items()},
        }
    return found


def measure(told: Scene, contestant: str) -> None:
    """Some clients at once, for some seconds; the rate of all of them together."""
    client = _performing if contestant == PERFORM else _raw
    if told.url.startswith("sqlite"):
        _as_threads(told, client)
    else:
        _as_processes(told, client)


def _performing(_: Scene, number: int) -> Callable[[int], None]:
    """A client that acts upon the case of one town."""
    town = scene.towns(2 * max(CLIENTS) + 1)[number]
    mine = f"{os.getpid()}-{number}"
    return lambda n: _taken(scene.mark(town, n, f"{mine}-{n}"))


def _taken(outcome: Any) -> None:
    assert outcome.receipt, outcome


def _raw(told: Scene, number: int) -> Callable[[int], None]:
    """A client that issues statements about another town."""
    return raw.Client(told.url, told.statements, told.streams[number]).act


def _work(told: Scene, act: Callable[[int], None], ready: Any) -> tuple[list[float], float]:
    """How long each act took, of those begun within the time; and their CPU time."""
    for n in range(WARM):
        act(n)
    ready.wait(PATIENCE)
    took = []
    spent = time.thread_time()
    last = began = time.perf_counter()
    while last - began < told.seconds:
        act(WARM + len(took))
        now = time.perf_counter()
        took.append(now - last)
        last = now
    return took, time.thread_time() - spent


def _report(clients: list[tuple[list[float], float]]) -> None:
    every = sorted(one for took, _ in clients for one in took)
    stopwatch.report(
        rate=sum(len(took) / sum(took) for took, _ in clients),
        cpu_ms=sum(spent for _, spent in clients) / len(every) * 1e3,
        p99_ms=every[int(len(every) * 0.99)] * 1e3,
        acts=len(every),
    )


def _as_threads(told: Scene, client: Callable[[Scene, int], Callable[[int], None]]) -> None:
    connect(told.url)
    ready = Barrier(told.clients)
    clients: list[tuple[list[float], float]] = []

    def live(number: int) -> None:
        clients.append(_work(told, client(told, number), ready))
        disconnect()

    threads = [Thread(target=live, args=(number,)) for number in range(told.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _report(clients)


def _as_processes(told: Scene, client: Callable[[Scene, int], Callable[[int], None]]) -> None:
    fork = get_context("fork")
    ready, heard = fork.Barrier(told.clients), fork.Queue()

    def live(number: int) -> None:
        connect(told.url)
        heard.put(_work(told, client(told, number), ready))
        disconnect()

    clients = [fork.Process(target=live, args=(number,)) for number in range(told.clients)]
    for process in clients:
        process.start()
    took = [heard.get(timeout=PATIENCE + told.seconds) for _ in clients]
    for process in clients:
        process.join()
    _report(took)


if __name__ == "__main__":
    raise SystemExit(main())
