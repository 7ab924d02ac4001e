"""Somebody's own dates, for the calendar that subscribes to them."""

from django.utils import timezone

from participants import links
from participants.calendars import feed_entries
from participants.models import Person
from participants.queries.dates import dates_of_person
from workgroups.views.led_calendar import FeedByLink


class OwnCalendar(FeedByLink):
    """Every date that the person is expected at, in all their Work Groups."""

    link = links.CALENDAR
    model = Person
    name = "Your Maths Hub dates"

    def prepare(self, queryset):
        return super().prepare(queryset).select_related("merged_into")

    def entries(self):
        # A calendar goes on asking by the link it was given, whoever that person is by now.
        person = self.object.merged_into or self.object
        return feed_entries(dates_of_person(person), now=timezone.now())
