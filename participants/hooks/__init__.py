"""What this app adds to the packages below it, loaded once the apps are ready."""

from participants.hooks import leads, onward, school_events, school_panels, tabs, wanted

__all__ = ["leads", "onward", "school_events", "school_panels", "tabs", "wanted"]
