"""Entries are only ever added: the database itself refuses to change or delete one."""

import pytest


@pytest.fixture
def entry(database):
    from datetime import UTC, datetime

    from mingce.ledger import write

    content = {
        "action": "note",
        "actor": "p",
        "capacity": {"of": "o", "role": "r"},
        "at": "2018-08-20T01:00:00.000000Z",
        "checkpoint": None,
        "request": {"id": "q", "body": "b"},
    }
    with write.turn():
        stream = write.lock(["holder/1"])["holder/1"]
        row = write.append(stream, content, datetime(2018, 8, 20, 1, tzinfo=UTC))
        write.keep_stream(stream)
    return row


CHANGES = [
    "UPDATE ledger_entry SET payload = payload",
    "UPDATE ledger_entry SET action = 'other'",
    "DELETE FROM ledger_entry",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_to_change_or_delete_an_entry(entry, statement):
    from django.db import DatabaseError, connection

    with pytest.raises(DatabaseError, match="only ever added"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_nor_is_the_table_emptied(entry):
    from django.db import DatabaseError, connection

    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError, match="only ever added"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE ledger_entry CASCADE")
