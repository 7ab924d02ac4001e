"""Somebody is moved to a parallel Work Group: what they, their head and the leads read."""

from collections.abc import Sequence

from django.urls import reverse

from access.links import site_url
from hubs.models import HubText, User
from outbox.invitations import enclose_dates
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.calendars import place_entries
from participants.models import GroupMove, Participant
from workgroups.calendars import takes_in, takes_out
from workgroups.models import Workshop


def place_moved(
    move: GroupMove,
    was: Participant,
    place: Participant,
    *,
    left: Sequence[Workshop],
    dates: list,
    terms: HubText | None,
) -> Message:
    """`left` are the workshops that the calendar still holds, `dates` those of the new place."""
    link = links.PLACE.url(place)
    message = about_move(
        "place-moved",
        move,
        to=place.person.email,
        about_id=place.pk,
        place=place,
        left=left,
        dates=dates,
        policy=place.fee_policy,
        terms=terms,
        link=link,
    )
    expected = [date.workshop for date in dates]
    for holder, diary in [(was, takes_out(*left)), (place, takes_in(*expected))]:
        entries = place_entries(diary, holder, link=link, stamp=message.created_at)
        enclose_dates(message, diary.method, entries, to=place.person.name)
    return message


def interest_moved(move: GroupMove) -> Message:
    """To whoever has no place: what they asked for goes on in the other Work Group."""
    joined = move.joined
    return about_move(
        "interest-moved",
        move,
        to=joined.person.email,
        about_id=joined.pk,
        took_offer_back=move.took_offer_back,
        flyer=site_url(joined.workgroup.get_absolute_url()),
        link=links.INTEREST.url(joined),
    )


def move_for_head(move: GroupMove) -> Message:
    workshops = move.joined.workgroup.workshops.standing().filter(starts_at__gt=move.moved_at)
    return about_move(
        "place-moved-head",
        move,
        to=move.joined.head_email,
        about_id=move.joined.pk,
        workshops=list(workshops.select_related("venue")),
    )


def move_for_lead(move: GroupMove, lead: User) -> Message:
    """To somebody who leads either; the page is that of the group where the person is now."""
    page = reverse("participants:people", args=[move.joined.workgroup_id])
    return about_move(
        "place-moved-lead",
        move,
        mark=f":{lead.pk}",
        to=lead.email,
        about_id=move.joined.pk,
        lead=lead,
        link=site_url(page),
    )


def about_move(
    kind: str, move: GroupMove, *, to: str, about_id: int, mark: str = "", **context
) -> Message:
    joined = move.joined
    return compose(
        kind,
        key=f"{kind}:{move.pk}{mark}",
        to=to,
        hub=joined.workgroup.hub,
        about_id=about_id,
        context={
            "move": move,
            "interest": joined,
            "left_group": move.left.workgroup,
            "workgroup": joined.workgroup,
            **context,
        },
    )
