"""What a Work Group must have before it is published: six criteria, and a few plain facts.

Source of the criteria: 003_c63b33b99db419b5.txt, "clear rationale", "well-defined intended
outcomes", "local leadership supported by expert partners", "mixed activity over time", "value for
money", "systematic evidence collection".
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class WorkGroupPlan:
    """What readiness is judged by."""

    rationale: str
    outcomes: int
    measured: int  # of the outcomes
    leads: int
    workshops: int
    tasks: int
    budget_is_set: bool
    evidence_plan: str
    outline: str
    eligible_roles: int
    interest_is_to_close: bool  # at a time that had not passed when it was published
    venues_missing: int
    is_event: bool
    research: tuple[str, str, str] | None = None  # question, evidence base, innovation; if asked
    contract: tuple[bool, str] | None = None  # is there a provider, and its reference; if asked


@dataclass(frozen=True)
class Criterion:
    """One thing to have, whether it is there, and the page part where it is put right.

    What `can_be_overridden` a hub lead may go without, with a reason that is kept.
    """

    label: str
    is_met: bool
    what_to_do: str
    part: str
    can_be_overridden: bool = False


def readiness_criteria(plan: WorkGroupPlan) -> list[Criterion]:
    """The six criteria, or the few of an event, then the facts without which nobody could apply."""
    return [*main_criteria(plan), *criteria_of_its_kind(plan), *plain_facts(plan)]


def main_criteria(plan: WorkGroupPlan) -> list[Criterion]:
    return event_criteria(plan) if plan.is_event else six_criteria(plan)


def six_criteria(plan: WorkGroupPlan) -> list[Criterion]:
    return [
        rationale(plan),
        intended_outcomes(plan),
        leadership(plan),
        Criterion(
            "Mixed activity over time",
            # Two at the least, as the criterion is of activity over time; see rules/calendar.py for
            # what is usual.
            plan.workshops >= 2 and plan.tasks >= 1,
            activity_to_add(plan),
            "cycle",
        ),
        value_for_money(plan),
        Criterion(
            "Systematic evidence collection",
            bool(plan.evidence_plan.strip()),
            "Say what evidence will be collected and when.",
            "purpose",
            can_be_overridden=True,
        ),
    ]


def activity_to_add(plan: WorkGroupPlan) -> str:
    if plan.workshops >= 2:
        return "Add a school-based task after one of the workshops."
    workshops = "another workshop" if plan.workshops else "at least two workshops"
    return f"Add {workshops}{'.' if plan.tasks else ' and a school-based task between them.'}"


def event_criteria(plan: WorkGroupPlan) -> list[Criterion]:
    """A single meeting has no task, and nobody measures what it changed."""
    has_date = Criterion("A date", plan.workshops > 0, "Add the date of the meeting.", "cycle")
    return [rationale(plan), leadership(plan), has_date, value_for_money(plan)]


def criteria_of_its_kind(plan: WorkGroupPlan) -> list[Criterion]:
    """What only some projects ask for."""
    found = []
    if plan.research is not None:
        is_met = all(text.strip() for text in plan.research)
        what_to_do = "Write the research question, what is known already, and what is new."
        found.append(Criterion("A question to research", is_met, what_to_do, "purpose"))
    if plan.contract is not None:
        has_provider, reference = plan.contract
        is_met = has_provider and bool(reference.strip())
        what_to_do = "Choose who provides it and enter the contract’s reference."
        found.append(Criterion("The provider and its contract", is_met, what_to_do, "purpose"))
    return found


def rationale(plan: WorkGroupPlan) -> Criterion:
    is_met = bool(plan.rationale.strip())
    return Criterion("A clear rationale", is_met, "Say why it is needed.", "purpose")


def intended_outcomes(plan: WorkGroupPlan) -> Criterion:
    """They are well defined once one of them can be measured."""
    if plan.outcomes == 0:
        return Criterion("Intended outcomes", False, "Add at least one outcome.", "outcomes")
    what_to_do = "Say of at least one outcome how it is measured."
    return Criterion("Intended outcomes", plan.measured > 0, what_to_do, "measures")


def leadership(plan: WorkGroupPlan) -> Criterion:
    return Criterion("Local leadership", plan.leads > 0, "Name who leads it.", "leads")


def value_for_money(plan: WorkGroupPlan) -> Criterion:
    return Criterion("Value for money", plan.budget_is_set, "Enter what it is to cost.", "purpose")


def plain_facts(plan: WorkGroupPlan) -> list[Criterion]:
    return [
        Criterion(
            "An outline for the public page", bool(plan.outline.strip()), "Write it.", "page"
        ),
        Criterion("Who is eligible", plan.eligible_roles > 0, "Say who may take part.", "places"),
        Criterion(
            "A closing time for expressions of interest",
            plan.interest_is_to_close,
            "Set when expressions of interest close, at a time that is still to come.",
            "places",
        ),
        Criterion(
            "A venue for each workshop that people come to",
            plan.workshops > 0 and plan.venues_missing == 0,
            "Choose the venues that are missing.",
            "cycle",
        ),
    ]


def missing_criteria(found: Iterable[Criterion]) -> list[Criterion]:
    return [criterion for criterion in found if not criterion.is_met]


def needs_only_a_reason(found: Iterable[Criterion]) -> bool:
    """Is all that is missing something that a hub lead may go without?"""
    lacking = missing_criteria(found)
    return bool(lacking) and all(criterion.can_be_overridden for criterion in lacking)
