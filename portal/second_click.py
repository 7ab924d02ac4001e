"""Two clicks on the button under a code: both enter, as the browser shows what the second brings.

The first ends the session that the code was typed in. So for some seconds the code in that very
session stands for whoever it let in, and for nobody in any other session.
"""

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_login_redirect_url, perform_login
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac

from access.limits import STORE_ERRORS, CannotCount
from hubs.models import User
from portal.proof import note_proof

SECONDS = 10


def second_click_key(request) -> str:
    """Of the code as typed and of the session that it was typed in."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    code = "".join(filter(str.isalnum, request.POST.get("code", "").upper()))
    return "second-click:" + salted_hmac("second-click", f"{session} {code}").hexdigest()


def remember_for_second_click(request, user, *, leads_to: str | None, has_proved: bool) -> None:
    """Raises CannotCount."""
    kept = {"user": user.pk, "leads_to": leads_to, "has_proved": has_proved}
    try:
        cache.set(second_click_key(request), kept, SECONDS)
    except STORE_ERRORS as error:
        raise CannotCount from error


def answer_second_click(request) -> HttpResponse | None:
    """What the first was answered; None where this is no second click."""
    if request.method != "POST" or request.user.is_authenticated:
        return None
    try:
        kept = cache.get(second_click_key(request))
    except STORE_ERRORS:
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first() if kept else None
    if user is None:
        return None
    if not kept["has_proved"]:
        return perform_login(request, user, redirect_url=kept["leads_to"])
    get_adapter().login(request, user)
    note_proof(request, "second click")
    return HttpResponseRedirect(get_login_redirect_url(request, kept["leads_to"]))
