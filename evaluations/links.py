"""What people may do by a link from an email, without signing in."""

from datetime import timedelta

from access.links import SignedLink

# Longer than a survey stays open, so that a late visitor is told that it has closed.
SURVEY = SignedLink("survey", "evaluations:survey", timedelta(days=180), "asked_email")

# Long, as consent may be withdrawn at any time; afterwards by writing to the hub.
CONSENT = SignedLink("consent", "evaluations:own_consent", timedelta(days=730), "email")
