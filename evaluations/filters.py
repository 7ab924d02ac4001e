import django_filters

from evaluations.choices import PublicationKind, ReportState, Wave
from evaluations.forms.publication import PublishedFilterForm
from evaluations.models import Answer, Publication, Report
from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from workgroups.choices import Phase, Theme


class ReportFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        label="State", choices=ReportState.choices, empty_label="Any state"
    )
    sent = django_filters.ChoiceFilter(
        label="National team",
        choices=[("to_send", "Approved and still to be sent")],
        method="by_sending",
        empty_label="Sent or not",
    )

    class Meta:
        model = Report
        fields: list[str] = []
        form = FilterForm

    def by_sending(self, queryset, name, value):
        return queryset.to_send()


class SayingFilter(django_filters.FilterSet):
    """What is looked for among all that people wrote."""

    q = django_filters.CharFilter(label="Words", method="holding")
    wave = django_filters.ChoiceFilter(
        label="When",
        field_name="invitation__wave",
        choices=[choice for choice in Wave.choices if choice[0] != Wave.PULSE],
        empty_label="At any time",
    )
    quoted = django_filters.ChoiceFilter(
        label="Show",
        choices=[("yes", "What may be quoted")],
        method="may_be_quoted",
        empty_label="Everything",
    )

    class Meta:
        model = Answer
        fields: list[str] = []
        form = FilterForm

    def holding(self, queryset, name, value):
        return holding_every_word(queryset, value, "text")

    def may_be_quoted(self, queryset, name, value):
        return queryset.filter(invitation__may_be_quoted=True)


class PublishedFilter(django_filters.FilterSet):
    """What somebody looks for among what the network has learned."""

    q = django_filters.CharFilter(label="Words", method="matching")
    theme = django_filters.ChoiceFilter(
        label="What it is about", choices=Theme.choices, method="by_theme", empty_label="Anything"
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="by_phase", empty_label="Any phase"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=PublicationKind.choices, empty_label="Any kind"
    )

    class Meta:
        model = Publication
        fields: list[str] = []
        form = PublishedFilterForm

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "title", "body", "report__workgroup__title")

    def by_theme(self, queryset, name, value):
        return queryset.filter(report__workgroup__project__themes__contains=[value])

    def by_phase(self, queryset, name, value):
        return queryset.filter(report__workgroup__phases__contains=[value])
