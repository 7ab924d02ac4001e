"""A whole Work Group is called off: one letter to each whom it concerns."""

from collections.abc import Mapping, Sequence

from hubs.models import User
from outbox.invitations import enclose_dates
from outbox.models import Message
from outbox.render import compose
from participants.calendars import place_entries
from participants.models import ExpressionOfInterest, Participant
from workgroups.calendars import takes_out
from workgroups.emails import with_dates_of_lead
from workgroups.models import WorkGroup, WorkGroupLead, Workshop


def group_called_off(
    interest: ExpressionOfInterest, *, because: str, place: Participant | None = None
) -> Message:
    """To whoever has a place, is offered one, waits or has asked; each reads what it means."""
    return about_end(
        "group-called-off",
        interest.workgroup,
        key=f"{interest.pk}",
        to=interest.person.email,
        about_id=interest.pk,
        because=because,
        interest=interest,
        place=place,
    )


def place_called_off(
    place: Participant, *, because: str, dates: Mapping[int, list[Workshop]]
) -> Message:
    """`dates` are the workshops that the calendar of each place still holds, by the place's key."""
    letter = group_called_off(place.interest, because=because, place=place)
    diary = takes_out(*dates.get(place.pk, []))
    entries = place_entries(diary, place, link="", stamp=letter.created_at)
    enclose_dates(letter, diary.method, entries, to=place.person.name)
    return letter


def head_need_not_answer(interests: list[ExpressionOfInterest], *, because: str) -> Message:
    """To a head who has not answered yet, once for all of their teachers."""
    first, *_ = interests
    return about_end(
        "group-called-off-head",
        first.workgroup,
        key=f"{first.pk}",
        to=first.head_email,
        about_id=first.pk,
        because=because,
        interests=interests,
    )


def lead_of_group_called_off(
    lead: WorkGroupLead, *, because: str, dates: Sequence[Workshop]
) -> Message:
    letter = about_end(
        "group-called-off-lead",
        lead.workgroup,
        key=f"{lead.workgroup_id}:{lead.pk}",
        to=lead.user.email,
        about_id=lead.workgroup_id,
        because=because,
        lead=lead.user,
    )
    return with_dates_of_lead(letter, takes_out(*dates), lead.user, lead.workgroup)


def workshop_lead_of_group_called_off(
    led: tuple[User, Sequence[Workshop]], *, workgroup: WorkGroup, because: str
) -> Message:
    """To somebody who was to lead some of its workshops and not the whole."""
    lead, dates = led
    letter = about_end(
        "group-called-off-workshop-lead",
        workgroup,
        key=f"{workgroup.pk}:{lead.pk}",
        to=lead.email,
        about_id=workgroup.pk,
        because=because,
        lead=lead,
        dates=dates,
    )
    return with_dates_of_lead(letter, takes_out(*dates), lead, workgroup, of_one=True)


def about_end(
    kind: str, workgroup: WorkGroup, *, key: str, to: str, about_id: int, **context
) -> Message:
    # Without an instant: it is called off once, and for good.
    return compose(
        kind,
        key=f"{kind}:{key}",
        to=to,
        hub=workgroup.hub,
        about_id=about_id,
        context={"workgroup": workgroup, **context},
    )
