"""What this app adds to the packages below it, loaded once the apps are ready."""

from hubs.hooks import placing, school_events, school_panels, shown, wanted

__all__ = ["placing", "school_events", "school_panels", "shown", "wanted"]
