"""Pages about a hub's year and its surveys, to which pages of packages below lead."""

from pages.onward import lead_on

lead_on(
    {
        "plan the year": "evaluations:plan",
        "ask a hub's own questions": "evaluations:own_questions",
    }
)
