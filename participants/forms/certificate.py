from django import forms
from django.urls import reverse
from django.utils.functional import cached_property

from pages.forms.base import FilterForm, PortalForm
from pages.forms.widgets import Checkboxes


class IssueCertificatesForm(PortalForm):
    """Who gets a certificate; everybody who has earned one is ticked."""

    submit_label = "Issue the certificates"
    missing = {"chosen": "Tick who is to get a certificate"}

    chosen = forms.MultipleChoiceField(
        label="Who gets a certificate?",
        widget=Checkboxes(),
        error_messages={
            "invalid_choice": "Somebody has been given a certificate meanwhile. Look again who is "
            "left, then press the button again."
        },
    )
    sends = forms.BooleanField(
        label="Send each of them a link to theirs now",
        required=False,
        help_text="Without it, you can send all of them later from the page of the certificates.",
    )

    def __init__(self, *args, choices: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = choices


class RevokeCertificateForm(PortalForm):
    """Why a certificate holds no more."""

    submit_label = "Revoke the certificate"
    missing = {"because": "Say why it is revoked"}

    because = forms.CharField(
        label="Why is it revoked?",
        max_length=300,
        help_text="Its holder reads this by email. Whoever checks the number does not.",
    )


class ShowHolderForm(PortalForm):
    """What whoever checks the number reads of its holder."""

    submit_label = "Save"

    shown = forms.BooleanField(
        label="Whoever checks the number may read my name",
        required=False,
        help_text="Without it they read what the certificate is for, and that it holds, and "
        "nothing about you. You can change this at any time.",
    )


class CheckCertificateForm(FilterForm):
    """The number of a certificate, as somebody types it."""

    submit_label = "Check"
    widths = {"number": 20}
    missing = {"number": "Enter the number that is printed on the certificate"}

    number = forms.CharField(
        label="Number of the certificate",
        max_length=60,
        help_text="12 letters and digits, for example 7F3K-9QXD-2M4V. Spaces and small letters do "
        "not matter.",
    )

    @cached_property
    def helper(self):
        helper = super().helper
        helper.form_method = "get"
        helper.form_action = reverse("participants:check_certificate")
        return helper
