"""A hub's own record: opened, renamed, closed. Nothing of a hub is ever deleted."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from access.refusal import Refused
from hubs.actions.placing import place_schools
from hubs.models import FormerName, Hub
from pages.wording import day_words


@transaction.atomic
def open_hub(*, name: str, mailbox: str, telephone: str, opened_on: date) -> Hub:
    """Make a hub. Its address on the web comes from its first name and stays for good."""
    check_hub_name(name)
    slug = slugify(name)[:60].strip("-")
    if not slug:
        raise Refused(
            "Use letters from A to Z in the name: its web address needs them.", field="name"
        )
    # A renamed hub keeps its address, so a name that is free may have an address that is not.
    if Hub.objects.filter(slug=slug).exists():
        raise Refused("A hub was opened under this name before. Choose another one.", field="name")
    return Hub.objects.create(
        name=name, slug=slug, mailbox=mailbox, telephone=telephone, opened_on=opened_on
    )


@transaction.atomic
def change_hub(*, hub: Hub, name: str, mailbox: str, telephone: str, opened_on: date) -> Hub:
    """Change what is recorded of a hub. A name given up is kept, so that it can still be found."""
    row = lock_hub(hub)
    if row.closed_on and opened_on > row.closed_on:
        raise Refused("The hub cannot open after it has closed.", field="opened_on")
    if name != row.name:
        check_hub_name(name, but=row)
        # Today belongs to the old name, as last days do everywhere.
        FormerName.objects.create(hub=row, name=row.name, until_on=timezone.localdate())
    row.name, row.mailbox, row.telephone, row.opened_on = name, mailbox, telephone, opened_on
    row.save(update_fields=["name", "mailbox", "telephone", "opened_on"])
    # A hub has no schools before its first day, and that may have moved.
    place_schools()
    return row


@transaction.atomic
def change_hub_contact(*, hub: Hub, mailbox: str, telephone: str) -> Hub:
    row = lock_hub(hub)
    row.mailbox, row.telephone = mailbox, telephone
    row.save(update_fields=["mailbox", "telephone"])
    return row


@transaction.atomic
def close_hub(*, hub: Hub, closed_on: date | None, successor: Hub | None) -> Hub:
    """Name the hub's last day and who follows it, or with no day let it stay open after all."""
    row = lock_hub(hub)
    if closed_on is None and successor:
        raise Refused("Enter the last day, or choose no hub that follows.", field="closed_on")
    if closed_on and closed_on < row.opened_on:
        raise Refused(
            f"The last day cannot lie before {day_words(row.opened_on)}, when the hub opened.",
            field="closed_on",
        )
    if closed_on and successor:
        check_successor(row, successor, closed_on)
    row.closed_on, row.successor = closed_on, successor
    row.save(update_fields=["closed_on", "successor"])
    # Nor any after its last.
    place_schools()
    return row


def check_successor(row: Hub, successor: Hub, closed_on: date) -> None:
    if successor.pk == row.pk:
        raise Refused("A hub cannot follow itself.", field="successor")
    if successor.closed_on and successor.closed_on <= closed_on:
        raise Refused(f"{successor} closes by then itself.", field="successor")


def check_hub_name(name: str, *, but: Hub | None = None) -> None:
    others = Hub.objects.exclude(pk=but.pk) if but else Hub.objects.all()
    if others.filter(name__iexact=name).exists():
        raise Refused("Another hub has this name.", field="name")


def lock_hub(hub: Hub) -> Hub:
    # Without the key, so that rows that point to the hub can be written meanwhile.
    return Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
