"""What this app adds to the packages below it, loaded once the apps are ready."""

from needs.hooks import hub_panels, letters, school_events

__all__ = ["hub_panels", "letters", "school_events"]
