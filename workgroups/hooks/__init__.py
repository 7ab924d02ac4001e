"""What this app adds to the packages below it, loaded once the apps are ready."""

from workgroups.hooks import (
    again,
    answers,
    onward,
    published,
    school_events,
    school_panels,
    shown,
    wanted,
)

__all__ = [
    "again",
    "answers",
    "onward",
    "published",
    "school_events",
    "school_panels",
    "shown",
    "wanted",
]
