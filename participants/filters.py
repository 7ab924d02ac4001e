import django_filters
from django.db.models import Q
from django.utils import timezone

from pages.forms.base import PortalForm
from participants.choices import Decision, InterestState
from participants.models import ExpressionOfInterest
from participants.queries import waiting_with_a_place
from participants.reach import HAS_INTEREST, HAS_PLACE, in_band
from schools.filters.schools import PHASES, authorities_in_reach
from schools.models import School
from schools.rules.pupil_premium import BANDS

ANSWERS = [("none", "Not answered yet"), *Decision.choices]


class InterestFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Name, email or school", method="matching")
    state = django_filters.ChoiceFilter(
        label="State", choices=InterestState.choices, empty_label="Any state"
    )
    answer = django_filters.ChoiceFilter(
        label="The head's answer", choices=ANSWERS, method="answered", empty_label="Any answer"
    )

    place = django_filters.ChoiceFilter(
        label="Waiting list",
        choices=[("free", "Waiting while a place is free")],
        method="with_a_place",
        empty_label="Waiting or not",
    )

    class Meta:
        model = ExpressionOfInterest
        fields: list[str] = []
        form = PortalForm

    def matching(self, queryset, name, value):
        return queryset.filter(
            Q(person__name__icontains=value)
            | Q(person__email__icontains=value)
            | Q(school__name__icontains=value)
        )

    def answered(self, queryset, name, value):
        if value == "none":
            return queryset.awaiting_head()
        return queryset.filter(approval__decision=value)

    def with_a_place(self, queryset, name, value):
        return waiting_with_a_place(queryset, timezone.now())


NO_PLACE, NO_INTEREST, ONLY_INTEREST = "no_place", "no_interest", "only_interest"
MAY, DUE, NEVER, REFUSED, ANY = "may", "due", "never", "refused", "any"


class NeverEngagedFilter(django_filters.FilterSet):
    """Unless it is asked for, no school shows that does not want to be contacted."""

    q = django_filters.CharFilter(label="Name, postcode or URN", method="matching")
    ever = django_filters.ChoiceFilter(
        label="Have had so far",
        choices=[
            (NO_INTEREST, "Neither a place nor an interest"),
            (ONLY_INTEREST, "Interest, but never a place"),
        ],
        method="without",
        empty_label="No place ever",
    )
    phase = django_filters.ChoiceFilter(label="Phase", choices=PHASES, empty_label="Any phase")
    authority = django_filters.ModelChoiceFilter(
        label="Local authority",
        field_name="local_authority",
        queryset=authorities_in_reach,
        empty_label="All authorities",
    )
    premium = django_filters.ChoiceFilter(
        label="Pupil premium",
        choices=[(name, words) for name, (words, *_) in BANDS.items()],
        method="in_premium_band",
        empty_label="Any share of pupils",
    )
    contact = django_filters.ChoiceFilter(
        label="Contact",
        choices=[
            (DUE, "Next contact due"),
            (NEVER, "Never contacted"),
            (REFUSED, "Asked not to be contacted"),
            (ANY, "All, contact wanted or not"),
        ],
        method="by_contact",
        empty_label="Free to contact",
    )

    class Meta:
        model = School
        fields: list[str] = []
        form = PortalForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset.filter(~HAS_PLACE))
        if self.form.cleaned_data.get("contact"):
            return queryset
        return queryset.filter(Q(refuses_contact=None) | Q(refuses_contact=False))

    def matching(self, queryset, name, value):
        return queryset.search(value)

    def without(self, queryset, name, value):
        return queryset.filter(HAS_INTEREST if value == ONLY_INTEREST else ~HAS_INTEREST)

    def in_premium_band(self, queryset, name, value):
        return queryset.filter(in_band(value))

    def by_contact(self, queryset, name, value):
        conditions = {
            DUE: Q(next_on__lte=timezone.localdate()),
            NEVER: Q(last_on=None),
            REFUSED: Q(refuses_contact=True),
            ANY: Q(),
        }
        return queryset.filter(conditions[value])
