"""Pages about Work Groups to which those of schools and hubs lead."""

from pages.onward import lead_on

lead_on(
    {
        "look for Work Groups": "workgroups:catalogue",
        "list Work Groups": "workgroups:list",
        "show a hub's list elsewhere": "workgroups:hub_frame",
        "read a hub's list": "workgroups:hub_values",
        "take in a hub's dates": "workgroups:hub_calendar",
    }
)
