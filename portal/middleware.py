from django.urls import Resolver404, resolve
from pghistory.middleware import HistoryMiddleware as BaseHistoryMiddleware

from pages.base_views import PublicDetail, PublicList, PublicPage


class HistoryMiddleware(BaseHistoryMiddleware):
    """Writes who acted, and on which page, beside every changed row."""

    def get_context(self, request):
        # The page's name and not its address, which may hold a signed link.
        try:
            page = resolve(request.path_info).view_name
        except Resolver404:
            page = ""
        return {"user": request.user.pk, "page": page}


class PrivatePagesMiddleware:
    """Keeps out of every cache what is not for everybody: pages by link and of those signed in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.session.session_key or not is_for_everybody(request):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def is_for_everybody(request) -> bool:
    if request.method not in ("GET", "HEAD"):
        return False
    match = request.resolver_match
    view = getattr(match.func, "view_class", None) if match else None
    return view is not None and issubclass(view, PublicPage | PublicList | PublicDetail)
