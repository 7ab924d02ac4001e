from django import forms
from django.utils import timezone

from pages.forms.base import PortalForm
from pages.forms.fields import ClockField, DayField
from pages.forms.widgets import Radios
from pages.rules.london import london
from participants.choices import Channel
from participants.forms.own_needs import NeedsForm
from workgroups.forms.cycle import WhenAndWhereForm

ACCEPTS_AND_SIGNS = "Yes, I accept it with these dates and terms, and sign the agreement"


class OfferForm(NeedsForm):
    ACCEPT, TURN_DOWN = "accept", "turn_down"
    submit_label = "Send your answer"
    missing = {"answer": "Choose whether you accept the place", "name": "Enter your name"}
    autocomplete = {"name": "name"}
    field_order = ["answer", "name", "access_needs", "food_needs", "policy", "agreement"]

    answer = forms.ChoiceField(
        label="Do you accept the place?",
        choices=[
            (ACCEPT, "Yes, I accept it, with these dates and terms"),
            (TURN_DOWN, "No, somebody else can have it"),
        ],
        widget=Radios(),
    )
    name = forms.CharField(
        label="Your name",
        max_length=150,
        help_text="Typed here, it is your signature under the agreement.",
    )
    # The terms that were on the page, so that none are accepted that nobody has read.
    policy = forms.IntegerField(required=False, widget=forms.HiddenInput)
    agreement = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, signs=False, **kwargs):
        super().__init__(*args, **kwargs)
        if signs:
            answer = self.fields["answer"]
            answer.choices = [
                (self.ACCEPT, ACCEPTS_AND_SIGNS),
                *answer.choices[1:],
            ]
            answer.widget.reveals = {self.ACCEPT: "name"}
        else:
            del self.fields["name"]

    @property
    def turns_down(self) -> bool:
        return self.cleaned_data["answer"] == self.TURN_DOWN

    def own_needs(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in NeedsForm.base_fields}


class CancelDateForm(PortalForm):
    submit_label = "Cancel this date"

    # What the page said before the click: the last free moment may pass while it is open.
    said_free = forms.BooleanField(required=False, widget=forms.HiddenInput)

    reason = forms.CharField(
        label="Why can you not come?",
        required=False,
        max_length=300,
        help_text="You need not say. If a fee may follow, the hub reads it before deciding.",
    )


class GiveUpForm(PortalForm):
    submit_label = "Give up my place"
    missing = {"reason": "Say in a few words why you are giving up your place"}

    reason = forms.CharField(label="Why are you giving up your place?", max_length=300)


class OverrideForm(PortalForm):
    needed_at_times = frozenset({"override_reason"})
    override_reason = forms.CharField(
        label="Why is the place offered all the same?",
        required=False,
        max_length=300,
        help_text="Something above stands in the way. Your reason is kept.",
    )


class OneMoreForm(PortalForm):
    """Asked only where a school may take on too much."""

    missing = {"override_reason": "Say why the school can take on one more"}

    override_reason = forms.CharField(
        label="Why can the school take on one more?",
        max_length=300,
        help_text="It is in several projects already. Your reason is kept.",
    )


class TurnForm(PortalForm):
    """Asked of whoever let an offer run out: was it their own doing?"""

    keeps_turn = forms.BooleanField(
        label="They keep the turn they had before",
        required=False,
        help_text="For example, because our email never reached them. Otherwise they go to the "
        "end of the list.",
    )


class ReasonForm(PortalForm):
    """One sentence that is kept, and in most cases read by the people concerned."""

    missing = {"reason": "Enter the reason"}

    reason = forms.CharField(label="Reason", max_length=300)


class PublicReasonForm(ReasonForm):
    """Of what the public page of the Work Group then says."""

    reason = forms.CharField(
        label="Reason",
        max_length=300,
        help_text="Anybody can read it: it stands on the public page too. Say nothing in it about "
        "somebody’s health or family.",
    )


class NoticeForm(PortalForm):
    """How and when word reached the hub."""

    missing = {"notified_on": "Enter the day on which word reached you"}
    widths = {"notified_time": 10}

    channel = forms.ChoiceField(
        label="How did word reach you?",
        # Whoever uses a link cancels by themselves, and the moment is known.
        choices=[choice for choice in Channel.choices if choice[0] != Channel.LINK],
        widget=Radios(),
    )
    notified_on = DayField(
        label="When did it reach you?", help_text="The day decides whether it was in time."
    )
    notified_time = ClockField(label="At what time?", missing="Enter the time")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        self.fields["notified_on"].initial = now.date()
        self.fields["notified_time"].initial = now.time().replace(second=0, microsecond=0)

    def notified_at(self):
        return london(self.cleaned_data["notified_on"], self.cleaned_data["notified_time"])


class StaffCancelForm(NoticeForm):
    submit_label = "Cancel the date"

    reason = forms.CharField(label="Reason, if one was given", required=False, max_length=300)


class StaffWithdrawForm(NoticeForm):
    submit_label = "Give up the place"
    missing = NoticeForm.missing | {"reason": "Enter the reason"}

    reason = forms.CharField(label="Reason", max_length=300)


class MoveForm(WhenAndWhereForm):
    submit_label = "Move the workshop and tell everybody"
    missing = {"changed_because": "Say why it is moved"}
    field_order = ["day", "starts", "ends", "mode", "venue", "join_link", "changed_because"]

    changed_because = forms.CharField(
        label="Why is it moved?",
        max_length=300,
        help_text="Everybody who is told reads it. For example, because the venue is closed. Say "
        "nothing in it about somebody’s health or family.",
    )

    class Meta(WhenAndWhereForm.Meta):
        fields = [*WhenAndWhereForm.Meta.fields, "changed_because"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Another move has a reason of its own.
        self.initial["changed_because"] = ""
