from django import forms
from django.utils import timezone

from pages.forms.base import PortalModelForm
from pages.forms.document import DocumentField, WithDocument, no_pupil_box
from pages.forms.parts import long_text
from pages.forms.widgets import Radios
from pages.wording import day_words
from workgroups.choices import ResourceTime
from workgroups.models import Resource, Workshop


class ResourceForm(WithDocument, PortalModelForm):
    """A link or a document for before, at or after a workshop."""

    submit_label = "Save"
    needed_at_times = frozenset({"shows_no_pupil", "licence", "link"})
    missing = {
        "title": "Enter what it is called",
        "workshop": "Choose the workshop that it belongs to",
        "time": "Choose when it is for",
    }

    time = forms.ChoiceField(
        label="When is it for?",
        choices=ResourceTime.choices,
        widget=Radios(
            hints={
                ResourceTime.BEFORE: "People see it now.",
                ResourceTime.AT: "They see it from the day of the workshop.",
                ResourceTime.AFTER: "They see it once the workshop is over.",
            }
        ),
    )
    link = forms.URLField(
        label="Link",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="What others have published stays where it is: link to it.",
    )
    file = DocumentField(label="Document", hint="Only what you may pass on.")
    shows_no_pupil = no_pupil_box()
    publisher = forms.CharField(label="Who made or published it?", required=False, max_length=120)
    licence = forms.CharField(
        label="Under which licence?",
        required=False,
        max_length=120,
        help_text="For example “Our own”, “CC BY 4.0” or “Free to use in schools”. A document "
        "needs one.",
    )
    context = long_text("How is it used, and with whom?", rows=3)

    class Meta:
        model = Resource
        fields = ["workshop", "time", "title", "link", "publisher", "licence", "context"]

    field_order = [
        *("workshop", "time", "title", "link", "file", "shows_no_pupil", "publisher", "licence"),
        "context",
    ]

    def __init__(self, *args, workgroup, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.workgroup = workgroup
        if self.instance.has_file:
            self.fields["file"].label = "Another document"
        field = self.fields["workshop"]
        field.queryset = Workshop.objects.standing().filter(workgroup=workgroup)
        field.label_from_instance = lambda one: workshop_words(one)


def workshop_words(workshop: Workshop) -> str:
    day = day_words(timezone.localdate(workshop.starts_at))
    return f"{day}: {workshop.title}" if workshop.title else day
