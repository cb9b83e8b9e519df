"""What is still being written, and what somebody wrote in vain: kept beside the log, not in it.

A part of a draft has a version. Whoever saves says on which version he wrote; on any other his
text does not replace what stands there, but is kept beside it, and both are shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from mingce.core.who import Who
from mingce.ledger import models
from mingce.seal.digest import digest

Part: TypeAlias = models.Draft


@dataclass(frozen=True, slots=True)
class Draft:
    """A part as it stands: its text and version, and who saved it when."""

    text: str
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What was written on a version that another had replaced, and what stood in its place."""

    stream: str
    part: str
    text: str
    stood: str
    expected: int
    found: int
    by: str
    at: datetime
    request: str


@dataclass(frozen=True, slots=True)
class Written:
    """The version a request wrote, by whom, and the digest of its text."""

    version: int
    by: str
    digest: str


@dataclass(frozen=True, slots=True)
class Step:
    """What was done in a stream, when and in which role: enough to see why one came too late."""

    action: str
    at: datetime
    role: str


def draft(stream: str, part: str) -> Draft | None:
    """A part as it stands, or none where nobody has saved it."""
    row = models.Draft.objects.filter(stream=stream, part=part).first()
    # At version 0 somebody only tried.
    return Draft(row.text, row.version, row.by, row.at) if row and row.version else None


def overtaken(stream: str) -> list[Overtaken]:
    """What was written in vain for a stream, the newest first."""
    return [
        _overtaken(row) for row in models.Overtaken.objects.filter(stream=stream).order_by("-id")
    ]


def since(stream: str, version: int) -> tuple[Step, ...]:
    """What was entered in a stream after it had so many entries."""
    rows = models.Entry.objects.filter(stream_id=stream, seq__gte=version).order_by("seq")
    return tuple(Step(row.action, row.at, row.role) for row in rows)


def lock(stream: str, part: str, who: Who, at: datetime) -> Part:
    """A part, held until the turn ends; one that nobody has saved begins here, at version 0."""
    mine = models.Draft.objects.filter(stream=stream, part=part).select_for_update()
    if (row := mine.first()) is not None:
        return row
    fresh = models.Draft(stream=stream, part=part, by=who.person, at=at)
    models.Draft.objects.bulk_create([fresh], ignore_conflicts=True)
    return mine.get()


def written(part: Part, request: str) -> Written | None:
    """What a request wrote of a part before, if anything."""
    row = models.DraftVersion.objects.filter(draft=part, request=request).first()
    return None if row is None else Written(row.version, row.by, row.digest)


def overtaken_by(stream: str, part: str, request: str) -> Overtaken | None:
    """What a request wrote in vain before, if anything."""
    row = models.Overtaken.objects.filter(stream=stream, part=part, request=request).first()
    return None if row is None else _overtaken(row)


def keep(part: Part, text: str, who: Who, at: datetime, request: str) -> int:
    """The next version of a part that is held."""
    changed = models.Draft.objects.filter(id=part.id, version=part.version).update(
        text=text, version=part.version + 1, by=who.person, at=at
    )
    if changed != 1:
        raise ValueError("a part that is held has one version")
    models.DraftVersion.objects.create(
        draft=part,
        version=part.version + 1,
        by=who.person,
        request=request,
        digest=str(digest(text.encode())),
    )
    return part.version + 1


def keep_overtaken(lost: Iterable[Overtaken]) -> None:
    """What was written in vain, once for each request."""
    rows = [
        models.Overtaken(
            stream=one.stream,
            part=one.part,
            text=one.text,
            stood=one.stood,
            expected=one.expected,
            found=one.found,
            by=one.by,
            at=one.at,
            request=one.request,
        )
        for one in lost
    ]
    models.Overtaken.objects.bulk_create(rows, ignore_conflicts=True)


def _overtaken(row: models.Overtaken) -> Overtaken:
    return Overtaken(
        row.stream,
        row.part,
        row.text,
        row.stood,
        row.expected,
        row.found,
        row.by,
        row.at,
        row.request,
    )
