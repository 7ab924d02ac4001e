import django_filters

from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from workgroups.choices import Phase
from workgroups.models import WorkGroupTemplate
from workgroups.models.template import hubs_planned_for


class TemplateFilter(django_filters.FilterSet):
    """What the list of templates is narrowed by. Unless asked, only those that are offered show."""

    q = django_filters.CharFilter(label="Name or hub", method="matching")
    whose = django_filters.ChoiceFilter(
        label="Whose",
        choices=[("own", "Your hub’s own"), ("others", "Shared by other hubs")],
        method="of_hubs",
        empty_label="Anybody’s",
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="for_phase", empty_label="Any phase"
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=[("retired", "Retired"), ("any", "Offered or retired")],
        method="with_status",
        empty_label="Offered",
    )

    class Meta:
        model = WorkGroupTemplate
        fields: list[str] = []
        form = FilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("status") else queryset.offered()

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "title", "hub__name")

    def of_hubs(self, queryset, name, value):
        own = hubs_planned_for(self.request.user)
        return queryset.filter(hub__in=own) if value == "own" else queryset.exclude(hub__in=own)

    def for_phase(self, queryset, name, value):
        return queryset.filter(design__phases__contains=[value])

    def with_status(self, queryset, name, value):
        return queryset.exclude(retired_on=None) if value == "retired" else queryset
