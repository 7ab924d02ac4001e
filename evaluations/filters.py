import django_filters

from evaluations.choices import ReportState
from evaluations.models import Report
from pages.forms.base import FilterForm


class ReportFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        label="State", choices=ReportState.choices, empty_label="Any state"
    )

    class Meta:
        model = Report
        fields: list[str] = []
        form = FilterForm
