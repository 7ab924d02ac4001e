"""Pages about a hub's year to which those of its priorities lead."""

from pages.onward import lead_on

lead_on({"plan the year": "evaluations:plan"})
