from django import forms
from django.urls import reverse
from django.utils.functional import cached_property

from pages.forms.base import FilterForm
from pages.forms.widgets import Checkboxes
from pages.rules.search_words import search_words
from schools.forms.school_field import NOTHING_TYPED
from schools.queries.timeline import labels


class SchoolLookupForm(FilterForm):
    """What somebody typed to find a school, and the school they then chose, if any.

    The portal's script offers schools while the first box is typed in and fills the second.
    """

    q = forms.CharField(
        label="School name, town, postcode or URN",
        help_text="The URN is the six-figure number the school has in the national register.",
        max_length=100,
        required=False,
        widget=forms.TextInput({"data-school-typed": True}),
    )
    school = forms.CharField(widget=forms.HiddenInput({"data-school-chosen": True}), required=False)

    submit_label = "Find my hub"
    says_optional = False

    @cached_property
    def helper(self):
        helper = super().helper
        helper.form_method = "get"
        helper.attrs |= {
            "class": "portal-lookup",
            "data-module": "portal-school-lookup",
            "data-source": reverse("schools:school_search"),
            "data-submit": "",
            "role": "search",
        }
        return helper

    def clean_school(self) -> int | None:
        """The chosen school's id; anything else in the hidden box chooses none."""
        typed = self.cleaned_data["school"]
        is_id = typed.isascii() and typed.isdigit() and len(typed) < 19
        return int(typed) if is_id else None

    def clean(self):
        cleaned = super().clean()
        if "q" in cleaned and not search_words(cleaned["q"]) and not cleaned.get("school"):
            self.add_error("q", NOTHING_TYPED)
        return cleaned


class SchoolFilterForm(FilterForm):
    """The filters of the list of schools, all of which may stay empty."""

    says_optional = False


class TimelineFilterForm(FilterForm):
    """The kinds of event that a school's timeline shows; none chosen is all of them."""

    says_optional = False

    kind = forms.MultipleChoiceField(
        label="Show", required=False, widget=Checkboxes(), choices=lambda: sorted_labels()
    )


def sorted_labels() -> list[tuple[str, str]]:
    return sorted(labels.items(), key=lambda pair: pair[1])
