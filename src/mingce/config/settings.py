"""Django's settings, from the environment. What is not set works on one machine, for one office."""

import os

from csp.constants import NONE, SELF

from mingce.config.data import folder, secret
from mingce.config.database import database

DATA = folder()
FILES = os.environ.get("MINGCE_FILES") or str(DATA / "files")
INSTALLATION = os.environ.get("MINGCE_INSTALLATION") or "mingce"
"""The name in the first line of every checkpoint; witnesses know the log by it."""
ALGORITHMS = tuple((os.environ.get("MINGCE_ALGORITHMS") or "sha256").split(","))
"""The trees that are kept over the entries; the first one's checkpoint goes on receipts."""

DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'ledger.sqlite3'}")
}
INSTALLED_APPS = [
    "mingce.ledger",
    *("mingce.desks.page", "mingce.desks.entrance"),
    *("mingce.desks.public", "mingce.desks.applicant"),
    *("mingce.desks.recommender", "mingce.desks.office"),
    *("django_tasks", "django_tasks_db", "csp", "django.contrib.staticfiles"),
]
SECRET_KEY = secret()
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANES = ("submit", "read", "heavy")
"""Three lanes of jobs, so that heavy work never stands in front of a submission."""
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": list(LANES)},
}
EMAIL_BACKEND = os.environ.get("MINGCE_MAIL") or "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("MINGCE_MAIL_FROM") or "mingce@localhost"

ALLOWED_HOSTS = (os.environ.get("MINGCE_HOSTS") or "127.0.0.1,localhost").split(",")
ROOT_URLCONF = "mingce.config.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "mingce.config.asking.Asking",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "mingce.desks.page.context.page",
            ],
        },
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
"""Files come from the package: nothing has to be collected before the first page."""
WHITENOISE_AUTOREFRESH = False
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its marks so
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_USE_SESSIONS = False
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
"""Who sits is all a session knows; the ledger is asked anew whether the seat is still held."""
SESSION_COOKIE_HTTPONLY = True

DEMO = os.environ.get("MINGCE_DEMO", "") != ""
"""Whether this is a demonstration: every page says so, and its day stands still."""
DEMO_DAY = os.environ.get("MINGCE_DEMO_DAY") or "2018-08-20"
