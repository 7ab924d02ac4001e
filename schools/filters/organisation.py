import django_filters

from pages.forms.parts import NetworkFilterForm
from schools.choices import (
    SchoolStatus,
)
from schools.filters.school import ANY_STATUS
from schools.forms.organisation import ORGANISATION_KINDS
from schools.models import (
    School,
)

# Open unless somebody asks for more.
ORGANISATION_STATUSES = [
    (SchoolStatus.CLOSED.value, "Closed"),
    (ANY_STATUS, "Open or closed"),
]


class OrganisationFilter(django_filters.FilterSet):
    """What the hub's staff narrow their organisations by. Unless they ask, only open ones show."""

    q = django_filters.CharFilter(label="Name or postcode", method="matching")
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=ORGANISATION_KINDS, empty_label="Any kind"
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=ORGANISATION_STATUSES,
        method="with_status",
        empty_label="Open now",
    )

    class Meta:
        model = School
        fields: list[str] = []
        form = NetworkFilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("status") else queryset.open()

    def matching(self, queryset, name, value):
        return queryset.search(value)

    def with_status(self, queryset, name, value):
        return queryset if value == ANY_STATUS else queryset.filter(status=value)
