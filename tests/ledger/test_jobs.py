"""Jobs are done in their lanes, and a worker that dies takes none of them with it."""

import os
import signal
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

MINUTE = timedelta(minutes=1)
DUE = datetime(2018, 8, 31, 16, tzinfo=UTC)
FILE = "sha256:" + "ef" * 32


def rows():
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.order_by("enqueued_at")


def started() -> datetime:
    """When the one job that runs was begun: the queue asks for the time itself."""
    [at] = rows().values_list("started_at", flat=True)
    return at


def in_a_child(work) -> int:
    """A process of its own does it; the signal that ended it, or nought."""
    from django.db import connection

    connection.close()
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def run(lane: str, at_most: int | None = None) -> int:
    from mingce.ledger import jobs

    return jobs.work(lane, "worker", at_most)


def test_a_lane_does_its_own_jobs_and_no_others(database):
    from tests.ledger.lanes import keep, look

    keep.enqueue(FILE)
    look.enqueue(1)
    look.enqueue(2)

    assert [run("heavy"), run("read", 1), run("submit"), run("read"), run("read")] == [
        *(0, 1, 1, 1, 0)
    ]
    assert set(rows().values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_a_job_whose_worker_was_killed_is_done_once_in_effect(database, tmp_path):
    from mingce.ledger import jobs
    from mingce.ledger.models import StoredFile
    from tests.ledger.lanes import die_once

    die_once.enqueue(FILE, str(tmp_path / "died"))

    assert in_a_child(lambda: run("heavy")) == signal.SIGKILL
    assert list(rows().values_list("status", flat=True)) == ["RUNNING"]
    assert run("heavy") == 0
    lease = jobs.LEASES["heavy"]
    assert jobs.sweep(started() + lease - MINUTE) == (0, 0)
    assert jobs.sweep(started() + lease) == (1, 0)

    assert run("heavy") == 1
    assert list(rows().values_list("status", "return_value")) == [("SUCCESSFUL", 1)]
    assert StoredFile.objects.count() == 1


def test_without_the_sweep_the_job_would_be_lost(database, tmp_path):
    from tests.ledger.lanes import die_once

    die_once.enqueue(FILE, str(tmp_path / "died"))
    in_a_child(lambda: run("heavy"))

    assert [run("heavy"), *rows().values_list("status", flat=True)] == [0, "RUNNING"]


def test_a_job_that_kills_each_worker_is_given_up_with_words(database, tmp_path):
    from mingce.ledger import jobs
    from tests.ledger.lanes import die_once

    mark = tmp_path / "died"
    die_once.enqueue(FILE, str(mark))
    swept = []
    for _ in range(jobs.AT_MOST):
        mark.unlink(missing_ok=True)
        in_a_child(lambda: run("heavy"))
        swept.append(jobs.sweep(started() + jobs.LEASES["heavy"]))

    assert swept == [(1, 0), (1, 0), (0, 1)]
    [dead] = jobs.dead()
    assert (dead.lane, dead.task) == ("heavy", "tests.ledger.lanes.die_once")
    assert dead.why == jobs.GIVEN_UP.zh.format(3) + " / " + jobs.GIVEN_UP.en.format(3)
    assert run("heavy") == 0


def test_a_job_that_ended_while_it_was_swept_stays_ended(database, monkeypatch):
    """Whoever sweeps has seen it running; by the time it writes, its worker is done."""
    from django_tasks_db.models import DBTaskResult

    from mingce.ledger import jobs
    from tests.ledger.lanes import look

    look.enqueue(1)
    DBTaskResult.objects.get().claim("slow")
    slow = DBTaskResult.objects.get()
    seen = jobs.overran(started() + jobs.LEASES["read"], jobs.LEASES)
    slow.set_successful(1)
    monkeypatch.setattr(jobs, "overran", lambda *_: seen)

    assert jobs.sweep(started() + jobs.LEASES["read"]) == (0, 0)
    assert list(rows().values_list("status", flat=True)) == ["SUCCESSFUL"]


def test_what_a_job_died_of_is_told(database):
    from mingce.ledger import jobs
    from tests.ledger.lanes import fail

    fail.enqueue()
    assert run("heavy") == 1

    assert [dead.why for dead in jobs.dead()] == ["ValueError: no such thing"]
    assert jobs.stuck(started() + timedelta(days=9)) == 0


def test_jobs_past_their_lease_are_counted(database):
    from django_tasks_db.models import DBTaskResult

    from mingce.ledger import jobs
    from tests.ledger.lanes import look

    look.enqueue(1)
    DBTaskResult.objects.get().claim("somebody")
    lease = jobs.LEASES["read"]

    assert [jobs.stuck(started() + lease - MINUTE), jobs.stuck(started() + lease)] == [0, 1]


def falling(*moments: datetime):
    from mingce.ledger.deadlines import Falling

    return [Falling("2018", f"d{n}", date(2018, 8, 31), at) for n, at in enumerate(moments)]


@given(
    st.lists(st.integers(-2000, 2000), max_size=4),
    st.integers(0, 1000),
)
def test_heavy_work_waits_exactly_in_the_hours_before_a_deadline(offsets, pause):
    from mingce.ledger import jobs

    deadlines = falling(*(DUE + offset * MINUTE for offset in offsets))
    found = jobs.paused(deadlines, DUE, pause * MINUTE)

    assert (found is not None) == any(0 < offset <= pause for offset in offsets)


@pytest.mark.parametrize(
    ("at", "open_lanes"),
    [
        (DUE - timedelta(hours=6, seconds=1), ["submit", "read", "heavy"]),
        (DUE - timedelta(hours=6), ["submit", "read"]),
        (DUE - timedelta(seconds=1), ["submit", "read"]),
        (DUE, ["submit", "read", "heavy"]),
    ],
)
def test_the_heavy_lane_is_closed_before_a_deadline(database, at, open_lanes):
    from mingce.ledger import jobs

    assert jobs.lanes(falling(DUE), at) == open_lanes
    assert jobs.lanes(falling(DUE), at, ["heavy"]) == [n for n in open_lanes if n == "heavy"]
