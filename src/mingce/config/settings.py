"""Django's settings, from the environment. What is not set works on one machine, for one office."""

import os
from pathlib import Path

from mingce.config.database import database

DATA = Path(os.environ.get("MINGCE_DATA") or "mingce-data").absolute()
"""The folder in which a single machine keeps everything."""
FILES = os.environ.get("MINGCE_FILES") or str(DATA / "files")
INSTALLATION = os.environ.get("MINGCE_INSTALLATION") or "mingce"
"""The name in the first line of every checkpoint; witnesses know the log by it."""
ALGORITHMS = tuple((os.environ.get("MINGCE_ALGORITHMS") or "sha256").split(","))
"""The trees that are kept over the entries; the first one's checkpoint goes on receipts."""

DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'ledger.sqlite3'}")
}
INSTALLED_APPS = ["mingce.ledger", "django_tasks", "django_tasks_db"]
SECRET_KEY = os.environ.get("MINGCE_SECRET_KEY", "")
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANES = ("submit", "read", "heavy")
"""Three lanes of jobs, so that heavy work never stands in front of a submission."""
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": list(LANES)},
}
EMAIL_BACKEND = os.environ.get("MINGCE_MAIL") or "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("MINGCE_MAIL_FROM") or "mingce@localhost"
