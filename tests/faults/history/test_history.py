"""Whatever dies, what clients are told could have happened, one act after the other.

`MINGCE_OPS` says how many operations are recorded on each database.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.faults.crowd import IN_MEMORY

OPS = int(os.environ.get("MINGCE_OPS", "800"))
VENDORS = ["sqlite", "postgres"]


def tally(*arguments, ops):
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.history.history", *arguments, f"--ops={ops}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."]), **IN_MEMORY},
        capture_output=True,
        text=True,
        check=False,
        timeout=600 + ops / 10,
    )
    assert run.stdout, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("vendor", VENDORS)
def test_while_clients_and_connections_die_nobody_is_told_what_is_not_so(vendor):
    seen = tally(f"--vendor={vendor}", ops=OPS)

    assert (seen["anomalies"], seen["faults"]) == ([], [])
    assert seen["ops"] >= OPS
    assert seen["processes_killed"] + seen["backends_ended"] > 0


@pytest.mark.parametrize("vendor", VENDORS)
def test_reads_from_a_stale_cache_are_found(vendor):
    seen = tally(f"--vendor={vendor}", "--stale", ops=OPS)

    assert any("had been seen or said before" in told for told in seen["anomalies"])
