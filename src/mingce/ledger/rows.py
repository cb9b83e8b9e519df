"""Rows as the models have them, read by SQL that is put together once.

Every act reads and writes a handful of rows. Composing a query anew each time would cost more than
all else an act does; so the columns of a table are listed once, and only values are put in.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from django.db import connections
from django.db.models import Model

M = TypeVar("M", bound=Model)

_Convert = Callable[[Any, Any, Any], Any]


class _Table(NamedTuple):
    select: str
    names: tuple[str, ...]
    converters: tuple[tuple[int, Any, _Convert], ...]


def connected() -> Any:
    """The connection itself: every look through its stand-in would cost a search for it."""
    return connections["default"]


_CURSORS: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()


def cursor_of(connection: Any) -> Any:
    """One cursor for as long as a connection lasts: making one costs as much as a statement."""
    connection.ensure_connection()
    kept = _CURSORS.get(connection)
    if kept is None or kept.connection is not connection.connection:
        kept = _CURSORS[connection] = connection.cursor()
    return kept


@cache
def _table(model: type[Model], vendor: str) -> _Table:
    del vendor  # what is read back differs from database to database
    connection = connected()
    meta = model._meta  # noqa: SLF001 - the way to a model's columns
    fields = meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    converters = tuple(
        (place, column, convert)
        for place, column in enumerate(field.get_col(meta.db_table) for field in fields)
        for convert in (
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        )
    )
    select = f'SELECT {columns} FROM "{meta.db_table}" '  # noqa: S608 - names of our own models
    return _Table(select, tuple(field.attname for field in fields), converters)


def read(model: type[M], rest: str, *values: Any, locked: bool = False) -> list[M]:
    """The rows that the rest of a query tells of, held until the turn ends where that is asked."""
    connection = connected()
    table = _table(model, connection.vendor)
    if locked and connection.features.has_select_for_update:
        rest += " FOR UPDATE"
    found = []
    for row in fetched(table.select + rest, *values):
        held = list(row)
        for place, column, convert in table.converters:
            held[place] = convert(held[place], column, connection)
        found.append(model.from_db("default", table.names, held))
    return found


def fetched(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a query gives; a day is put in as the database keeps days."""
    connection = connected()
    given = [
        connection.ops.adapt_datefield_value(each) if type(each) is date else each
        for each in values
    ]
    cursor = cursor_of(connection)
    cursor.execute(sql, given)
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def among(values: Sequence[Any]) -> str:
    """Placeholders for so many values."""
    return f"({', '.join(['%s'] * len(values))})"
