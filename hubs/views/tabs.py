"""The way around the pages of one hub, and from one hub to another."""

from django.urls import reverse

from access.permissions import GRANTS, Permission
from access.roles import Role

TABS = [
    ("Overview", "hubs:hub_detail", Permission.VIEW_HUB_RECORD),
    ("Calendar", "hubs:calendar", Permission.VIEW_HUB_RECORD),
    ("Lead schools", "hubs:lead_schools", Permission.VIEW_HUB_RECORD),
]
LISTS = [("People", "hubs:people", Permission.MANAGE_STAFF)]


def may_in_hub(user, permission: Permission, hub) -> bool:
    """Does one of the user's roles in the hub, or in all hubs, hold the permission?"""
    # Unlike User.may(): roles held in no hub, as in the national team, count in each.
    roles = user.roles_in(hub.pk) | user.roles_in(None)
    return any(permission in GRANTS[Role(role)] for role in roles)


def hub_tabs(request, hub) -> list[dict]:
    """The pages of the hub that the user may open."""
    pages = [(label, reverse(page, args=[hub.pk]), can) for label, page, can in TABS]
    pages += [(label, f"{reverse(page)}?hub={hub.pk}", can) for label, page, can in LISTS]
    return [
        {"label": label, "url": url, "is_current": url == request.path}
        for label, url, can in pages
        if may_in_hub(request.user, can, hub)
    ]


def other_hubs(user, hub) -> list:
    """The other hubs somebody works for, to go to with one click."""
    found = {one.hub_id: one.hub for one in user.current_memberships if one.hub_id}
    return [other for pk, other in sorted(found.items()) if pk != hub.pk]
