import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone

from access.permissions import Permission
from hubs.models import Hub, HubArea
from pages.searching import holding_every_word
from schools.forms.school import SchoolFilterForm


def hubs_in_reach(request):
    return Hub.objects.visible_to(request.user, can=Permission.VIEW_HUB)


class AreaFilter(django_filters.FilterSet):
    """Which places of which hub. Unless they ask, only those of today and to come show."""

    q = django_filters.CharFilter(label="Authority or district", method="matching", max_length=100)
    hub = django_filters.ModelChoiceFilter(queryset=hubs_in_reach, empty_label="Every hub")
    past = django_filters.BooleanFilter(
        label="Past ones too", method="with_past", widget=forms.CheckboxInput
    )

    class Meta:
        model = HubArea
        fields: list[str] = []
        form = SchoolFilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("past"):
            return queryset
        return queryset.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "local_authority__name", "district__name")

    def with_past(self, queryset, name, value):
        return queryset
