"""Bringing somebody back to where they were, with what they had typed."""

from urllib.parse import urlencode, urlsplit

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from pages.base_views import ActingForm
from pages.set_aside import set_aside


def way_back(request) -> str:
    """The address to come back to after a stop in between; what was sent is set aside for it."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    page = getattr(request.resolver_match.func, "view_class", object)
    if not issubclass(page, ActingForm):
        return page_before(request)
    token = set_aside(
        request.session,
        path=request.path,
        typed=request.POST,
        about=None,
        by=getattr(request, "was_signed_in_as", request.user.pk),
    )
    asked = request.GET.copy()
    asked["kept"] = token
    return f"{request.path}?{asked.urlencode()}"


def page_before(request) -> str:
    """The page that a button without a page of its own stands on."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}):
        return reverse("home")
    parts = urlsplit(before)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def with_next(url: str, way: str) -> str:
    return f"{url}?{urlencode({'next': way})}"
