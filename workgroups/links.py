"""What people may do by a link from an email, without signing in."""

from datetime import timedelta

from access.links import SignedLink

VISIT = SignedLink("visit-agreed", "workgroups:visit_agreed", timedelta(days=400))
