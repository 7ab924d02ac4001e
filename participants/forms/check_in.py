from django import forms
from django.core.validators import RegexValidator

from pages.forms.base import PortalForm
from pages.forms.fields import EmailField
from participants.rules.check_in import DIGITS

FOUR_DIGITS = "Enter the four digits, for example 0481"


class CheckInForm(PortalForm):
    submit_label = "I am here"
    missing = {"email": "Enter your email address"}
    autocomplete = {"email": "email"}

    email = EmailField(
        label="Your email address",
        help_text="The one in which you have your place.",
    )


class DayWordForm(PortalForm):
    submit_label = "I am here"
    missing = {"word": FOUR_DIGITS}
    autocomplete = {"word": "off"}
    widths = {"word": 4}

    word = forms.CharField(
        label="The four digits of today",
        max_length=DIGITS,
        help_text="Whoever leads the workshop shows them.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        validators=[RegexValidator(rf"^[0-9]{{{DIGITS}}}\Z", FOUR_DIGITS)],
        error_messages={"max_length": FOUR_DIGITS},
    )
