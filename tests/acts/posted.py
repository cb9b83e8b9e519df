"""A case's entry with its messages, readers in their seats, and post offices good and bad."""

from datetime import UTC, date, datetime, timedelta

from django.core.mail.backends.base import BaseEmailBackend

NOON = datetime(2018, 8, 20, 4, tzinfo=UTC)
EDITION = "cn-ip-cities-2018"
CITY = "320400"


def reader(person: str, role: str, of: str, email: str | None = None, until: date | None = None):
    from mingce.ledger import models

    address = f"{person}@tests.example" if email is None else email
    models.Person.objects.create(id=person, name="某人", email=address)
    models.Seat.objects.create(
        person_id=person, role=role, of=of, desk="", since=date(2018, 1, 1), until=until
    )


def a_step(number: int = 1, *parties: tuple[str, str]) -> None:
    """A city hands in, and these are to be told."""
    from mingce.law import edition
    from mingce.ledger import write
    from tests.ledger.noted import note

    rules = edition.load(EDITION)
    track, event = next(iter(rules.tracks)), next(iter(rules.shape.events))
    with write.turn():
        write.keep_edition(rules)
        row = note(
            f"case/2018/{track}/{CITY}",
            number,
            action=event,
            edition=rules.hash,
            answers={"secret": {"value": "机密"}},
        )
        write.tell(row, parties or [("city", CITY)])


def messages() -> list:
    from mingce.ledger import models

    return list(models.Message.objects.order_by("id"))


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


class Closed(BaseEmailBackend):
    """A post office that cannot be reached."""

    def open(self) -> bool:
        raise ConnectionRefusedError("nobody listens")

    def send_messages(self, _) -> int:
        raise AssertionError("nothing is handed in at a closed post office")


class Picky(BaseEmailBackend):
    """A post office that refuses some addresses."""

    refused = ("bad@tests.example",)
    taken: list = []  # noqa: RUF012 - a test looks here, and empties it

    def send_messages(self, messages) -> int:
        for message in messages:
            if set(message.recipients()) & set(self.refused):
                raise ValueError("no such mailbox")
            self.taken.append(message)
        return len(messages)
