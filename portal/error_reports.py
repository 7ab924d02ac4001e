"""Reports of faults to a service that speaks Sentry's protocol, where SENTRY_DSN names one.

A report says what broke and where in the code, never whom it was about: of what the library
gathers only what is named here is sent. The words of an exception stay away as well, since a
database puts the row into them; the log of the machine has them.
"""

import re
from typing import Any

from django.core.exceptions import ImproperlyConfigured

KEPT = ("event_id", "timestamp", "level", "platform", "environment", "release", "logger")
KEPT_OF_FRAME = ("filename", "module", "function", "lineno", "context_line", "in_app")
# A view's or a task's name. What comes from an address ("url") may hold a signed link.
NAMES = ("component", "task")
EMAIL = re.compile(r"(?<!\S)\S+@\S+")
# Tokens, addresses, query strings.
SECRET = re.compile(r"(?<!\S)(?:\S*[\w-]{20,}\S*|\S*/\S*|\S*\?\S*)")


def start_error_reports(dsn: str) -> None:
    try:
        import sentry_sdk
        from sentry_sdk.integrations.celery import CeleryIntegration
        from sentry_sdk.integrations.django import DjangoIntegration
    except ModuleNotFoundError as missing:
        raise ImproperlyConfigured(
            "SENTRY_DSN is set. Install what requirements-reports.txt lists."
        ) from missing
    sentry_sdk.init(
        dsn,
        before_send=without_people,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        auto_enabling_integrations=False,
        integrations=[
            DjangoIntegration(transaction_style="function_name", signals_spans=False),
            CeleryIntegration(propagate_traces=False),
        ],
    )


def without_people(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """The report anew, with nothing in it that could name a person or open a page."""
    report = {name: event[name] for name in KEPT if name in event}
    if event.get("transaction_info", {}).get("source") in NAMES:
        report["transaction"] = event["transaction"]
    if "exception" in event:
        report["exception"] = {
            "values": [fault_in_code(one) for one in event["exception"]["values"]]
        }
    if "logentry" in event:
        report["logentry"] = {"message": line_without_secrets(event["logentry"].get("message", ""))}
    return report


def fault_in_code(exception: dict[str, Any]) -> dict[str, Any]:
    """Its kind, and the lines of code that led there."""
    frames = (exception.get("stacktrace") or {}).get("frames", [])
    kept = [{name: frame[name] for name in KEPT_OF_FRAME if name in frame} for frame in frames]
    return {
        "type": exception.get("type"),
        "module": exception.get("module"),
        "stacktrace": {"frames": kept},
    }


def line_without_secrets(message: str) -> str:
    """The words of a log's line before its values are put in; some writers put them in at once."""
    return SECRET.sub("[removed]", EMAIL.sub("[removed]", message))
