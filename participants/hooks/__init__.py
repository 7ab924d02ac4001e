"""What this app adds to the packages below it, loaded once the apps are ready."""

from participants.hooks import details, onward, school_events, school_panels, tabs, wanted

__all__ = ["details", "onward", "school_events", "school_panels", "tabs", "wanted"]
