"""What the pen writes with: rows put into SQL that is put together once."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db.models import AutoField, Field, Model

from mingce.ledger.rows import connected, cursor_of


class _Insert(NamedTuple):
    sql: str
    fields: tuple[Field[Any, Any], ...]
    """Those that are given; a number that the database gives is not among them."""
    given: str
    returning: str


@cache
def _insert(model: type[Model]) -> _Insert:
    meta = model._meta  # noqa: SLF001 - the way to a model's columns
    fields = tuple(field for field in meta.concrete_fields if not isinstance(field, AutoField))
    columns = ", ".join(f'"{field.column}"' for field in fields)
    return _Insert(
        f'INSERT INTO "{meta.db_table}" ({columns}) VALUES ',  # noqa: S608 - our own models
        fields,
        f"({', '.join(['%s'] * len(fields))})",
        f' RETURNING "{meta.pk.column}"' if isinstance(meta.pk, AutoField) else "",
    )


def add(new: Sequence[Model]) -> None:
    """New rows of one table, in one statement; each is told its number."""
    if not new:
        return
    connection = connected()
    insert = _insert(type(new[0]))
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for row in new
        for field in insert.fields
    ]
    cursor = cursor_of(connection)
    cursor.execute(insert.sql + ", ".join([insert.given] * len(new)) + insert.returning, values)
    if insert.returning:
        for row, (number,) in zip(new, cursor.fetchall(), strict=True):
            row.pk = number


def change(row: Model, names: Collection[str]) -> None:
    """Some columns of one row, as it now has them."""
    connection = connected()
    meta = row._meta  # noqa: SLF001 - likewise
    fields = [field for field in meta.concrete_fields if field.name in names]
    columns = ", ".join(f'"{field.column}" = %s' for field in fields)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    sql = f'UPDATE "{meta.db_table}" SET {columns} WHERE "{meta.pk.column}" = %s'  # noqa: S608
    cursor_of(connection).execute(sql, [*values, row.pk])
