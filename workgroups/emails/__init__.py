"""What people are told who write to a hub, lead its Work Groups or visit its schools."""

from workgroups.emails.lead import (
    lead_named,
    lead_removed,
    with_dates_of_lead,
    workshop_lead_named,
    workshop_lead_removed,
)
from workgroups.emails.need import raised_need
from workgroups.emails.visit import (
    about_visit,
    digest_key,
    planned_key,
    visit_agreed,
    visit_answered,
    visit_not_needed,
    visit_planned,
    visits_digest,
)

__all__ = [
    "about_visit",
    "digest_key",
    "lead_named",
    "lead_removed",
    "planned_key",
    "raised_need",
    "visit_agreed",
    "visit_answered",
    "visit_not_needed",
    "visit_planned",
    "visits_digest",
    "with_dates_of_lead",
    "workshop_lead_named",
    "workshop_lead_removed",
]
