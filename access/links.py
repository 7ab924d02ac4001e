"""Links that let somebody act without signing in: signed, for one purpose, for a time.

Opening one never changes anything, as mail scanners open links too; only a POST does.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

# A token anywhere in a text: the row, the mark of its holder if it has one, when, the signature.
TOKEN = re.compile(r"\d{1,19}(?:\.[0-9a-f]{16})?:[\w-]{4,12}:[\w-]{43}")

RUN_OUT = "link-run-out"  # what stands in a kept text in place of a token

known: list["SignedLink"] = []  # every purpose of links
# Asked of each token that is opened: was the letter that holds it stopped? What keeps the letters
# adds itself here, as it imports this module.
stopped_by: list[Callable[[str], bool]] = []
# Asked only where a token was made for none of those who hold the link today: to which addresses
# was the row's holder written before? What keeps people adds itself here.
held_before: list[Callable[["SignedLink", Any], Iterable[str]]] = []


class BadLink(Exception):
    """The link was not made here, or for another purpose."""


class ExpiredLink(Exception):
    """The link was good once."""


@dataclass(frozen=True)
class SignedLink:
    """One purpose of links: the page it opens and how long it lasts.

    `held_by` is the way from the row to the email address of whom the link is for. Once another
    address stands there, what was sent to the old one opens nothing any more. Where several people
    hold links to one row, each link is made for a `holder`, and its page says who they are.
    """

    purpose: str
    url_name: str
    lasts: timedelta
    held_by: str = ""

    def __post_init__(self) -> None:
        known.append(self)

    def token(self, row: Any, *, holder: str = "") -> str:
        return self.sign(row.pk, holder or self.holder_of(row))

    def path(self, row: Any, *, holder: str = "") -> str:
        return reverse(self.url_name, args=[self.token(row, holder=holder)])

    def url(self, row: Any, *, holder: str = "") -> str:
        """The whole address, for mail: built from the setting, never from a request."""
        return site_url(self.path(row, holder=holder))

    def sign(self, pk: int, holder: str = "") -> str:
        return self.signer.sign(f"{pk}.{mark_of(holder)}" if holder else str(pk))

    def read(self, token: str) -> int:
        """The primary key that was signed. Raises BadLink or ExpiredLink."""
        pk, _ = self.parts(token)
        if any(is_stopped(token) for is_stopped in stopped_by):
            raise ExpiredLink
        return pk

    def is_for(self, token: str, holders: Iterable[str]) -> bool:
        """Was the token made for one of these addresses, or for nobody where there is none?"""
        mark = self.parts(token)[1]
        marks = [mark_of(holder) if holder else "" for holder in holders]
        return any(constant_time_compare(mark, one) for one in marks)

    def was_for(self, token: str, row: Any) -> bool:
        """Was it made for somebody found since to be the one who holds the row?"""
        return any(self.is_for(token, addresses(self, row)) for addresses in held_before)

    def parts(self, token: str, *, ever: bool = False) -> tuple[int, str]:
        """The primary key and the holder's mark; `ever` even of a link that has run out."""
        try:
            lasts = None if ever else self.lasts
            pk, _, mark = self.signer.unsign(token, max_age=lasts).partition(".")
            return int(pk), mark
        except signing.SignatureExpired as error:
            raise ExpiredLink from error
        except (signing.BadSignature, ValueError) as error:
            raise BadLink from error

    def made_at(self, token: str) -> datetime:
        """When a good token was signed, down to the second."""
        return datetime.fromtimestamp(signing.b62_decode(token.split(":")[1]), UTC)

    def holder_of(self, row: Any) -> str:
        if not self.held_by:
            return ""
        for name in self.held_by.split("."):
            row = getattr(row, name)
        return row

    @property
    def signer(self) -> signing.TimestampSigner:
        # With the purpose in the salt, a link to one page opens no other with the same row.
        return signing.TimestampSigner(salt=f"link:{self.purpose}")


def renewed(text: str, holder: str) -> str:
    """The text with each link in it made anew, for whoever reads it at that address."""

    def make_anew(found: re.Match[str]) -> str:
        token = found[0]
        for link in known:
            # The signature says which purpose it has, and one that has run out is made anew too.
            with suppress(BadLink):
                pk, mark = link.parts(token, ever=True)
                return link.sign(pk, holder if mark else "")
        return token

    return TOKEN.sub(make_anew, text)


def without_expired(text: str) -> str:
    """The text with each link that has run out replaced by words that say so."""

    def blank(found: re.Match[str]) -> str:
        for link in known:
            try:
                link.parts(found[0])
            except ExpiredLink:
                return RUN_OUT
            except BadLink:
                continue
            break
        return found[0]

    return TOKEN.sub(blank, text)


def mark_of(address: str) -> str:
    """Tells one holder from another, and nobody who they are."""
    return salted_hmac("link-holder", address.lower(), algorithm="sha256").hexdigest()[:16]


def site_url(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path
