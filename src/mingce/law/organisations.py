"""An organisation is an id with names, each of which it bears for a time.

The table knows the national office and the offices that recommend to it: one for each of the 31
mainland provinces, whose id is the province's code, and that of the Xinjiang Production and
Construction Corps, which has no code in GB/T 2260. Hong Kong, Macau and Taiwan have none. English
names of provincial offices follow one pattern and are not official. What became of the provincial
offices' names in the reform of 2018 and after is not recorded: they stand as in the notice's year.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from mingce.law import divisions
from mingce.law.words import Words

NATIONAL_OFFICE: Final = "office"

_TABLE = Path(__file__).with_name("organisations.csv")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation has a kind, a name and perhaps a division from one day until before another.

    A province's office has that province as its division.
    """

    id: str
    kind: str
    name: Words
    abbreviation: str
    division: str
    valid_from: date | None
    valid_to: date | None
    note: str

    def holds(self, on: date) -> bool:
        """A name is borne from its first day and no longer on the day of its end."""
        return _within(self.valid_from, self.valid_to, on)


@dataclass(frozen=True, slots=True)
class Recommends:
    """An organisation recommends a division from one day until before another."""

    organisation: str
    division: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """A relation holds from its first day and no longer on the day of its end."""
        return _within(self.valid_from, self.valid_to, on)


# County-level cities run by the Corps lie in Xinjiang and are not recommended by its office.
EXCEPTIONS: Final = (
    Recommends("xpcc", "659001"),
    Recommends("xpcc", "659002"),
    Recommends("xpcc", "659003"),
    Recommends("xpcc", "659004"),
    Recommends("xpcc", "659005"),
    Recommends("xpcc", "659006"),
    Recommends("xpcc", "659007"),
    Recommends("xpcc", "659008"),
    Recommends("xpcc", "659009"),
    Recommends("xpcc", "659010", date(2019, 12, 6)),
    Recommends("xpcc", "659011", date(2021, 2, 4)),
    Recommends("xpcc", "659012", date(2023, 1, 20)),
)


class Organisations:
    """Organisations are found by id and day, and so is who recommends a division."""

    def __init__(
        self,
        rows: Iterable[Organisation],
        exceptions: Iterable[Recommends],
        of_divisions: divisions.Divisions,
    ) -> None:
        self._rows: dict[str, list[Organisation]] = {}
        for row in rows:
            self._rows.setdefault(row.id, []).append(row)
        self._exceptions: dict[str, list[Recommends]] = {}
        for exception in exceptions:
            self._exceptions.setdefault(exception.division, []).append(exception)
        self._divisions = of_divisions

    def at(self, organisation: str, on: date) -> Organisation | None:
        """An organisation bears one name on a day."""
        return next((row for row in self._rows.get(organisation, ()) if row.holds(on)), None)

    def known(self, organisation: str) -> bool:
        """An organisation is known if it exists on any day of the table."""
        return organisation in self._rows

    def standing(self, on: date) -> tuple[Organisation, ...]:
        """The organisations of a day stand in the order of the table."""
        return tuple(row for rows in self._rows.values() for row in rows if row.holds(on))

    def recommender(self, division: str, on: date) -> str | None:
        """A division is recommended by its province's office, unless another is named for it.

        The relation has its own days and never follows from the digits of a code. Where there is no
        such office, or no such division, there is no recommender.
        """
        for exception in self._exceptions.get(division, ()):
            if exception.holds(on):
                return exception.organisation
        if not self._divisions.known(division):
            return None
        province = self._divisions.province(division, on)
        return province if self.at(province, on) is not None else None


@cache
def load() -> Organisations:
    """The table is read once."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return Organisations([_organisation(line) for line in lines], EXCEPTIONS, divisions.load())


def _organisation(line: list[str]) -> Organisation:
    key, kind, name_zh, name_en, abbreviation, division, valid_from, valid_to, note = line
    name = Words(name_zh, name_en)
    days = _day(valid_from), _day(valid_to)
    return Organisation(key, kind, name, abbreviation, division, *days, note)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _within(valid_from: date | None, valid_to: date | None, on: date) -> bool:
    return (valid_from is None or valid_from <= on) and (valid_to is None or on < valid_to)
