"""What this app adds to the packages below it, loaded once the apps are ready."""

from needs.hooks import again, hub_panels, letters, school_events, shown

__all__ = ["again", "hub_panels", "letters", "school_events", "shown"]
