"""Cuts the power under the file store, again and again, and tells what was lost.

    python -m tests.faults.power.cuts --cuts 10000

Writers put files and say so through a pipe. The cut comes at once after a number of sayings that
the seed draws; what was said before it must be there afterwards, whole. `--drop STEP` leaves out
a step of the disk, and `--until-lost` stops at the first loss: that a dropped step is seen to
lose shows that the cut cuts.
"""

import argparse
import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic

from mingce.ledger.files import Disk, Kind, Local
from tests.faults import trial
from tests.faults.children import Say, heard, speaking
from tests.faults.power.image import Image, need_be_allowed

WRITERS = 2
SAID_AT_MOST = 12
ANEW_EVERY = 50
SIZES = (0, 1, 100, 4096, 10_000, 60_000)
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass
class Tally(trial.Tally):
    """What was seen: files that were said to be kept, and what became of them."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0


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
        disk, drawn = without(drop), chance.random()
        works = [
            partial(_write, Local(store.root, disk=disk), _chance(drawn, number))
            for number in range(WRITERS)
        ]
        with speaking(works) as writers:
            said = set(heard(writers, chance.randint(1, SAID_AT_MOST)))
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
        kind = "lost" if fault.kind is Kind.MISSING else "damaged"
        tally.fault(kind, f"cut {tally.cuts}: {fault.words.en}")
        kept.discard(fault.name)


def _write(store: Local, chance: Random, say: Say) -> None:
    """A writer's whole life: it ends with the power, or when nobody listens any more."""
    for _ in count():
        say(store.put(BytesIO(chance.randbytes(chance.choice(SIZES)))).digest)


def main() -> None:
    """Tells the tally as JSON; 1 if anything was lost, 77 if nothing could be run."""
    asked = argparse.ArgumentParser(description="Cuts the power under the file store.")
    asked.add_argument("--cuts", type=int, default=int(os.environ.get("MINGCE_CUTS", "20")))
    asked.add_argument("--seed", default="mingce")
    asked.add_argument("--drop", choices=["fsync", "fsync_dir"])
    asked.add_argument("--until-lost", action="store_true")
    given = asked.parse_args()
    need_be_allowed()
    began = monotonic()
    with tempfile.TemporaryDirectory() as folder, Image(Path(folder)) as image:
        tally = run(
            image, given.cuts, drop=given.drop, seed=given.seed, until_lost=given.until_lost
        )
    how = {"store": "disk", "sabotage": given.drop or "", "seed": given.seed}
    raise SystemExit(trial.told(trial.noted("power", tally, began, **how)))


if __name__ == "__main__":
    main()
