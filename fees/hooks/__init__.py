"""What this app adds to the packages below it, loaded once the apps are ready."""

from fees.hooks import called_off, merging, objections, school_events, tabs, wanted

__all__ = ["called_off", "merging", "objections", "school_events", "tabs", "wanted"]
