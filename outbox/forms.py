from django import forms

from pages.forms.base import PortalForm


class SendAgainForm(PortalForm):
    # How often it had been sent again when the page was shown, so that two clicks send one.
    times = forms.IntegerField(widget=forms.HiddenInput)
