"""Who leads single workshops, and which workshops somebody leads."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q

from hubs.models import User
from workgroups.models import WorkGroup, WorkGroupLead, Workshop, WorkshopLead


def names_of_workshop_leads(workgroups: Collection[WorkGroup]) -> dict[int, list[str]]:
    """By Work Group, the names of those who lead a standing workshop of it and not the whole."""
    rows = WorkshopLead.objects.filter(
        workshop__workgroup__in=[row.pk for row in workgroups], workshop__cancelled_at=None
    )
    found: dict[int, list[str]] = {}
    named = rows.order_by("user__name", "user").values_list("workshop__workgroup", "user__name")
    for workgroup, name in named.distinct():
        found.setdefault(workgroup, []).append(name)
    return found


def workshop_leads_to_tell(workshop: Workshop, by: User | None):
    """Who leads this workshop alone and can be written to, without whoever makes the change."""
    leads = User.objects.filter(led_workshops=workshop, is_active=True).order_by("pk")
    return leads.exclude(pk=by.pk) if by else leads


def leading_each(workshops: Iterable[Workshop]) -> dict[int, list[User]]:
    """By workshop, whoever leads it or its whole Work Group and can be written to."""
    groups = {row.pk: row.workgroup_id for row in workshops}
    whole = WorkGroupLead.objects.filter(workgroup__in=set(groups.values()), user__is_active=True)
    alone = WorkshopLead.objects.filter(workshop__in=groups, user__is_active=True)
    by_group: dict[int, dict[int, User]] = {}
    for lead in whole.select_related("user"):
        by_group.setdefault(lead.workgroup_id, {})[lead.user_id] = lead.user
    found = {workshop: dict(by_group.get(group, {})) for workshop, group in groups.items()}
    for one in alone.select_related("user"):
        found[one.workshop_id][one.user_id] = one.user
    return {workshop: [leads[pk] for pk in sorted(leads)] for workshop, leads in found.items()}


def leading_in(workgroup: WorkGroup):
    """Who leads the Work Group or a workshop of it."""
    whole = WorkGroupLead.objects.filter(workgroup=workgroup).order_by().values("user")
    alone = WorkshopLead.objects.filter(workshop__workgroup=workgroup).order_by().values("user")
    # Found by the Work Group first: with both joined, every lead of the country was looked at.
    return User.objects.filter(pk__in=whole.union(alone)).order_by()


def led_dates(user: User):
    """The published workshops that somebody leads and that stand, in order, with `led_alone`.

    That is whether they lead it without leading its whole Work Group.
    """
    whole = WorkGroupLead.objects.filter(user=user)
    alone = WorkshopLead.objects.filter(user=user)
    rows = Workshop.objects.standing().filter(
        Q(workgroup__in=whole.values("workgroup")) | Q(pk__in=alone.values("workshop")),
        workgroup__cancelled_at=None,
        workgroup__published_at__isnull=False,
    )
    rows = rows.annotate(led_alone=Exists(alone.filter(workshop=OuterRef("pk"))))
    return rows.select_related("workgroup__hub", "venue").order_by("starts_at", "pk")
