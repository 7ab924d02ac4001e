import django_filters
from django.db.models import Q

from needs.choices import NeedSource, NeedTheme
from needs.models import Need
from pages.forms.base import FilterForm
from pages.forms.years import school_year_choices
from schools.choices import (
    Phase,
)


class NeedFilter(django_filters.FilterSet):
    """What the hub's staff narrow their needs by."""

    STATES = [
        ("merged", "Merged into another"),
        ("set_aside", "Set aside as possible spam"),
    ]

    q = django_filters.CharFilter(label="Words or school", method="matching")
    source = django_filters.ChoiceFilter(
        label="Where from", choices=NeedSource.choices, empty_label="Anywhere"
    )
    theme = django_filters.ChoiceFilter(
        label="What about", choices=NeedTheme.choices, method="about", empty_label="Anything"
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, empty_label="Any phase"
    )
    year = django_filters.ChoiceFilter(
        label="School year", field_name="school_year", empty_label="Any year"
    )
    state = django_filters.ChoiceFilter(
        label="Show", choices=STATES, method="in_state", empty_label="Needs that stand"
    )

    class Meta:
        model = Need
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Made for each request, as a server that runs over the summer enters a new school year.
        self.filters["year"].extra["choices"] = school_year_choices()

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("state") else queryset.on_their_own()

    def matching(self, queryset, name, value):
        # By keys, so that a need of several schools comes once.
        wanted = Q(pk__in=queryset.filter(schools__name__icontains=value).values("pk"))
        for column in ("title", "what_is_needed", "what_comes_first", "what_matters_most"):
            wanted |= Q(**{f"{column}__icontains": value})
        return queryset.filter(wanted)

    def about(self, queryset, name, value):
        return queryset.filter(themes__contains=[value])

    def in_state(self, queryset, name, value):
        if value == "merged":
            return queryset.exclude(merged_into=None)
        return queryset.exclude(set_aside_at=None)
