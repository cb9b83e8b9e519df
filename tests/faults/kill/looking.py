"""Looks at a whole database: has anything changed, and is it what it should have become?"""

import hashlib
from collections.abc import Iterator

from tests.cast import lamps  # noqa: F401 - a harness needs the cast in memory before it forks

LONG = {"ledger_edition"}
"""Tables whose rows never change and are long: only counted."""


def tables() -> list:
    from django.apps import apps

    return sorted(apps.get_app_config("ledger").get_models(), key=lambda m: m._meta.db_table)


def glance() -> tuple[str, ...]:
    """Every row of every table, in one statement, as sums: equal as long as nothing changes."""
    from django.db import connection

    row = _on_postgres if connection.vendor == "postgresql" else _on_sqlite
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(row(model) for model in tables()))
        return tuple(map(str, cursor.fetchall()))


def _on_postgres(model) -> str:
    table = model._meta.db_table
    rows = "0" if table in LONG else "coalesce(sum(hashtextextended(t::text, 0)), 0)"
    return f"SELECT '{table}', count(*), {rows}::text FROM {table} t"  # noqa: S608 - names of ours


def _on_sqlite(model) -> str:
    table = model._meta.db_table
    columns = "||','||".join(f'quote("{field.column}")' for field in model._meta.concrete_fields)
    rows = "''" if table in LONG else f"group_concat(MD5({columns}))"
    return f"SELECT '{table}', count(*), {rows} FROM {table}"  # noqa: S608 - names of ours


def whole() -> dict[str, str]:
    """What every table says, whatever numbers its rows were given: equal if the same was done."""
    from mingce.ledger import models

    entries = {
        number: f"{stream} {seq}"
        for number, stream, seq in models.Entry.objects.values_list("id", "stream_id", "seq")
    }
    drafts = {d.id: f"{d.stream} {d.part}" for d in models.Draft.objects.all()}
    return {
        model.__name__: _digest(sorted(map(repr, _said(model, entries, drafts))))
        for model in tables()
        if model._meta.db_table not in LONG
    }


def _said(model, entries, drafts) -> Iterator[tuple]:
    from django.db.models import AutoField

    fields = [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key and isinstance(field, AutoField))
    ]
    names = {"Entry": entries, "Draft": drafts}
    for row in model.objects.values_list(*(field.attname for field in fields)):
        yield tuple(
            names[field.related_model.__name__].get(value, value)
            if field.is_relation and field.related_model.__name__ in names
            else bytes(value)
            if isinstance(value, memoryview)
            else value
            for field, value in zip(fields, row, strict=True)
        )


def _digest(rows: list[str]) -> str:
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The tables that say something else."""
    return [name for name in one if one[name] != other[name]]


def offences(at) -> list[str]:
    """Whatever offends an invariant of the ledger."""
    from mingce.ledger.invariants import House, offences

    return [f"{invariant.id}: {offender}" for invariant, offender in offences(House(at))]
