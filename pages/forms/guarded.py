"""Public forms that keep machines out without script, pictures or anybody else's service.

A box that people do not see, and a signed note of when the page was opened. Both are kind: too
quick or too late a form comes back whole, to be sent again.
"""

import secrets
from datetime import UTC, datetime, timedelta

from django import forms
from django.core import signing
from django.utils import timezone

from pages.forms.base import PortalForm
from pages.forms.widgets import TrapInput
from pages.rules.spam import suspicion_of

QUICKEST = timedelta(seconds=3)
LONGEST = timedelta(days=1)
TOO_QUICK = "That was very quick. Read what you have written, then press the button again."
TOO_LATE = (
    "This page was open for more than a day. What you typed is still here: press the button again."
)
FILLED_IN = (
    "A box that is meant to stay empty was filled in. We have emptied it: press the button again."
)
UNKNOWN = "We could not tell when you opened this page. Press the button again."


def signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="guarded-form")


def new_token() -> str:
    """A name for one opening of a form, signed with its time."""
    return signer().sign(secrets.token_urlsafe(12))


class GuardedForm(PortalForm):
    """A form for everybody. Its page makes one row of `key`, however often it is sent."""

    homepage = forms.CharField(
        label="Leave this box empty", required=False, max_length=200, widget=TrapInput
    )
    begun = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["begun"].initial = new_token

    def clean(self):
        cleaned = super().clean()
        # Said by itself, once everything else is right.
        if not self.errors and (reason := self.reason_to_wait(cleaned.get("begun", ""))):
            self.add_error(None, reason)
        return cleaned

    def as_typed(self) -> dict[str, str]:
        # The trap and the note belong to this opening of the page, and to no later one.
        typed = super().as_typed()
        return {name: text for name, text in typed.items() if name not in ("homepage", "begun")}

    def reason_to_wait(self, token: str) -> str:
        try:
            self.key = signer().unsign(token, max_age=LONGEST)
        except signing.SignatureExpired:
            self.begin_again()
            return TOO_LATE
        except signing.BadSignature:
            self.begin_again()
            return UNKNOWN
        # The note stays the same, so that pressing again a moment later is enough.
        return TOO_QUICK if opened_at(token) > timezone.now() - QUICKEST else ""

    def begin_again(self) -> None:
        """Give the page that comes back a note of its own."""
        self.data = self.data.copy()
        self.data[self.add_prefix("begun")] = new_token()

    @property
    def suspicion(self) -> str:
        """Why what was sent may not come from a person, or ''."""
        typed = [value for name, value in self.cleaned_data.items() if name != "begun"]
        text = "\n".join(value for value in typed if isinstance(value, str))
        return suspicion_of(trap=self.cleaned_data["homepage"], text=text)


class GuardedSendingForm(GuardedForm):
    """One that sends at once, and has nobody to set aside what looks like a machine's."""

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned.get("homepage", "").strip():
            self.data = self.data.copy()
            self.data[self.add_prefix("homepage")] = ""
            self.add_error(None, FILLED_IN)
        return cleaned


def opened_at(token: str) -> datetime:
    # The signer’s own stamp, which unsign() has checked and does not hand out.
    return datetime.fromtimestamp(signing.b62_decode(token.split(":")[-2]), tz=UTC)
