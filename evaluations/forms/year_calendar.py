from django import forms
from django.db.models import CharField, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from evaluations.forms.years import year_choices
from hubs.models import Hub, User
from pages.forms.base import PortalForm
from pages.rules.school_year import school_year_of
from workgroups.models import SupportVisit, Venue, WorkGroupLead

LIST, MONTH = "", "month"
NAME_OR_ADDRESS = Coalesce(NullIf("name", Value("")), "email", output_field=CharField())


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
        asked = self.hubs.get(self.data.get("hub", ""), hubs[0] if hubs else None)
        if not choices:
            del self.fields["hub"]
        people, venues = people_and_venues(asked) if asked else ([], [])
        self.fields["lead"].choices = [("", "Anybody"), *people]
        self.fields["venue"].choices = [("", "Anywhere"), *venues]

    def answer(self, name: str) -> str:
        return getattr(self, "cleaned_data", {}).get(name, "")

    @property
    def chosen_hub(self) -> Hub | None:
        """None before the first hub is opened, when the national team may look already."""
        return self.hubs.get(self.answer("hub")) or next(iter(self.hubs.values()), None)

    @property
    def chosen_year(self) -> int:
        return int(self.answer("year") or self.this_year)

    def takes(self, entry) -> bool:
        """Is the entry of the person and place that were asked for? Days off are everybody's."""
        lead, venue = self.answer("lead"), self.answer("venue")
        if not entry.url:
            return True
        return (not lead or int(lead) in entry.leads) and (not venue or int(venue) == entry.venue)


def people_and_venues(hub: Hub) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Those who lead or visit for the hub, and its venues, by name; in one query."""
    leads = WorkGroupLead.objects.filter(workgroup__hub=hub).order_by().values("user")
    visitors = SupportVisit.objects.filter(hub=hub).order_by().values("visitor")
    people = User.objects.filter(Q(pk__in=leads) | Q(pk__in=visitors)).order_by()
    venues = Venue.objects.filter(hub=hub).order_by()
    rows = venues.values_list(Value(True), "pk", "name").union(
        people.values_list(Value(False), "pk", NAME_OR_ADDRESS),
        all=True,
    )
    found: dict[bool, list[tuple[int, str]]] = {True: [], False: []}
    for of_venue, pk, name in rows:
        found[of_venue].append((pk, name))
    by_name = {kind: sorted(rows, key=lambda row: (row[1], row[0])) for kind, rows in found.items()}
    return by_name[False], by_name[True]
