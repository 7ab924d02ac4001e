"""Which hub each place and each school belongs to: areas and exceptions, each with its dates.

A place or a school has one hub at a time, which the database keeps; here it is said in words.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from access.refusal import Refused
from hubs.actions.placing import lock_placements, place_schools
from hubs.models import Hub, HubArea, SchoolOverride
from pages.wording import day_words
from schools.models import District, LocalAuthority, School

Dated = HubArea | SchoolOverride
ONE_DAY = timedelta(days=1)


@transaction.atomic
def add_area(
    *,
    hub: Hub,
    local_authority: LocalAuthority,
    district: District | None,
    from_on: date,
    takes_over: bool = False,
) -> HubArea:
    """Give a hub an authority, or one district of it, from that day.

    Raises Refused where another hub holds it and the new one does not say that it takes over;
    if it does, the other hub's time ends the day before.
    """
    if district and district.local_authority_id != local_authority.pk:
        raise Refused(f"{district} is not in {local_authority}.", field="district")
    # Before anything is read: what is found must still hold when the area is written.
    lock_placements()
    rows = HubArea.objects.filter(local_authority=local_authority, district=district)
    refuse_later_placement(rows, hub, from_on)
    if held := placement_on(rows, from_on):
        if held.hub_id == hub.pk:
            raise Refused(
                f"The hub has this area already{last_day_words(held)}.",
                field="local_authority",
            )
        if not takes_over:
            raise Refused(
                f"It belongs to {held.hub} since {day_words(held.from_on)}{last_day_words(held)}. "
                "Tick the box at the end if its time there is over.",
                field="local_authority",
            )
        # Before the new one is written: the database lets the two share no day.
        end_placement_before(held, from_on)
    area = HubArea.objects.create(
        hub=hub, local_authority=local_authority, district=district, from_on=from_on
    )
    place_schools()
    return area


@transaction.atomic
def override_school(*, school: School, hub: Hub, reason: str, from_on: date, by) -> SchoolOverride:
    """The school belongs to `hub` from that day, wherever it lies."""
    lock_placements()
    rows = SchoolOverride.objects.filter(school=school)
    refuse_later_placement(rows, hub, from_on)
    if held := placement_on(rows, from_on):
        if held.until_on:
            raise Refused(
                f"It is placed with {held.hub}{last_day_words(held)}. Choose a day after that, or "
                "change that last day first.",
                field="from_on",
            )
        if held.hub_id == hub.pk:
            raise Refused(f"The school has been placed with {hub} by hand already.", field="hub")
        end_placement_before(held, from_on)
    override = SchoolOverride.objects.create(
        school=school, hub=hub, reason=reason, from_on=from_on, decided_by=by
    )
    place_schools()
    return override


def placement_on(rows: Any, day: date) -> Dated | None:
    return rows.current(day).select_related("hub").first()


def refuse_later_placement(rows: Any, hub: Hub, from_on: date) -> None:
    """Raises Refused where one begins on that day or later, as the new one has no last day."""
    later = rows.filter(from_on__gte=from_on).select_related("hub").order_by("from_on").last()
    if later and later.hub_id == hub.pk:
        since = day_words(later.from_on)
        raise Refused(f"{hub} begins there on {since} already.", field="from_on")
    if later:
        raise Refused(
            f"Choose a day after {day_words(later.from_on)}, on which {later.hub} begins there. "
            "If that is wrong and has not begun, take it back in the list first.",
            field="from_on",
        )


def last_day_words(held: Dated) -> str:
    return f" until {day_words(held.until_on)}" if held.until_on else ""


def end_placement_before(held: Dated, day: date) -> None:
    held.until_on = day - ONE_DAY
    held.save(update_fields=["until_on"])


@transaction.atomic
def end_area(*, area: HubArea, until_on: date) -> HubArea:
    """The hub's time there ends on that day. A last day that is known already may be changed."""
    return end_placement(area, until_on)


@transaction.atomic
def end_override(*, override: SchoolOverride, until_on: date) -> SchoolOverride:
    """From the day after, the school belongs to the hub of its place again."""
    return end_placement(override, until_on)


def end_placement(dated: Any, until_on: date) -> Any:
    lock_placements()
    # Read anew behind the lock: another hub may have got the place since the page was opened.
    row = type(dated).objects.get(pk=dated.pk)
    if until_on < row.from_on:
        raise Refused(f"It began on {day_words(row.from_on)}.", field="until_on")
    if other_placements(row).filter(from_on__gt=row.from_on, from_on__lte=until_on).exists():
        raise Refused("Another hub begins there before that day.", field="until_on")
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    place_schools()
    return row


@transaction.atomic
def take_back_placement(*, dated: Dated, on: date, goes_on: bool) -> None:
    """Undo what has not begun on that day, as if it had never been said.

    Where `goes_on`, the hub whose time was to end the day before keeps the place or the school
    for as long as the other was to have it.
    """
    lock_placements()
    row = type(dated).objects.filter(pk=dated.pk).first()
    if row is None:
        raise Refused("It has been taken back already.")
    # What has begun was true on some day, and the areas tell what was true on each.
    if row.from_on <= on:
        raise Refused(f"It began on {day_words(row.from_on)}. Set its last day instead.")
    before = placement_before(row)
    # Gone before the other goes on: for a moment even, the two may not overlap.
    row.delete()
    if before and goes_on:
        before.until_on = row.until_on
        before.save(update_fields=["until_on"])
    place_schools()


def placement_before(row: Dated) -> Any | None:
    """What ends on the day before the row begins, as it does where the row took over."""
    ended: Iterable = (
        other_placements(row).filter(until_on=row.from_on - ONE_DAY).select_related("hub")
    )
    return next(iter(ended), None)


def other_placements(row: Any) -> Any:
    """The other rows of the same place, or of the same school."""
    if isinstance(row, HubArea):
        same: dict[str, Any] = {
            "local_authority": row.local_authority_id,
            "district": row.district_id,
        }
    else:
        same = {"school": row.school_id}
    return type(row).objects.filter(**same).exclude(pk=row.pk)
