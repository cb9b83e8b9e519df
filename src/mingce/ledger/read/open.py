"""What everybody sees: rounds and their rules, checkpoints, and whether a receipt is known."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingce.core.who import Who
from mingce.law.edition import Edition
from mingce.ledger import models
from mingce.ledger.editions import rulebook
from mingce.seal.receipt import receipt as made_out


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
    size: int | None = None
    """How many entries the first checkpoint that covers it stands for."""


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


def last_checkpoint(_viewer: Who) -> Note | None:
    """The head of the largest tree that was sealed; none before the first seal."""
    row = models.Checkpoint.objects.order_by("-size", "-at").first()
    return Note(row.algorithm, row.size, row.note, row.at) if row else None


def receipt(_viewer: Who, entry_hash: str) -> Receipt | None:
    """Whether an entry of this hash is in the log. Whoever asks has its receipt, or has guessed it.

    It is told since when it is there, and nothing of what it says.
    """
    row = models.Entry.objects.filter(hash=entry_hash).first()
    if row is None:
        return None
    leaf = models.Leaf.objects.filter(entry=row).first()
    notes = models.Checkpoint.objects.order_by("size")
    note = notes.filter(size__gt=leaf.index).first() if leaf else None
    return Receipt(row.hash, row.at, note.at if note else None, note.size if note else None)


def genuine(_viewer: Who, entry_hash: str, text: str) -> bool:
    """Whether a text is the receipt of an entry, to the letter: it is made of its bytes alone."""
    row = models.Entry.objects.filter(hash=entry_hash).first()
    return row is not None and made_out(bytes(row.payload)) == text


def edition(_viewer: Who, edition_hash: str) -> Edition:
    """The rules a round runs on, for everybody to read."""
    return rulebook(edition_hash).edition
