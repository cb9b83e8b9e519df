"""A trial: a harness at work in a process of its own, what it has seen, and where that is kept.

    seen = tally("edits.edits", "--edits=600", limit=900)       # a test has a trial made
    run = noted("edits", tally, began, vendor="postgres")       # and so a harness ends
    raise SystemExit(told(run))

`MINGCE_KEEP` names a folder: every trial then joins those of its name and day in a file there, with
the machine, and with what all trials of one kind come to. Without it nothing is kept.
"""

import argparse
import fcntl
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from bench import stopwatch
from bench.stopwatch import ROOT
from tests.databases import VENDORS

Run = dict[str, Any]
KEEP, DAY = "MINGCE_KEEP", "MINGCE_DAY"
MANY = 20
"""So many faults are told in words, and no more."""
OF_EACH = {"cases", "kinds", "points_in_all", "steps"}
"""Figures of what a trial is made upon: two trials do not make it larger."""


@dataclass
class Tally:
    """What was seen: figures, and in words whatever was not as it should be."""

    faults: list[str] = field(default_factory=list)

    def fault(self, kind: str, what: str) -> None:
        """One more of a kind."""
        setattr(self, kind, getattr(self, kind) + 1)
        if len(self.faults) < MANY:
            self.faults.append(f"{kind}: {what}")


def tally(harness: str, *arguments: str, limit: float, **environment: str) -> Run:
    """What a harness has seen. It forks and kills, which who runs the tests had better not do."""
    run = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{harness}", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."]), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=limit,
    )
    assert run.stdout, run.stderr
    return json.loads(run.stdout)


def asking(says: str, sabotages: Iterable[str]) -> argparse.ArgumentParser:
    """What a harness on two databases can be told."""
    asked = argparse.ArgumentParser(description=says)
    asked.add_argument("--vendor", choices=VENDORS, default="sqlite")
    asked.add_argument("--sabotage", choices=sorted({*sabotages, ""}), default="")
    return asked


def noted(name: str, seen: Tally, began: float, **how: str) -> Run:
    """What was seen, how and in what time; it is kept, where that is asked for."""
    figures = {said: _short(figure) for said, figure in asdict(seen).items()}
    faults = figures.pop("faults")
    given = {said: value for said, value in how.items() if value}
    run = {**given, **figures, "seconds": _short(monotonic() - began), "faults": faults}
    keep(name, run)
    return run


def told(*runs: Run) -> int:
    """All that was seen, as JSON; the status is 1 if anything was not as it should be."""
    [whole] = together(runs)
    sys.stdout.write(json.dumps(whole, ensure_ascii=False) + "\n")
    return int(bool(whole["faults"]))


def together(runs: Iterable[Run]) -> list[Run]:
    """What all trials of one kind come to: texts say of which kind one is, all else adds up."""
    kinds: dict[tuple[tuple[str, str], ...], Run] = {}
    for run in runs:
        texts = ((name, said) for name, said in run.items() if isinstance(said, str))
        kind = tuple(sorted((name, said) for name, said in texts if name != "seed"))
        whole = kinds.setdefault(kind, {**dict(kind), "trials": 0})
        whole["trials"] += 1
        for name, figure in run.items():
            if not isinstance(figure, str):
                whole[name] = _joined(name, whole.get(name), figure)
    return sorted(kinds.values(), key=lambda whole: "sabotage" in whole)


def _short(figure: Any) -> Any:
    return round(figure, 1) if isinstance(figure, float) else figure


def _joined(name: str, one: Any, other: Any) -> Any:
    if one is None:
        return other
    if name in OF_EACH:
        return max(one, other)
    if isinstance(other, Mapping):
        return dict(Counter(one) + Counter(other))
    if isinstance(other, list):
        return [*one, *other][:MANY]
    return _short(one + other)


def keep(name: str, run: Run) -> None:
    """A trial joins those of its name and day, if trials are to be kept."""
    if KEEP not in os.environ:
        return
    folder = ROOT / os.environ[KEEP]
    with _alone(folder):
        runs = [*_kept(name, folder), run]
        sums = [
            {said: figure for said, figure in one.items() if not isinstance(figure, list)}
            for one in together(runs)
        ]
        machine = stopwatch.machine(stopwatch.DATABASES)
        result = {"machine": machine, "together": sums, "runs": runs}
        stopwatch.write(folder / _file(name), result)


def kept(name: str, **how: str) -> int:
    """How many trials of a kind there are of this day."""
    if KEEP not in os.environ:
        return 0
    runs = _kept(name, ROOT / os.environ[KEEP])
    return sum(all(run.get(said) == value for said, value in how.items()) for run in runs)


def _kept(name: str, folder: Path) -> list[Run]:
    path = folder / _file(name)
    return json.loads(path.read_text(encoding="utf-8"))["runs"] if path.exists() else []


def _file(name: str) -> str:
    return stopwatch.named(name, os.environ.get(DAY, ""))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Trials that end at once are written down one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
