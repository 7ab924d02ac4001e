"""Which drafts are published together."""

from django import forms

from pages.forms.base import PortalForm
from pages.forms.widgets import Checkboxes
from workgroups.models import WorkGroup


class PublishSeveralForm(PortalForm):
    """Those drafts that are ready, each with whom its publishing tells."""

    submit_label = "Publish those ticked"

    workgroups = forms.MultipleChoiceField(
        label="Which of them are published now?",
        widget=Checkboxes(),
        error_messages={
            "required": "Tick at least one Work Group",
            "invalid_choice": "One of these is no draft that is ready any more. Look again",
        },
    )

    def __init__(self, *args, ready: list[WorkGroup], hints: dict[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["workgroups"]
        field.choices = [(row.pk, str(row)) for row in ready]
        field.widget.hints = hints
        self.ready = {row.pk: row for row in ready}

    def chosen(self) -> list[WorkGroup]:
        return [self.ready[int(key)] for key in self.cleaned_data["workgroups"]]
