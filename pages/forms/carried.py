from django import forms

from pages.forms.base import PortalForm


class CarriedForm(PortalForm):
    """What a form was sent with, carried unseen through the page that asks whether it is meant."""

    confirmed = forms.CharField(initial="yes", widget=forms.HiddenInput)

    def __init__(self, *args, sent, **kwargs):
        super().__init__(*args, **kwargs)
        for name, values in sent.lists():
            if name != "csrfmiddlewaretoken" and name not in self.fields:
                self.fields[name] = carried_field(values)


def carried_field(values: list[str]) -> forms.Field:
    if len(values) == 1:
        return forms.CharField(initial=values[0], required=False, widget=forms.HiddenInput)
    # Several boxes that were ticked under one name.
    return forms.Field(initial=values, required=False, widget=forms.MultipleHiddenInput)
