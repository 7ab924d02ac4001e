"""What this app adds to the packages below it, loaded once the apps are ready."""

from participants.hooks import (
    again,
    details,
    leads,
    onward,
    places_held,
    school_events,
    school_panels,
    tabs,
    wanted,
)

__all__ = [
    "again",
    "details",
    "leads",
    "onward",
    "places_held",
    "school_events",
    "school_panels",
    "tabs",
    "wanted",
]
