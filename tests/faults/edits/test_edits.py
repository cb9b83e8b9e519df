"""Of all who edit the same drafts at once, nobody's words get lost, and both texts are shown.

`MINGCE_EDITS` says how many edits there are: few at every turn, 100,000 for the record.
"""

import os

import pytest

from tests.faults import trial
from tests.faults.crowd import IN_MEMORY

EDITS = int(os.environ.get("MINGCE_EDITS", "600"))
VENDORS = ["sqlite", "postgres"]


def tally(*arguments, edits):
    limit = 600 + edits / 10
    return trial.tally("edits.edits", *arguments, f"--edits={edits}", limit=limit, **IN_MEMORY)


@pytest.mark.parametrize("vendor", VENDORS)
def test_no_edit_is_lost_and_each_that_came_too_late_is_shown_beside_what_stands(vendor):
    seen = tally(f"--vendor={vendor}", edits=EDITS)

    assert (seen["faults"], seen["lost"]) == ([], 0)
    assert EDITS <= seen["edits"] == seen["saved"] + seen["overtaken"]
    assert seen["shown"] == seen["overtaken"] > 0


@pytest.mark.parametrize("vendor", VENDORS)
def test_without_a_look_at_the_version_edits_are_lost_and_it_is_seen(vendor):
    seen = tally(f"--vendor={vendor}", "--sabotage=blind", edits=256)

    assert seen["lost"] > 0
