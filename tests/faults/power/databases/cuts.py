"""Cuts the power under a database and its files, again and again, and tells what was lost.

    python -m tests.faults.power.databases.cuts --vendor sqlite --cuts 2000

Some perform acts and one seals, on one disk, each saying what he was told. The cut comes at once
after a number of sayings that the seed draws; what was said before it must be there afterwards,
whole and without repair, and the next ones work on. `--sabotage` leaves a flush out, and
`--until-lost` stops where that is first seen.
"""

import json
from random import Random
from time import monotonic

from django.db import DatabaseError

from tests.databases import connect, disconnect
from tests.faults import trial
from tests.faults.children import heard
from tests.faults.power.databases.house import SABOTAGES, House, NotUp, furnished
from tests.faults.power.databases.looks import Tally, look
from tests.faults.power.databases.writers import Said, writers
from tests.faults.power.image import need_be_allowed

SAID_AT_MOST = 20
ANEW_EVERY = 12


def run(
    house: House, cuts: int, *, seed: str, until_lost: bool = False, seconds: float = 3600
) -> Tally:
    """So many cuts, or as many as there is time for, on a disk that is made anew now and then."""
    before = 0
    tally, said, until = Tally(), list[Said](), monotonic() + seconds
    house.start()
    for cut in range(cuts):
        # What is lost once stays lost: nobody goes on living in such a house.
        if cut and (cut % ANEW_EVERY == 0 or tally.wrong > before):
            said.clear()
            _anew(house)
        before = tally.wrong
        fresh = _cut(house, cut, seed)
        said += fresh
        tally.cuts += 1
        tally.acknowledged += len(fresh)
        _come_back(house, said, tally)
        if (tally.wrong and until_lost) or monotonic() > until:
            break
    return tally


def _cut(house: House, cut: int, seed: str) -> list[Said]:
    """The power goes while everybody is at work."""
    chance = Random(f"{seed} {cut}")  # noqa: S311 - drawn to be drawn again
    with writers(house, cut % ANEW_EVERY, f"{seed} {cut}") as people:
        said = [json.loads(line) for line in heard(people, chance.randint(1, SAID_AT_MOST))]
        house.image.cut()
    house.end()
    return said


def _come_back(house: House, said: list[Said], tally: Tally) -> None:
    """The power comes back, and the house is up again by itself, with everything in it."""
    house.image.remount()
    try:
        house.start()
        house.connect()
        look(house, said, tally)
    except (NotUp, DatabaseError) as down:
        tally.fault("repairs", f"cut {tally.cuts}: {down}")


def _anew(house: House) -> None:
    disconnect()
    house.end()
    house.image.anew()
    house.start()


def main() -> None:
    """Tells the tally as JSON; 1 if anything was lost, 77 if nothing could be run."""
    known = {one for own in SABOTAGES.values() for one in own}
    asked = trial.asking("Cuts the power under a database and its files.", known)
    asked.add_argument("--cuts", type=int, default=10)
    asked.add_argument("--seconds", type=float, default=3600)
    asked.add_argument("--seed", default="mingce")
    asked.add_argument("--until-lost", action="store_true")
    given = asked.parse_args()
    if given.sabotage and given.sabotage not in SABOTAGES[given.vendor]:
        asked.error(f"{given.vendor} knows no {given.sabotage}")
    need_be_allowed()
    connect("sqlite:////nowhere")  # Django is made ready; nobody connects there
    with furnished(given.vendor, given.sabotage or None) as house:
        began = monotonic()
        tally = run(
            house, given.cuts, seed=given.seed, until_lost=given.until_lost, seconds=given.seconds
        )
    how = {"vendor": given.vendor, "sabotage": given.sabotage, "seed": given.seed}
    raise SystemExit(trial.told(trial.noted("power", tally, began, **how)))


if __name__ == "__main__":
    main()
