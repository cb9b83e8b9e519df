"""However often an act is asked for, it is done once, and everybody is given the same receipt.

`MINGCE_ACTS` acts are each asked for `MINGCE_TIMES` times: 20 and 10 at every turn, 1,000 and 50
for the record.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.faults.crowd import IN_MEMORY

ACTS = int(os.environ.get("MINGCE_ACTS", "20"))
TIMES = int(os.environ.get("MINGCE_TIMES", "10"))
VENDORS = ["sqlite", "postgres"]


def tally(*arguments, acts, times):
    run = subprocess.run(
        [
            *[sys.executable, "-m", "tests.faults.requests.repeats", *arguments],
            *[f"--acts={acts}", f"--times={times}"],
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."]), **IN_MEMORY},
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    assert run.stdout, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_request_asked_again_and_again_is_one_entry_with_one_receipt(vendor):
    seen = tally(f"--vendor={vendor}", acts=ACTS, times=TIMES)

    assert seen == {
        "acts": ACTS,
        "requests": ACTS * (TIMES // 2) * 2,
        "entries": ACTS,
        "twice": 0,
        "missing": 0,
        "other_receipts": 0,
        "faults": [],
    }


@pytest.mark.parametrize("vendor", VENDORS)
def test_where_nobody_looks_the_database_alone_refuses_a_second_entry(vendor):
    seen = tally(f"--vendor={vendor}", "--sabotage=not_known_again", acts=6, times=8)

    assert (seen["twice"], seen["missing"]) == (0, 0)
    assert any("IntegrityError" in fault for fault in seen["faults"])


@pytest.mark.parametrize("vendor", VENDORS)
def test_with_both_guards_taken_away_the_second_entry_is_seen(vendor):
    seen = tally(f"--vendor={vendor}", "--sabotage=twice_allowed", acts=6, times=8)

    assert seen["twice"] > 0
    assert seen["other_receipts"] > 0
