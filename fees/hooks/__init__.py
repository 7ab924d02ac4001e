"""What this app adds to the packages below it, loaded once the apps are ready."""

from fees.hooks import merging, objections, school_events, tabs, wanted

__all__ = ["merging", "objections", "school_events", "tabs", "wanted"]
