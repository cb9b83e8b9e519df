"""A guard that is taken away, or does nothing any more, is missed."""

import pytest

EMPTY = (
    "CREATE TRIGGER ledger_checkpoint_not_changed BEFORE UPDATE ON ledger_checkpoint"
    " BEGIN SELECT 1; END"
)
SABOTAGE = {
    "sqlite": {
        "ledger_entry": ["DROP TRIGGER ledger_entry_not_changed"],
        "ledger_leaf": ["DROP TRIGGER ledger_leaf_not_deleted"],
        "ledger_checkpoint": [
            "DROP TRIGGER ledger_checkpoint_not_changed",
            EMPTY,
        ],
    },
    "postgresql": {
        "ledger_entry": ["ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_kept"],
        "ledger_leaf": ["DROP TRIGGER ledger_leaf_kept_whole ON ledger_leaf"],
        "ledger_checkpoint": [
            "ALTER TABLE ledger_checkpoint ENABLE REPLICA TRIGGER ledger_checkpoint_kept"
        ],
    },
}
HOLLOW = (
    "CREATE OR REPLACE FUNCTION ledger_only_added() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RETURN NEW; END $$"
)


def unguarded() -> list[str]:
    from mingce.ledger import guards

    return guards.unguarded()


def run(*statements: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, None)


def test_a_database_that_was_migrated_has_its_guards(database):
    assert unguarded() == []


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_leaf", "ledger_checkpoint"])
def test_a_guard_that_is_gone_is_missed(database, table):
    from django.db import connection

    run(*SABOTAGE[connection.vendor][table])

    assert unguarded() == [table]


def test_guards_that_let_everything_pass_are_missed(database):
    from django.db import connection

    if connection.vendor == "sqlite":
        pytest.skip("on SQLite each trigger has a body of its own")
    run(HOLLOW)

    assert unguarded() == ["ledger_entry", "ledger_leaf", "ledger_checkpoint"]
