import django_filters
from django.utils import timezone

from needs.choices import EnquiryKind
from needs.models import Enquiry
from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from schools.queries.spelling import else_of_school_spelt_nearly


class EnquiryFilter(django_filters.FilterSet):
    """What the hub's staff narrow their enquiries by. Unless they ask, only open ones show."""

    STATES = [
        ("waiting", "Waiting for an answer"),
        ("overdue", "Overdue"),
        ("answered", "Answered, still open"),
        ("set_aside", "Set aside as possible spam"),
        ("closed", "Closed"),
    ]

    q = django_filters.CharFilter(label="Name, school or words", method="matching")
    state = django_filters.ChoiceFilter(
        label="State", choices=STATES, method="in_state", empty_label="Open"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=EnquiryKind.choices, empty_label="Any kind"
    )
    assigned = django_filters.ChoiceFilter(
        label="Given to",
        choices=[("me", "Me"), ("nobody", "Nobody yet")],
        method="given_to",
        empty_label="Anybody",
    )

    class Meta:
        model = Enquiry
        fields: list[str] = []
        form = FilterForm

    def filter_queryset(self, queryset):
        # Here and not in in_state(), which is not called while no state is chosen.
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("state") else queryset.open()

    def matching(self, queryset, name, value):
        columns = ("name", "email", "organisation", "message", "school__name")
        found = holding_every_word(queryset, value, *columns)
        return else_of_school_spelt_nearly(found, queryset, value)

    def in_state(self, queryset, name, value):
        return {
            "waiting": queryset.waiting,
            "overdue": lambda: queryset.overdue(timezone.localdate()),
            "answered": lambda: queryset.open().exclude(answered_at=None),
            "set_aside": queryset.set_aside,
            "closed": lambda: queryset.exclude(closed_at=None),
        }[value]()

    def given_to(self, queryset, name, value):
        return queryset.filter(assigned_to=self.request.user if value == "me" else None)
