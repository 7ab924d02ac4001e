import django_filters
from django.utils import timezone

from hubs.choices import PartnerKind
from hubs.models import Partner
from pages.forms.parts import NetworkFilterForm
from pages.searching import holding_every_word
from schools.choices import (
    SchoolKind,
)


class PartnerFilter(django_filters.FilterSet):
    """What the hub's staff narrow their partners by. Unless they ask, only today's show."""

    q = django_filters.CharFilter(label="Name", method="matching")
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=PartnerKind.choices, empty_label="Any kind"
    )
    what = django_filters.ChoiceFilter(
        label="What it is",
        field_name="organisation__kind",
        choices=SchoolKind.choices,
        empty_label="Any organisation",
    )
    when = django_filters.ChoiceFilter(
        label="When",
        choices=[("former", "Former or to come"), ("any", "At any time")],
        method="at_that_time",
        empty_label="Now",
    )

    class Meta:
        model = Partner
        fields: list[str] = []
        form = NetworkFilterForm

    def filter_queryset(self, queryset):
        # Here and not in at_that_time(), which is not called while nothing is chosen.
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("when"):
            return queryset
        return queryset.current(timezone.localdate())

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "organisation__name")

    def at_that_time(self, queryset, name, value):
        if value == "any":
            return queryset
        # All that is not current, so that what current means is said in one place.
        return queryset.exclude(pk__in=Partner.objects.current(timezone.localdate()).values("pk"))
