"""Each migration and the note that it was done are one transaction: a kill never parts them.

Django notes a migration after its transaction where an index or a key is made last, and a kill in
between leaves tables that the next try wants to make again.
"""

from typing import Any

from django.core.management.commands import migrate
from django.db import transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor


class Whole(MigrationExecutor):
    """Applies a migration with its note, or nothing of it."""

    def apply_migration(self, state: Any, migration: Migration, *args: Any, **kwargs: Any) -> Any:
        """SQLite looks at no foreign key meanwhile, which it has to be told beforehand."""
        if not migration.atomic:
            return super().apply_migration(state, migration, *args, **kwargs)
        unwatched = self.connection.disable_constraint_checking()
        try:
            with transaction.atomic(self.connection.alias):
                return super().apply_migration(state, migration, *args, **kwargs)
        finally:
            if unwatched:
                self.connection.enable_constraint_checking()


class Command(migrate.Command):
    """Django's command, with another executor."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Which executor it takes cannot be said to it in any other way."""
        migrate.MigrationExecutor = Whole  # type: ignore[attr-defined]
        super().handle(*args, **options)
