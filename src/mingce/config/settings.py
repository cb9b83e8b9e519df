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
    *("mingce.desks.recommender", "mingce.desks.office", "mingce.desks.expert"),
    *("mingce.desks.system", "mingce.desks.security", "mingce.desks.auditor"),
    *("allauth", "allauth.account", "allauth.mfa"),
    *("django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"),
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
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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

DEMO = os.environ.get("MINGCE_DEMO", "") != ""
"""Whether this is a demonstration: every page says so, and its day stands still."""
DEMO_DAY = os.environ.get("MINGCE_DEMO_DAY") or "2018-08-20"

LOCAL = set(ALLOWED_HOSTS) <= {"127.0.0.1", "localhost", "[::1]"}
"""Whether the pages are only for this machine, which asks for no certificate."""
SESSION_ENGINE = "django.contrib.sessions.backends.db"
"""A session can be ended from here: with signed cookies alone it could not."""
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not (DEMO or LOCAL)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ledger_tried",
    }
}
"""Every worker counts the same failed tries; the table is one of ours, made by a migration."""

AUTH_USER_MODEL = "ledger.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_RULES}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("person",)},
    },
    {"NAME": f"{_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_RULES}.CommonPasswordValidator"},
    {"NAME": f"{_RULES}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "mingce.desks.entrance.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "person"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/15m/key"}
"""Five wrong passwords in a quarter of an hour, and the right one is refused too."""
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("MINGCE_PROXIES") or 0)
"""How many of our own proxies stand before us; without the number all would share an address."""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Mingce"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or LOCAL
