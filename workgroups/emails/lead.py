from collections.abc import Sequence

from django.urls import reverse

from access.links import site_url
from hubs.models import User
from outbox.invitations import enclose_dates
from outbox.models import Message
from outbox.render import compose
from workgroups.calendars import Diary, lead_entries, takes_in, takes_out
from workgroups.models import WorkGroup, WorkGroupLead, Workshop, WorkshopLead


def lead_removed(
    lead: User, workgroup: WorkGroup, *, row: int, by: User, dates: Sequence[Workshop]
) -> Message:
    """To somebody who leads it no longer; `row` is the key of the row that said so.

    `dates` are the published ones to come, for their calendar.
    """
    letter = compose(
        "lead-removed",
        key=f"lead-removed:{row}",
        to=lead.email,
        hub=workgroup.hub,
        about_id=workgroup.pk,
        context={"lead": lead, "workgroup": workgroup, "by": by},
    )
    return with_dates_of_lead(letter, takes_out(*dates), lead, workgroup)


def with_dates_of_lead(
    letter: Message, diary: Diary, lead: User, workgroup: WorkGroup, *, of_one: bool = False
) -> Message:
    """`of_one`: they lead those workshops, and not the whole Work Group."""
    entries = lead_entries(diary, lead, workgroup, stamp=letter.created_at, of_one=of_one)
    enclose_dates(letter, diary.method, entries, to=str(lead))
    return letter


def lead_named(lead: WorkGroupLead, *, dates: Sequence[Workshop], by: User) -> Message:
    """To somebody who leads a Work Group from now on: what, when next, and how to sign in.

    `dates` are the published ones to come, in order, for their calendar.
    """
    letter = compose(
        "lead-named",
        # By the row: who was taken away and is named again reads it again.
        key=f"lead-named:{lead.pk}",
        to=lead.user.email,
        hub=lead.workgroup.hub,
        about_id=lead.workgroup_id,
        context={
            "lead": lead.user,
            "workgroup": lead.workgroup,
            "next_workshop": dates[0] if dates else None,
            "by": by,
            "link": site_url(reverse("workgroups:detail", args=[lead.workgroup_id])),
        },
    )
    return with_dates_of_lead(letter, takes_in(*dates), lead.user, lead.workgroup)


def workshop_lead_named(lead: WorkshopLead, *, dates: Sequence[Workshop], by: User) -> Message:
    """To somebody who leads one workshop from now on; `dates` is that one while it is to come."""
    return about_workshop_lead("workshop-lead-named", lead, takes_in(*dates), by=by)


def workshop_lead_removed(lead: WorkshopLead, *, dates: Sequence[Workshop], by: User) -> Message:
    return about_workshop_lead("workshop-lead-removed", lead, takes_out(*dates), by=by)


def about_workshop_lead(kind: str, lead: WorkshopLead, diary: Diary, *, by: User) -> Message:
    workshop, workgroup = lead.workshop, lead.workshop.workgroup
    letter = compose(
        kind,
        # By the row: who was taken away and is named again reads it again.
        key=f"{kind}:{lead.pk}",
        to=lead.user.email,
        hub=workgroup.hub,
        about_id=workshop.pk,
        context={
            "lead": lead.user,
            "workshop": workshop,
            "workgroup": workgroup,
            "by": by,
            "link": site_url(reverse("workgroups:led_workshop", args=[workshop.pk])),
        },
    )
    return with_dates_of_lead(letter, diary, lead.user, workgroup, of_one=True)
