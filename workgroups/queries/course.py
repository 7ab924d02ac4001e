from typing import Any

from django.utils import timezone

from access.links import site_url
from pages.wording import join_words
from workgroups.choices import PlaceType
from workgroups.models import Workshop
from workgroups.queries.flyer import FlyerFacts
from workgroups.rules.course import CourseFacts, Session, course


def course_of(flyer: FlyerFacts) -> dict[str, Any]:
    """What its page says, for machines."""
    workgroup = flyer.workgroup
    return course(
        CourseFacts(
            title=str(workgroup),
            outline=workgroup.outline,
            code=workgroup.project.code,
            url=site_url(workgroup.get_absolute_url()),
            hub=workgroup.hub.name,
            hub_url=site_url(workgroup.hub.get_absolute_url()),
            audience=join_words(flyer.roles) or "Teachers",
            is_free=workgroup.place_type != PlaceType.PAID,
            is_called_off=workgroup.cancelled_at is not None,
            days=flyer.days,
            leads=flyer.leads,
            sessions=[session_of(workshop) for workshop in flyer.workshops],
        )
    )


def session_of(workshop: Workshop) -> Session:
    return Session(
        starts_at=timezone.localtime(workshop.starts_at),
        ends_at=timezone.localtime(workshop.ends_at),
        can_be_joined=workshop.can_be_joined,
        has_a_venue=not workshop.is_online,
        place=str(workshop.venue or workshop.place_words),
        address=workshop.venue.where_words if workshop.venue else workshop.place_words,
    )
