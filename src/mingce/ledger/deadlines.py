"""The deadlines of open rounds, as moments."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from mingce.law.edition import Edition
from mingce.ledger import models, standing
from mingce.ledger.editions import as_edition, rulebook
from mingce.ledger.standing import RunningRound


class Falling(NamedTuple):
    """A deadline of an open round: the last day on which one is in time, and the moment after."""

    round: str
    name: str
    day: date
    at: datetime


def open_rounds() -> list[RunningRound]:
    """The rounds that were opened and not yet closed."""
    ids = models.Round.objects.filter(closed=None).order_by("id").values_list("id", flat=True)
    return [found for found in map(standing.round_of, ids) if found]


def latest_edition() -> Edition | None:
    """The edition of the round opened last: the words of the programme as it is now."""
    last = models.Round.objects.order_by("-opened", "-id").first()
    return None if last is None else rulebook(last.edition_id).edition


TABLES = frozenset({"ledger_round", "ledger_edition"})
"""What deadlines are read from."""


def falling() -> Iterator[Falling]:
    """Every deadline of every open round, the round's own day before that of its edition.

    It names its columns, so it also reads the tables of an earlier version.
    """
    rounds = models.Round.objects.filter(closed=None).order_by("id")
    for name, edition_hash, due in rounds.values_list("id", "edition_id", "due"):
        yield from _falling(name, edition_hash, json.loads(due))


def _falling(round_id: str, edition_hash: str, due: Mapping[str, str]) -> Iterator[Falling]:
    edition = _edition(edition_hash)
    for name, deadline in edition.shape.deadlines.items():
        day = date.fromisoformat(due[name]) if name in due else deadline.day
        if day is not None:
            end = datetime.combine(day + timedelta(days=1), time(), edition.zone)
            yield Falling(round_id, name, day, end.astimezone(UTC))


@lru_cache(maxsize=8)
def _edition(edition_hash: str) -> Edition:
    rows = models.Edition.objects.filter(hash=edition_hash)
    files, name = rows.values_list("files", "name").get()
    return as_edition(files, name)


def near(
    deadlines: Iterable[Falling], at: datetime, before: timedelta, after: timedelta = timedelta()
) -> Falling | None:
    """The first deadline so near that something must wait: for a time before, and one after."""
    now = [each for each in deadlines if each.at - before <= at < each.at + after]
    return min(now, key=lambda each: each.at, default=None)
