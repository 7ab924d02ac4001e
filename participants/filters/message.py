import django_filters

from outbox.filters import MessageFilter
from pages.searching import holding_every_word
from participants.models import Person


class SaidFilter(MessageFilter):
    """What one narrows the emails about a Work Group, a person or a school by."""

    kind = django_filters.ChoiceFilter(label="Kind", choices=[], empty_label="Any kind")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = self.queryset.order_by("kind").values_list("kind", flat=True).distinct()
        self.filters["kind"].extra["choices"] = [(kind, kind_words(kind)) for kind in kinds]
        self.filters["q"].label = "Name, address or subject"

    def matching(self, queryset, name, value):
        people = holding_every_word(Person.objects.all(), value, "name").values("email")
        found = holding_every_word(queryset, value, "to_email", "subject")
        return found | queryset.filter(to_email__in=people)


def kind_words(kind: str) -> str:
    """“place-confirmed” as people read it."""
    if kind == "circular":
        return "Written to several"
    return kind.replace("-", " ").capitalize()
