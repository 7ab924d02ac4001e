from django import template
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission as P
from access.roles import Role
from access.scoping import held_permissions
from pages.wording import days_words
from workgroups.choices import Stage

register = template.Library()
register.filter(days_words)

# The pages about one Work Group, in every app: label, page, and the permission it asks for.
TABS = [
    ("Overview", "workgroups:detail", P.VIEW_WORKGROUP),
    ("Cycle", "workgroups:cycle", P.VIEW_WORKGROUP),
    ("People", "participants:people", P.VIEW_PEOPLE),
    ("Action plans", "participants:action_plans", P.VIEW_ACTION_PLAN),
    ("Registers", "participants:registers", P.TAKE_REGISTER),
    ("Evidence", "evaluations:evidence", P.VIEW_EVIDENCE),
    ("Report", "evaluations:report_read", P.VIEW_REPORT),
    ("Money", "fees:workgroup_fees", P.VIEW_FEES),
    ("History", "workgroups:history", P.VIEW_HISTORY),
]
STAGE_COLOURS = {
    Stage.DRAFT: "grey",
    Stage.RECRUITING: "blue",
    Stage.ALLOCATING: "yellow",
    Stage.RUNNING: "blue",
    Stage.FINISHED: "green",
    Stage.CANCELLED: "grey",
}


@register.inclusion_tag("workgroups/_tabs.html", takes_context=True)
def workgroup_tabs(context, workgroup):
    """The pages of the Work Group that this person may open."""
    request = context["request"]
    held = permissions_on(workgroup, request.user)
    items = [
        {
            "label": label,
            "url": reverse(page, args=[workgroup.pk]),
            "is_current": request.resolver_match.view_name == page,
        }
        for label, page, permission in TABS
        if permission in held
    ]
    return {"items": items, "workgroup": workgroup}


@register.simple_tag(takes_context=True)
def may(context, workgroup, permission: str) -> bool:
    """May the person do this with the Work Group? For showing or leaving out a button."""
    return permission in permissions_on(workgroup, context["request"].user)


@register.simple_tag
def stage_tag(workgroup):
    """The stage and its colour, of a Work Group with dates."""
    stage = workgroup.stage(timezone.now())
    return {"label": stage.label, "colour": STAGE_COLOURS[stage]}


def permissions_on(workgroup, user) -> set[P]:
    """Reckoned once for each request and Work Group."""
    known = user.__dict__.setdefault("_permissions_on_workgroups", {})
    if workgroup.pk not in known:
        is_lead = workgroup.leads.filter(pk=user.pk).exists()
        named = frozenset({Role.LEAD}) if is_lead else frozenset()
        known[workgroup.pk] = held_permissions(user, hub_id=workgroup.hub_id, named=named)
    return known[workgroup.pk]
