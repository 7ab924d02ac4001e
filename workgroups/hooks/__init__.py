"""What this app adds to the packages below it, loaded once the apps are ready."""

from workgroups.hooks import answers, onward, school_events, school_panels, wanted

__all__ = ["answers", "onward", "school_events", "school_panels", "wanted"]
