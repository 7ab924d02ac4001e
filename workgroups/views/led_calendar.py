"""The dates that somebody leads, for the calendar that subscribes to them."""

from collections.abc import Sequence

from hubs.models import User
from outbox.queries import links_stopped_since
from pages.base_views import READ_ONLY
from pages.exports import calendar_response
from pages.public_views import LinkPage
from pages.rules.calendars import Entry, feed
from workgroups import links
from workgroups.calendars import led_entries
from workgroups.queries.workshop_lead import led_dates


class FeedByLink(LinkPage):
    """Somebody's own dates. The address dies with their email address, or with any letter's links.

    No letter holds it: it stands on a page that a letter opens or that they sign in for, and
    whoever had that letter may have kept it.
    """

    http_method_names = READ_ONLY
    name = ""
    file_name = "dates"

    def entries(self) -> Sequence[Entry]:
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        return calendar_response(request, self.file_name, feed(self.entries(), name=self.name))

    def holders(self):
        made_at = self.link.made_at(self.kwargs["token"])
        return [] if links_stopped_since(self.object.email, made_at) else super().holders()


class LedCalendar(FeedByLink):
    """Every date that they lead, whether its whole Work Group or that workshop alone."""

    link = links.LED_CALENDAR
    model = User
    name = "The Maths Hub workshops you lead"
    file_name = "dates-you-lead"

    def prepare(self, queryset):
        # An account that is closed leads nothing any more.
        return queryset.filter(is_active=True)

    def entries(self):
        return led_entries(led_dates(self.object), self.object)
