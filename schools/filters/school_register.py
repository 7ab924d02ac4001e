import django_filters

from schools.choices import (
    ChangeKind,
    ImportState,
    RegisterFileKind,
)
from schools.forms.school_register import RegisterFilterForm
from schools.models import (
    RegisterChange,
    RegisterImport,
    School,
)


class RegisterImportFilter(django_filters.FilterSet):
    """What past imports are narrowed by."""

    kind = django_filters.ChoiceFilter(
        label="What it tells of", choices=RegisterFileKind.choices, empty_label="Anything"
    )
    state = django_filters.ChoiceFilter(
        label="State", choices=ImportState.choices, empty_label="Any state"
    )

    class Meta:
        model = RegisterImport
        fields: list[str] = []
        form = RegisterFilterForm


class RegisterChangeFilter(django_filters.FilterSet):
    """What the changes of one import are narrowed by."""

    q = django_filters.CharFilter(label="Name, postcode or URN", method="matching")
    kind = django_filters.ChoiceFilter(
        label="Change", choices=ChangeKind.choices, empty_label="Any change"
    )

    class Meta:
        model = RegisterChange
        fields: list[str] = []
        form = RegisterFilterForm

    def matching(self, queryset, name, value):
        return queryset.filter(school__in=School.objects.search(value).values("pk"))
