"""However often an act is asked for, it is done once, and everybody is given the same receipt.

`MINGCE_ACTS` acts are each asked for `MINGCE_TIMES` times: 20 and 10 at every turn, 1,000 and 50
for the record.
"""

import os

import pytest

from tests.faults import trial
from tests.faults.crowd import IN_MEMORY

ACTS = int(os.environ.get("MINGCE_ACTS", "20"))
TIMES = int(os.environ.get("MINGCE_TIMES", "10"))
VENDORS = ["sqlite", "postgres"]


def tally(*arguments, acts, times):
    limit = 600 + acts * times / 20
    sizes = [f"--acts={acts}", f"--times={times}"]
    return trial.tally("requests.repeats", *arguments, *sizes, limit=limit, **IN_MEMORY)


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_request_asked_again_and_again_is_one_entry_with_one_receipt(vendor):
    seen = tally(f"--vendor={vendor}", acts=ACTS, times=TIMES)

    assert seen["faults"] == []
    assert (seen["acts"], seen["requests"]) == (ACTS, ACTS * (TIMES // 2) * 2)
    assert (seen["entries"], seen["twice"], seen["missing"]) == (ACTS, 0, 0)
    assert seen["other_receipts"] == 0


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
