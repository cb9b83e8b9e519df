"""What a database holds, so short that two of them can be compared at every step."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

Columns = Mapping[str, Sequence[str]]

SQLITE = ["SELECT type, name, sql FROM sqlite_master ORDER BY type, name"]
COLUMNS = """
SELECT table_name, column_name, data_type, is_nullable, column_default, is_identity
FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2
"""
INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2
"""
TRIGGERS = """
SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger
WHERE NOT tgisinternal ORDER BY 1, 2
"""
SCHEMA = {"sqlite": SQLITE, "postgresql": [COLUMNS, INDEXES, CONSTRAINTS, TRIGGERS]}
MIGRATIONS = "django_migrations"
OF_DJANGO = {MIGRATIONS, "django_content_type", "auth_permission"}
"""What Django writes down for itself after each migration; nobody loses anything by its order."""


class State(NamedTuple):
    """The tables, which migrations were done, and the digest of each table's rows."""

    schema: str
    done: tuple[tuple[str, str], ...]
    rows: Mapping[str, str]


def columns() -> Columns:
    """The columns of every table but those that Django keeps for itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        return {table: _names(cursor, table) for table in tables if table not in OF_DJANGO}


def _names(cursor, table: str) -> list[str]:
    cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608
    return sorted(column[0] for column in cursor.description)


def state() -> State:
    """Everything there is in the connected database."""
    return State(_schema(), done(), rows(columns()))


def done() -> tuple[tuple[str, str], ...]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT app, name FROM {MIGRATIONS} ORDER BY app, name")  # noqa: S608
        return tuple(cursor.fetchall())


def rows(wanted: Columns) -> dict[str, str]:
    """The digest of some columns of some tables."""
    return {table: _digest(table, names) for table, names in wanted.items()}


def _digest(table: str, names: Sequence[str]) -> str:
    from django.db import connection

    hashed = sha256()
    chosen = ",".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
        cursor.execute(f'SELECT {chosen} FROM "{table}" ORDER BY "{key}"')  # noqa: S608
        while some := cursor.fetchmany(2000):
            for row in some:
                plain = [bytes(v) if isinstance(v, memoryview) else v for v in row]
                hashed.update(repr(plain).encode())
    return hashed.hexdigest()


def _schema() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        found = []
        for query in SCHEMA[connection.vendor]:
            cursor.execute(query)
            found += cursor.fetchall()
    return "\n".join(map(repr, found))
