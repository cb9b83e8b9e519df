"""Jobs beside the pages, in three lanes: heavy work never stands in front of a submission.

A job may be run again, so whatever a job does is idempotent. One whose worker died is taken up by
the next after its lease; one that dies each time is given up, with words.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from mingce.law.words import Words
from mingce.ledger.deadlines import Falling, near

SUBMIT, READ, HEAVY = "submit", "read", "heavy"
LANES: Final = (SUBMIT, READ, HEAVY)
LEASES: Final[Mapping[str, timedelta]] = MappingProxyType(
    {SUBMIT: timedelta(minutes=5), READ: timedelta(minutes=10), HEAVY: timedelta(hours=2)}
)
"""How long a job of a lane may take; after that its worker is taken for dead."""
AT_MOST: Final = 3
"""Workers that may die of a job before it is given up."""
PAUSE: Final = timedelta(hours=6)
"""Heavy work waits for so long before a deadline, and until it has passed."""

GIVEN_UP = Words(
    "此任务的执行进程已{}次中断，不再重试",
    "the worker of this job died {} times; it is not tried again",
)


class Swept(NamedTuple):
    """What became of jobs whose workers had died."""

    again: int
    given_up: int


class Dead(NamedTuple):
    """A job that came to nothing, and why."""

    id: str
    lane: str
    task: str
    why: str


def sweep(at: datetime, leases: Mapping[str, timedelta] = LEASES, at_most: int = AT_MOST) -> Swept:
    """Jobs that run past their lease are ready again, or given up after so many workers."""
    again = given_up = 0
    for job in overran(at, leases):
        # Its worker may be alive after all and have finished it just now.
        same = DBTaskResult.objects.running().filter(id=job.id, started_at=job.started_at)
        died = len(job.worker_ids)
        if died < at_most:
            again += same.update(status=TaskResultStatus.READY)
        else:
            given_up += same.update(
                status=TaskResultStatus.FAILED,
                finished_at=at,
                exception_class_path=f"{GivenUp.__module__}.{GivenUp.__qualname__}",
                traceback=" / ".join(GIVEN_UP).format(died, died),
            )
    return Swept(again, given_up)


def overran(at: datetime, leases: Mapping[str, timedelta]) -> list["DBTaskResult[..., Any]"]:
    """Jobs that run past their lease."""
    running = DBTaskResult.objects.running().order_by("started_at")
    return [
        job
        for lane, lease in leases.items()
        for job in running.filter(queue_name=lane, started_at__lte=at - lease)
    ]


class GivenUp(Exception):
    """A job whose workers died of it each time."""


def paused(deadlines: Iterable[Falling], at: datetime, pause: timedelta = PAUSE) -> Falling | None:
    """The deadline for which heavy work waits, if there is one."""
    return near(deadlines, at, pause)


def lanes(deadlines: Iterable[Falling], at: datetime, wanted: Iterable[str] = LANES) -> list[str]:
    """The lanes that are worked on now, the most urgent first."""
    waits = {HEAVY} if paused(deadlines, at) else set()
    return [lane for lane in LANES if lane in set(wanted) - waits]


def work(lane: str, worker: str, at_most: int | None = None) -> int:
    """Jobs of a lane are run until none is ready, or so many; how many were."""
    running = Worker(
        queue_names=[lane],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=at_most,
        worker_id=worker,
        excluded_queue_names=[],
    )
    running.run()
    return int(running._run_tasks)  # noqa: SLF001 - the library counts and does not tell


def dead() -> list[Dead]:
    """Jobs that came to nothing and that nobody has looked at."""
    rows = DBTaskResult.objects.failed().order_by("finished_at")
    return [
        Dead(str(row.id), row.queue_name, row.task_path, row.traceback.strip().rpartition("\n")[2])
        for row in rows
    ]


def stuck(at: datetime, leases: Mapping[str, timedelta] = LEASES) -> int:
    """Jobs past their lease that nobody has swept up."""
    return len(overran(at, leases))
