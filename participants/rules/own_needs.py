"""What somebody needs to get in and to eat: told once, and not kept for long."""

from datetime import datetime, timedelta

KEPT_AFTER_LAST_WORKSHOP = timedelta(days=30)


def needs_past(now: datetime) -> datetime:
    """Needs are forgotten where the last workshop ended before this moment."""
    return now - KEPT_AFTER_LAST_WORKSHOP


def needs_words(access: str, food: str) -> str:
    said = [("Access", access), ("Food", food)]
    return "; ".join(f"{label}: {words}" for label, words in said if words)
