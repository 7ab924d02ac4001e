"""Links that let somebody act without signing in: signed, for one purpose, for a time.

Opening one never changes anything, as mail scanners open links too; only a POST does.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse


class BadLink(Exception):
    """The link was not made here, or for another purpose."""


class ExpiredLink(Exception):
    """The link was good once."""


@dataclass(frozen=True)
class SignedLink:
    """One purpose of links: the page it opens and how long it lasts."""

    purpose: str
    url_name: str
    lasts: timedelta

    def token(self, pk: int) -> str:
        return self.signer.sign(str(pk))

    def path(self, pk: int) -> str:
        return reverse(self.url_name, args=[self.token(pk)])

    def url(self, pk: int) -> str:
        """The whole address, for mail: built from the setting, never from a request."""
        return site_url(self.path(pk))

    def read(self, token: str) -> int:
        """The primary key that was signed. Raises BadLink or ExpiredLink."""
        try:
            return int(self.signer.unsign(token, max_age=self.lasts))
        except signing.SignatureExpired as error:
            raise ExpiredLink from error
        except (signing.BadSignature, ValueError) as error:
            raise BadLink from error

    @property
    def signer(self) -> signing.TimestampSigner:
        # With the purpose in the salt, a link to one page opens no other with the same row.
        return signing.TimestampSigner(salt=f"link:{self.purpose}")


def site_url(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path
