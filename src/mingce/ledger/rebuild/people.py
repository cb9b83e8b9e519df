"""Persons, seats, organisations and who recommends whom, folded from what was entered of them.

A house where nobody was ever founded (a story, a trial) has them from elsewhere: there, entries
say nothing of these tables, and nothing of them is compared.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from mingce.core.policy import Action
from mingce.core.seats import Seat
from mingce.law.periods import HOUSE, local_day
from mingce.ledger import models
from mingce.ledger.people import HOME, read_seat
from mingce.ledger.rebuild.rows import Row, columns_of, kept
from mingce.ledger.rebuild.said import Said
from mingce.ledger.streams import ORGANISATION

FOUNDED_BY = "found"


class Staff:
    """Whether the house was founded: from then on its people are entered, or are nobody."""

    def __init__(self) -> None:
        self.founded = False

    def kept(self, model: type[Model], key: Iterable[str]) -> Iterator[Row]:
        """The rows of a table in the order in which they were entered, once there is one."""
        names, columns = tuple(key), columns_of(model)
        if self.founded:
            for row in model._default_manager.order_by("pk").values(*columns).iterator():  # noqa: SLF001
                yield Row(tuple(row[name] for name in names), row)


class Seats:
    """A seat is given with its desk, and left from a day on."""

    model: type[Model] = models.Seat

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._seats: list[tuple[Seat, str]] = []

    @property
    def rewritten(self) -> bool:
        return self._staff.founded

    def enter(self, entry: Said) -> None:
        content = entry.content
        if entry.link.stream == HOME and content["action"] == FOUNDED_BY:
            self._staff.founded = True
        for one in content.get("seats", ()):
            self._seats.append((read_seat(one), one.get("desk", one["role"])))
        on = local_day(entry.at, HOUSE)
        gone = [read_seat(one) for one in content.get("unseated", ())]
        self._seats = [
            (seat.left(on) if seat in gone else seat, desk) for seat, desk in self._seats
        ]

    def rows(self) -> Iterator[Row]:
        for seat, desk in self._seats:
            columns = {
                "person_id": seat.person,
                "role": seat.role,
                "desk": desk,
                "of": seat.of,
                "since": seat.since,
                "until": seat.until,
            }
            yield Row((seat.person, seat.role, seat.of), columns)

    def kept(self) -> Iterator[Row]:
        return self._staff.kept(self.model, ["person_id", "role", "of"])


class People:
    """A person is an id and whoever entered it last; name and address open their commitments."""

    model: type[Model] = models.Person
    rewritten = False
    """The clear text is in no entry, so the table cannot be made from entries."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._people: dict[str, tuple[str, Mapping[str, str]]] = {}

    def enter(self, entry: Said) -> None:
        by = "" if entry.content["action"] == FOUNDED_BY else str(entry.content["actor"])
        if entry.link.stream == HOME:
            for person, closed in entry.content.get("people", {}).items():
                self._people[person] = (by, closed)

    def rows(self) -> Iterator[Row]:
        clear = dict(models.Clear.objects.values_list("commitment", "text"))
        for person, (by, closed) in self._people.items():
            opened = {name: clear.get(closed.get(name, "")) or "" for name in ("name", "email")}
            yield Row((person,), {"id": person, "entered_by": by, **opened})

    def kept(self) -> Iterator[Row]:
        """When somebody's name was erased is in no entry."""
        for row in self._staff.kept(self.model, ["id"]):
            yield Row(
                row.key, {name: row.columns[name] for name in row.columns if name != "erased"}
            )


class Assignments:
    """Whose a case is, and until when; who it is opens a commitment."""

    model: type[Model] = models.Assigned
    rewritten = False
    """As with persons: the clear text is in no entry."""

    def __init__(self) -> None:
        self._said: list[tuple[str, Mapping[str, str], date, bool]] = []

    def enter(self, entry: Said) -> None:
        content = entry.content
        if content["action"] == Action.ASSIGN_EXPERT:
            on = local_day(entry.at, HOUSE)
            self._said.append((content["case"], content["expert"], on, "released" in content))

    def rows(self) -> Iterator[Row]:
        """Whoever was erased is told of by no commitment any more."""
        clear = dict(models.Clear.objects.exclude(text=None).values_list("commitment", "text"))
        found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for case, expert, on, released in self._said:
            if (person := clear.get(expert["commitment"])) is None:
                continue
            key = (case, person, expert["role"])
            if released:
                found[key][-1]["until"] = on
            else:
                columns = {"stream": case, "person_id": person, "role": expert["role"]}
                found.setdefault(key, []).append({**columns, "since": on, "until": None})
        return (Row(key, row) for key, rows in found.items() for row in rows)

    def kept(self) -> Iterator[Row]:
        rows = models.Assigned.objects.filter(person__erased=None).order_by("id")
        return kept(rows, ["stream", "person_id", "role"])


class Spans:
    """Rows that stand for a time: a new one ends the one of its key that is open."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._spans: dict[tuple[object, ...], list[dict[str, Any]]] = {}

    @property
    def rewritten(self) -> bool:
        return self._staff.founded

    def _begin(self, key: tuple[object, ...], columns: dict[str, Any]) -> None:
        before = self._spans.setdefault(key, [])
        for one in before:
            one["until"] = columns["since"] if one["until"] is None else one["until"]
        before.append(columns)

    def rows(self) -> Iterator[Row]:
        for key, spans in self._spans.items():
            yield from (Row(key, span) for span in spans)


class Organisations(Spans):
    """An organisation has its name and kind for a time."""

    model: type[Model] = models.Organisation

    def enter(self, entry: Said) -> None:
        one = entry.content.get("organisation")
        if isinstance(one, Mapping) and entry.link.stream.startswith(ORGANISATION):
            zh, en = one["name"]
            named = {"key": one["id"], "name_zh": zh, "name_en": en, "kind": one["kind"]}
            self._begin((one["id"],), {**named, **_days(one)})

    def kept(self) -> Iterator[Row]:
        return self._staff.kept(self.model, ["key"])


class Recommenders(Spans):
    """An organisation recommends a holder at one tier for a time."""

    model: type[Model] = models.Recommends

    def enter(self, entry: Said) -> None:
        one = entry.content.get("recommends")
        if isinstance(one, Mapping) and entry.link.stream.startswith(ORGANISATION):
            by = entry.link.stream.partition("/")[2]
            related = {"holder": one["holder"], "seat": one["seat"], "organisation": by}
            self._begin((one["holder"], one["seat"]), {**related, **_days(one)})

    def kept(self) -> Iterator[Row]:
        return self._staff.kept(self.model, ["holder", "seat"])


def _days(one: Mapping[str, Any]) -> dict[str, date | None]:
    return {
        name: date.fromisoformat(one[name]) if one.get(name) else None
        for name in ("since", "until")
    }
