"""How long an expression of interest that was begun and not sent is kept."""

from datetime import timedelta

DRAFT_KEPT = timedelta(days=30)
