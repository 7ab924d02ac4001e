import django_filters
from django.utils import timezone

from needs.choices import NeedTheme
from needs.models import Priority
from needs.queries.answers import answers_to_priorities
from pages.forms.base import FilterForm
from pages.forms.years import school_year_choices
from pages.rules.school_year import school_year_of


class PriorityFilter(django_filters.FilterSet):
    """What one narrows a hub's priorities by. Unless somebody asks, this year's show."""

    # Nothing chosen means this year, so that all of them need a word of their own.
    EVERY_YEAR = "all"

    year = django_filters.ChoiceFilter(
        label="School year", method="of_year", empty_label="This school year"
    )
    answered = django_filters.ChoiceFilter(
        label="Answered by a Work Group",
        choices=[("yes", "Yes"), ("no", "Not yet")],
        method="is_answered",
        empty_label="Either",
    )
    theme = django_filters.ChoiceFilter(
        label="What about", choices=NeedTheme.choices, empty_label="Anything"
    )
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[("approved", "Approved"), ("draft", "Draft")],
        method="in_state",
        empty_label="Any state",
    )

    class Meta:
        model = Priority
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = [*school_year_choices(), (self.EVERY_YEAR, "Every year")]
        self.filters["year"].extra["choices"] = years

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("year"):
            return queryset
        return queryset.filter(school_year=school_year_of(timezone.localdate()))

    def of_year(self, queryset, name, value):
        return queryset if value == self.EVERY_YEAR else queryset.filter(school_year=value)

    def is_answered(self, queryset, name, value):
        answered = answers_to_priorities().standing()
        return queryset.filter(answered if value == "yes" else ~answered)

    def in_state(self, queryset, name, value):
        return queryset.filter(approved_at__isnull=value == "draft")
