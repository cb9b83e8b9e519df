"""What is done for the house's safety, on record: when, and how it came out.

It is kept beside the log: it is about the machine, not about anybody's case.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import Max

from mingce.ledger import models

TICK, OVERDUE, SCRUB, UPGRADE = "tick", "overdue", "scrub", "upgrade"
BACKUP, RESTORE = "backup", "restore"
"""A restore is one on trial, of a backup, on a machine that may be any."""

RHYTHM: Final = {
    TICK: timedelta(hours=3),
    BACKUP: timedelta(days=2),
    RESTORE: timedelta(days=7),
    SCRUB: timedelta(days=40),
}
"""How long each may be away before somebody should look; a tick is noted once an hour."""


class Note(NamedTuple):
    """What was done, and how it came out."""

    what: str
    at: datetime
    well: bool
    detail: str


class Gap(NamedTuple):
    """Something was last done well longer ago than it may be."""

    what: str
    last: datetime
    within: timedelta


def note(what: str, at: datetime, *, well: bool = True, detail: str = "") -> None:
    """Whatever was done is noted, also where it went wrong."""
    models.Upkeep.objects.create(what=what, at=at, well=well, detail=detail)


def last(what: str, *, well: bool | None = None) -> Note | None:
    """The last time something was done, or was done well."""
    rows = models.Upkeep.objects.filter(what=what)
    if well is not None:
        rows = rows.filter(well=well)
    row = rows.order_by("-at", "-id").first()
    return None if row is None else Note(row.what, row.at, row.well, row.detail)


def notes(what: str) -> Iterator[Note]:
    """Every time something was done, the oldest first."""
    rows = models.Upkeep.objects.filter(what=what).order_by("at", "id")
    return (Note(row.what, row.at, row.well, row.detail) for row in rows)


def gaps(at: datetime) -> Iterator[Gap]:
    """What was done before and has been left undone for too long; what never was is no gap."""
    for what, within in RHYTHM.items():
        done = last(what, well=True)
        if done is not None and at - done.at > within:
            yield Gap(what, done.at, within)


def newest() -> datetime | None:
    """The moment of the newest entry: no clock that is right is behind it."""
    found: datetime | None = models.Entry.objects.aggregate(at=Max("at"))["at"]
    return found


def oldest_unsealed() -> datetime | None:
    """The moment of the first entry that has no leaf yet."""
    sealed = models.Leaf.objects.aggregate(last=Max("entry_id"))["last"] or 0
    waiting = models.Entry.objects.filter(id__gt=sealed).order_by("id")
    return waiting.values_list("at", flat=True).first()


def attached_files() -> list[str]:
    """The digests of all files that came with an entry."""
    named = models.Attached.objects.order_by("file_id").values_list("file_id", flat=True)
    return list(named.distinct())
