from collections.abc import Iterable

from django import forms
from django.utils import timezone

from evaluations.forms.years import year_choices
from evaluations.queries.year_calendar import Entry
from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.rules.school_year import school_year_of

LIST, MONTH = "", "month"


class CalendarForm(PortalForm):
    """Whose calendar is shown, of which year, and of whom or where. What cannot be read is none."""

    says_optional = False

    view = forms.ChoiceField(
        label="Show", required=False, choices=[(LIST, "The year as a list"), (MONTH, "A month")]
    )
    hub = forms.ChoiceField(label="Hub", required=False)
    year = forms.ChoiceField(label="School year", required=False)
    lead = forms.ChoiceField(label="Lead or visitor", required=False)
    venue = forms.ChoiceField(label="Venue", required=False)

    def __init__(self, *args, hubs: list[Hub], **kwargs):
        super().__init__(*args, **kwargs)
        self.hubs = {str(hub.pk): hub for hub in hubs}
        self.this_year = school_year_of(timezone.localdate())
        self.fields["year"].choices = year_choices(self.this_year)
        choices = [(hub.pk, hub.name) for hub in hubs[1:]]
        self.fields["hub"].choices = [("", hubs[0].name if hubs else ""), *choices]
        if not choices:
            del self.fields["hub"]

    @property
    def chosen_hub(self) -> Hub | None:
        """None before the first hub is opened, when the national team may look already."""
        return self.hubs.get(self.data.get("hub", "")) or next(iter(self.hubs.values()), None)

    @property
    def chosen_year(self) -> int:
        asked = self.data.get("year", "")
        return int(asked) if self.fields["year"].valid_value(asked) and asked else self.this_year

    def offer_those_in(self, entries: Iterable[Entry]) -> None:
        """Whom and where one can narrow it to: those of what the reader is shown, and no others."""
        people: dict[int, str] = {}
        venues: dict[int, str] = {}
        for entry in entries:
            people |= entry.people
            if entry.venue:
                venues[entry.venue.pk] = str(entry.venue)
        self.fields["lead"].choices = [("", "Anybody"), *by_name(people)]
        self.fields["venue"].choices = [("", "Anywhere"), *by_name(venues)]

    def answer(self, name: str) -> str:
        return getattr(self, "cleaned_data", {}).get(name, "")

    def takes(self, entry: Entry) -> bool:
        """Is the entry of the person and place that were asked for? Days off are everybody's."""
        lead, venue = self.answer("lead"), self.answer("venue")
        if not entry.url:
            return True
        if venue and not (entry.venue and entry.venue.pk == int(venue)):
            return False
        return not lead or int(lead) in entry.people


def by_name(names: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda row: (row[1], row[0]))
