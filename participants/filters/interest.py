import django_filters
from django.utils import timezone

from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from participants.choices import Decision, InterestState
from participants.models import ExpressionOfInterest
from participants.queries.agreement import unsigned
from participants.queries.place import waiting_with_a_place
from schools.queries.spelling import else_of_school_spelt_nearly

CALLED_OFF = "called_off"
# As state_words() says of one: nobody has a place in what does not take place.
STATES = [*InterestState.choices, (CALLED_OFF, "Called off")]
ANSWERS = [
    ("none", "Not answered yet"),
    ("past", "Answered, or not asked"),
    *Decision.choices,
]


class InterestFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Name, email or school", method="matching")
    state = django_filters.ChoiceFilter(
        label="State", choices=STATES, method="in_state", empty_label="Any state"
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
    who = django_filters.ChoiceFilter(
        label="Who it is",
        choices=[("doubt", "Another name or school is known at the address")],
        method="of_somebody_in_doubt",
        empty_label="Settled or not",
    )

    agreement = django_filters.ChoiceFilter(
        label="Agreement",
        choices=[("unsigned", "Not signed yet")],
        method="not_signed",
        empty_label="Signed or not",
    )

    class Meta:
        model = ExpressionOfInterest
        fields: list[str] = []
        form = FilterForm

    def matching(self, queryset, name, value):
        columns = ("name", "email", "person__name", "person__email", "school__name")
        found = holding_every_word(queryset, value, *columns)
        return else_of_school_spelt_nearly(found, queryset, value)

    def in_state(self, queryset, name, value):
        if value == CALLED_OFF:
            return queryset.filter(
                state=InterestState.PLACED, workgroup__cancelled_at__isnull=False
            )
        if value == InterestState.PLACED:
            queryset = queryset.filter(workgroup__cancelled_at=None)
        return queryset.filter(state=value)

    def answered(self, queryset, name, value):
        if value == "none":
            # Not simply those without an answer: of an event no head is asked.
            return queryset.awaiting_head()
        if value == "past":
            return queryset.past_head()
        return queryset.filter(approval__decision=value)

    def of_somebody_in_doubt(self, queryset, name, value):
        return queryset.in_doubt()

    def not_signed(self, queryset, name, value):
        return unsigned(queryset, timezone.now())

    def with_a_place(self, queryset, name, value):
        return waiting_with_a_place(queryset, timezone.now())
