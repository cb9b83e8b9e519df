"""Every earlier version can be upgraded, killed wherever it may be, and its cases go on.

`MINGCE_UPGRADE_POINTS` says at how many steps the upgrade is killed: a few at every turn, 0 for
each of them on an integration machine; `MINGCE_UPGRADE_CASES` how many cases there are: 10,000 for
the record.
"""

import os

import pytest

from tests.faults import trial
from tests.faults.upgrade import dumps
from tests.faults.upgrade.copies import grown
from tests.faults.upgrade.frozen import schema, versions
from tests.faults.upgrade.lives import EDITION

POINTS = int(os.environ.get("MINGCE_UPGRADE_POINTS", "4"))
MOMENTS = 4
CASES = int(os.environ.get("MINGCE_UPGRADE_CASES", "150"))
LAST = {"1": "0002_only_added"}
"""The last migration of each version."""
VENDORS = ["sqlite", "postgres"]

each_version = pytest.mark.parametrize("frozen", versions(), ids=lambda one: one.folder.name)
each_vendor = pytest.mark.parametrize("vendor", VENDORS)


@pytest.fixture
def _connected(databases):
    """Django is made ready for whatever a test connects to, and let go of it afterwards."""
    from tests.databases import connect, disconnect

    url = databases.fresh("sqlite")
    connect(url)
    yield
    disconnect()


def upgraded(vendor, frozen, *arguments):
    of_it = [f"--vendor={vendor}", f"--version={frozen.folder.name}", f"--cases={CASES}"]
    return trial.tally("upgrade.upgrades", *of_it, *arguments, limit=900 + CASES / 5)


@each_vendor
@each_version
def test_an_upgrade_that_is_killed_loses_nothing_and_is_taken_up_again(frozen, vendor):
    seen = upgraded(vendor, frozen, f"--points={POINTS}", f"--moments={MOMENTS}")

    assert seen["faults"] == []
    assert seen["cases"] >= CASES
    assert seen["killed"] > MOMENTS
    assert seen["taken"] > 0


@each_vendor
def test_a_migration_outside_its_transaction_is_seen_to_stand_between_two_versions(vendor):
    seen = upgraded(vendor, versions()[0], "--sabotage=outside_transactions")

    assert "killed, it stands between two migrations" in seen["faults"][0]


@pytest.mark.usefixtures("_connected")
@each_vendor
@each_version
def test_nobody_changes_a_migration_of_a_version_that_is_out(frozen, vendor):
    assert schema(vendor, LAST[frozen.folder.name]) == frozen.schema[vendor]


@each_version
def test_a_frozen_version_has_cases_in_every_state(frozen):
    cases = {(row["track"], row["state"]) for row in frozen.rows["ledger_case"]}
    states = {(name, state) for name, track in EDITION.tracks.items() for state in track.states}

    assert sorted(states - cases) == []


@each_version
def test_copies_have_chains_of_their_own(frozen):
    rows = frozen.rows
    made = grown(rows, 2 * len(rows["ledger_case"]))
    hashes = [row["hash"] for row in made["ledger_entry"]]

    assert len(made["ledger_case"]) == 2 * len(rows["ledger_case"])
    assert len(hashes) == len(set(hashes)) > len(rows["ledger_entry"])


def test_what_is_written_down_is_read_again_as_it_was(tmp_path):
    rows = {
        "a": [{"id": 1, "b": "文\u2028", "c": b"\xff\x00", "d": None, "e": b"text"}],
        "empty": [],
    }
    dumps.write(tmp_path / "rows", rows)

    assert dumps.read(tmp_path / "rows") == rows
