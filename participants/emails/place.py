from django.urls import reverse

from access.links import site_url
from hubs.models import HubText
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import (
    Offer,
    Participant,
)


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
    return about_offer("offer-taken-back", offer)


def place_lost(offer: Offer) -> Message:
    """To somebody who said yes when no place was left any more."""
    return about_offer("place-lost", offer)


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


def place_confirmed(participant: Participant, dates: list, terms: HubText | None) -> Message:
    """`dates` are the workshops, each with `free_until` for this participant."""
    key = f"place-confirmed:{participant.pk}"
    return about_place("place-confirmed", participant, key=key, dates=dates, terms=terms)


def place_withdrawn(participant: Participant) -> Message:
    return about_place("place-withdrawn", participant, key=f"place-withdrawn:{participant.pk}")


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
            "link": links.PLACE.url(participant),
            **context,
        },
    )
