from django import forms

from needs.models import Priority
from pages.forms.base import PortalForm
from pages.forms.widgets import Checkboxes


class AnswersForm(PortalForm):
    """Which of the hub's priorities a Work Group answers."""

    submit_label = "Save"

    priorities = forms.ModelMultipleChoiceField(
        label="Which priorities does it answer?",
        queryset=Priority.objects.none(),
        required=False,
        widget=Checkboxes(),
    )

    def __init__(self, *args, priorities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priorities"].queryset = priorities
