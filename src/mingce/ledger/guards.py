"""Whether the database itself still refuses to change what is only ever added to."""

from django.db import connection

GUARDED = {
    f"ledger_{table}": {
        "sqlite": {f"ledger_{table}_not_changed", f"ledger_{table}_not_deleted"},
        "postgresql": {f"ledger_{table}_kept", f"ledger_{table}_kept_whole"},
    }
    for table in ("entry", "leaf", "checkpoint")
}
"""The triggers that the migration makes, by table and database."""

SQLITE = (
    "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
)
# O and A: it fires in ordinary sessions; D and R: it does not.
POSTGRESQL = (
    "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE t.tgenabled IN ('O', 'A') AND p.prosrc LIKE '%RAISE EXCEPTION%'"
)


def unguarded() -> list[str]:
    """Tables of the log that lack a trigger, or have one that does nothing."""
    with connection.cursor() as cursor:
        cursor.execute(SQLITE if connection.vendor == "sqlite" else POSTGRESQL, None)
        found = set(cursor.fetchall())
    return [
        table
        for table, triggers in GUARDED.items()
        if any((table, name) not in found for name in triggers[connection.vendor])
    ]
