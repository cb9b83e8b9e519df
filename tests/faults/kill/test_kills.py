"""Whatever step a process dies at, an act is there as a whole or not at all, and none is lost.

`MINGCE_KILLS` says how many processes die, half of them on each database: few at every turn, 2,000
on an integration machine, 10,000 for the record.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.faults.crowd import IN_MEMORY

KILLS = int(os.environ.get("MINGCE_KILLS", "60"))
FOUND = ("lost", "half", "double", "other_answers", "offences")


def tally(*arguments, kills):
    """A process of its own forks and kills: the one that runs the tests had better not."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.kill.kills", f"--kills={kills}", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."]), **IN_MEMORY},
        capture_output=True,
        text=True,
        check=False,
        timeout=600 + kills,
    )
    assert run.stdout, run.stderr
    return json.loads(run.stdout)


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
