import logging
import time

import pghistory
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from pghistory.middleware import HistoryMiddleware as BaseHistoryMiddleware
from redis.exceptions import RedisError

from access.limits import CannotCount
from pages.public_views import PublicDetail, PublicList, PublicPage
from portal import proof
from portal.typed import way_back, with_next

logger = logging.getLogger(__name__)

SEEN_AT = "seen_at"
SEEN_AGAIN_AFTER = 60  # seconds; so that most pages write nothing
SIGNED_OUT = (
    "You have been signed out, as nothing was done for a while. What you typed is kept: sign in, "
    "and you are back where you were."
)
PROVE_AGAIN = "Prove that it is you. What you typed is kept."
# Leads to proving it, or away.
OPEN_WITHOUT_PROOF = {"account_logout", "stay"}


class HistoryMiddleware(BaseHistoryMiddleware):
    """Writes who acted, and on which page, beside every changed row."""

    def get_context(self, request):
        return {"user": request.user.pk, "page": ""}

    def process_view(self, request, view_func, args, kwargs):
        # The page's name and not its address, which may hold a signed link. From here on, where it
        # is known without another look through all addresses.
        pghistory.context(page=request.resolver_match.view_name)


class RefusedMethodMiddleware:
    """A page of ours where Django answers with an empty one: on a POST where there is no form, say.

    Its address may stand in a bookmark, or be opened again once somebody has signed in.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            # Into the same answer, whose header says what is allowed.
            response.content = render_to_string("405.html", request=request)
        return response


class AnswerAllTheSameMiddleware:
    """While the store of the counts is down a page says so; a page whose connection to the
    database was ended is read once more.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if isinstance(error, RedisError | CannotCount):
            logger.error("The store of the counts does not answer", exc_info=error)
            response = render(request, "503.html", status=503)
            response["Retry-After"] = "60"
            return response
        if isinstance(error, OperationalError | InterfaceError) and may_read_again(request):
            return read_again(request)
        return None


def may_read_again(request) -> bool:
    """A GET changes nothing, so it may be done twice, if the fault lay with the connection."""
    if request.method not in ("GET", "HEAD") or hasattr(request, "was_read_again"):
        return False
    return not connection.in_atomic_block and not connection.is_usable()


def read_again(request):
    request.was_read_again = True
    connection.close()
    match = request.resolver_match
    response = match.func(request, *match.args, **match.kwargs)
    # Here, as what is drawn later is drawn past this.
    return response.render() if hasattr(response, "render") else response


class IdleMiddleware:
    """Signs staff out who have asked for nothing for an hour."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Without a session nobody need be looked up.
        if request.session.session_key and proof.watches_over(request.user):
            self.look(request)
        return self.get_response(request)

    def look(self, request) -> None:
        now = time.time()
        idle = now - request.session.get(SEEN_AT, signed_in_at(request.user))
        if idle >= settings.STAFF_IDLE_AGE:
            request.was_signed_in_as = request.user.pk
            logout(request)
        elif idle >= SEEN_AGAIN_AFTER:
            request.session[SEEN_AT] = now


def signed_in_at(user) -> float:
    return (user.last_login or timezone.now()).timestamp()


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks for sign-in, and brings back to the same page with what had been typed there."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" or hasattr(request, "was_signed_in_as"):
            messages.warning(request, SIGNED_OUT)
        return redirect_to_login(way_back(request), reverse(settings.LOGIN_URL))


class SecondFactorMiddleware:
    """Opens no page to those who must prove twice who they are, and have done so only once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, args, kwargs):
        user = request.user
        if not getattr(view_func, "login_required", True) or leads_to_proof(request):
            return None
        if not user.is_authenticated or not proof.is_asked_for_proof(user):
            return None
        if proof.has_proved(request):
            return None
        page = "mfa_reauthenticate"
        if not proof.has_second_factor(user):
            last_day = proof.last_day_without_proof(user)
            if timezone.localdate() <= last_day:
                request.second_factor_until = last_day
                return None
            page = "mfa_index"
        if request.method == "POST":
            messages.warning(request, PROVE_AGAIN)
        return HttpResponseRedirect(with_next(reverse(page), way_back(request)))


def leads_to_proof(request) -> bool:
    name = request.resolver_match.view_name
    return name in OPEN_WITHOUT_PROOF or name.startswith("mfa_")


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
