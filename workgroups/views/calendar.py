"""A hub's dates, for everybody's calendar."""

from hubs.models import Hub
from pages.exports import calendar_response
from pages.public_views import PublicDetail
from pages.rules.calendars import feed
from workgroups.calendars import public_entry
from workgroups.queries.calendar import public_dates

HOUR = 60 * 60


class HubDates(PublicDetail):
    """What the public pages say of its dates, and no more: no person, and no link to join."""

    model = Hub

    def get(self, request, *args, **kwargs):
        hub = self.get_row()
        entries = [public_entry(workshop) for workshop in public_dates(hub)]
        content = feed(entries, name=f"Work Groups of {hub}")
        return calendar_response(request, hub.slug, content, kept_for=HOUR)
