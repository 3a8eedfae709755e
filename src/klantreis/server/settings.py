"""Settings of the web app. What differs between machines comes from the environment; see docs/server.md."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

HERE = Path(__file__).parent

# Where the server keeps what is its own: the database, its key, files that are being uploaded.
SERVER_FOLDER = Path(os.environ.get("KLANTREIS_SERVER", "klantreis.server")).resolve()
KEY_FILE = SERVER_FOLDER / "secret.key"

# The address by which browsers reach the app; https switches on all that only https allows.
PUBLIC_URL = os.environ.get("KLANTREIS_URL", "http://localhost:8000").rstrip("/")
_ADDRESS = urlsplit(PUBLIC_URL)
IS_HTTPS = _ADDRESS.scheme == "https"
# Set it only when a proxy in front overwrites X-Forwarded-Proto and -For; else anyone could write them.
IS_BEHIND_PROXY = os.environ.get("KLANTREIS_BEHIND_PROXY") == "1"


def _secret_key() -> str:
    """The key that signs sessions: of the environment, of the server folder, or for this process alone."""
    if key := os.environ.get("KLANTREIS_SECRET_KEY"):
        return key
    return KEY_FILE.read_text().strip() if KEY_FILE.exists() else secrets.token_urlsafe(64)


SECRET_KEY = _secret_key()
DEBUG = False
_LOCAL = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [_ADDRESS.hostname or "localhost", *([] if IS_HTTPS else _LOCAL)]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "ninja",
    "django_tasks",
    "django_tasks_db",
    "klantreis.server.apps.accounts",
    "klantreis.server.apps.workspaces",
    "klantreis.server.apps.documents",
    "klantreis.server.apps.imports",
    "klantreis.server.apps.analyses",
    "klantreis.server.apps.proofs",
    "klantreis.server.apps.dashboards",
    "klantreis.server.apps.touchpoints",
    "klantreis.server.apps.personas",
    "klantreis.server.apps.comments",
    "klantreis.server.apps.images",
    "klantreis.server.apps.overview",
    "klantreis.server.apps.surveys",
    "klantreis.server.apps.guests",
    "klantreis.server.apps.plans",
    "klantreis.server.apps.propositions",
    "klantreis.server.apps.interviews",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "klantreis.server.headers.security_headers",
    "klantreis.server.problems.problems_of_the_api",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "klantreis.server.language.language_of_user",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "klantreis.server.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The database: SQLite in the server folder, or any other by DATABASE_URL. An answered edit survives a
# power cut: SQLite syncs at every commit, and takes its write lock when a transaction begins.
DATABASES: dict[str, Any] = {
    "default": dj_database_url.config(
        default=f"sqlite:///{SERVER_FOLDER / 'server.sqlite'}", conn_max_age=600, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # In the database, so that several processes count the same failed sign-ins.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "server_cache"},
    "answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "answers",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Several processes tell each other of live edits through Redis; one process needs none.
REDIS_URL = os.environ.get("REDIS_URL", "")
CHANNEL_LAYERS: dict[str, Any] = {}
if REDIS_URL:
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "prefix": "klantreis"},
    }

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Accounts: by e-mail and password; nobody makes one without an invitation.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email"]}},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "klantreis.server.apps.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_BEHIND_PROXY else 0

# The second step of signing in: an app's code or a key; a passkey alone does for both steps.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # who is invited is known; no address is verified here
MFA_TOTP_ISSUER = "Klantreis"
MFA_TOTP_TOLERANCE = 1
MFA_ADAPTER = "klantreis.server.apps.accounts.second_step.SecondStepAdapter"
MFA_FORMS = {
    name: f"klantreis.server.apps.accounts.second_step.{form}"
    for name, form in (
        ("add_webauthn", "AddKeyForm"),
        ("login_webauthn", "PasskeyForm"),
        ("authenticate_webauthn", "KeyForm"),
        ("reauthenticate_webauthn", "KeyAgainForm"),
    )
}
# Browsers know keys at https and at localhost only; over plain http the origin has another scheme.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS

# A company's own sign-in (OpenID Connect), when its address is said.
OIDC_URL = os.environ.get("KLANTREIS_OIDC_URL", "").rstrip("/")
_OIDC_DOMAINS = os.environ.get("KLANTREIS_OIDC_DOMAINS", "").replace(",", " ").split()
_OIDC_APP: dict[str, Any] = {
    "provider_id": "company",
    "name": os.environ.get("KLANTREIS_OIDC_NAME", "Single sign-on"),
    "client_id": os.environ.get("KLANTREIS_OIDC_CLIENT", ""),
    "secret": os.environ.get("KLANTREIS_OIDC_SECRET", ""),
    "settings": {"server_url": OIDC_URL, "oauth_pkce_enabled": True, "verified_email": _OIDC_DOMAINS},
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_OIDC_APP] if OIDC_URL else []}}
SOCIALACCOUNT_ADAPTER = "klantreis.server.apps.accounts.company.CompanyAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# By a link, not a form: `form-action` would have to name every address that the company redirects to.
SOCIALACCOUNT_LOGIN_ON_GET = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 24 * 3600
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# Cookies and headers
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_FAILURE_VIEW = "klantreis.server.pages.csrf_failure"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# What other hosts of the organisation do is not this app's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Bounds of what comes in. A larger file is uploaded in parts.
MOST_BODY_BYTES = 17 << 20
MOST_PART_BYTES = 16 << 20
MOST_UPLOAD_BYTES = int(os.environ.get("KLANTREIS_MOST_UPLOAD_MB", "10240")) << 20
DATA_UPLOAD_MAX_MEMORY_SIZE = MOST_BODY_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
UPLOAD_FOLDER = SERVER_FOLDER / "uploads"

# How long after an edit its map is written to its file; 0 writes before the edit is answered.
MAPS_WRITTEN_AFTER_SECONDS = float(os.environ.get("KLANTREIS_MAPS_WRITTEN_AFTER", "1"))
# How long after somebody answered a survey the answers join the person's journey: many in one import.
ANSWERS_JOINED_AFTER_SECONDS = float(os.environ.get("KLANTREIS_ANSWERS_JOINED_AFTER", "300"))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands")]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = IS_HTTPS
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
# The front end is built to web/static; where it was not, the server shows plain pages.
STATICFILES_DIRS = [one for one in (HERE / "static", HERE / "web" / "static") if one.is_dir()]
WHITENOISE_USE_FINDERS = True

# Logs say what happened and where, never who or with which words.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "klantreis": {"level": "INFO"},
        # Its messages quote paths, and with them the secrets of links.
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        # Every second a traceback while Redis is away; klantreis.server says so in a line.
        "channels_redis": {"handlers": ["nowhere"], "propagate": False},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}
