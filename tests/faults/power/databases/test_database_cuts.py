"""What was acknowledged is there after a power cut, on both databases; a flush left out is seen.

`MINGCE_SQLITE_CUTS` and `MINGCE_POSTGRES_CUTS` say how often the power is cut: a few times at
every turn, 200 and 40 on an integration machine, 2,000 and 1,000 for the record.
"""

import os

import pytest

from tests.faults import trial
from tests.faults.power.databases.house import SABOTAGES

CUTS = {
    "sqlite": int(os.environ.get("MINGCE_SQLITE_CUTS", "5")),
    "postgres": int(os.environ.get("MINGCE_POSTGRES_CUTS", "2")),
}
SABOTAGED = 50
SEEN = [
    ("sqlite", "normal", "lost"),
    ("sqlite", "fsync_dir", "fileless"),
    ("postgres", "fsync", "lost"),
]
if "MINGCE_POSTGRES_CUTS" in os.environ:
    SEEN += [("postgres", "commit", "lost"), ("postgres", "fsync_dir", "fileless")]

pytestmark = pytest.mark.usefixtures("_allowed")


def tally(vendor, cuts, *arguments):
    sizes = [f"--vendor={vendor}", f"--cuts={cuts}"]
    return trial.tally("power.databases.cuts", *sizes, *arguments, limit=120 + 3 * cuts)


@pytest.mark.parametrize("vendor", list(SABOTAGES))
def test_nothing_acknowledged_is_lost_and_nothing_needs_repair(vendor):
    seen = tally(vendor, CUTS[vendor])

    assert seen["faults"] == []
    assert (seen["lost"], seen["fileless"], seen["repairs"], seen["offences"]) == (0, 0, 0, 0)
    assert seen["cuts"] == CUTS[vendor]
    assert seen["acknowledged"] >= CUTS[vendor]


@pytest.mark.parametrize(("vendor", "sabotage", "seen_as"), SEEN)
def test_a_flush_that_is_left_out_is_seen_to_lose(vendor, sabotage, seen_as):
    seen = tally(vendor, SABOTAGED, f"--sabotage={sabotage}", "--until-lost")

    assert seen[seen_as] > 0
