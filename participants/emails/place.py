from collections.abc import Iterable, Sequence

from django.urls import reverse

from access.links import site_url
from hubs.models import HubText
from outbox.invitations import enclose_dates
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.calendars import place_entries
from participants.models import (
    ExpressionOfInterest,
    Offer,
    Participant,
)
from workgroups.calendars import AS_IT_WAS, Diary, takes_in, takes_out
from workgroups.models import Workshop


def place_offered(offer: Offer, workshops: list, terms: HubText | None) -> Message:
    interest = offer.interest
    return compose(
        "place-offered",
        # By the offer, not the interest: whoever is offered a place again is told again.
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
            "policy": interest.workgroup.fee_policy,
            "terms": terms,
            "link": links.OFFER.url(offer),
        },
    )


def offer_lapsed(offer: Offer) -> Message:
    return about_offer("offer-lapsed", offer)


def offer_taken_back(offer: Offer) -> Message:
    return about_offer("offer-taken-back", offer, link=links.INTEREST.url(offer.interest))


def place_lost(offer: Offer) -> Message:
    """To somebody who said yes when no place was left any more."""
    return about_offer("place-lost", offer, link=links.INTEREST.url(offer.interest))


def place_lost_for_hub(offer: Offer) -> Message:
    interest = offer.interest
    link = site_url(reverse("participants:interest", args=[interest.pk]))
    return about_offer("place-lost-for-hub", offer, to=interest.workgroup.hub.mailbox, link=link)


def about_offer(kind: str, offer: Offer, *, to: str = "", **context) -> Message:
    """To whoever got the offer, unless it says otherwise."""
    interest = offer.interest
    return compose(
        kind,
        key=f"{kind}:{offer.pk}",
        to=to or interest.person.email,
        hub=interest.workgroup.hub,
        about_id=offer.pk,
        context={
            "offer": offer,
            "interest": interest,
            "workgroup": interest.workgroup,
            **context,
        },
    )


def place_confirmed(
    participant: Participant,
    dates: list,
    terms: HubText | None,
    *,
    ended: Sequence[ExpressionOfInterest] = (),
) -> Message:
    """`dates` are the workshops, each with `free_until` for this participant.

    `ended` are their other choices, of those who ranked several.
    """
    key = f"place-confirmed:{participant.pk}"
    expected = [date.workshop for date in dates if not (date.cancellation or date.substitution)]
    return about_place(
        "place-confirmed",
        participant,
        key=key,
        diary=takes_in(*expected),
        dates=dates,
        for_calendar=expected,
        terms=terms,
        ended=ended,
    )


def place_withdrawn(
    participant: Participant, may_cost: list, cancelled: Iterable[Workshop] = ()
) -> Message:
    """`may_cost` are the (workshop, last free moment) for which a fee may follow.

    `cancelled` are the workshops that their calendar still holds.
    """
    key = f"place-withdrawn:{participant.pk}"
    diary = takes_out(*cancelled)
    return about_place("place-withdrawn", participant, key=key, diary=diary, may_cost=may_cost)


def about_place(
    kind: str, participant: Participant, *, key: str, diary: Diary = AS_IT_WAS, **context
) -> Message:
    link = links.PLACE.url(participant)
    message = compose(
        kind,
        key=key,
        to=participant.person.email,
        hub=participant.workgroup.hub,
        about_id=participant.pk,
        context={
            "participant": participant,
            "workgroup": participant.workgroup,
            "policy": participant.fee_policy,
            "link": link,
            **context,
        },
    )
    entries = place_entries(diary, participant, link=link, stamp=message.created_at)
    enclose_dates(message, diary.method, entries, to=participant.person.name)
    return message
