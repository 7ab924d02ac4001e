import django_filters
from django.utils import timezone

from access.permissions import Permission
from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from workgroups.choices import (
    Availability,
    CredentialKind,
    Phase,
)
from workgroups.models import Credential, LocalLeader
from workgroups.queries.leader import known_specialisms


class LeaderFilter(django_filters.FilterSet):
    """What one narrows the hub's local leaders by; those of today unless one asks."""

    q = django_filters.CharFilter(label="Name or email", method="matching")
    specialism = django_filters.ChoiceFilter(
        label="Specialism", method="with_specialism", empty_label="Any specialism"
    )
    credential = django_filters.ChoiceFilter(
        label="Credential held now",
        choices=CredentialKind.choices,
        method="with_credential",
        empty_label="Any or none",
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="for_phase", empty_label="Any phase"
    )
    availability = django_filters.ChoiceFilter(
        label="Availability", choices=Availability.choices, empty_label="Any"
    )
    work = django_filters.ChoiceFilter(
        label="Trained and active",
        choices=[("trained", "Trained"), ("active", "Active"), ("free", "Trained, not active")],
        method="with_work",
        empty_label="Any",
    )
    status = django_filters.ChoiceFilter(
        label="When",
        choices=[("over", "No longer leading"), ("any", "All ever recorded")],
        method="at_time",
        empty_label="Leading today",
    )

    class Meta:
        model = LocalLeader
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = LocalLeader.objects.visible_to(self.request.user, can=Permission.VIEW_LEADER)
        choices = [(word, word) for word in known_specialisms(rows)]
        self.filters["specialism"].extra["choices"] = choices

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("status"):
            return queryset
        return queryset.current(timezone.localdate())

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "user__name", "user__email")

    def with_specialism(self, queryset, name, value):
        return queryset.filter(specialisms__contains=[value])

    def with_credential(self, queryset, name, value):
        held = Credential.objects.in_force(timezone.localdate()).filter(kind=value)
        return queryset.filter(pk__in=held.values("leader"))

    def for_phase(self, queryset, name, value):
        return queryset.filter(phases__contains=[value])

    def with_work(self, queryset, name, value):
        if value == "active":
            return queryset.filter(is_active=True)
        queryset = queryset.filter(is_trained=True)
        return queryset.filter(is_active=False) if value == "free" else queryset

    def at_time(self, queryset, name, value):
        return queryset.filter(until_on__lt=timezone.localdate()) if value == "over" else queryset
