"""A ledger of its own for each test, on both databases: a copy of one that was migrated once."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - folders of our own are made in it
ROOM = 1 << 30


def quick() -> Path | None:
    """A file system in memory, where there is one with room: no test here cuts any power."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        return None
    return MEMORY if shutil.disk_usage(MEMORY).free > ROOM else None


VENDORS = ("sqlite", "postgres")
_numbers = itertools.count()


def connect(url: str) -> None:
    """This process now speaks to the database at an address."""
    import django
    from django.apps import apps
    from django.db import connections

    from mingce.config.database import database

    if not apps.ready:
        os.environ["DJANGO_SETTINGS_MODULE"] = "mingce.config.settings"
        os.environ["DATABASE_URL"] = url
        os.environ.setdefault("MINGCE_DATA", tempfile.gettempdir())
        os.environ.setdefault("MINGCE_SECRET_KEY", "only for tests")
        django.setup()
    if "default" in connections.settings:
        connections["default"].close()
    connections.settings = connections.configure_settings({"default": database(url)})
    if hasattr(connections._connections, "default"):
        del connections["default"]


def disconnect() -> None:
    """Nothing of this process holds the database any more."""
    from django.db import connections

    connections.close_all()


class Databases:
    """The two migrated databases that all others are copied from."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.folder = Path(tempfile.mkdtemp(prefix="mingce-test-", dir=quick()))
        stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self._made: dict[str, str] = {}
        self.server = None

    def fresh(self, vendor: str) -> str:
        """The address of a migrated, empty database that nobody else has."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        template = self._template(vendor)
        if vendor == "sqlite":
            copy = self.folder / f"{name}.sqlite3"
            shutil.copy(template, copy)
            return f"sqlite:///{copy}"
        self.server.sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.server.url(name)

    def drop(self, url: str) -> None:
        """A database that is done with goes, lest hundreds of them pile up."""
        disconnect()
        if url.startswith("sqlite"):
            for path in self.folder.glob(Path(url).name + "*"):
                path.unlink()
        else:
            self.server.sql(f"DROP DATABASE {url.split('/')[3].partition('?')[0]} WITH (FORCE)")

    def _template(self, vendor: str) -> str:
        if vendor not in self._made:
            self._made[vendor] = self._make(vendor)
        return self._made[vendor]

    def _make(self, vendor: str) -> str:
        from django.core.management import call_command

        if vendor == "sqlite":
            made = str(self.folder / "template.sqlite3")
            connect(f"sqlite:///{made}")
        else:
            from tests.postgres import serving

            self.server = self._stack.enter_context(serving(folder=quick()))
            made = "template_mingce"
            self.server.sql(f"CREATE DATABASE {made}")
            connect(self.server.url(made))
        call_command("migrate", verbosity=0)
        disconnect()
        return made


def kept() -> Iterator[Databases]:
    """For as long as the tests of this process run."""
    with ExitStack() as stack:
        yield Databases(stack)
