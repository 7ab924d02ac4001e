"""What a Work Group must have before it is published: six criteria, and a few plain facts.

Source of the criteria: 003_c63b33b99db419b5.txt, "clear rationale", "well-defined intended
outcomes", "local leadership supported by expert partners", "mixed activity over time", "value for
money", "systematic evidence collection".
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """What readiness is judged by."""

    rationale: str
    outcomes: int
    leads: int
    workshops: int
    tasks: int
    budget_is_set: bool
    evidence_plan: str
    outline: str
    eligible_roles: int
    interest_closes_at_is_set: bool
    venues_missing: int
    is_event: bool


@dataclass(frozen=True)
class Criterion:
    """One thing to have, whether it is there, and the page part where it is put right."""

    label: str
    is_met: bool
    what_to_do: str
    part: str


def criteria(plan: Plan) -> list[Criterion]:
    """The six criteria, then the facts without which nobody could apply."""
    return [
        Criterion(
            "A clear rationale", bool(plan.rationale.strip()), "Say why it is needed.", "purpose"
        ),
        Criterion("Intended outcomes", plan.outcomes > 0, "Add at least one outcome.", "outcomes"),
        Criterion("Local leadership", plan.leads > 0, "Name who leads it.", "leads"),
        Criterion(
            "Mixed activity over time",
            plan.is_event or (plan.workshops >= 2 and plan.tasks >= 1),
            "Add at least two workshops and a school-based task between them.",
            "cycle",
        ),
        Criterion("Value for money", plan.budget_is_set, "Enter what it is to cost.", "purpose"),
        Criterion(
            "Systematic evidence collection",
            bool(plan.evidence_plan.strip()),
            "Say what evidence will be collected and when.",
            "purpose",
        ),
        Criterion(
            "An outline for the public page", bool(plan.outline.strip()), "Write it.", "page"
        ),
        Criterion("Who is eligible", plan.eligible_roles > 0, "Say who may take part.", "places"),
        Criterion(
            "A closing time for expressions of interest",
            plan.interest_closes_at_is_set,
            "Set when expressions of interest close.",
            "places",
        ),
        Criterion(
            "A venue for each face-to-face workshop",
            plan.workshops > 0 and plan.venues_missing == 0,
            "Choose the venues that are missing.",
            "cycle",
        ),
    ]


def is_ready(plan: Plan) -> bool:
    return all(criterion.is_met for criterion in criteria(plan))
