from django import forms

from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.forms.one_hub import OfOneHub
from pages.forms.widgets import Checkboxes
from participants.choices import ReturnColumn

USUAL = [
    *(ReturnColumn.NAME, ReturnColumn.SCHOOL, ReturnColumn.URN, ReturnColumn.PROJECT),
    *(ReturnColumn.WORKGROUP, ReturnColumn.ROLE, ReturnColumn.ATTENDED, ReturnColumn.COMPLETED),
]


class NationalReturnForm(OfOneHub, PortalForm):
    submit_label = "Make the return"
    missing = {
        "columns": "Choose at least one column",
        "trn_reason": "Say what the numbers are needed for",
    }

    hub = forms.ModelChoiceField(Hub.objects.none(), label="Hub")
    columns = forms.MultipleChoiceField(
        label="Which columns?",
        choices=ReturnColumn.choices,
        widget=Checkboxes(reveals={ReturnColumn.TRN: "trn_reason"}),
    )
    trn_reason = forms.CharField(
        label="What are the numbers needed for?",
        max_length=200,
        help_text="Kept in the history of everybody whose number is in the file.",
    )

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(hubs)
        self.initial.setdefault("columns", USUAL)
