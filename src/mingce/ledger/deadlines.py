"""The deadlines of open rounds, as moments."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from mingce.ledger import models, standing
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


def falling() -> Iterator[Falling]:
    """Every deadline of every open round, the round's own day before that of its edition."""
    for running in open_rounds():
        edition = running.rulebook.edition
        for name, deadline in edition.shape.deadlines.items():
            day = running.due.get(name, deadline.day)
            if day is not None:
                end = datetime.combine(day + timedelta(days=1), time(), edition.zone)
                yield Falling(running.id, name, day, end.astimezone(UTC))


def near(
    deadlines: Iterable[Falling], at: datetime, before: timedelta, after: timedelta = timedelta()
) -> Falling | None:
    """The first deadline so near that something must wait: for a time before, and one after."""
    now = [each for each in deadlines if each.at - before <= at < each.at + after]
    return min(now, key=lambda each: each.at, default=None)
