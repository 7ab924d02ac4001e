"""Where on the network a request comes from, for whatever counts or records it."""

import ipaddress
import logging
from urllib.parse import urlsplit

from django.conf import settings

logger = logging.getLogger(__name__)


def client_address(request) -> str:
    """The client's address behind as many proxies as the setting says; "" for a local socket.

    Each proxy writes at the end of X-Forwarded-For whom it was asked by. What stands before those
    entries the client may have made up.
    """
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed_on = request.headers.get("X-Forwarded-For", "")
    named = passed_on.split(",") if passed_on else []
    if proxies and named and len(named) < proxies:
        # Asked past a proxy, or the setting is too high: then many would be counted as one.
        logger.error("X-Forwarded-For names %s addresses for %s proxies", len(named), proxies)
    if 0 < proxies <= len(named):
        return cleaned_address(named[-proxies])
    return cleaned_address(request.META.get("REMOTE_ADDR", ""))


def cleaned_address(text: str) -> str:
    """One spelling of an address, without the port that some proxies add; "" for anything else."""
    for part in (text.strip(), host_of(text.strip())):
        try:
            address = ipaddress.ip_address(part)
        except ValueError:
            continue
        # As a socket for both kinds writes it: else all of the short ones lay in one network.
        return str(getattr(address, "ipv4_mapped", None) or address)
    return ""


def host_of(text: str) -> str:
    try:
        return urlsplit(f"//{text}").hostname or ""
    except ValueError:
        return ""
