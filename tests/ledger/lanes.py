"""Jobs for tests. Each does its work once, however often it is run."""

import os
import signal
from pathlib import Path

from django_tasks import task


@task(queue_name="submit")
def keep(digest: str) -> int:
    """A file's row is written once; how many there are is told."""
    from mingce.ledger.models import StoredFile
    from tests.ledger.noted import AT

    StoredFile.objects.get_or_create(digest=digest, defaults={"size": 1, "at": AT})
    return StoredFile.objects.count()


@task(queue_name="heavy")
def die_once(digest: str, mark: str) -> int:
    """The first worker dies in the middle of it, its work half done."""
    count = keep.call(digest)
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return count


@task(queue_name="heavy")
def fail() -> None:
    raise ValueError("no such thing")


@task(queue_name="read")
def look(number: int) -> int:
    return number
