"""A whole Work Group is called off: one letter to each whom it concerns."""

from outbox.models import Message
from outbox.render import compose
from participants.models import ExpressionOfInterest, Participant
from workgroups.models import WorkGroup, WorkGroupLead


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


def place_called_off(place: Participant, *, because: str) -> Message:
    return group_called_off(place.interest, because=because, place=place)


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


def lead_of_group_called_off(lead: WorkGroupLead, *, because: str) -> Message:
    return about_end(
        "group-called-off-lead",
        lead.workgroup,
        key=f"{lead.workgroup_id}:{lead.pk}",
        to=lead.user.email,
        about_id=lead.workgroup_id,
        because=because,
        lead=lead.user,
    )


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
