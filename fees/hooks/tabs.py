"""The page about a Work Group's money."""

from access.permissions import Permission
from workgroups.views.tabs import add_tab

add_tab(place=80, label="Money", page="fees:workgroup_fees", can=Permission.VIEW_FEES)
