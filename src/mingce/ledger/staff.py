"""The pen for people: persons, seats, organisations and who recommends whom, beside their entry.

Only acts hold it, as they hold the other one.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from mingce.core.seats import Seat
from mingce.core.who import Who
from mingce.ledger import models
from mingce.ledger.people import Assignment, Named


def keep_people(named: Iterable[Named], by: str) -> None:
    """People as they were entered last, and by whom; whoever is entered again is known anew."""
    for one in named:
        models.Person.objects.update_or_create(
            id=one.id,
            defaults={"name": one.name, "email": one.email, "entered_by": by, "erased": None},
        )


def give(seats: Iterable[Seat], desks: Mapping[str, str]) -> None:
    """Seats as they were given, each with the desk of its role."""
    models.Seat.objects.bulk_create(
        models.Seat(
            person_id=seat.person,
            role=seat.role,
            desk=desks[seat.role],
            of=seat.of,
            since=seat.since,
            until=seat.until,
        )
        for seat in seats
    )


def take(seats: Iterable[Seat], on: date) -> None:
    """Seats that are left from a day on."""
    for seat in seats:
        rows = models.Seat.objects.filter(
            person_id=seat.person, role=seat.role, of=seat.of, since=seat.since, until=seat.until
        )
        rows.update(until=seat.left(on).until)


def assign(one: Assignment) -> None:
    """A case is an expert's from a day on."""
    models.Assigned.objects.create(
        stream=one.stream, person_id=one.person, role=one.role, since=one.since
    )


def release(stream: str, who: Who, on: date) -> None:
    """A case is an expert's no longer, from a day on."""
    mine = models.Assigned.objects.filter(stream=stream, person_id=who.person, role=who.role)
    mine.filter(until=None).update(until=on)


def keep_organisation(
    key: str, name: tuple[str, str], kind: str, days: tuple[date | None, date | None]
) -> None:
    """An organisation with its name and kind for a time; an open one before it ends there."""
    since, until = days
    models.Organisation.objects.filter(key=key, until=None).update(until=since)
    models.Organisation.objects.create(
        key=key, name_zh=name[0], name_en=name[1], kind=kind, since=since, until=until
    )


def keep_recommender(
    holder: str, seat: str, organisation: str, days: tuple[date | None, date | None]
) -> None:
    """Who recommends a holder at a tier for a time; an open relation before it ends there."""
    since, until = days
    models.Recommends.objects.filter(holder=holder, seat=seat, until=None).update(until=since)
    models.Recommends.objects.create(
        holder=holder, seat=seat, organisation=organisation, since=since, until=until
    )


def erase(person: str, at: datetime) -> None:
    """Name and address are gone, whatever opens a commitment, and texts that were overtaken."""
    models.Person.objects.filter(id=person).update(name="", email="", erased=at)
    models.Clear.objects.filter(subject=person).update(salt=None, text=None)
    # What came too late was kept whole, and is in no entry: whoever wrote it has been shown it.
    models.Overtaken.objects.filter(by=person).delete()
    models.Overtaken.objects.filter(stream__endswith=f"/{person}").delete()
