import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from access.permissions import Permission
from hubs.models import User
from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from schools.models import School
from workgroups.choices import VisitStanding, VisitState
from workgroups.models import AgreedAction, SupportVisit

TO_WRITE_UP = "to_write_up"


def of_school(word: str) -> Q:
    return Q(school__in=School.objects.search(word).order_by().values("pk"))


def visitors_in_reach(request):
    visits = SupportVisit.objects.visible_to(request.user, can=Permission.VIEW_VISIT)
    return User.objects.filter(pk__in=visits.order_by().values("visitor")).order_by("name", "pk")


class VisitFilter(django_filters.FilterSet):
    """What one narrows the visits of a hub by."""

    q = django_filters.CharFilter(label="School, or words of the focus", method="matching")
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[
            (VisitState.PLANNED.value, "Planned"),
            (TO_WRITE_UP, "To write up"),
            (VisitState.HELD.value, "Took place"),
            (VisitState.CALLED_OFF.value, "Called off"),
        ],
        method="in_state",
        empty_label="Any state",
    )
    standing = django_filters.ChoiceFilter(
        label="How things go", choices=VisitStanding.choices, empty_label="Any"
    )
    visitor = django_filters.ModelChoiceFilter(
        label="Visitor", queryset=visitors_in_reach, empty_label="Anybody"
    )
    agreed = django_filters.ChoiceFilter(
        label="Agreed actions",
        choices=[("late", "Some are late"), ("to_do", "Some are to do")],
        method="with_agreed",
        empty_label="Any or none",
    )

    class Meta:
        model = SupportVisit
        fields: list[str] = []
        form = FilterForm

    def matching(self, queryset, name, value):
        """Every word in the focus or, as the search of schools knows it, in the school."""
        return holding_every_word(queryset, value, "focus", also=of_school)

    def in_state(self, queryset, name, value):
        today = timezone.localdate()
        if value == TO_WRITE_UP:
            return queryset.to_write_up(today)
        if value == VisitState.PLANNED:
            # One whose day is over is found under “To write up” instead.
            return queryset.planned().filter(day__gte=today)
        return queryset.filter(state=value)

    def with_agreed(self, queryset, name, value):
        of_it = AgreedAction.objects.filter(visit=OuterRef("pk"))
        found = of_it.late(timezone.localdate()) if value == "late" else of_it.to_do()
        return queryset.filter(Exists(found))
