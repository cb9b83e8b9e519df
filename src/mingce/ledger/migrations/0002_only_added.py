"""Entries, leaves and checkpoints are only ever added: a trigger refuses everything else."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ONLY_ADDED = ("ledger_entry", "ledger_leaf", "ledger_checkpoint")

# TRUNCATE passes by row triggers on PostgreSQL, so it has one of its own.
POSTGRES = """
CREATE FUNCTION ledger_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME; END $$;
"""
POSTGRES_TABLE = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION ledger_only_added();
CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_added();
"""
SQLITE_TABLE = """
CREATE TRIGGER {table}_not_changed BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END;
CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END;
"""


def guard(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES, None)
        for table in ONLY_ADDED:
            editor.execute(POSTGRES_TABLE.format(table=table), None)
        return
    for table in ONLY_ADDED:
        for statement in SQLITE_TABLE.format(table=table).split("END;")[:-1]:
            editor.execute(statement + "END;", None)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0001_entries")]
    operations: ClassVar = [migrations.RunPython(guard, migrations.RunPython.noop)]
