"""An installation with its three administrators, and whoever a test seats beside them."""

from datetime import UTC, datetime, timedelta
from itertools import count

from tests.cast import OFFICE, lamps

MORNING = datetime(2018, 8, 1, 1, tzinfo=UTC)
DAY = MORNING.date()
NAMED = {"system": "ada", "security": "bei", "audit": "cao"}
_numbers = count(1)


def who(person: str, role: str, of: str = OFFICE):
    from mingce.core.who import Who

    return Who(person, role, of)


def system():
    return who("ada", "system")


def security():
    return who("bei", "security")


def audit():
    return who("cao", "audit")


def bureau(person: str = "dan"):
    return who(person, "bureau")


def asked(by, days: int = 0, request: str = "", proposal: str = ""):
    """A request of somebody so many days after the first; each has an id of its own."""
    from mingce.acts.perform import Asked

    name = request or f"request-{next(_numbers)}"
    return Asked(name, by, MORNING + timedelta(days=days), name.encode().ljust(32, b"-"), proposal)


def founded(names: tuple = ()):
    """The first appointment."""
    from mingce.acts.founding import found

    return found(asked(system()), NAMED, names)


def a_seat(person: str, role: str, of: str = OFFICE, since: int = 0, until: int | None = None):
    from mingce.core.seats import Seat

    last = None if until is None else DAY + timedelta(days=until)
    return Seat(person, role, of, DAY + timedelta(days=since), last)


def enter(*persons: str, days: int = 0):
    from mingce.acts.people import enter_people
    from mingce.ledger.people import Named

    people = [Named(one, f"名{one}", f"{one}@tests.example") for one in persons]
    return enter_people(asked(system(), days), people)


def seat(*seats, days: int = 0, by=None):
    from mingce.acts.seating import seat as give

    return give(asked(by or security(), days), seats, [lamps()])


def employ(person: str, role: str, of: str = OFFICE):
    """Somebody is entered and seated."""
    enter(person)
    [done] = seat(a_seat(person, role, of))
    assert done.receipt is not None, reasons(done)
    return who(person, role, of)


def reasons(outcome) -> list[str]:
    return [found.rule.id for found in outcome.decision.reasons] if outcome.decision else []


def entries(stream: str = "") -> list[dict]:
    """What was entered, as its bytes say it."""
    from mingce.ledger import models
    from mingce.seal.entry import read

    rows = models.Entry.objects.order_by("id")
    if stream:
        rows = rows.filter(stream_id=stream)
    return [dict(read(bytes(row.payload)).content) for row in rows]


def held(person: str, on: int = 0) -> list[tuple[str, str]]:
    """The roles a person has on a day, and where."""
    from mingce.ledger import people

    day = DAY + timedelta(days=on)
    return [(one.role, one.of) for one in people.seats_of([person]) if one.held(day)]
