"""What somebody writes to everybody on a list."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Checkboxes
from participants.actions.circular import Words
from participants.rules.circular import MEANS, unknown_fields
from workgroups.models import Resource

MEGABYTES = 5
FILES_AT_MOST = MEGABYTES << 20
TOO_LARGE = (
    f"The documents are larger than {MEGABYTES} MB together, which many schools’ mail servers "
    "refuse. Leave one out, and write where it is found."
)


class CircularForm(PortalForm):
    """A subject and a text with named fields, and resources of the Work Group to go with them."""

    submit_label = "Continue"
    missing = {
        "subject": "Enter a subject",
        "text": "Write something first",
        "ticket": "Open the list again, and write to it from there",
    }

    subject = forms.CharField(max_length=150)
    text = words_box("Text", "Do not name pupils.", longest=5000, rows=14, required=True)
    resources = forms.MultipleChoiceField(
        label="Send with it",
        help_text="From the Work Group’s resources: links go as links, documents as files, "
        f"{MEGABYTES} MB together at most.",
        required=False,
        widget=Checkboxes(),
        error_messages={"invalid_choice": "Choose from the list"},
    )
    # Made for this page, so that two clicks send one.
    ticket = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, known: Sequence[str], resources: Sequence[Resource], **kwargs):
        super().__init__(*args, **kwargs)
        self.known = known
        self.rows = {str(row.pk): row for row in resources}
        self.fields["resources"].choices = [
            (pk, choice_words(row)) for pk, row in self.rows.items()
        ]
        if not self.rows:
            del self.fields["resources"]

    def clean_ticket(self) -> UUID:
        try:
            return UUID(self.cleaned_data["ticket"])
        except ValueError as error:
            raise ValidationError(self.missing["ticket"]) from error

    def clean_subject(self):
        return self.with_known_fields("subject")

    def clean_text(self):
        return self.with_known_fields("text")

    def with_known_fields(self, name: str) -> str:
        text = self.cleaned_data[name]
        if unknown := unknown_fields(text, self.known):
            theirs = ", ".join(f"{{{one}}}" for one in self.known)
            raise ValidationError(
                f"{{{unknown[0]}}} cannot be filled in here. Write one of {theirs}, or leave the "
                "brackets out."
            )
        return text

    def clean_resources(self):
        chosen = [self.rows[pk] for pk in self.cleaned_data["resources"]]
        if sum(row.size or 0 for row in chosen) > FILES_AT_MOST:
            raise ValidationError(TOO_LARGE)
        return chosen

    def said(self) -> Words:
        """As send_circular() takes it."""
        return Words(
            subject=self.cleaned_data["subject"],
            text=self.cleaned_data["text"],
            ticket=self.cleaned_data["ticket"],
            resources=self.cleaned_data.get("resources", ()),
        )


def fields_said(known: Sequence[str]) -> list[tuple[str, str]]:
    """Each named field as it is typed, and what stands there for each reader."""
    return [(f"{{{name}}}", MEANS[name]) for name in known]


def choice_words(resource: Resource) -> str:
    kinds = ["link"] if resource.link else []
    if resource.has_file:
        kinds.append(f"file of {max(1, round((resource.size or 0) / 1024))} KB")
    return f"{resource.title} ({' and '.join(kinds)})"
