"""Pages about Work Groups to which those of schools and hubs lead."""

from pages.onward import lead_on

lead_on({"look for Work Groups": "workgroups:catalogue", "list Work Groups": "workgroups:list"})
