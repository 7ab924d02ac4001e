"""Pages for everybody, kept as they were drawn for as long as they would be drawn the same.

docs/decisions/0012 says what may be kept, why none is ever stale, and why these alone are sent
compressed.
"""

import gzip
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

from pages import shown

LONGEST_QUERY = 300  # characters; what is longer nobody asks twice
# A browser and a proxy may keep it, and ask each time whether it is still the same.
ASK_AGAIN = "public, no-cache"
KEPT_HEADERS = ("Content-Type", "Content-Disposition", "Access-Control-Allow-Origin")


@dataclass(frozen=True)
class Kept:
    """A page as it was drawn, compressed."""

    body: bytes
    etag: str
    headers: dict[str, str]

    def answer(self, request) -> HttpResponseBase:
        takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
        body = self.body if takes_gzip else gzip.decompress(self.body)
        response = HttpResponse(body, headers=self.headers)
        if takes_gzip:
            response["Content-Encoding"] = "gzip"
        response["Cache-Control"], response["ETag"] = ASK_AGAIN, self.etag
        patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
        return get_conditional_response(request, etag=self.etag, response=response) or response


class KeptPage:
    """Before one of the public views: nobody who is a stranger waits for it to be drawn again."""

    reads: ClassVar[Collection[str]] = ()  # what of the query string the page is drawn by

    def dispatch(self, request, *args, **kwargs):
        # Not in the key alone: a page that repeats the rest would be kept for everybody.
        ask_only(request, self.reads)
        if not may_be_kept(request):
            return super().dispatch(request, *args, **kwargs)
        # Asked before anything is read: what changes meanwhile is another version.
        key = key_of(request)
        kept = caches["pages"].get(key)
        if kept is None:
            response = drawn(super().dispatch(request, *args, **kwargs))
            if not is_for_anybody(response):
                return response
            kept = kept_as(response)
            caches["pages"].set(key, kept)
        return kept.answer(request)


def may_be_kept(request) -> bool:
    """Of a stranger alone: whoever has signed in, or is to be told something, has a cookie."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and len(request.META["QUERY_STRING"]) <= LONGEST_QUERY
    )


def ask_only(request, names: Collection[str]) -> None:
    """Takes all but these parameters off the request."""
    asked = QueryDict(mutable=True)
    for name in sorted(names):
        if name in request.GET:
            asked.setlist(name, request.GET.getlist(name))
    request.GET = asked
    request.META["QUERY_STRING"] = asked.urlencode()


def key_of(request) -> str:
    """What the clock alone changes, such as a closing time, it changes at a whole minute."""
    minute = int(timezone.now().timestamp()) // 60
    parts = [request.path, request.META["QUERY_STRING"], str(minute), shown.version()]
    return sha256("\n".join(parts).encode()).hexdigest()


def drawn(response: HttpResponseBase) -> HttpResponseBase:
    return response.render() if hasattr(response, "render") else response


def is_for_anybody(response: HttpResponseBase) -> bool:
    """Neither a refusal or a way elsewhere, nor a form with a token of one reader's own."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and b"csrfmiddlewaretoken" not in response.content
    )


def kept_as(response: HttpResponse) -> Kept:
    # Weak, as the compressed page and the plain one are the same to a reader.
    etag = f"W/{quote_etag(sha256(response.content).hexdigest()[:32])}"
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    return Kept(gzip.compress(response.content, 6, mtime=0), etag, headers)
