"""The outbox: who is still to be told what. A message is written with its entry and sent after it.

Whoever sends one takes it first, for a while: nobody else tries it meanwhile, and if the sender
dies it is tried again. So it is sent at least once, and by one sender at a time.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import F, Q, QuerySet

from mingce.ledger import models

LEASE: Final = timedelta(minutes=10)
"""For so long a message is with whoever took it."""
FIRST_WAIT: Final = timedelta(minutes=1)
NOBODY: Final = "nobody"
"""The fault of a message that nobody is there to read."""
LONGEST_WAIT: Final = timedelta(days=1)


class Step(NamedTuple):
    """An entry that somebody is told of."""

    stream: str
    action: str
    edition: str
    at: datetime


class Passed(NamedTuple):
    """A day that somebody let pass; `edition` has the words for it."""

    round: str
    what: str
    holder: str
    since: date
    edition: str


class Taken(NamedTuple):
    """A message on its way: to whoever sits in a role at an organisation."""

    id: int
    role: str
    of: str
    tried: int
    about: Step | Passed


class Unsent(NamedTuple):
    """A message that has not gone out, how often it was tried, and what was wrong the last time."""

    id: int
    role: str
    of: str
    tried: int
    fault: str


def waiting(at: datetime, at_most: int) -> list[int]:
    """The messages whose turn it is, the oldest first."""
    rows = _ripe(at).order_by("id").values_list("id", flat=True)
    return list(rows[:at_most])


def take(number: int, at: datetime) -> Taken | None:
    """A message for whoever asks first; it is nobody's who comes second."""
    mine = _ripe(at).filter(id=number).update(tried=F("tried") + 1, due=at + LEASE)
    if not mine:
        return None
    row = models.Message.objects.select_related("entry", "overdue").get(id=number)
    return Taken(row.id, row.role, row.of, row.tried, _about(row))


def sent(number: int, at: datetime) -> None:
    """A message that went out is done with."""
    models.Message.objects.filter(id=number).update(sent=at, due=None, fault="")


def failed(taken: Taken, at: datetime, fault: str) -> None:
    """A message that did not go out says why, and is tried again, each time after a longer wait."""
    again = at + wait(taken.tried)
    models.Message.objects.filter(id=taken.id, sent=None).update(due=again, fault=fault)


def wait(tried: int) -> timedelta:
    """The wait doubles with each try, up to a day."""
    return min(FIRST_WAIT * (1 << min(tried - 1, 20)), LONGEST_WAIT)


def addresses(role: str, of: str, on: date) -> list[str]:
    """Where those can be written to who sit in a role at an organisation on a day."""
    seats = models.Seat.objects.filter(role=role, of=of, since__lte=on)
    seated = seats.filter(Q(until=None) | Q(until__gt=on))
    found = seated.exclude(person__email="").order_by("person__email")
    return list(found.values_list("person__email", flat=True).distinct())


def unsent(tried: int = 1) -> Iterator[Unsent]:
    """What was tried so often and has not gone out."""
    rows = models.Message.objects.filter(sent=None, tried__gte=tried).order_by("id")
    return (Unsent(row.id, row.role, row.of, row.tried, row.fault) for row in rows.iterator())


def notice(passed: Passed, clause: str, at: datetime, parties: Iterable[tuple[str, str]]) -> bool:
    """A day that was let pass is noticed once, and then those are told whom it concerns."""
    row, fresh = models.Overdue.objects.get_or_create(
        round=passed.round,
        what=passed.what,
        holder=passed.holder,
        since=passed.since,
        defaults={"clause": clause, "noticed": at},
    )
    if fresh:
        models.Message.objects.bulk_create(
            models.Message(overdue=row, role=role, of=of) for role, of in parties
        )
    return fresh


def _ripe(at: datetime) -> QuerySet[models.Message]:
    return models.Message.objects.filter(Q(due=None) | Q(due__lte=at), sent=None)


def _about(row: models.Message) -> Step | Passed:
    if row.entry is not None:
        return Step(row.entry.stream_id, row.entry.action, row.entry.edition, row.entry.at)
    if row.overdue is None:
        raise ValueError("a message is about an entry, or about a day that passed")
    late = row.overdue
    rounds = models.Round.objects.filter(id=late.round) if late.round else models.Round.objects
    edition = rounds.order_by("-opened").values_list("edition_id", flat=True).first()
    return Passed(late.round, late.what, late.holder, late.since, edition or "")
