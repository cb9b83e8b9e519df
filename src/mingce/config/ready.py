"""Django made ready for a command: settings from the environment, tables as they should be."""

import os

from mingce.config.database import database
from mingce.law.problems import BadInput, Place
from mingce.law.words import one_line

SETTINGS = "mingce.config.settings"


def ready(url: str | None = None) -> None:
    """The ledger at an address, or at the one the environment names, with its tables.

    Raises BadInput where the address leads nowhere.
    """
    if url is not None:
        database(url)
        os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError

    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        why = one_line(str(error))
        raise BadInput.at(
            Place(str(url or settings.DATABASES["default"]["NAME"])),
            f"不能使用这个数据库（{why}）；请检查地址、文件夹和权限",
            f"this database cannot be used ({why}); check address, folder and permissions",
        ) from error
