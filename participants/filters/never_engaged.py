import django_filters
from django.db.models import Q
from django.utils import timezone

from pages.forms.base import FilterForm
from participants.queries.reach import HAS_INTEREST, IS_REACHED, in_band
from schools.filters.school import PHASES, authorities_in_reach
from schools.models import School
from schools.rules.pupil_premium import BANDS

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
        form = FilterForm

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset.filter(~IS_REACHED))
        if self.form.cleaned_data.get("contact"):
            return queryset
        # None where the hub has no note of the school yet.
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
