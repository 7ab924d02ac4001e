from typing import ClassVar, NamedTuple

import django_filters
from django.db.models import Q
from django.utils import timezone

from hubs.models import Hub
from pages.forms.base import FilterForm
from pages.forms.years import school_year_choices
from pages.searching import holding_every_word
from workgroups.choices import (
    Phase,
    ProjectKind,
    Stage,
)
from workgroups.models import WorkGroup
from workgroups.queries.late import kinds, late_in


class Sort(NamedTuple):
    column: str
    label: str


# What meets next comes first, and what is over last.
SORTS = {
    "next": Sort("next_at", "Next workshop"),
    "title": Sort("title", "Work Group"),
    "dates": Sort("first_at", "First workshop"),
    "closes": Sort("interest_closes_at", "Interest closes"),
}


class WorkGroupFilterBase(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Words or project code", method="matching")
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="for_phase", empty_label="Any phase"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind",
        choices=ProjectKind.choices,
        field_name="project__kind",
        empty_label="Any kind",
    )

    searched: ClassVar[tuple[str, ...]] = ("title", "cohort", "project__code", "project__title")

    class Meta:
        model = WorkGroup
        fields: list[str] = []
        form = FilterForm

    def matching(self, queryset, name, value):
        """Every word somewhere in what is searched, or in the hub's name."""
        return holding_every_word(
            queryset,
            value,
            *self.searched,
            # By the hubs' own search, which knows their former names.
            also=lambda word: Q(hub__in=Hub.objects.search(word)),
        )

    def for_phase(self, queryset, name, value):
        return queryset.filter(phases__contains=[value])


class WorkGroupFilter(WorkGroupFilterBase):
    """What the hub's staff narrow their list by."""

    stage = django_filters.ChoiceFilter(
        label="Stage", choices=Stage.choices, method="at_stage", empty_label="Any stage"
    )
    year = django_filters.ChoiceFilter(
        label="School year", field_name="school_year", empty_label="Any year"
    )

    late = django_filters.ChoiceFilter(
        label="To do", method="late_in_a_way", empty_label="Something or nothing"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = school_year_choices()
        ways = [(kind.name, kind.label) for kind in kinds.values()]
        self.filters["late"].extra["choices"] = ways

    def late_in_a_way(self, queryset, name, value):
        return late_in(queryset, value, user=self.request.user, now=timezone.now())

    def at_stage(self, queryset, name, value):
        return queryset.at_stage(value, timezone.now())
