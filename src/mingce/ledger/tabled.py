"""A table as lines of JSON, the same from either database and for either; nothing is lost.

The first line names the table and its columns, each further line is a row, in the order of keys.
Moments are in UTC to the microsecond, days are ISO days, bytes are in base64.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import (
    BinaryField,
    DateField,
    DateTimeField,
    Field,
    JSONField,
    Model,
    QuerySet,
    UUIDField,
)
from django.db.models.options import Options

from mingce.core.record import moment, read_moment

APPS = ("ledger", "django_tasks_database", "mfa")
PASSING = ("ledger.tried",)
"""What is forgotten after minutes is in no backup; sessions are not either: one signs in anew."""
AT_ONCE = 1000

Convert = Callable[[Any], Any]


class Column(NamedTuple):
    """A column of a table, how its values are written, and how they are read."""

    field: "Field[Any, Any]"
    write: Convert
    read: Convert


def tables() -> list[type[Model]]:
    """Every table that a backup holds."""
    found = (model for app in APPS for model in apps.get_app_config(app).get_models())
    return [model for model in found if name_of(model) not in PASSING]


def name_of(table: type[Model]) -> str:
    """What a table is called in a backup."""
    return _about(table).label_lower


def rows_of(table: type[Model]) -> QuerySet[Any]:
    """The rows of a table, in the order of keys."""
    return QuerySet(table).order_by("pk")


def lines(table: type[Model]) -> Iterator[bytes]:
    """A table, written."""
    columns = _columns(table)
    names = [column.field.attname for column in columns]
    yield _line({"columns": names, "table": name_of(table)})
    rows = rows_of(table).values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield _line([_through(c.write, value) for c, value in zip(columns, row, strict=True)])


def load(table: type[Model], written: Iterable[bytes]) -> int:
    """The rows that were written so are in the table; how many they are.

    Raises ValueError, or what the database has against them.
    """
    read = iter(written)
    columns = _columns(table)
    head = {"columns": [column.field.attname for column in columns], "table": name_of(table)}
    if json.loads(next(read, b"null")) != head:
        raise ValueError(f"these are not the columns of {name_of(table)}")
    insert = _insert(table, columns)
    count = 0
    while rows := [_row(columns, line) for line in islice(read, AT_ONCE)]:
        with connection.cursor() as cursor:
            cursor.executemany(insert, rows)
        count += len(rows)
    return count


def sql_name(table: type[Model]) -> str:
    """What the database calls a table."""
    return connection.ops.quote_name(_about(table).db_table)


def _row(columns: Sequence[Column], line: bytes) -> list[Any]:
    values = json.loads(line)
    if not isinstance(values, list) or len(values) != len(columns):
        raise ValueError(f"a row has {len(columns)} values")
    return [
        c.field.get_db_prep_save(_through(c.read, value), connection)
        for c, value in zip(columns, values, strict=True)
    ]


def _columns(table: type[Model]) -> list[Column]:
    return [Column(field, *_how(field)) for field in _about(table).concrete_fields]


def _how(field: "Field[Any, Any]") -> tuple[Convert, Convert]:
    # A moment is a day to Django, so moments come first.
    ways: tuple[tuple[type[Field[Any, Any]], Convert, Convert], ...] = (
        (BinaryField, lambda of: b64encode(bytes(of)).decode(), _bytes),
        (DateTimeField, moment, read_moment),
        (DateField, date.isoformat, date.fromisoformat),
        (UUIDField, str, UUID),
        (JSONField, _same, _same),
    )
    return next((way[1:] for way in ways if isinstance(field, way[0])), (_same, _same))


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)


def _same(value: Any) -> Any:
    return value


def _through(convert: Convert, value: Any) -> Any:
    return None if value is None else convert(value)


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _about(table: type[Model]) -> "Options[Any]":
    return table._meta  # noqa: SLF001 - Django's own name for it, and documented


def _insert(table: type[Model], columns: Sequence[Column]) -> str:
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(str(column.field.column)) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {sql_name(table)} ({names}) VALUES ({places})"  # noqa: S608
