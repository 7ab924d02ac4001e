import django_filters
from django.db.models import Exists, OuterRef
from django.utils import timezone

from evaluations.choices import PublicationKind, Recommendation, ReportState, Wave
from evaluations.forms.publication import PublishedFilterForm
from evaluations.models import Answer, Publication, Report
from hubs.models import Hub
from pages.forms.base import FilterForm
from pages.rules.school_year import school_year_of, years_to_choose
from pages.searching import holding_every_word
from pages.wording import school_year_words
from workgroups.choices import Phase, Theme
from workgroups.models import Project


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


# Of a project, what its name is made of.
NAMED = ("code", "title", "school_year")


class ApprovedReportFilter(django_filters.FilterSet):
    hub = django_filters.ModelChoiceFilter(
        label="Hub",
        field_name="workgroup__hub",
        queryset=lambda request: with_approved_reports(Hub, "workgroup__hub").only("name"),
        empty_label="All hubs",
    )
    year = django_filters.ChoiceFilter(
        label="School year",
        field_name="workgroup__school_year",
        choices=lambda: [
            (year, school_year_words(year))
            for year in years_to_choose(school_year_of(timezone.localdate()))
        ],
        empty_label="All years",
    )
    project = django_filters.ModelChoiceFilter(
        label="Project",
        field_name="workgroup__project",
        queryset=lambda request: with_approved_reports(Project, "workgroup__project").only(*NAMED),
        empty_label="All projects",
    )
    phase = django_filters.ChoiceFilter(
        label="Phase",
        choices=Phase.choices,
        method="of_phase",
        empty_label="All phases",
    )
    recommendation = django_filters.ChoiceFilter(
        label="Recommendation", choices=Recommendation.choices, empty_label="Any recommendation"
    )

    class Meta:
        model = Report
        fields: list[str] = []
        form = FilterForm

    def of_phase(self, queryset, name, value):
        return queryset.filter(workgroup__phases__contains=[value])


def with_approved_reports(model, of_report: str):
    """The rows that a report can be looked for by."""
    approved = Report.objects.approved().filter(**{of_report: OuterRef("pk")})
    return model.objects.filter(Exists(approved))
