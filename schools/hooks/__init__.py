"""What the timeline of a school tells."""

from schools.hooks import school_events, shown

__all__ = ["school_events", "shown"]
