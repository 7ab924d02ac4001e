from django import forms

from pages.forms.base import PortalForm
from pages.forms.widgets import Radios
from participants.queries.group_move import MoveOutlook


class MoveToGroupForm(PortalForm):
    """Asks only what is not settled by how things stand."""

    OFFER, KEEP = "offer", "keep"
    missing = {
        "then": "Choose whether they are offered a place there now",
        "override_reason": "Say why the place is given all the same",
    }
    needed_at_times = frozenset({"override_reason"})
    field_order = ["then", "override_reason", "reason"]

    then = forms.ChoiceField(label="Are they offered a place there now?", widget=Radios())
    override_reason = forms.CharField(
        label="Why is the place given all the same?",
        max_length=300,
        help_text="Something above stands in the way. Your reason is kept.",
    )
    reason = forms.CharField(
        label="Why are they moved?",
        required=False,
        max_length=300,
        help_text="Everybody who is told reads it. For example, because Tuesdays do not suit. Say "
        "nothing in it about somebody’s health or family.",
    )

    def __init__(self, *args, outlook: MoveOutlook, **kwargs):
        super().__init__(*args, **kwargs)
        then = self.fields["then"]
        then.choices = [
            (self.OFFER, "Yes, and they answer by its link"),
            (self.KEEP, self.kept_words(outlook)),
        ]
        if outlook.keeps_place or not outlook.can_be_offered:
            del self.fields["then"]
        elif outlook.asks_why:
            then.widget.reveals = {self.OFFER: "override_reason"}
        if not outlook.asks_why or not (outlook.keeps_place or outlook.can_be_offered):
            del self.fields["override_reason"]

    def kept_words(self, outlook: MoveOutlook) -> str:
        if outlook.interest.is_waiting:
            return "No, they wait there with the turn they have now"
        return "No, they are decided about there later"

    @property
    def offers_place(self) -> bool:
        return self.cleaned_data.get("then") == self.OFFER
