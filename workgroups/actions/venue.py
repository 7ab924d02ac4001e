"""Keeping a hub's list of venues."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from hubs.models import Hub, User
from workgroups.actions.details import tell_of_venue
from workgroups.models import Venue


@transaction.atomic
def save_venue(*, venue: Venue, by: User) -> int:
    """Put a venue on its hub's list, or change it there; return how many are told where it is now.

    A hub has each name once. Raises Refused.
    """
    # The constraint tells “Town hall” from “Town Hall”, and this does not: so one at a time.
    Hub.objects.select_for_update(no_key=True).get(pk=venue.hub_id)
    same = Venue.objects.filter(hub=venue.hub_id, name__iexact=venue.name).exclude(pk=venue.pk)
    if known := same.first():
        raise Refused(already_known(known), field="name")
    before = Venue.objects.filter(pk=venue.pk).first()
    venue.save()
    return tell_of_venue(venue, before, by) if before else 0


def already_known(venue: Venue) -> str:
    if venue.retired_on:
        return f"{venue} is among the retired venues. Offer it again there, or choose another name."
    return f"{venue} is on the list already. Choose another name."


def check_is_offered(venue: Venue) -> None:
    if venue.retired_on:
        raise Refused("The venue has been retired already.")


def check_is_retired(venue: Venue) -> None:
    if venue.retired_on is None:
        raise Refused("The venue is offered already.")


@transaction.atomic
def retire_venue(*, venue: Venue, on: date) -> Venue:
    """Offer it no longer. Workshops that are to be held there stay there."""
    row = Venue.objects.select_for_update().get(pk=venue.pk)
    check_is_offered(row)
    row.retired_on = on
    row.save(update_fields=["retired_on"])
    return row


@transaction.atomic
def offer_venue_again(*, venue: Venue) -> Venue:
    row = Venue.objects.select_for_update().get(pk=venue.pk)
    check_is_retired(row)
    row.retired_on = None
    row.save(update_fields=["retired_on"])
    return row
