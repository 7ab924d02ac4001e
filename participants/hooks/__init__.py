"""What this app adds to the packages below it, loaded once the apps are ready."""

from participants.hooks import (
    again,
    details,
    held_before,
    late,
    leads,
    onward,
    places_held,
    school_events,
    school_panels,
    shown,
    tabs,
    wanted,
    wishes,
    workgroup_panels,
    workshop_panel,
)

__all__ = [
    "again",
    "details",
    "held_before",
    "late",
    "leads",
    "onward",
    "places_held",
    "school_events",
    "school_panels",
    "shown",
    "tabs",
    "wanted",
    "wishes",
    "workgroup_panels",
    "workshop_panel",
]
