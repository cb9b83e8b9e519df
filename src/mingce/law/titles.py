"""An earlier title is what a paper gave a division before the first round, for as long as it says.

The table holds the demonstration titles of the years 2012 to 2016. A code and a name are those of
one day, `named_on`, on which both stood; the line of a division leads from there to today. Terms
are as precise as the papers known: a year, or a month. Where the number of a paper is not known,
its own line says so.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from mingce.law import divisions
from mingce.law.divisions import Divisions
from mingce.law.periods import PartialDate

_TABLE = Path(__file__).with_name("titles.csv")


@dataclass(frozen=True, slots=True)
class EarlierTitle:
    """A division, by its code and name of a day, was given a title for a term by some paper."""

    holder: str
    name: str
    named_on: date
    title: str
    since: PartialDate
    until: PartialDate | None
    source: str


@cache
def load() -> tuple[EarlierTitle, ...]:
    """The table is read once and kept in its order, which goes by papers."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return read(lines, divisions.load())


def read(lines: Iterable[list[str]], of_divisions: Divisions) -> tuple[EarlierTitle, ...]:
    """Each code is that of a division so named on its day; another is a LookupError."""
    found = tuple(map(_title, lines))
    for one in found:
        division = of_divisions.at(one.holder, one.named_on)
        if division is None or division.name != one.name:
            raise LookupError(f"no division {one.holder} {one.name} on {one.named_on}")
    return found


def _title(line: list[str]) -> EarlierTitle:
    holder, name, named_on, title, since, until, source = line
    return EarlierTitle(
        holder,
        name,
        date.fromisoformat(named_on),
        title,
        PartialDate.read(since),
        PartialDate.read(until) if until else None,
        source,
    )
