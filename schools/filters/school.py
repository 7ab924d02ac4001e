import django_filters
from django.db.models import OuterRef, Subquery

from access.permissions import Permission
from schools.choices import (
    SchoolStatus,
)
from schools.forms.school import SchoolFilterForm
from schools.models import (
    LocalAuthority,
    PupilPremium,
    School,
)
from schools.rules.pupil_premium import BANDS

# The register's own words, in the order of a child's age.
PHASES = [
    ("Nursery", "Nursery"),
    ("Primary", "Primary"),
    ("Middle deemed primary", "Middle deemed primary"),
    ("Middle deemed secondary", "Middle deemed secondary"),
    ("Secondary", "Secondary"),
    ("All-through", "All-through"),
    ("16 plus", "16 plus"),
    ("Not applicable", "Special, independent and others"),
]
ANY_STATUS = "any"


def authorities_in_reach(request):
    hubs = request.user.hubs_that_allow(Permission.VIEW_SCHOOLS)
    return LocalAuthority.objects.filter(pk__in=hubs.values("areas__local_authority"))


class SchoolFilter(django_filters.FilterSet):
    """What the hub's staff narrow their schools by. Unless they ask, only open schools show."""

    q = django_filters.CharFilter(label="Name, postcode or URN", method="matching")
    authority = django_filters.ModelChoiceFilter(
        label="Local authority",
        field_name="local_authority",
        queryset=authorities_in_reach,
        empty_label="All authorities",
    )
    phase = django_filters.ChoiceFilter(label="Phase", choices=PHASES, empty_label="Any phase")
    premium = django_filters.ChoiceFilter(
        label="Pupil premium",
        choices=[(name, words) for name, (words, _, _) in BANDS.items()],
        method="in_band",
        empty_label="Any share",
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=[*SchoolStatus.choices, (ANY_STATUS, "Open or not")],
        method="with_status",
        empty_label="Open now",
    )

    class Meta:
        model = School
        fields: list[str] = []
        form = SchoolFilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("status") else queryset.open()

    def matching(self, queryset, name, value):
        return queryset.search(value)

    def in_band(self, queryset, name, value):
        """By the latest year that is known of each school."""
        latest = PupilPremium.objects.filter(school=OuterRef("pk")).order_by("-year")
        _, begins, ends = BANDS[value]
        # Joined, a school would come once for each of its years.
        queryset = queryset.annotate(premium=Subquery(latest.values("percent")[:1]))
        queryset = queryset.filter(premium__gte=begins)
        return queryset if ends is None else queryset.filter(premium__lt=ends)

    def with_status(self, queryset, name, value):
        return queryset if value == ANY_STATUS else queryset.filter(status=value)
