import django_filters

from evaluations.choices import ReportState, Wave
from evaluations.models import Answer, Report
from pages.forms.base import FilterForm
from pages.searching import holding_every_word


class ReportFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        label="State", choices=ReportState.choices, empty_label="Any state"
    )

    class Meta:
        model = Report
        fields: list[str] = []
        form = FilterForm


class SayingFilter(django_filters.FilterSet):
    """What is looked for among all that people wrote."""

    q = django_filters.CharFilter(label="Words", method="holding")
    wave = django_filters.ChoiceFilter(
        label="When",
        field_name="invitation__wave",
        choices=[choice for choice in Wave.choices if choice[0] != Wave.PULSE],
        empty_label="At any time",
    )
    quoted = django_filters.ChoiceFilter(
        label="Show",
        choices=[("yes", "What may be quoted")],
        method="may_be_quoted",
        empty_label="Everything",
    )

    class Meta:
        model = Answer
        fields: list[str] = []
        form = FilterForm

    def holding(self, queryset, name, value):
        return holding_every_word(queryset, value, "text")

    def may_be_quoted(self, queryset, name, value):
        return queryset.filter(invitation__may_be_quoted=True)
