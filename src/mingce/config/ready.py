"""Django made ready for a command: settings from the environment, tables as they should be."""

import os

from mingce.config.database import database

SETTINGS = "mingce.config.settings"


def ready(url: str | None = None) -> None:
    """The ledger at an address, or at the one the environment names."""
    if url is not None:
        database(url)
        os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def migrated() -> None:
    """The tables are there; those of an empty database are made."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
