import django_filters

from access.permissions import Permission
from hubs.models import Hub
from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from workgroups.models import Venue


def hubs_with_venues(request):
    return Hub.objects.visible_to(request.user, can=Permission.EDIT_WORKGROUP)


class VenueFilter(django_filters.FilterSet):
    """What the list of venues is narrowed by. Unless asked, only those that are offered show."""

    q = django_filters.CharFilter(label="Name, address or postcode", method="matching")
    hub = django_filters.ModelChoiceFilter(
        label="Hub", queryset=hubs_with_venues, empty_label="All your hubs"
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=[("retired", "Retired"), ("any", "Offered or retired")],
        method="with_status",
        empty_label="Offered",
    )
    use = django_filters.ChoiceFilter(
        label="Workshops to come",
        choices=[("some", "Some"), ("none", "None")],
        method="in_use",
        empty_label="Any number",
    )

    class Meta:
        model = Venue
        fields: list[str] = []
        form = FilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("status") else queryset.offered()

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "name", "address", "postcode")

    def with_status(self, queryset, name, value):
        return queryset.exclude(retired_on=None) if value == "retired" else queryset

    def in_use(self, queryset, name, value):
        wanted = {"dates_to_come__gt": 0} if value == "some" else {"dates_to_come": 0}
        return queryset.filter(**wanted)
