import django_filters
from django.db.models import Exists, OuterRef, Q

from access.permissions import Permission
from fees.choices import FeeReason, FeeState
from fees.models import Fee
from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from schools.models import School
from schools.queries.spelling import else_of_school_spelt_nearly
from workgroups.filters.workgroup_choice import WorkGroupChoiceFilter
from workgroups.models import WorkGroup


def workgroups_with_fees(request):
    rows = WorkGroup.objects.visible_to(request.user, can=Permission.VIEW_FEES)
    with_fees = Exists(Fee.objects.filter(attendance__workshop__workgroup=OuterRef("pk")))
    found = rows.filter(with_fees).with_dates().only("title", "cohort", "school_year")
    return found.order_by("-school_year", "title", "first_at", "pk")


def school_asked_for(request):
    """The one that a link names; hundreds are no list to choose from, and are found by name."""
    fees = Fee.objects.visible_to(request.user, can=Permission.VIEW_FEES)
    asked = request.GET.get("school", "")
    pk = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    return School.objects.filter(pk=pk).filter(pk__in=fees.values("school")).only("name")


class FeeFilter(django_filters.FilterSet):
    """What the hub's staff narrow the list of fees by."""

    q = django_filters.CharFilter(label="School, URN or participant", method="matching")
    school = django_filters.ModelChoiceFilter(
        label="School", queryset=school_asked_for, empty_label="All schools"
    )
    state = django_filters.ChoiceFilter(
        label="State", choices=FeeState.choices, empty_label="Any state"
    )
    reason = django_filters.ChoiceFilter(
        label="Reason", choices=FeeReason.choices, empty_label="Any reason"
    )
    workgroup = WorkGroupChoiceFilter(
        label="Work Group",
        field_name="attendance__workshop__workgroup",
        queryset=workgroups_with_fees,
        empty_label="All Work Groups",
    )

    class Meta:
        model = Fee
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if not (data or {}).get("school"):
            del self.filters["school"]

    def matching(self, queryset, name, value):
        """Every word somewhere in the school's name, its URN or the participant's name."""
        found = holding_every_word(
            queryset,
            value,
            "school__name",
            "attendance__participant__person__name",
            also=lambda word: Q(school__urn__startswith=word),
        )
        return else_of_school_spelt_nearly(found, queryset, value)
