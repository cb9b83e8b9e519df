"""The command that runs jobs: lane by lane, heavy ones never near a deadline."""

from datetime import timedelta

import pytest

from tests.acts.test_ticking import MIDNIGHT, open_a_round
from tests.config.running import running


@pytest.fixture
def house(database, tmp_path, monkeypatch):
    with running(tmp_path, monkeypatch):
        yield monkeypatch


def states() -> dict[str, str]:
    from django_tasks_db.models import DBTaskResult

    return dict(DBTaskResult.objects.values_list("queue_name", "status"))


def fill() -> None:
    from tests.ledger.lanes import fail, keep, look

    keep.enqueue("sha256:" + "aa" * 32)
    look.enqueue(1)
    fail.enqueue()


def test_every_lane_is_worked_on_until_it_is_empty(mingce, house):
    fill()
    said = mingce("jobs", "--once", "--lang", "en")

    assert (said.status, said.out) == (0, "✓ submit: 1 run\n✓ read: 1 run\n✓ heavy: 1 run\n")
    assert states() == {"submit": "SUCCESSFUL", "read": "SUCCESSFUL", "heavy": "FAILED"}


def test_only_the_lanes_that_are_named_are_worked_on(mingce, house):
    fill()
    mingce("jobs", "--once", "--lane", "read")

    assert states() == {"submit": "READY", "read": "SUCCESSFUL", "heavy": "READY"}


@pytest.mark.parametrize(("before", "state"), [(1, "READY"), (6 * 60 + 1, "FAILED")])
def test_heavy_jobs_wait_before_a_deadline(mingce, house, before, state):
    open_a_round()
    fill()
    house.setattr("mingce.config.clock.now", lambda: MIDNIGHT - timedelta(minutes=before))
    said = mingce("jobs", "--once")

    assert said.status == 0
    assert states() == {"submit": "SUCCESSFUL", "read": "SUCCESSFUL", "heavy": state}


def test_a_worker_that_fails_is_told(mingce, house):
    def broken(*_, **__):
        raise OSError("no database")

    house.setattr("mingce.ledger.jobs.work", broken)
    said = mingce("jobs", "--once", "--lane", "read", "--lang", "en")

    assert said.status == 1
    assert said.out == "✗ a worker failed: OSError: no database\n✗ read: 0 run\n"
