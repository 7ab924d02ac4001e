from pages.forms.base import PortalForm
from pages.forms.fields import EmailField
from pages.forms.guarded import GuardedSendingForm


class NextTimeForm(GuardedSendingForm):
    """An address, to hear of the next time."""

    submit_label = "Tell me next year"
    autocomplete = {"email": "email"}
    missing = {"email": "Enter your email address, so that we can tell you"}

    email = EmailField(
        label="Your email address",
        help_text="We write once, when it is offered again, and once now so that you can change "
        "your mind. We use your address for nothing else.",
    )


class ForgetWishForm(PortalForm):
    submit_label = "Forget my address"
