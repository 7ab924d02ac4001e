"""What leads are told of changes of their Work Group's dates, which others make."""

from collections.abc import Sequence
from datetime import datetime

from hubs.models import User
from outbox.models import Message
from outbox.render import compose
from workgroups.calendars import (
    LINK_IS_NEW,
    Diary,
    moved_words,
    page_of_lead,
    takes_in,
    takes_out,
    venue_words,
)
from workgroups.emails import with_dates_of_lead
from workgroups.models import SchoolTask, Workshop


def lead_of_moved(
    lead: User,
    workshop: Workshop,
    *,
    was: str,
    tasks: Sequence[SchoolTask] = (),
    of_one: bool = False,
) -> Message:
    """`was` is the date and place as they knew it; `tasks` are due on other days with it.

    Here and below, `of_one`: they lead this workshop, and not the whole Work Group.
    """
    # With the instant, as a workshop may move more than once, and back.
    mark = f":{workshop.changed_at}"
    diary = takes_in(workshop, changed=moved_words(workshop, was))
    return about_date(
        *("lead-workshop-moved", lead, workshop),
        mark=mark,
        diary=diary,
        of_one=of_one,
        was=was,
        tasks=tasks,
    )


def lead_of_added(lead: User, workshop: Workshop) -> Message:
    return about_date("lead-workshop-added", lead, workshop, diary=takes_in(workshop))


def lead_of_called_off(lead: User, workshop: Workshop, *, of_one: bool = False) -> Message:
    diary = takes_out(workshop)
    return about_date("lead-workshop-called-off", lead, workshop, diary=diary, of_one=of_one)


def lead_of_link(lead: User, workshop: Workshop, *, at: datetime, of_one: bool = False) -> Message:
    mark, diary = f":{at.isoformat()}", takes_in(workshop, changed=LINK_IS_NEW)
    return about_date("lead-join-link", lead, workshop, mark=mark, diary=diary, of_one=of_one)


def lead_of_venue(
    lead: User, workshop: Workshop, *, was: str, at: datetime, of_one: bool = False
) -> Message:
    mark, diary = f":{at.isoformat()}", takes_in(workshop, changed=venue_words(workshop, was))
    return about_date(
        "lead-venue-changed", lead, workshop, mark=mark, diary=diary, of_one=of_one, was=was
    )


def about_date(
    kind: str,
    lead: User,
    workshop: Workshop,
    *,
    diary: Diary,
    mark: str = "",
    of_one: bool = False,
    **context,
) -> Message:
    workgroup = workshop.workgroup
    _, link = page_of_lead(workshop, of_one=of_one)
    message = compose(
        kind,
        key=f"{kind}:{workshop.pk}:{lead.pk}{mark}",
        to=lead.email,
        hub=workgroup.hub,
        about_id=workshop.pk,
        context={
            "lead": lead,
            "workgroup": workgroup,
            "workshop": workshop,
            "link": link,
            "of_one": of_one,
            **context,
        },
    )
    return with_dates_of_lead(message, diary, lead, workgroup, of_one=of_one)
