"""Organisations that stand in no register: a hub adds them, keeps them and closes them."""

from datetime import date
from typing import Any

from django.db import transaction

from access.refusal import Refused
from pages.wording import day_words
from schools.choices import SchoolStatus
from schools.models import School
from schools.queries.school import same_organisation


class PerhapsKnown(Refused):
    """Others of the same name or postcode are there already: `found`."""

    def __init__(self, found: list[School]):
        super().__init__(
            "We know others of this name or at this postcode. Use one of them, or tick that it "
            "is another organisation.",
            field="is_another",
        )
        self.found = found


@transaction.atomic
def add_organisation(*, hub: Any, organisation: School, is_another: bool = False) -> School:
    """Keep a new organisation of the hub. Raises PerhapsKnown unless it `is_another` than those."""
    # One at a time in a hub, so that of two alike the second finds the first.
    type(hub).objects.select_for_update().get(pk=hub.pk)
    organisation.hub = hub
    refuse_known(organisation, is_another)
    organisation.status = SchoolStatus.OPEN
    organisation.save()
    return organisation


@transaction.atomic
def change_organisation(*, organisation: School, is_another: bool = False) -> School:
    """Keep what has been changed in it; asks again only where its name or postcode is new."""
    before = School.objects.organisations().select_for_update().get(pk=organisation.pk)
    # Or whoever corrects a telephone number would be asked about doubles again and again.
    if (before.name, before.postcode) != (organisation.name, organisation.postcode):
        refuse_known(organisation, is_another)
    organisation.save()
    return organisation


def refuse_known(organisation: School, is_another: bool) -> None:
    found = same_organisation(organisation)
    if found and not is_another:
        raise PerhapsKnown(found)


def check_not_closed(organisation: School) -> None:
    if organisation.status == SchoolStatus.CLOSED:
        raise Refused("It has been closed already.")


def check_may_open_again(organisation: School) -> None:
    if organisation.merged_into_id:
        raise Refused("It has been merged into another and stays closed.")
    if organisation.status == SchoolStatus.OPEN:
        raise Refused("It is open already.")


@transaction.atomic
def close_organisation(*, organisation: School, on: date) -> School:
    """It works no more: the lookup offers it no longer, and everything about it stays."""
    row = School.objects.organisations().select_for_update().get(pk=organisation.pk)
    check_not_closed(row)
    if row.opened_on and on < row.opened_on:
        raise Refused(f"It opened on {day_words(row.opened_on)}.", field="closed_on")
    row.status = SchoolStatus.CLOSED
    row.closed_on = on
    row.save()
    return row


@transaction.atomic
def reopen_organisation(*, organisation: School) -> School:
    """It was closed by mistake, or works again."""
    row = School.objects.organisations().select_for_update().get(pk=organisation.pk)
    check_may_open_again(row)
    row.status = SchoolStatus.OPEN
    row.closed_on = None
    row.save()
    return row
