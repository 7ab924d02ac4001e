"""The days of a hub's school years, and those that all hubs share."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from hubs.models import Hub, SpecialDays, TermDates
from pages.rules.school_days import Stretch
from schools.models import LocalAuthority

DAYS_AT_MOST = 92


@transaction.atomic
def set_terms(
    *, hub: Hub, local_authority: LocalAuthority | None, school_year: int, terms: list[Stretch]
) -> None:
    """Make the terms of a whole year those given; with none, nothing is known of the year."""
    # Of two who save the year at once each would keep some of the other's terms.
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
    of_year = {"hub": hub, "local_authority": local_authority, "school_year": school_year}
    rows = TermDates.objects.filter(**of_year)
    kept = {}
    for row in rows:
        # A term that stays keeps its row, so that the history shows no change of it.
        if row.stretch in terms:
            kept[row.stretch] = row
        else:
            row.delete()
    TermDates.objects.bulk_create(
        TermDates(**of_year, name=one.name, from_on=one.from_on, until_on=one.until_on)
        for one in terms
        if one not in kept
    )


@transaction.atomic
def add_special_days(*, kind: str, name: str, from_on: date, until_on: date) -> SpecialDays:
    check_special_days(from_on, until_on)
    if SpecialDays.objects.filter(kind=kind, name=name, from_on=from_on).exists():
        raise Refused("These days are entered already.", field="name")
    return SpecialDays.objects.create(kind=kind, name=name, from_on=from_on, until_on=until_on)


@transaction.atomic
def change_special_days(
    *, days: SpecialDays, kind: str, name: str, from_on: date, until_on: date
) -> SpecialDays:
    row = SpecialDays.objects.select_for_update().get(pk=days.pk)
    check_special_days(from_on, until_on)
    others = SpecialDays.objects.exclude(pk=row.pk)
    if others.filter(kind=kind, name=name, from_on=from_on).exists():
        raise Refused("These days are entered already.", field="name")
    row.kind, row.name, row.from_on, row.until_on = kind, name, from_on, until_on
    row.save()
    return row


def check_special_days(from_on: date, until_on: date) -> None:
    if until_on < from_on:
        raise Refused("The last day cannot lie before the first.", field="until_on")
    if (until_on - from_on).days > DAYS_AT_MOST:
        raise Refused("Enter three months at most.", field="until_on")
