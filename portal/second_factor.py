"""A second proof of who somebody is, on django-allauth's machinery and our own pages.

An app on their telephone (which needs no script), a passkey, or one of the codes on paper.
"""

import base64
import hashlib
from urllib.parse import urlsplit

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import views as base
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from access.limits import STORE_ERRORS, CannotCount, give_back, take_places
from pages.forms.base import PortalForm, PortalFormMixin
from portal import proof
from portal.second_click import answer_second_click, remember_for_second_click
from portal.sign_in import TOO_MANY_TRIES

NOT_RIGHT = "The code is not right. Wait for the next one in your app, then type it"
NO_PASSKEY = "The passkey could not be read. Try it again, or use a code"
LAST_ONE = "Your role needs a second proof. Add another one first, then remove this one."
REMOVED = "It is removed. Signing in no longer asks for it."


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": NOT_RIGHT}

    def encrypt(self, text: str) -> str:
        return sealing().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealing().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        # The first line is for files of their own.
        svg = super().build_totp_svg(url)
        return svg[svg.index("<svg") :].replace("<svg", '<svg aria-hidden="true"', 1)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        # Of the setting, as any host may stand in a request.
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": settings.SITE_NAME}

    def generate_authenticator_name(self, user, type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Passkey {number}"


def sealing() -> Fernet:
    """Keeps the secrets from whoever has only a copy of the database."""
    key = hashlib.sha256(b"second-factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class CountedCode:
    """A code whose tries are counted by account: only whoever reads its mail comes this far."""

    missing = {"code": "Enter the code"}
    widths = {"code": 10}
    submit_label = "Go on"
    label = "Code from your app, or one of your recovery codes"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = self.label
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["inputmode"] = "numeric"

    def clean_code(self):
        try:
            places = take_places(context.request, "second-factor", key=str(self.user.pk))
            if places is None:
                raise ValidationError(TOO_MANY_TRIES)
            code = super().clean_code()
        except CannotCount as refusal:
            raise ValidationError(refusal.message) from refusal
        except STORE_ERRORS as error:
            raise ValidationError(CannotCount().message) from error
        give_back(places)
        return code


class ProveByCodeForm(CountedCode, PortalFormMixin, AuthenticateForm):
    pass


class ProveAgainByCodeForm(CountedCode, PortalFormMixin, ReauthenticateForm):
    pass


class AddAppForm(CountedCode, PortalFormMixin, ActivateTOTPForm):
    submit_label = "Add the app"
    label = "Code that the app shows now"


class ReadablePasskey:
    """What a browser sends in place of a passkey is as little trusted as anything typed."""

    def clean(self):
        try:
            return super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValidationError(NO_PASSKEY) from error


class AddPasskeyForm(ReadablePasskey, PortalFormMixin, AddWebAuthnForm):
    submit_label = "Add a passkey"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What do you call this device?"
        self.fields["name"].max_length = 60


class PasskeyProof:
    def clean_credential(self):
        try:
            return super().clean_credential()
        except STORE_ERRORS as error:
            raise ValidationError(CannotCount().message) from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValidationError(NO_PASSKEY) from error


class ProveByPasskeyForm(PasskeyProof, PortalFormMixin, AuthenticateWebAuthnForm):
    pass


class ProveAgainByPasskeyForm(PasskeyProof, PortalFormMixin, ReauthenticateWebAuthnForm):
    pass


class RemoveAppForm(PortalFormMixin, DeactivateTOTPForm):
    submit_label = "Remove the app"


class NewCodesForm(PortalFormMixin, GenerateRecoveryCodesForm):
    submit_label = "Make new codes"


@method_decorator(login_not_required, name="dispatch")
class Prove(base.AuthenticateView):
    """At sign-in, after the code from the email."""

    template_name = "mfa/authenticate.html"
    form_class = ProveByCodeForm
    webauthn_form_class = ProveByPasskeyForm

    def dispatch(self, request, *args, **kwargs):
        return answer_second_click(request) or super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        login = self.stage.login
        remember_for_second_click(
            self.request, login.user, leads_to=login.redirect_url, has_proved=True
        )
        return super().form_valid(form)


class ProveAgain(base.ReauthenticateView):
    template_name = "mfa/reauthenticate.html"
    form_class = ProveAgainByCodeForm


class ProveAgainByPasskey(webauthn.ReauthenticateWebAuthnView):
    template_name = "mfa/webauthn/reauthenticate.html"
    form_class = ProveAgainByPasskeyForm

    def form_invalid(self, form):
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return HttpResponseRedirect(self.request.get_full_path())


class SecondFactor(base.IndexView):
    """What one proves it by, and what else there is."""

    template_name = "mfa/index.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        is_asked = proof.is_asked_for_proof(user)
        until = proof.last_day_without_proof(user) if is_asked else None
        is_over = until is not None and until < timezone.localdate()
        return super().get_context_data(
            is_asked=is_asked,
            is_spared=not is_asked and proof.needs_proof(user),
            until=None if is_over else until,
            **kwargs,
        )


class AddApp(totp.ActivateTOTPView):
    template_name = "mfa/totp/activate_form.html"
    form_class = AddAppForm

    def form_valid(self, form):
        response = super().form_valid(form)
        proof.note_proof(self.request, "totp")
        return response


class Removing:
    """One proof less, but never the last of somebody who needs one."""

    success_url = reverse_lazy("mfa_index")

    def post(self, request, *args, **kwargs):
        own = proof.own_devices(request.user)
        if proof.is_asked_for_proof(request.user) and own.count() < 2:
            messages.error(request, LAST_ONE)
            return HttpResponseRedirect(self.success_url)
        response = super().post(request, *args, **kwargs)
        if not own.exists():
            proof.forget_proof(request)
        messages.success(request, REMOVED)
        return response


class RemoveApp(Removing, totp.DeactivateTOTPView):
    template_name = "mfa/totp/deactivate_form.html"
    form_class = RemoveAppForm


class RemovePasskey(Removing, webauthn.RemoveWebAuthnView):
    template_name = "mfa/webauthn/authenticator_confirm_delete.html"
    form_class = PortalForm


class AddPasskey(webauthn.AddWebAuthnView):
    template_name = "mfa/webauthn/add_form.html"
    form_class = AddPasskeyForm

    def form_valid(self, form):
        response = super().form_valid(form)
        proof.note_proof(self.request, "webauthn")
        return response

    def get_context_data(self, **kwargs):
        # The library leaves out what it is given, and with it the form that was filled in.
        return super().get_context_data(**kwargs) | {"form": kwargs.get("form", self.get_form())}


class RecoveryCodes(recovery.ViewRecoveryCodesView):
    template_name = "mfa/recovery_codes/index.html"


class NewRecoveryCodes(recovery.GenerateRecoveryCodesView):
    template_name = "mfa/recovery_codes/generate.html"
    form_class = NewCodesForm


class Passkeys(View):
    """The library's own list, which stands on the page about the second proof here."""

    def get(self, request):
        return HttpResponseRedirect(reverse("mfa_index"))


class Stay(View):
    """Asked by the warning's button: whoever asks is not idle."""

    def get(self, request):
        return HttpResponse("You are still signed in.", content_type="text/plain")
