from django import forms

from pages.forms.base import PortalForm
from pages.forms.widgets import Radios
from schools.forms.school_field import SchoolField
from schools.models import School


class NewSchoolForm(PortalForm):
    """The school that people of a closed one now belong to: one that followed it, or another."""

    ANOTHER = "another"
    missing = {"school": "Choose a school"}

    school = forms.ChoiceField(
        label="Which school do they belong to now?", widget=Radios(reveals={ANOTHER: "other"})
    )
    other = SchoolField(label="Which school is the new one?")

    def __init__(self, *args, successors, **kwargs):
        super().__init__(*args, **kwargs)
        self.successors = {str(school.pk): school for school in successors}
        # Then only the box to search in is left, and it has to be filled in.
        if not successors:
            del self.fields["school"]
            return
        named = [(pk, f"{one}, {one.particulars}") for pk, one in self.successors.items()]
        self.fields["school"].choices = [*named, (self.ANOTHER, "Another school")]

    @property
    def chosen(self) -> School:
        return self.successors.get(self.cleaned_data.get("school", ""), self.cleaned_data["other"])
