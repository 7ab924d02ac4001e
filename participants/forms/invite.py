"""The people of which projects are invited to an event, besides the local leaders."""

from django import forms
from django.utils.functional import cached_property

from pages.forms.base import PortalForm
from pages.forms.widgets import Checkboxes
from workgroups.models import Project


class ProjectsForm(PortalForm):
    """It only asks, so it is sent in the address, where the list and its file read it too."""

    submit_label = "Show whom to invite"
    says_optional = False

    project = forms.ModelMultipleChoiceField(
        label="Whose people do you invite, besides your local leaders?",
        help_text="People who have or had a place, and did not give it up.",
        queryset=Project.objects.none(),
        required=False,
        widget=Checkboxes(),
        error_messages={
            "invalid_choice": "Choose projects from the list",
            "invalid_pk_value": "Choose projects from the list",
        },
    )

    def __init__(self, *args, projects, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects

    @cached_property
    def helper(self):
        helper = super().helper
        helper.form_method = "get"
        return helper

    @property
    def chosen(self) -> list[Project]:
        """None of them where an address names others."""
        return list(self.cleaned_data["project"]) if self.is_valid() else []
