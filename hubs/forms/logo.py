from django import forms
from django.core.exceptions import ValidationError

from pages.forms.base import PortalForm
from pages.rules.picture import LARGEST, LONGEST_SIDE, TOO_LARGE, BadPicture, read_picture


class LogoForm(PortalForm):
    """A hub's logo. Where there is one, its words can be changed without a new picture."""

    submit_label = "Save the logo"
    missing = {"file": "Choose a picture", "words": "Say in a few words what the logo shows"}

    file = forms.FileField(
        label="Picture",
        help_text=f"A PNG or JPEG up to {LARGEST >> 10} KB and {LONGEST_SIDE} pixels wide. A small "
        "one on white or clear ground looks best. Notes inside it, such as where it was made, are "
        "taken out.",
    )
    words = forms.CharField(
        label="What does it show?",
        max_length=120,
        help_text="Read out to people who do not see it, for example “Three circles that overlap”.",
    )

    def __init__(self, *args, has_logo, **kwargs):
        super().__init__(*args, **kwargs)
        if has_logo:
            self.fields["file"].required = False
            self.fields["file"].label = "Another picture"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return None
        # Asked before read(), which takes all of it into memory.
        if file.size > LARGEST:
            raise ValidationError(TOO_LARGE)
        try:
            return read_picture(file.read())
        except BadPicture as problem:
            raise ValidationError(str(problem)) from problem
