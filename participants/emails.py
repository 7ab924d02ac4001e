"""What people are told about their expression of interest, their place and their dates."""

from django.utils import timezone

from access.links import site_url
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.invitees import INVITATION, LEADER, Invitee, invitation_key
from participants.models import (
    Cancellation,
    ExpressionOfInterest,
    InterestDraft,
    Offer,
    Participant,
    SchoolApproval,
    Substitution,
)
from workgroups.models import WorkGroup, Workshop


def draft_saved(draft: InterestDraft, *, email: str, stamp: int) -> Message:
    return compose(
        "interest-saved",
        key=f"interest-saved:{draft.pk}:{stamp}",
        to=email,
        hub=draft.workgroup.hub,
        about_id=draft.pk,
        context={"workgroup": draft.workgroup, "link": links.DRAFT.url(draft.pk)},
    )


def interest_received(interest: ExpressionOfInterest) -> Message:
    return about_interest(
        "interest-received",
        interest,
        to=interest.person.email,
        link=links.INTEREST.url(interest.pk),
    )


def approval_asked(interest: ExpressionOfInterest) -> Message:
    return about_interest(
        "approval-asked",
        interest,
        to=interest.head_email,
        link=links.APPROVAL.url(interest.pk),
    )


def approval_recorded(approval: SchoolApproval) -> Message:
    interest = approval.interest
    return about_interest(
        "approval-recorded",
        interest,
        to=interest.person.email,
        mark=f":{approval.decided_at.isoformat()}",
        approval=approval,
    )


def waiting_listed(interest: ExpressionOfInterest) -> Message:
    """Once for each time that they are put on the list."""
    assert interest.waiting_since is not None
    mark = f":{interest.waiting_since.isoformat()}"
    return about_interest("waiting-list", interest, to=interest.person.email, mark=mark)


def interest_withdrawn(interest: ExpressionOfInterest) -> Message:
    return about_interest("interest-withdrawn", interest, to=interest.person.email)


def interest_declined(interest: ExpressionOfInterest) -> Message:
    return about_interest("interest-declined", interest, to=interest.person.email)


def about_interest(
    kind: str, interest: ExpressionOfInterest, *, to: str, mark: str = "", **context
) -> Message:
    """`mark` tells one occasion from another where the same may be said again."""
    return compose(
        kind,
        key=f"{kind}:{interest.pk}{mark}",
        to=to,
        hub=interest.workgroup.hub,
        about_id=interest.pk,
        context={"interest": interest, "workgroup": interest.workgroup, **context},
    )


def place_offered(offer: Offer, workshops: list) -> Message:
    interest = offer.interest
    return compose(
        "place-offered",
        key=f"place-offered:{offer.pk}",
        to=interest.person.email,
        hub=interest.workgroup.hub,
        about_id=offer.pk,
        wanted_until=offer.expires_at,
        context={
            "offer": offer,
            "interest": interest,
            "workgroup": interest.workgroup,
            "workshops": workshops,
            "link": links.OFFER.url(offer.pk),
        },
    )


def offer_lapsed(offer: Offer) -> Message:
    return about_offer("offer-lapsed", offer)


def offer_taken_back(offer: Offer) -> Message:
    return about_offer("offer-taken-back", offer)


def about_offer(kind: str, offer: Offer) -> Message:
    interest = offer.interest
    return compose(
        kind,
        key=f"{kind}:{offer.pk}",
        to=interest.person.email,
        hub=interest.workgroup.hub,
        about_id=offer.pk,
        context={"offer": offer, "interest": interest, "workgroup": interest.workgroup},
    )


def place_confirmed(participant: Participant, dates: list) -> Message:
    """`dates` are the workshops, each with `free_until` for this participant."""
    key = f"place-confirmed:{participant.pk}"
    return about_place("place-confirmed", participant, key=key, dates=dates)


def place_withdrawn(participant: Participant) -> Message:
    return about_place("place-withdrawn", participant, key=f"place-withdrawn:{participant.pk}")


def workshop_reminder(
    participant: Participant, workshop: Workshop, *, key: str, free_until
) -> Message:
    message = about_place(
        "workshop-reminder", participant, key=key, workshop=workshop, free_until=free_until
    )
    message.wanted_until = workshop.starts_at
    return message


def workshop_moved(participant: Participant, workshop: Workshop, *, was: str) -> Message:
    """`was` is the date and place as people knew it."""
    return about_place(
        "workshop-moved",
        participant,
        key=f"workshop-moved:{participant.pk}:{workshop.pk}:{workshop.changed_at}",
        workshop=workshop,
        was=was,
        free_until=participant.free_until(workshop),
    )


def workshop_added(participant: Participant, workshop: Workshop) -> Message:
    return about_place(
        "workshop-added",
        participant,
        key=f"workshop-added:{participant.pk}:{workshop.pk}",
        workshop=workshop,
        free_until=participant.free_until(workshop),
    )


def workshop_called_off(participant: Participant, workshop: Workshop) -> Message:
    return about_place(
        "workshop-called-off",
        participant,
        key=f"workshop-called-off:{participant.pk}:{workshop.pk}",
        workshop=workshop,
    )


def place_cancelled(cancellation: Cancellation, *, may_cost: bool, free_until) -> Message:
    return about_place(
        "place-cancelled",
        cancellation.participant,
        key=f"place-cancelled:{cancellation.pk}",
        cancellation=cancellation,
        workshop=cancellation.workshop,
        may_cost=may_cost,
        free_until=free_until,
    )


def substitute_named(substitution: Substitution) -> Message:
    return about_colleague("substitute-named", substitution)


def substitute_not_needed(substitution: Substitution) -> Message:
    return about_colleague("substitute-not-needed", substitution)


def substitute_moved(substitution: Substitution, *, was: str) -> Message:
    """`was` is the date and place as they knew it."""
    mark = f":{substitution.workshop.changed_at}"
    return about_colleague("substitute-moved", substitution, mark=mark, was=was)


def substitute_called_off(substitution: Substitution) -> Message:
    return about_colleague("substitute-called-off", substitution)


def substitute_link(substitution: Substitution) -> Message:
    mark = f":{timezone.now().isoformat()}"
    return about_colleague("substitute-link", substitution, mark=mark)


def substitute_reminder(substitution: Substitution) -> Message:
    message = about_colleague("substitute-reminder", substitution)
    message.key = substitute_reminder_key(substitution)
    return message


def substitute_reminder_key(substitution: Substitution) -> str:
    """With the day, so that a moved workshop is reminded of again."""
    day = timezone.localdate(substitution.workshop.starts_at)
    return f"substitute-reminder:{substitution.pk}:{day}"


def about_colleague(kind: str, substitution: Substitution, *, mark: str = "", **context) -> Message:
    """To the colleague, who has no page: what is said here is all they have."""
    workshop, participant = substitution.workshop, substitution.participant
    return compose(
        kind,
        key=f"{kind}:{substitution.pk}{mark}",
        to=substitution.email,
        hub=workshop.workgroup.hub,
        about_id=substitution.pk,
        wanted_until=workshop.starts_at,
        context={
            "substitution": substitution,
            "participant": participant,
            "workgroup": workshop.workgroup,
            "workshop": workshop,
            **context,
        },
    )


def about_place(kind: str, participant: Participant, *, key: str, **context) -> Message:
    return compose(
        kind,
        key=key,
        to=participant.person.email,
        hub=participant.workgroup.hub,
        about_id=participant.pk,
        context={
            "participant": participant,
            "workgroup": participant.workgroup,
            "policy": participant.fee_policy,
            "link": links.PLACE.url(participant.pk),
            **context,
        },
    )


def event_invitation(one: Invitee, *, event: WorkGroup, workshop: Workshop | None) -> Message:
    """Word of a joint event to a local leader, or to somebody who took part in a project."""
    return compose(
        INVITATION,
        key=invitation_key(event, one.email),
        to=one.email,
        hub=event.hub,
        about_id=event.pk,
        wanted_until=event.interest_closes_at,
        context={
            "name": one.name,
            "is_leader": LEADER in one.known_from,
            "workgroup": event,
            "workshop": workshop,
            "link": site_url(event.get_absolute_url()),
        },
    )
