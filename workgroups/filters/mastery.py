import django_filters
from django.utils import timezone

from pages.forms.base import FilterForm
from schools.filters.school import authorities_in_reach
from schools.models import School
from workgroups.choices import (
    JourneyStage,
    Phase,
)
from workgroups.models import MasteryStage


class MasteryFilter(django_filters.FilterSet):
    """What the hub's staff narrow the stages of their schools by; today's unless they ask."""

    q = django_filters.CharFilter(label="School name, postcode or URN", method="matching")
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, empty_label="Any phase"
    )
    stage = django_filters.ChoiceFilter(
        label="Stage", choices=JourneyStage.choices, empty_label="Any stage"
    )
    authority = django_filters.ModelChoiceFilter(
        label="Local authority",
        field_name="school__local_authority",
        queryset=authorities_in_reach,
        empty_label="All authorities",
    )
    status = django_filters.ChoiceFilter(
        label="When",
        choices=[("over", "Over: moved on or paused"), ("any", "All ever recorded")],
        method="at_time",
        empty_label="Today",
    )

    class Meta:
        model = MasteryStage
        fields: list[str] = []
        form = FilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("status"):
            return queryset
        return queryset.current(timezone.localdate())

    def matching(self, queryset, name, value):
        return queryset.filter(school__in=School.objects.search(value).order_by().values("pk"))

    def at_time(self, queryset, name, value):
        return queryset.filter(until_on__lt=timezone.localdate()) if value == "over" else queryset
