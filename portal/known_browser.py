"""A cookie by which a browser is known in which somebody has signed in before.

Its tries are counted apart from everybody else's, so that strangers, who can use up the limits of
a network address and of a mailbox, cannot keep anybody out of their own browser. It lets nobody in.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

LASTS = timedelta(days=180)


def remember_browser(response, email: str) -> None:
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        browser_signer().sign(f"{mark_of(email)}.{secrets.token_urlsafe(12)}"),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def known_browser(request, email: str) -> str:
    """A name for this browser, if that person has signed in with it; otherwise ""."""
    try:
        name = browser_signer().unsign(
            request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, ""), max_age=LASTS
        )
    except signing.BadSignature:
        return ""
    return name if name.startswith(f"{mark_of(email)}.") else ""


def browser_signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="known-browser")


def mark_of(email: str) -> str:
    """Stands for the address, which whoever looks at the browser's cookies need not read."""
    return salted_hmac("known-browser", email.lower()).hexdigest()[:20]
