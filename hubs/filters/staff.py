"""What the lists of hubs and of their people are narrowed by."""

import django_filters
from django.utils import timezone

from access.permissions import Permission
from access.roles import MEMBERSHIP_ROLES
from hubs.models import Hub, Membership
from pages.forms.base import FilterForm
from pages.searching import holding_every_word


def hubs_to_staff(request):
    return Hub.objects.visible_to(request.user, can=Permission.MANAGE_STAFF)


class HubFilter(django_filters.FilterSet):
    """What the list of hubs is narrowed by."""

    q = django_filters.CharFilter(label="Name, of now or earlier", method="matching")
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[("open", "Open now"), ("closed", "Closed"), ("later", "Not open yet")],
        method="in_state",
        empty_label="Open or not",
    )

    class Meta:
        model = Hub
        fields: list[str] = []
        form = FilterForm

    def matching(self, queryset, name, value):
        return queryset.search(value)

    def in_state(self, queryset, name, value):
        today = timezone.localdate()
        if value == "open":
            return queryset.open(today)
        if value == "closed":
            return queryset.filter(closed_on__lt=today)
        return queryset.filter(opened_on__gt=today)


class MembershipFilter(django_filters.FilterSet):
    """What the list of people is narrowed by. Unless asked, roles that are over do not show."""

    q = django_filters.CharFilter(label="Name or email address", method="matching")
    hub = django_filters.ModelChoiceFilter(
        label="Hub", queryset=hubs_to_staff, empty_label="All hubs"
    )
    role = django_filters.ChoiceFilter(
        label="Role",
        choices=[(role.value, role.label) for role in MEMBERSHIP_ROLES],
        empty_label="Any role",
    )
    state = django_filters.ChoiceFilter(
        label="When",
        choices=[("ended", "Ended"), ("any", "At any time")],
        method="in_state",
        empty_label="Now or to come",
    )

    class Meta:
        model = Membership
        fields: list[str] = []
        form = FilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        asked = self.form.cleaned_data.get("state")
        return queryset if asked else queryset.not_over(timezone.localdate())

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "user__name", "user__email")

    def in_state(self, queryset, name, value):
        return queryset.filter(until_on__lt=timezone.localdate()) if value == "ended" else queryset
