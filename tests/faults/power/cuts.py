"""Cuts the power under the file store, again and again, and tells what was lost.

    python -m tests.faults.power.cuts --cuts 10000

Writers put files and say so through a pipe. The cut comes at once after a number of sayings that
the seed draws; what was said before it must be there afterwards, whole. `--drop STEP` leaves out
a step of the disk, and `--until-lost` stops at the first loss: that a dropped step is seen to
lose shows that the cut cuts.
"""

import argparse
import json
import os
import selectors
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple, NoReturn

from mingce.ledger.files import Disk, Kind, Local
from tests.faults.power.image import Image, not_run, why_not

WRITERS = 2
SAID_AT_MOST = 12
ANEW_EVERY = 50
SIZES = (0, 1, 100, 4096, 10_000, 60_000)
PATIENCE = 60
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Tally:
    """What was seen: files that were said to be kept, and what became of them."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0
    faults: list[str] = field(default_factory=list)


class Writer(NamedTuple):
    pid: int
    says: int


def without(step: str | None) -> Disk:
    """A disk that leaves one step out and says nothing."""
    if step is None:
        return Disk()
    getattr(Disk, step)
    return type("Without", (Disk,), {step: lambda *_: None})()


def run(image: Image, cuts: int, *, drop: str | None, seed: str, until_lost: bool) -> Tally:
    """So many cuts, on a disk that is emptied now and then."""
    tally, kept = Tally(), set()
    store = Local(image.top / "files")
    for cut in range(cuts):
        if cut and cut % ANEW_EVERY == 0:
            image.anew()
            kept.clear()
        chance = _chance(seed, cut)
        with _writers(store.root, drop, chance.random()) as writers:
            said = _heard(writers, chance.randint(1, SAID_AT_MOST))
            image.cut()
        image.remount()
        kept |= said
        tally.cuts += 1
        tally.acknowledged += len(said)
        _look(store, kept, tally)
        if tally.lost + tally.damaged and until_lost:
            break
        store.sweep(kept, at=LATER, age=timedelta(days=1))
    return tally


def _chance(seed: object, number: int) -> Random:
    return Random(f"{seed} {number}")  # noqa: S311 - drawn to be drawn again


def _look(store: Local, kept: set[str], tally: Tally) -> None:
    """Nothing that was said is missing, and nothing at all that bears a name is damaged."""
    for fault in store.scrub(mentioned=sorted(kept)):
        if fault.kind is Kind.MISSING:
            tally.lost += 1
        else:
            tally.damaged += 1
        tally.faults.append(f"cut {tally.cuts}: {fault.words.en}")
        kept.discard(fault.name)


@contextmanager
def _writers(root: Path, drop: str | None, seed: float) -> Iterator[list[Writer]]:
    writers: list[Writer] = []
    try:
        for number in range(WRITERS):
            hears, says = os.pipe()
            pid = os.fork()
            if pid == 0:
                for other in (hears, *(writer.says for writer in writers)):
                    os.close(other)
                _write(Local(root, disk=without(drop)), _chance(seed, number), says)
            os.close(says)
            writers.append(Writer(pid, hears))
        yield writers
    finally:
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            os.waitpid(writer.pid, 0)
            os.close(writer.says)


def _write(store: Local, chance: Random, says: int) -> NoReturn:
    """A writer's whole life: it ends with the power, or when nobody listens any more."""
    try:
        for _ in count():
            stored = store.put(BytesIO(chance.randbytes(chance.choice(SIZES))))
            os.write(says, f"{stored.digest}\n".encode())
    finally:
        # Whatever happened, what its parent is in the middle of is not for it to tidy up.
        os._exit(0)


def _heard(writers: list[Writer], number: int) -> set[str]:
    """What the writers have said by the time that so many things are said."""
    heard = {writer.says: b"" for writer in writers}
    with selectors.DefaultSelector() as ears:
        for pipe in heard:
            ears.register(pipe, selectors.EVENT_READ)
        while sum(text.count(b"\n") for text in heard.values()) < number:
            ready = ears.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"no writer said anything for {PATIENCE} seconds")
            for key, _ in ready:
                words = os.read(key.fd, 4096)
                if not words:
                    raise ChildProcessError("a writer ended before the power was cut")
                heard[key.fd] += words
    return {line.decode() for text in heard.values() for line in text.split(b"\n")[:-1]}


def main() -> None:
    """Tells the tally as JSON; 1 if anything was lost, 77 if nothing could be run."""
    asked = argparse.ArgumentParser(description="Cuts the power under the file store.")
    asked.add_argument("--cuts", type=int, default=int(os.environ.get("MINGCE_CUTS", "20")))
    asked.add_argument("--seed", default="mingce")
    asked.add_argument("--drop", choices=["fsync", "fsync_dir"])
    asked.add_argument("--until-lost", action="store_true")
    given = asked.parse_args()
    if reason := why_not():
        sys.stderr.write(not_run(reason) + "\n")
        raise SystemExit(77)
    with tempfile.TemporaryDirectory() as folder, Image(Path(folder)) as image:
        tally = run(
            image, given.cuts, drop=given.drop, seed=given.seed, until_lost=given.until_lost
        )
    sys.stdout.write(json.dumps(asdict(tally)) + "\n")
    raise SystemExit(tally.lost + tally.damaged > 0)


if __name__ == "__main__":
    main()
