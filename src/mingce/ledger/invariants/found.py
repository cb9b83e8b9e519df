"""An invariant is a sentence that holds of the ledger, and a query for whatever offends it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from mingce.law.words import Words
from mingce.ledger.files import Store


class Offender(NamedTuple):
    """A row that offends, and what is wrong with it."""

    where: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """What the ledger is looked at with: the moment, and the store of files if it is at hand."""

    at: datetime
    store: Store | None = None


Find = Callable[[House], Iterable[Offender]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """What must hold, why, and who offends it; a full one reads every entry."""

    name: str
    words: Words
    because: Words
    """The clause it rests on, or the reason there is for it."""
    find: Find
    full: bool = False


def rows(sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """What a query gives, on either database."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return list(cursor.fetchall())
