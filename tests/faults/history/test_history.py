"""Whatever dies, what clients are told could have happened, one act after the other.

`MINGCE_OPS` says how many operations are recorded on each database.
"""

import os

import pytest

from tests.faults import trial
from tests.faults.crowd import IN_MEMORY

OPS = int(os.environ.get("MINGCE_OPS", "800"))
VENDORS = ["sqlite", "postgres"]


def tally(*arguments, ops):
    limit = 600 + ops / 10
    return trial.tally("history.history", *arguments, f"--ops={ops}", limit=limit, **IN_MEMORY)


@pytest.mark.parametrize("vendor", VENDORS)
def test_while_clients_and_connections_die_nobody_is_told_what_is_not_so(vendor):
    seen = tally(f"--vendor={vendor}", ops=OPS)

    assert (seen["anomalies"], seen["faults"]) == (0, [])
    assert seen["ops"] >= OPS
    assert seen["processes_killed"] + seen["backends_ended"] > 0


@pytest.mark.parametrize("vendor", VENDORS)
def test_reads_from_a_stale_cache_are_found(vendor):
    seen = tally(f"--vendor={vendor}", "--sabotage=stale", ops=min(OPS, 4000))

    assert any("had been seen or said before" in told for told in seen["faults"])
