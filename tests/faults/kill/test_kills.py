"""Whatever step a process dies at, an act is there as a whole or not at all, and none is lost.

`MINGCE_KILLS` says how many processes die, half of them on each database: few at every turn, 2,000
on an integration machine, 10,200 for the record: a few always come too late.
"""

import os

import pytest

from tests.faults import trial
from tests.faults.crowd import IN_MEMORY

KILLS = int(os.environ.get("MINGCE_KILLS", "60"))
FOUND = ("lost", "half", "double", "other_answers", "offences")


def tally(*arguments, kills):
    limit = 600 + kills
    return trial.tally("kill.kills", *arguments, f"--kills={kills}", limit=limit, **IN_MEMORY)


@pytest.mark.parametrize("vendor", ["sqlite", "postgres"])
def test_an_act_is_there_as_a_whole_or_not_at_all_and_asked_again_it_is_there_once(vendor):
    seen = tally(f"--vendor={vendor}", kills=KILLS // 2)

    assert seen["faults"] == []
    assert [seen[kind] for kind in FOUND] == [0] * 5
    assert seen["kills"] >= 0.97 * (KILLS // 2)
    assert seen["answered"] > 0


@pytest.mark.parametrize(
    ("sabotage", "found"),
    [("autocommit", "half"), ("entry_later", "half"), ("never_committed", "lost")],
)
def test_without_the_guard_it_is_seen(sabotage, found):
    seen = tally(f"--sabotage={sabotage}", "--stories=0", kills=60)

    assert seen[found] > 0
