import django_filters

from outbox.models import Message
from pages.forms.base import FilterForm
from pages.searching import holding_every_word

STATES = [
    ("waiting", "Waiting"),
    ("sent", "Sent"),
    ("failed", "Could not be sent"),
    ("withdrawn", "No longer wanted"),
]


class MessageFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Address or subject", method="matching")
    state = django_filters.ChoiceFilter(
        label="State", choices=STATES, method="in_state", empty_label="Any state"
    )

    class Meta:
        model = Message
        fields: list[str] = []
        form = FilterForm

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "to_email", "subject")

    def in_state(self, queryset, name, value):
        return {
            "waiting": queryset.unsettled,
            "sent": lambda: queryset.exclude(sent_at=None),
            "failed": queryset.failed,
            "withdrawn": lambda: queryset.exclude(withdrawn_at=None),
        }[value]()
