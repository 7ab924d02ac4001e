import django_filters

from pages.forms.parts import NetworkFilterForm
from pages.searching import holding_every_word
from schools.choices import (
    ContactRole,
    EmailState,
)
from schools.filters.school import PHASES
from schools.models import (
    Contact,
)


class SchoolContactFilter(django_filters.FilterSet):
    """What contacts are narrowed by. Unless asked, only those who may be written to show."""

    q = django_filters.CharFilter(label="Name or email", method="matching")
    role = django_filters.ChoiceFilter(
        label="Role", choices=ContactRole.choices, empty_label="Any role"
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", field_name="school__phase", choices=PHASES, empty_label="Any phase"
    )
    email = django_filters.ChoiceFilter(
        label="Email",
        choices=[
            *[choice for choice in EmailState.choices if choice[0] != EmailState.IN_USE],
            ("any", "Everybody, with or without an address"),
        ],
        method="with_email",
        empty_label="May be written to",
    )

    class Meta:
        model = Contact
        fields: list[str] = []
        form = NetworkFilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("email") else queryset.reachable()

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "name", "email")

    def with_email(self, queryset, name, value):
        return queryset if value == "any" else queryset.filter(email_state=value)
