import django_filters
from django.db.models import Q
from django.utils import timezone

from access.permissions import Permission
from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.wording import school_year_words
from schools.filters.schools import authorities_in_reach
from schools.models import School
from workgroups.choices import (
    Availability,
    CredentialKind,
    JourneyStage,
    Phase,
    ProjectKind,
    Stage,
)
from workgroups.models import Credential, LocalLeader, MasteryStage, Project, WorkGroup
from workgroups.queries import known_specialisms
from workgroups.rules.project_code import canonical_code


def school_years() -> list[tuple[int, str]]:
    """The next school year and the ones before it, as somebody chooses among them."""
    this_year = timezone.localdate().year
    return [(year, school_year_words(year)) for year in range(this_year + 1, this_year - 6, -1)]


class WorkGroupFilterBase(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Words or project code", method="matching")
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="for_phase", empty_label="Any phase"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind",
        choices=ProjectKind.choices,
        field_name="project__kind",
        empty_label="Any kind",
    )

    class Meta:
        model = WorkGroup
        fields: list[str] = []
        form = PortalForm

    def matching(self, queryset, name, value):
        """Every word somewhere in the title, the project or the hub's name."""
        for word in value.split()[:10]:
            queryset = queryset.filter(
                Q(title__icontains=word)
                | Q(cohort__icontains=word)
                | Q(project__code__icontains=word)
                | Q(project__title__icontains=word)
                | Q(hub__in=Hub.objects.search(word))
            )
        return queryset

    def for_phase(self, queryset, name, value):
        return queryset.filter(phases__contains=[value])


class WorkGroupFilter(WorkGroupFilterBase):
    """What the hub's staff narrow their list by."""

    stage = django_filters.ChoiceFilter(
        label="Stage", choices=Stage.choices, method="at_stage", empty_label="Any stage"
    )
    year = django_filters.ChoiceFilter(
        label="School year", field_name="school_year", empty_label="Any year"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = school_years()

    def at_stage(self, queryset, name, value):
        return queryset.at_stage(value, timezone.now())


class ProjectFilter(django_filters.FilterSet):
    """What one narrows the national catalogue by."""

    q = django_filters.CharFilter(label="Words or code", method="matching")
    year = django_filters.ChoiceFilter(
        label="School year", field_name="school_year", empty_label="Any year"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=ProjectKind.choices, empty_label="Any kind"
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, method="for_phase", empty_label="Any phase"
    )

    class Meta:
        model = Project
        fields: list[str] = []
        form = PortalForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = school_years()

    def matching(self, queryset, name, value):
        """Every word somewhere in the title, the code or the summary; codes however written."""
        if code := code_in(value):
            return queryset.filter(code=code)
        for word in value.split()[:10]:
            queryset = queryset.filter(
                Q(title__icontains=word) | Q(code__icontains=word) | Q(summary__icontains=word)
            )
        return queryset

    def for_phase(self, queryset, name, value):
        return queryset.filter(phases__contains=[value])


def code_in(text: str) -> str:
    """The code that somebody typed, as it is kept; '' where it is none."""
    try:
        return canonical_code(text)
    except ValueError:
        return ""


class MasteryFilter(django_filters.FilterSet):
    """What the hub's staff narrow the stages of their schools by; today's unless they ask."""

    q = django_filters.CharFilter(label="School name, postcode or URN", method="matching")
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, empty_label="Any phase"
    )
    stage = django_filters.ChoiceFilter(
        label="Stage", choices=JourneyStage.choices, empty_label="Any stage"
    )
    authority = django_filters.ModelChoiceFilter(
        label="Local authority",
        field_name="school__local_authority",
        queryset=authorities_in_reach,
        empty_label="All authorities",
    )
    status = django_filters.ChoiceFilter(
        label="When",
        choices=[("over", "Over: moved on or paused"), ("any", "All ever recorded")],
        method="at_time",
        empty_label="Today",
    )

    class Meta:
        model = MasteryStage
        fields: list[str] = []
        form = PortalForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("status"):
            return queryset
        return queryset.current(timezone.localdate())

    def matching(self, queryset, name, value):
        return queryset.filter(school__in=School.objects.search(value).order_by().values("pk"))

    def at_time(self, queryset, name, value):
        return queryset.filter(until_on__lt=timezone.localdate()) if value == "over" else queryset


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
        form = PortalForm

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
        for word in value.split()[:10]:
            queryset = queryset.filter(
                Q(user__name__icontains=word) | Q(user__email__icontains=word)
            )
        return queryset

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
