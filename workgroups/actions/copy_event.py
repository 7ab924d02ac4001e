"""A meeting that is held again: the next one begins as a copy of the last."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Hub, User
from outbox.actions import queue
from workgroups import emails
from workgroups.models import WorkGroup, WorkGroupLead, WorkGroupPriority, Workshop

# What is true of one meeting alone. Its planned cost is copied, what was spent is not.
NOT_COPIED = {
    "spent": None,
    "pk": None,
    "interest_opens_at": None,
    "interest_closes_at": None,
    "published_at": None,
    "published_by": None,
    "published_without_evidence_because": "",
    "cancelled_at": None,
    "cancelled_because": "",
}


@transaction.atomic
def copy_event(*, event: WorkGroup, day: date, by: User) -> WorkGroup:
    """A draft of the same event that begins on that day, with the same leads, who are told.

    The hub is locked, so that two who copy at once do not make the same draft twice.
    """
    Hub.objects.select_for_update(no_key=True).get(pk=event.hub_id)
    dates = dates_to_copy(event)
    if not dates:
        raise Refused("Add a date to this event first: the copy takes its times and its place.")
    refuse_second_copy(event, day)
    copy = WorkGroup.objects.get(pk=event.pk)
    for name, value in NOT_COPIED.items():
        setattr(copy, name, value)
    # As Django asks of a row that is copied by taking its key away.
    copy._state.adding = True
    copy.save()
    first, *_ = [copied_workshop(row, copy, day_of_copy(row, dates, day)) for row in dates]
    copy_leads(event, copy, first, by)
    rows = WorkGroupPriority.objects.filter(workgroup=event).values_list("priority", flat=True)
    WorkGroupPriority.objects.bulk_create(
        [WorkGroupPriority(workgroup=copy, priority_id=priority) for priority in rows]
    )
    return copy


def dates_to_copy(event: WorkGroup) -> list[Workshop]:
    """Those that stand; if all were cancelled, what was planned."""
    dates = list(event.workshops.select_related("venue"))
    return [row for row in dates if row.cancelled_at is None] or dates


def refuse_second_copy(event: WorkGroup, day: date) -> None:
    same = Workshop.objects.standing().filter(
        starts_at__date=day,
        workgroup__hub=event.hub_id,
        workgroup__project=event.project_id,
        workgroup__title=event.title,
        workgroup__cohort=event.cohort,
        workgroup__cancelled_at=None,
    )
    if same.exists():
        raise Refused("This event is planned for that day already.", field="day")


def day_of_copy(row: Workshop, dates: list[Workshop], day: date) -> date:
    """As many days after the first as before."""
    first = timezone.localdate(dates[0].starts_at)
    return day + (timezone.localdate(row.starts_at) - first)


def copied_workshop(row: Workshop, copy: WorkGroup, day: date) -> Workshop:
    """The same hours by the clock and the same place, unless that is no longer offered."""
    is_offered = row.venue is not None and row.venue.retired_on is None
    starts_at = at_clock_of(row.starts_at, day)
    # Without the link to join, which let people into the last meeting.
    return Workshop.objects.create(
        workgroup=copy,
        title=row.title,
        focus=row.focus,
        starts_at=starts_at,
        ends_at=starts_at + (row.ends_at - row.starts_at),
        mode=row.mode,
        venue=row.venue if is_offered else None,
        joining_notes=row.joining_notes,
        catering=row.catering,
        catering_note=row.catering_note,
    )


def at_clock_of(moment: datetime, day: date) -> datetime:
    # Not so many days after the instant: the clocks may have changed in between.
    return timezone.make_aware(datetime.combine(day, timezone.localtime(moment).time()))


def copy_leads(event: WorkGroup, copy: WorkGroup, first: Workshop, by: User) -> None:
    leads = [WorkGroupLead(workgroup=copy, user=user) for user in event.leads.order_by("pk")]
    WorkGroupLead.objects.bulk_create(leads)
    queue(emails.lead_named(lead, next_workshop=first, by=by) for lead in leads)
