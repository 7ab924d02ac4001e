"""The way around the pages about one Work Group, in every package."""

from typing import NamedTuple

from access.permissions import Permission


class Tab(NamedTuple):
    """One page, and the permission it asks for. The lower its place, the further left it stands.

    One that few open each week stands under “More”, so that the others take one line.
    """

    place: int
    label: str
    page: str
    can: Permission
    for_events: bool = True
    under_more: bool = False


# In tens, as packages above put theirs in between.
tabs = [
    Tab(10, "Overview", "workgroups:detail", Permission.VIEW_WORKGROUP),
    Tab(20, "Cycle", "workgroups:cycle", Permission.VIEW_WORKGROUP),
    Tab(25, "Resources", "workgroups:resources", Permission.VIEW_WORKGROUP, under_more=True),
    Tab(85, "Set-up", "workgroups:set_up", Permission.VIEW_WORKGROUP),
    Tab(90, "History", "workgroups:history", Permission.VIEW_HISTORY, under_more=True),
]


def add_tab(*, place: int, label: str, page: str, can: Permission, **fields: bool) -> None:
    """Register a page of a package above among its hooks."""
    tabs.append(Tab(place, label, page, can, **fields))
    tabs.sort()
