import django_filters
from django import forms
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from access.permissions import Permission
from hubs.choices import (
    ChangeKind,
    ContactRole,
    EmailState,
    ImportState,
    NeedSource,
    NeedTheme,
    PartnerKind,
    Phase,
    RegisterFileKind,
    SchoolKind,
    SchoolStatus,
)
from hubs.forms.needs import years
from hubs.forms.network import ORGANISATION_KINDS, NetworkFilterForm
from hubs.forms.register import RegisterFilterForm
from hubs.forms.schools import SchoolFilterForm
from hubs.models import (
    Contact,
    Hub,
    HubArea,
    LocalAuthority,
    Need,
    Partner,
    PupilPremium,
    RegisterChange,
    RegisterImport,
    School,
)
from hubs.rules.pupil_premium import BANDS
from pages.forms.base import PortalForm

# The register's own words, in the order of a child's age.
PHASES = [
    ("Nursery", "Nursery"),
    ("Primary", "Primary"),
    ("Middle deemed primary", "Middle deemed primary"),
    ("Middle deemed secondary", "Middle deemed secondary"),
    ("Secondary", "Secondary"),
    ("All-through", "All-through"),
    ("16 plus", "16 plus"),
    ("Not applicable", "Special, independent and others"),
]
ANY_STATUS = "any"


def hubs_in_reach(request):
    return Hub.objects.visible_to(request.user, can=Permission.VIEW_HUB)


def authorities_in_reach(request):
    hubs = Hub.objects.visible_to(request.user, can=Permission.VIEW_SCHOOLS)
    return LocalAuthority.objects.filter(pk__in=hubs.values("areas__local_authority"))


class SchoolFilter(django_filters.FilterSet):
    """What the hub's staff narrow their schools by. Unless they ask, only open schools show."""

    q = django_filters.CharFilter(label="Name, postcode or URN", method="matching")
    authority = django_filters.ModelChoiceFilter(
        label="Local authority",
        field_name="local_authority",
        queryset=authorities_in_reach,
        empty_label="All authorities",
    )
    phase = django_filters.ChoiceFilter(label="Phase", choices=PHASES, empty_label="Any phase")
    premium = django_filters.ChoiceFilter(
        label="Pupil premium",
        choices=[(name, words) for name, (words, _, _) in BANDS.items()],
        method="in_band",
        empty_label="Any share",
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=[*SchoolStatus.choices, (ANY_STATUS, "Open or not")],
        method="with_status",
        empty_label="Open now",
    )

    class Meta:
        model = School
        fields: list[str] = []
        form = SchoolFilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("status") else queryset.open()

    def matching(self, queryset, name, value):
        return queryset.search(value)

    def in_band(self, queryset, name, value):
        """By the latest year that is known of each school."""
        latest = PupilPremium.objects.filter(school=OuterRef("pk")).order_by("-year")
        _, begins, ends = BANDS[value]
        queryset = queryset.annotate(premium=Subquery(latest.values("percent")[:1]))
        queryset = queryset.filter(premium__gte=begins)
        return queryset if ends is None else queryset.filter(premium__lt=ends)

    def with_status(self, queryset, name, value):
        return queryset if value == ANY_STATUS else queryset.filter(status=value)


# Open unless somebody asks for more.
ORGANISATION_STATUSES = [
    (SchoolStatus.CLOSED.value, "Closed"),
    (ANY_STATUS, "Open or closed"),
]


class OrganisationFilter(django_filters.FilterSet):
    """What the hub's staff narrow their organisations by. Unless they ask, only open ones show."""

    q = django_filters.CharFilter(label="Name or postcode", method="matching")
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=ORGANISATION_KINDS, empty_label="Any kind"
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=ORGANISATION_STATUSES,
        method="with_status",
        empty_label="Open now",
    )

    class Meta:
        model = School
        fields: list[str] = []
        form = NetworkFilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("status") else queryset.open()

    def matching(self, queryset, name, value):
        return queryset.search(value)

    def with_status(self, queryset, name, value):
        return queryset if value == ANY_STATUS else queryset.filter(status=value)


class ContactFilter(django_filters.FilterSet):
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
        return queryset.filter(Q(name__icontains=value) | Q(email__icontains=value))

    def with_email(self, queryset, name, value):
        return queryset if value == "any" else queryset.filter(email_state=value)


class PartnerFilter(django_filters.FilterSet):
    """What the hub's staff narrow their partners by. Unless they ask, only today's show."""

    q = django_filters.CharFilter(
        label="Name", field_name="organisation__name", lookup_expr="icontains"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=PartnerKind.choices, empty_label="Any kind"
    )
    what = django_filters.ChoiceFilter(
        label="What it is",
        field_name="organisation__kind",
        choices=SchoolKind.choices,
        empty_label="Any organisation",
    )
    when = django_filters.ChoiceFilter(
        label="When",
        choices=[("former", "Former or to come"), ("any", "At any time")],
        method="at_that_time",
        empty_label="Now",
    )

    class Meta:
        model = Partner
        fields: list[str] = []
        form = NetworkFilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("when"):
            return queryset
        return queryset.current(timezone.localdate())

    def at_that_time(self, queryset, name, value):
        if value == "any":
            return queryset
        return queryset.exclude(pk__in=Partner.objects.current(timezone.localdate()).values("pk"))


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


class NeedFilter(django_filters.FilterSet):
    """What the hub's staff narrow their needs by."""

    STATES = [
        ("merged", "Merged into another"),
        ("set_aside", "Set aside as possible spam"),
    ]

    q = django_filters.CharFilter(label="Words or school", method="matching")
    source = django_filters.ChoiceFilter(
        label="Where from", choices=NeedSource.choices, empty_label="Anywhere"
    )
    theme = django_filters.ChoiceFilter(
        label="What about", choices=NeedTheme.choices, method="about", empty_label="Anything"
    )
    phase = django_filters.ChoiceFilter(
        label="Phase", choices=Phase.choices, empty_label="Any phase"
    )
    year = django_filters.ChoiceFilter(
        label="School year", field_name="school_year", empty_label="Any year"
    )
    state = django_filters.ChoiceFilter(
        label="Show", choices=STATES, method="in_state", empty_label="Needs that stand"
    )

    class Meta:
        model = Need
        fields: list[str] = []
        form = PortalForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = years()

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("state") else queryset.on_their_own()

    def matching(self, queryset, name, value):
        wanted = Q(pk__in=queryset.filter(schools__name__icontains=value).values("pk"))
        for column in ("title", "what_is_needed", "what_comes_first", "what_matters_most"):
            wanted |= Q(**{f"{column}__icontains": value})
        return queryset.filter(wanted)

    def about(self, queryset, name, value):
        return queryset.filter(themes__contains=[value])

    def in_state(self, queryset, name, value):
        if value == "merged":
            return queryset.exclude(merged_into=None)
        return queryset.exclude(set_aside_at=None)


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
        return queryset.filter(
            Q(local_authority__name__icontains=value) | Q(district__name__icontains=value)
        )

    def with_past(self, queryset, name, value):
        return queryset
