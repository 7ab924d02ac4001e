import django_filters
from django.db.models import Q

from pages.forms.base import FilterForm
from pages.forms.years import school_year_choices
from pages.searching import holding_every_word
from workgroups.choices import (
    Phase,
    ProjectKind,
)
from workgroups.models import Project
from workgroups.rules.project_code import canonical_code


class ProjectFilter(django_filters.FilterSet):
    """What one narrows the national catalogue by."""

    q = django_filters.CharFilter(label="Words or code", method="matching")
    year = django_filters.ChoiceFilter(
        label="School year", field_name="school_year", empty_label="Any year"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=ProjectKind.choices, empty_label="Any kind"
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="for_phase", empty_label="Any phase"
    )

    class Meta:
        model = Project
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = school_year_choices()

    def matching(self, queryset, name, value):
        """Every word somewhere in the title, the code or the summary; codes however written."""
        if code := code_in(value):
            return queryset.filter(code=code)
        return holding_every_word(queryset, value, "title", "code", "summary")

    def for_phase(self, queryset, name, value):
        # One that names no phase is for all of them.
        return queryset.filter(Q(phases__contains=[value]) | Q(phases=[]))


def code_in(text: str) -> str:
    """The code that somebody typed, as it is kept; '' where it is none."""
    try:
        return canonical_code(text)
    except ValueError:
        return ""
