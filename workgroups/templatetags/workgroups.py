from functools import cache

from django import template
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission as P
from access.roles import Role
from access.scoping import held_permissions
from pages.prepared import USER, WORKGROUP, Prepared, ask, compose_once
from pages.wording import days_words
from workgroups.choices import Stage
from workgroups.forms.workgroup_choice import choice_words
from workgroups.models import WorkGroupLead
from workgroups.rules.focus_pupils import focus_pupils_words
from workgroups.views.tabs import tabs

register = template.Library()
register.filter(days_words)
register.filter(focus_pupils_words)
register.filter("with_first_date", choice_words)

STAGE_COLOURS = {
    Stage.DRAFT: "grey",
    Stage.RECRUITING: "blue",
    Stage.ALLOCATING: "yellow",
    Stage.RUNNING: "blue",
    Stage.FINISHED: "grey",
    Stage.CANCELLED: "grey",
}


@register.inclusion_tag("workgroups/_tabs.html", takes_context=True)
def workgroup_tabs(context, workgroup):
    """The pages of the Work Group that this person may open."""
    request = context["request"]
    held = permissions_on(workgroup, request.user)
    items = [
        {
            "label": tab.label,
            "url": reverse(tab.page, args=[workgroup.pk]),
            "is_current": request.resolver_match.view_name == tab.page,
            "under_more": tab.under_more,
        }
        for tab in tabs
        if tab.can in held and (tab.for_events or not workgroup.project.is_event)
    ]
    # Where one is, is always in sight.
    shown = [item for item in items if item["is_current"] or not item["under_more"]]
    return {"items": shown, "more": [item for item in items if item not in shown]}


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
    # On the user, who is read anew for each request.
    known = user.__dict__.setdefault("_permissions_on_workgroups", {})
    if workgroup.pk not in known:
        is_lead = bool(ask(statement_of_lead(), workgroup=workgroup.pk, user=user.pk))
        named = frozenset({Role.LEAD}) if is_lead else frozenset()
        known[workgroup.pk] = held_permissions(user, hub_id=workgroup.hub_id, named=named)
    return known[workgroup.pk]


@cache
def statement_of_lead() -> Prepared:
    rows = WorkGroupLead.objects.filter(workgroup=WORKGROUP, user=USER).order_by()
    return compose_once(rows.values_list("pk"))
