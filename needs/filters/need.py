import django_filters
from django.db.models import Q

from needs.choices import NeedSource, NeedTheme
from needs.models import Need
from pages.forms.base import FilterForm
from pages.forms.years import school_year_choices
from pages.searching import holding_every_word, holds
from schools.choices import (
    Phase,
)
from schools.queries.spelling import else_of_school_spelt_nearly


class NeedFilter(django_filters.FilterSet):
    """What the hub's staff narrow their needs by."""

    STATES = [
        ("merged", "Merged into another"),
        ("set_aside", "Set aside as possible spam"),
    ]

    q = django_filters.CharFilter(label="Words or school", method="matching")
    source = django_filters.ChoiceFilter(
        label="Where from", choices=NeedSource.choices, method="of_any", empty_label="Anywhere"
    )
    theme = django_filters.ChoiceFilter(
        label="What about", choices=NeedTheme.choices, method="about", empty_label="Anything"
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="of_any", empty_label="Any phase"
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
        holding = holding_every_word(
            queryset,
            value,
            *("title", "what_is_needed", "what_comes_first", "what_matters_most"),
            # By keys, so that a need of several schools comes once.
            also=lambda word: Q(pk__in=queryset.filter(holds(word, "schools__name")).values("pk")),
        )
        found = else_of_school_spelt_nearly(holding, queryset, value, school="schools")
        return queryset.said_by_any(Q(pk__in=found.values("pk")))

    def of_any(self, queryset, name, value):
        return queryset.said_by_any(Q(**{name: value}))

    def about(self, queryset, name, value):
        return queryset.said_by_any(Q(themes__contains=[value]))

    def in_state(self, queryset, name, value):
        if value == "merged":
            return queryset.exclude(merged_into=None)
        return queryset.exclude(set_aside_at=None)
