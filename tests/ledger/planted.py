"""Offences planted in a test's own database, and taken back again."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta

SOME_DAY = date(1999, 1, 1)


@contextmanager
def planted():
    """Whatever is done inside is taken back."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def other(value, field):
    """Another value that the column could hold."""
    if value is None:
        return _first_of(field)
    match value:
        case str():
            return value + "x"
        case bool():
            return not value
        case int():
            return value + 1_000_000
        case datetime():
            return value + timedelta(seconds=1)
        case date():
            return value + timedelta(days=1)
        case _:
            return bytes(value) + b"x"


def _first_of(field):
    from datetime import UTC

    kind = field.get_internal_type()
    if kind == "DateTimeField":
        return datetime(1999, 1, 1, tzinfo=UTC)
    return SOME_DAY if kind == "DateField" else "x"


def change(row, column: str) -> None:
    """One column of one row is made another, without a word to anybody."""
    field = next(f for f in row._meta.concrete_fields if f.attname == column)
    rows = type(row)._default_manager.filter(pk=row.pk)
    rows.update(**{field.attname: other(getattr(row, column), field)})
