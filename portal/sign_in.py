"""Sign-in by emailed code, on django-allauth's machinery and our own pages."""

import uuid
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.views.generic import RedirectView

from access.limits import CannotCount, give_back, take_places
from outbox.actions import queue
from outbox.render import compose
from pages.forms.base import PortalFormMixin
from pages.forms.fields import CodeField, EmailField

TOO_MANY_TRIES = "There have been too many tries. Wait five minutes, then ask for a new code."


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in is by emailed code, for people the portal knows; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": "The code is not right. Check the newest email from us and type it again",
        "too_many_login_attempts": TOO_MANY_TRIES,
        "rate_limited": TOO_MANY_TRIES,
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def send_mail(self, template_prefix, email, context) -> None:
        """allauth's messages in the portal's words, through the outbox."""
        # Any other letter of the library fails here: the portal has no words for it.
        kind = {
            "account/email/login_code": "sign-in-code",
            "account/email/unknown_account": "sign-in-unknown",
        }[template_prefix]
        queue(
            [
                compose(
                    kind,
                    # Each request is a message of its own, and is not sent once its code has run
                    # out.
                    key=f"{kind}:{uuid.uuid4()}",
                    to=email,
                    context={"code": context.get("code")},
                    wanted_until=timezone.now()
                    + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
                )
            ]
        )


class AskForCodeForm(PortalFormMixin, RequestLoginCodeForm):
    missing = {"email": "Enter your email address"}
    autocomplete = {"email": "email"}

    # The library's own reads an address in another way than all the other forms.
    email = EmailField(label="Email address")


class EnterCodeForm(PortalFormMixin, ConfirmLoginCodeForm):
    missing = {"code": "Enter the code from our email"}
    autocomplete = {"code": "one-time-code"}
    widths = {"code": 10}

    code = CodeField(
        help_text="Eight letters, like BCDF-GHJK. Capitals do not matter.",
        widget=forms.TextInput({"autocapitalize": "characters", "spellcheck": "false"}),
    )


class AskForCodePage(RequestLoginCodeView):
    form_class = AskForCodeForm


class EnterCodePage(ConfirmLoginCodeView):
    form_class = EnterCodeForm

    def post(self, request, *args, **kwargs):
        """Tries are counted by account and by address, however many codes were asked for."""
        try:
            tries = self.count_try()
        except CannotCount as refusal:
            # The code stays good: it can be typed again as soon as tries can be counted.
            messages.error(request, refusal.message)
            return HttpResponseRedirect(request.get_full_path())
        if tries is None:
            self._process.abort()
            messages.error(request, TOO_MANY_TRIES)
            return HttpResponseRedirect(reverse("account_request_login_code"))
        response = super().post(request, *args, **kwargs)
        # Signing in rightly uses up no tries.
        if request.user.is_authenticated:
            give_back(tries)
        return response

    def count_try(self):
        return take_places(
            self.request,
            "sign-in-code",
            rates=settings.ACCOUNT_RATE_LIMITS["login_failed"],
            key=self._process.state["email"],
        )

    def form_valid(self, form):
        """Let the first of several answers that arrive at once in, and no other."""
        code = salted_hmac("sign-in-code", self._process.state["email"] + self._process.code)
        if cache.add(f"code-used:{code.hexdigest()}", True, self._process.timeout):
            return super().form_valid(form)
        self._process.abort()
        return HttpResponseRedirect(reverse("account_request_login_code"))


@method_decorator(login_not_required, name="dispatch")
class ToSignIn(RedirectView):
    """The addresses that the library insists on and the portal has no pages for."""

    pattern_name = "account_request_login_code"
    query_string = True
