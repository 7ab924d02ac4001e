"""Sign-in by emailed code, on django-allauth's machinery and our own pages."""

import uuid
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import context
from allauth.mfa.models import Authenticator
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

from access.client import client_address
from access.limits import (
    STORE_ERRORS,
    CannotCount,
    asked_from,
    give_back,
    is_too_often,
    take_places,
)
from outbox.actions import queue
from outbox.blanking import blank_used_code
from outbox.render import compose
from pages.forms.base import PortalFormMixin
from pages.forms.fields import CodeField, EmailField
from portal.demo.cast import SIGN_INS, WITHOUT_ACCOUNT
from portal.known_browser import known_browser, remember_browser
from portal.proof import has_second_factor
from portal.second_click import answer_second_click, remember_for_second_click, second_click_key

TOO_MANY_TRIES = "There have been too many tries. Wait five minutes, then ask for a new code."
TOO_MANY_CODES = (
    "Too many codes have been asked for. Use the newest one that you have, in the browser that "
    "asked for it, or wait. A browser in which you have signed in before need not wait long."
)
WAYS_TO_PROVE = [
    (Authenticator.Type.TOTP, "mfa_reauthenticate", "Use a code instead"),
    (Authenticator.Type.WEBAUTHN, "mfa_reauthenticate_webauthn", "Use a passkey instead"),
]
SECOND_PROOF_CHANGES = {
    "mfa/email/totp_activated": "An app that shows codes was added.",
    "mfa/email/totp_deactivated": "The app that shows codes was removed.",
    "mfa/email/webauthn_added": "A passkey was added.",
    "mfa/email/webauthn_removed": "A passkey was removed.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made. The old ones are void.",
}


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

    def is_reauthentication_required(self, *, app: str) -> bool:
        # Nobody can prove again by what they do not have; a password, which few have, is no proof.
        return has_second_factor(context.request.user)

    def get_reauthentication_methods(self, user) -> list[dict]:
        kinds = set(Authenticator.objects.filter(user=user.pk).values_list("type", flat=True))
        return [
            {"id": page, "description": words, "url": reverse(page)}
            for kind, page, words in WAYS_TO_PROVE
            if kind in kinds
        ]

    def get_client_ip(self, request) -> str:
        return client_address(request)

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Tells whoever's it is of each change to how they prove who they are."""
        kind = "second-proof-changed"
        what = SECOND_PROOF_CHANGES[template_prefix]
        queue(
            [
                compose(
                    kind,
                    key=f"{kind}:{uuid.uuid4()}",
                    to=user.email,
                    context={"what": what},
                )
            ]
        )

    def add_message(self, request, level, message_template=None, *args, **kwargs) -> None:
        # The pages of the second proof say themselves what has happened.
        if not (message_template or "").startswith("mfa/"):
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_mail(self, template_prefix, email, letter) -> None:
        """allauth's messages in the portal's words, through the outbox."""
        # Any other letter of the library fails here: the portal has no words for it.
        kind = {
            "account/email/login_code": "sign-in-code",
            "account/email/unknown_account": "sign-in-unknown",
        }[template_prefix]
        # Anybody may name an address that is nobody's here; a code is asked for as access/limits.py
        # allows, and is worth nothing late.
        stranger = kind == "sign-in-unknown"
        queue(
            [
                compose(
                    kind,
                    # Each request is a message of its own, and is not sent once its code has run
                    # out.
                    key=f"{kind}:{uuid.uuid4()}",
                    to=email,
                    context={"code": letter.get("code")},
                    wanted_until=timezone.now()
                    + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
                )
            ],
            asked_from=asked_from(context.request) if stranger else "",
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

    def get_context_data(self, **kwargs):
        cast = SIGN_INS if settings.DEMO else []
        return super().get_context_data(cast=cast, without_account=WITHOUT_ACCOUNT, **kwargs)

    def form_valid(self, form):
        """Codes are counted before one is sent, for an address nobody has as for any other."""
        email = form.cleaned_data["email"]
        try:
            places = take_try(self.request, "ask-for-code", email)
        except CannotCount as refusal:
            form.add_error(None, refusal.message)
            return self.form_invalid(form)
        if places is None:
            form.add_error("email", TOO_MANY_CODES)
            return self.form_invalid(form)
        return super().form_valid(form)


@method_decorator(login_not_required, name="dispatch")
class EnterCodePage(ConfirmLoginCodeView):
    form_class = EnterCodeForm

    def dispatch(self, request, *args, **kwargs):
        return answer_second_click(request) or super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Tries are counted by client, and wrong ones by account, however many codes there are."""
        try:
            self.places = take_try(request, "enter-code", self._process.state["email"])
            if self.places is None:
                return self.start_again()
            return super().post(request, *args, **kwargs)
        except CannotCount as refusal:
            # The code stays good: it can be typed again as soon as tries can be counted.
            messages.error(request, refusal.message)
            return HttpResponseRedirect(request.get_full_path())

    def form_valid(self, form):
        """Let the first of several answers that arrive at once in, and others of its browser."""
        code, browser = self._process.code, second_click_key(self.request)
        used = salted_hmac("sign-in-code", self._process.state["email"] + code).hexdigest()
        if not is_first(f"code-used:{used}", browser, seconds=self._process.timeout):
            self._process.abort()
            return HttpResponseRedirect(reverse("account_request_login_code"))
        remember_for_second_click(
            self.request, self._process.user, leads_to=self.get_next_url(), has_proved=False
        )
        # Signing in rightly uses up no tries.
        give_back(self.places)
        response = super().form_valid(form)
        remember_browser(response, self._process.state["email"])
        blank_used_code(email=self._process.state["email"], code=code)
        return response

    def form_invalid(self, form):
        # Whoever else has used these up hinders nobody who types the right code.
        if "code" in form.data and self.is_one_wrong_too_many():
            return self.start_again()
        return super().form_invalid(form)

    def is_one_wrong_too_many(self) -> bool:
        email = self._process.state["email"]
        return not known_browser(self.request, email) and is_too_often(
            self.request, "wrong-code", key=email
        )

    def start_again(self):
        self._process.abort()
        messages.error(self.request, TOO_MANY_TRIES)
        return HttpResponseRedirect(reverse("account_request_login_code"))


def take_try(request, action: str, email: str) -> list[str] | None:
    """Count it for this client, or for a browser that is known by itself. Raises CannotCount."""
    if browser := known_browser(request, email):
        return take_places(request, f"{action}-again", key=email, client=browser)
    return take_places(request, action, key=email)


def is_first(key: str, value: str, *, seconds: int) -> bool:
    """Is nothing kept under that key, or the same value? Raises CannotCount."""
    try:
        return cache.add(key, value, seconds) or cache.get(key) == value
    except STORE_ERRORS as error:
        raise CannotCount from error


@method_decorator(login_not_required, name="dispatch")
class ToSignIn(RedirectView):
    """The addresses that the library insists on and the portal has no pages for."""

    pattern_name = "account_request_login_code"
    query_string = True
