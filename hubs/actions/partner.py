"""Partners of a hub. Being one lets nobody sign in: that takes a membership."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from hubs.models import Hub, Partner
from pages.wording import day_words
from schools.models import School


@transaction.atomic
def add_partner(
    *,
    hub: Hub,
    organisation: School,
    kind: str,
    from_on: date,
    contact_name: str = "",
    contact_email: str = "",
    brings: str = "",
    is_named_publicly: bool = False,
) -> Partner:
    """Note that the organisation works with the hub from that day. Raises Refused if it does."""
    # Of two who add the same partner at once, the second waits here and is told in words.
    Hub.objects.select_for_update().get(pk=hub.pk)
    if not organisation.is_open:
        raise Refused(f"{organisation} is closed.")
    standing = Partner.objects.filter(hub=hub, organisation=organisation, kind=kind, until_on=None)
    if known := standing.first():
        raise Refused(
            f"{organisation} has been a partner of this kind since {day_words(known.from_on)}.",
            field="kind",
        )
    return Partner.objects.create(
        hub=hub,
        organisation=organisation,
        kind=kind,
        from_on=from_on,
        contact_name=contact_name,
        contact_email=contact_email,
        brings=brings,
        is_named_publicly=is_named_publicly,
    )


@transaction.atomic
def end_partnership(*, partner: Partner, until_on: date) -> Partner:
    """The partnership ends with that day; it stays on the list of former partners."""
    row = Partner.objects.select_for_update().get(pk=partner.pk)
    if row.until_on == until_on:
        raise Refused("It ends on that day already.", field="until_on")
    if until_on < row.from_on:
        raise Refused(f"It began on {day_words(row.from_on)}.", field="until_on")
    again = Partner.objects.filter(
        hub=row.hub, organisation=row.organisation, kind=row.kind, from_on__gt=row.from_on
    )
    if later := again.filter(from_on__lte=until_on).order_by("from_on").first():
        raise Refused(
            f"It is a partner of this kind again from {day_words(later.from_on)} on. Choose a day "
            "before that.",
            field="until_on",
        )
    row.until_on = until_on
    row.save()
    return row
