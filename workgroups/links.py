"""What people may do by a signed link, without signing in."""

from datetime import timedelta

from access.links import SignedLink

# For the calendar of whoever leads workshops: it opens no page on which anything can be done.
LED_CALENDAR = SignedLink("led-calendar", "workgroups:led_calendar", timedelta(days=550), "email")
VISIT = SignedLink("visit-agreed", "workgroups:visit_agreed", timedelta(days=400))
