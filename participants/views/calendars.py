"""Somebody's own dates, for the calendar that subscribes to them."""

from django.utils import timezone

from outbox.queries import links_stopped_since
from pages.base_views import READ_ONLY
from pages.exports import calendar_response
from pages.public_views import LinkPage
from pages.rules.calendars import feed
from participants import links
from participants.calendars import feed_entries
from participants.models import Person
from participants.queries.dates import dates_of_person


class OwnCalendar(LinkPage):
    """Every date that the person is expected at, in all their Work Groups."""

    link = links.CALENDAR
    model = Person
    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        entries = feed_entries(dates_of_person(self.object), now=timezone.now())
        return calendar_response(request, "dates", feed(entries, name="Your Maths Hub dates"))

    def holders(self):
        # No letter holds this address: it stands on a page that a letter opens, and whoever had
        # that letter may have kept it.
        made_at = self.link.made_at(self.kwargs["token"])
        return [] if links_stopped_since(self.object.email, made_at) else super().holders()
