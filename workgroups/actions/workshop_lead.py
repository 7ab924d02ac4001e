"""Who leads one workshop of a Work Group, beside those who lead the whole."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.actions.people import account_of
from hubs.models import User
from outbox.actions import queue
from outbox.models import Message
from workgroups import emails
from workgroups.actions.diary import count_changes
from workgroups.actions.plan import check_may_lead, lock_workgroup
from workgroups.models import WorkGroup, WorkGroupLead, Workshop, WorkshopLead


@transaction.atomic
def add_workshop_lead(*, workshop: Workshop, name: str, email: str, by: User) -> WorkshopLead:
    """Name somebody who leads this workshop; they can sign in from now on. Raises Refused.

    Of a draft they are told when it is published, and else at once.
    """
    # The lock under which places are accepted, so that nobody gets one meanwhile.
    lock_workgroup(workshop.workgroup)
    row = lock_workshop(workshop)
    check_is_to_be_led(row)
    user = account_of(name=name, email=email)
    check_does_not_lead(row, user)
    check_may_lead(row.workgroup, user)
    lead = WorkshopLead.objects.create(workshop=row, user=user)
    if row.workgroup.published_at:
        # Their calendar may have heard before that they do not lead it.
        count_changes([row])
        queue([emails.workshop_lead_named(lead, dates=to_come([row]), by=by)])
    return lead


def check_is_to_be_led(workshop: Workshop) -> None:
    if workshop.workgroup.cancelled_at or workshop.cancelled_at:
        raise Refused("This workshop has been cancelled, so nobody need lead it.")


def check_does_not_lead(workshop: Workshop, user: User) -> None:
    if WorkGroupLead.objects.filter(workgroup=workshop.workgroup_id, user=user).exists():
        raise Refused(
            f"{user} leads the whole Work Group, and so this workshop too.", field="email"
        )
    if WorkshopLead.objects.filter(workshop=workshop, user=user).exists():
        raise Refused(f"{user} leads this workshop already.", field="email")


@transaction.atomic
def remove_workshop_lead(*, workshop: Workshop, user: User, by: User) -> None:
    """Take somebody off one workshop, and tell them unless they did it themselves.

    Whoever was to lead one of a draft was never told of that.
    """
    row = lock_workshop(workshop)
    lead = WorkshopLead.objects.filter(workshop=row, user=user).select_related("user").first()
    if lead is None:
        return
    if row.workgroup.published_at and user != by:
        lead.workshop = row
        count_changes([row])
        queue([emails.workshop_lead_removed(lead, dates=to_come([row]), by=by)])
    lead.delete()


def lock_workshop(workshop: Workshop) -> Workshop:
    # Read anew with its Work Group, which may have been published or called off meanwhile.
    rows = Workshop.objects.select_related("workgroup__hub", "venue")
    return rows.select_for_update(of=["self"], no_key=True).get(pk=workshop.pk)


def to_come(workshops: Collection[Workshop]) -> list[Workshop]:
    """Those that a calendar holds: they stand and are still to be held."""
    now = timezone.now()
    return [
        one
        for one in workshops
        if one.starts_at > now and not (one.cancelled_at or one.workgroup.cancelled_at)
    ]


def tell_workshop_leads(workgroups: Collection[WorkGroup]) -> None:
    """Write to each who leads a workshop of these Work Groups, which have just been published."""
    leads = WorkshopLead.objects.filter(
        workshop__workgroup__in=[row.pk for row in workgroups], workshop__cancelled_at=None
    )
    joined = leads.select_related(
        "user", "workshop__venue", "workshop__workgroup__hub", "workshop__workgroup__published_by"
    )
    queue([named_on_publishing(lead) for lead in joined.order_by("pk")])


def named_on_publishing(lead: WorkshopLead) -> Message:
    by = lead.workshop.workgroup.published_by
    # Nothing is published by nobody.
    assert by is not None
    return emails.workshop_lead_named(lead, dates=to_come([lead.workshop]), by=by)
