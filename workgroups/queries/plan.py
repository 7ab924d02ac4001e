"""What is settled of a Work Group so far."""

from django.utils import timezone

from workgroups.choices import WorkshopMode
from workgroups.models import (
    WorkGroup,
)
from workgroups.rules.readiness import WorkGroupPlan


def plan_of_workgroup(workgroup: WorkGroup) -> WorkGroupPlan:
    """The facts that readiness is judged by."""
    workshops = list(workgroup.workshops.standing())
    measures = list(workgroup.outcomes.values_list("measure", flat=True))
    return WorkGroupPlan(
        rationale=workgroup.rationale,
        outcomes=len(measures),
        measured=sum(map(bool, measures)),
        leads=workgroup.leads.count(),
        workshops=len(workshops),
        tasks=workgroup.tasks.count(),
        budget_is_set=workgroup.budget is not None,
        evidence_plan=workgroup.evidence_plan,
        outline=workgroup.outline,
        eligible_roles=len(workgroup.eligible_roles),
        interest_is_to_close=is_to_close(workgroup),
        venues_missing=sum(
            workshop.mode == WorkshopMode.FACE_TO_FACE and workshop.venue_id is None
            for workshop in workshops
        ),
        is_event=workgroup.project.is_event,
        research=research_of(workgroup) if workgroup.project.is_research else None,
        contract=contract_of(workgroup) if workgroup.project.is_commissioned else None,
    )


def is_to_close(workgroup: WorkGroup) -> bool:
    closes_at = workgroup.interest_closes_at
    return closes_at is not None and closes_at > (workgroup.published_at or timezone.now())


def research_of(workgroup: WorkGroup) -> tuple[str, str, str]:
    return workgroup.research_question, workgroup.evidence_base, workgroup.innovation


def contract_of(workgroup: WorkGroup) -> tuple[bool, str]:
    return workgroup.provider_id is not None, workgroup.contract_reference
