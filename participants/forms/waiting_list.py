from django import forms

from pages.forms.base import PortalForm
from pages.forms.widgets import Radios
from participants.choices import ListOrder
from participants.rules.priority import MOST
from participants.rules.waiting_list import MOST_DAYS


class WaitingListForm(PortalForm):
    """How a waiting list moves."""

    ITSELF, BY_HAND, AS_HUB = "itself", "by_hand", "as_hub"
    submit_label = "Save"
    widths = {"answer_days": 2}
    missing = {
        "moves": "Choose who offers the places that become free",
        "order": "Choose what decides whose turn it is",
        "answer_days": "Enter how many working days there are to answer",
    }

    moves = forms.ChoiceField(
        label="When a place becomes free, who offers it?",
        choices=[
            (ITSELF, "The list itself: to whoever is next, and then to the one after"),
            (BY_HAND, "We do, each time"),
        ],
        help_text="The list passes over anybody about whom something is to be settled first, "
        "such as the head’s approval. They keep their turn.",
        widget=Radios(),
    )
    answer_days = forms.IntegerField(
        label="Working days to answer an offer of the list",
        min_value=1,
        max_value=MOST_DAYS,
        help_text="Fewer where the next workshop comes sooner.",
    )
    order = forms.ChoiceField(
        label="What decides whose turn it is?", choices=ListOrder.choices, widget=Radios()
    )

    def offer_default(self, words: str) -> None:
        """`words` are what the hub says of all its lists."""
        moves = self.fields["moves"]
        moves.choices = [(self.AS_HUB, f"As for all lists of your hub: {words}"), *moves.choices]

    @property
    def follows_hub(self) -> bool:
        return self.cleaned_data["moves"] == self.AS_HUB

    @property
    def moves_itself(self) -> bool:
        return self.cleaned_data["moves"] == self.ITSELF


class WaitingListDefaultForm(WaitingListForm):
    """The same for all lists of a hub that say nothing else."""

    order = None


def points(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, help_text=help_text)


class PriorityWeightsForm(PortalForm):
    """How much each thing counts, in points."""

    submit_label = "Save what counts"
    widths = dict.fromkeys(
        ("pupil_premium", "never_reached", "raised_need", "new_to_mastery", "first_come"), 2
    )
    missing = dict.fromkeys(widths, "Enter a number of points, or 0 if it does not count")

    pupil_premium = points(
        "Pupil premium", "For each full 10% of the school’s pupils, by the latest figure we hold."
    )
    never_reached = points("The school has had no place in a Work Group of the hub yet")
    raised_need = points("The school raised the need that the Work Group answers")
    new_to_mastery = points(
        "The school is new to Teaching for Mastery",
        "No stage is recorded for it in a phase of the Work Group.",
    )
    first_come = points("First to ask", "The first gets these points, the second one less, and on.")
