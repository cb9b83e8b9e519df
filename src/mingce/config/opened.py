"""The ledger as it is found: its database, opened and not changed, and the store of its files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from mingce.config.database import database
from mingce.law.problems import BadInput, Place
from mingce.law.words import one_line
from mingce.ledger.files import Access, Store, store

SETTINGS = "mingce.config.settings"
SOME_TABLE = "ledger_entry"


def opened(url: str | None = None) -> None:
    """Django knows its settings, with the database at an address if one is given.

    Nothing is migrated, and nothing looked at yet.
    """
    if url is not None:
        database(url)
        os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def missing() -> list[str]:
    """The migrations that the database has not seen, in the order in which they are due."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with _reachable():
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def current() -> None:
    """A ledger whose tables are as this version has them; another is told to be upgraded first."""
    opened()
    if missing():
        raise BadInput.at(
            Place("DATABASE_URL"),
            "数据库尚未升级到此版本；请先运行 mingce upgrade",
            "this database is not yet of this version; run mingce upgrade first",
        )


def set_up(url: str | None = None) -> None:
    """An empty database is given its tables; one that is in use has them already, or is refused."""
    opened(url)
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if url is None:
        settings.DATA.mkdir(parents=True, exist_ok=True)
    if missing() and SOME_TABLE not in connection.introspection.table_names():
        with _reachable():
            call_command("migrate", verbosity=0, interactive=False)
    current()


@contextmanager
def _reachable() -> Iterator[None]:
    from django.db import DatabaseError

    try:
        yield
    except DatabaseError as error:
        why = one_line(str(error))
        raise BadInput.at(
            Place(os.environ.get("DATABASE_URL", "DATABASE_URL")),
            f"不能使用这个数据库（{why}）；请检查地址、文件夹和权限",
            f"this database cannot be used ({why}); check address, folder and permissions",
        ) from error


def files() -> Store:
    """The store that the settings name."""
    from django.conf import settings

    return store(str(settings.FILES), access=_access())


def _access() -> Access | None:
    asked = os.environ.get
    if not asked("MINGCE_S3_KEY"):
        return None
    return Access(
        asked("MINGCE_S3_KEY", ""),
        asked("MINGCE_S3_SECRET", ""),
        asked("MINGCE_S3_ENDPOINT") or None,
        asked("MINGCE_S3_REGION") or "us-east-1",
    )
