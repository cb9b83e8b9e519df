"""What everybody sees: rounds, checkpoints to keep as a witness, and whether a receipt is known."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingce.core.who import Who
from mingce.ledger import models


@dataclass(frozen=True, slots=True)
class Opened:
    """A round: the edition it runs on, its own days, and whether it is closed."""

    id: str
    programme: str
    edition: str
    edition_name: str
    due: Mapping[str, date]
    opened: datetime
    closed: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint: the head of the tree at a moment, as the text that witnesses keep."""

    algorithm: str
    size: int
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """An entry is in the log; since when the tree holds it, if it does yet."""

    hash: str
    at: datetime
    sealed: datetime | None


def rounds(_viewer: Who, _on: date) -> tuple[Opened, ...]:
    """Every round there was, the latest first."""
    rows = models.Round.objects.select_related("edition").order_by("-opened", "-id")
    return tuple(
        Opened(
            row.id,
            row.programme,
            row.edition_id,
            row.edition.name,
            {name: date.fromisoformat(day) for name, day in json.loads(row.due).items()},
            row.opened,
            row.closed,
            row.version,
        )
        for row in rows
    )


def checkpoints(
    _viewer: Who, algorithm: str, beyond: int = 0, at_most: int = 1000
) -> tuple[Note, ...]:
    """The checkpoints of a tree beyond a size, the smallest first."""
    rows = models.Checkpoint.objects.filter(algorithm=algorithm, size__gt=beyond).order_by("size")
    return tuple(Note(row.algorithm, row.size, row.note, row.at) for row in rows[:at_most])


def receipt(_viewer: Who, entry_hash: str) -> Receipt | None:
    """Whether an entry of this hash is in the log. Whoever asks has its receipt, or has guessed it.

    It is told since when it is there, and nothing of what it says.
    """
    row = models.Entry.objects.filter(hash=entry_hash).first()
    if row is None:
        return None
    leaf = models.Leaf.objects.filter(entry=row).first()
    notes = models.Checkpoint.objects.order_by("size").values_list("at", flat=True)
    sealed = notes.filter(size__gt=leaf.index).first() if leaf else None
    return Receipt(row.hash, row.at, sealed)
