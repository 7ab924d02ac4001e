"""A Work Group as search engines read it: a course that is held once (schema.org)."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

DAY_OF_FIVE_HOURS = 5


class Session(NamedTuple):
    """One workshop: when it is held, and where, if not online."""

    starts_at: datetime
    ends_at: datetime
    can_be_joined: bool
    has_a_venue: bool
    place: str
    address: str


class CourseFacts(NamedTuple):
    """What everybody may read of a Work Group."""

    title: str
    outline: str
    code: str
    url: str
    hub: str
    hub_url: str
    audience: str
    is_free: bool
    is_called_off: bool
    days: Decimal
    leads: Sequence[str]
    sessions: Sequence[Session]


def course(facts: CourseFacts) -> dict[str, Any]:
    """The course with its one instance; a key without an answer is left out."""
    hub = {"@type": "Organization", "name": facts.hub, "url": facts.hub_url}
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": facts.title,
        "description": facts.outline or facts.title,
        "courseCode": facts.code,
        "url": facts.url,
        "provider": hub,
        "audience": {"@type": "EducationalAudience", "audienceType": facts.audience},
        "isAccessibleForFree": facts.is_free,
        **offer_of(facts),
        **({"hasCourseInstance": instance(facts, hub)} if facts.sessions else {}),
    }


def offer_of(facts: CourseFacts) -> dict[str, Any]:
    # What a place costs that is not free stands nowhere, so nothing is said of it.
    if not facts.is_free:
        return {}
    return {"offers": {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "GBP"}}


def instance(facts: CourseFacts, hub: dict[str, Any]) -> dict[str, Any]:
    sessions = facts.sessions
    status = "EventCancelled" if facts.is_called_off else "EventScheduled"
    leads = [{"@type": "Person", "name": name} for name in facts.leads]
    hours = int(facts.days * DAY_OF_FIVE_HOURS)
    return {
        "@type": "CourseInstance",
        "name": facts.title,
        "url": facts.url,
        "courseMode": mode_of(sessions),
        "courseWorkload": f"PT{hours}H",
        "startDate": sessions[0].starts_at.isoformat(),
        "endDate": sessions[-1].ends_at.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "organizer": hub,
        "instructor": leads,
        "location": locations(sessions, facts.url),
        "subEvent": [sub_event(facts, session) for session in sessions],
    }


def mode_of(sessions: Sequence[Session]) -> str:
    if not any(session.can_be_joined for session in sessions):
        return "Onsite"
    return "Blended" if any(session.has_a_venue for session in sessions) else "Online"


def locations(sessions: Sequence[Session], url: str) -> list[dict[str, Any]]:
    each = [place for session in sessions for place in locations_of(session, url)]
    return [place for number, place in enumerate(each) if place not in each[:number]]


def locations_of(session: Session, url: str) -> list[dict[str, Any]]:
    """One, or two of a hybrid workshop."""
    found = []
    if session.has_a_venue:
        found.append({"@type": "Place", "name": session.place, "address": session.address})
    if session.can_be_joined:
        # Whoever has a place is sent the link to join; everybody else reads the page.
        found.append({"@type": "VirtualLocation", "url": url})
    return found


def sub_event(facts: CourseFacts, session: Session) -> dict[str, Any]:
    return {
        "@type": "EducationEvent",
        "name": facts.title,
        "startDate": session.starts_at.isoformat(),
        "endDate": session.ends_at.isoformat(),
        "location": locations_of(session, facts.url),
    }
