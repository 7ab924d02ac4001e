from django import forms

from pages.forms.base import PortalForm


class CarriedForm(PortalForm):
    """What a form was sent with, carried unseen through the page that asks whether it is meant."""

    confirmed = forms.CharField(initial="yes", widget=forms.HiddenInput)

    def __init__(self, *args, sent, **kwargs):
        super().__init__(*args, **kwargs)
        for name, value in sent.items():
            if name != "csrfmiddlewaretoken" and name not in self.fields:
                self.fields[name] = forms.CharField(
                    initial=value, required=False, widget=forms.HiddenInput
                )
