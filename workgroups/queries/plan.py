"""What is settled of a Work Group so far, and who hears of it once it is published."""

from collections.abc import Callable, Collection, Iterable, Mapping

from django.db.models import Count, QuerySet
from django.utils import timezone

from workgroups.choices import AT_A_VENUE
from workgroups.models import Outcome, SchoolTask, WorkGroup, WorkGroupLead, Workshop
from workgroups.rules.readiness import WorkGroupPlan

# What apps above tell whom when Work Groups are published: sentences by the key of each, in as many
# queries for 40 as for 1. They want their projects joined.
Audience = Callable[[Collection[WorkGroup]], Mapping[int, str]]
audiences: list[Audience] = []


def told_of_publishing(audience: Audience) -> Audience:
    """Register it in a module its AppConfig loads."""
    audiences.append(audience)
    return audience


def others_told_of_publishing(workgroups: Collection[WorkGroup]) -> dict[int, list[str]]:
    """Besides whoever leads it, of each by its key."""
    told: dict[int, list[str]] = {workgroup.pk: [] for workgroup in workgroups}
    for audience in audiences:
        for key, words in audience(workgroups).items():
            told[key].append(words)
    return told


def plan_of_workgroup(workgroup: WorkGroup) -> WorkGroupPlan:
    """The facts that readiness is judged by."""
    return plans_of_workgroups([workgroup])[workgroup.pk]


def plans_of_workgroups(workgroups: Collection[WorkGroup]) -> dict[int, WorkGroupPlan]:
    """Those of several by key, in four queries for all; each wants its project joined."""
    keys = [workgroup.pk for workgroup in workgroups]
    standing = Workshop.objects.standing().filter(workgroup__in=keys)
    workshops = grouped_rows(standing.values_list("workgroup", "mode", "venue"))
    measures = grouped_rows(
        Outcome.objects.filter(workgroup__in=keys).values_list("workgroup", "measure")
    )
    leads = count_by_workgroup(WorkGroupLead.objects.filter(workgroup__in=keys))
    tasks = count_by_workgroup(SchoolTask.objects.filter(workgroup__in=keys))
    return {
        workgroup.pk: plan_from(
            workgroup,
            workshops=workshops.get(workgroup.pk, []),
            measures=[measure for (measure,) in measures.get(workgroup.pk, [])],
            leads=leads.get(workgroup.pk, 0),
            tasks=tasks.get(workgroup.pk, 0),
        )
        for workgroup in workgroups
    }


def grouped_rows(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    """What follows the key in each row, by the key."""
    found: dict[int, list[tuple]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found


def count_by_workgroup(rows: QuerySet) -> dict[int, int]:
    by_workgroup = rows.order_by().values("workgroup").annotate(number=Count("pk"))
    return dict(by_workgroup.values_list("workgroup", "number"))


def plan_from(
    workgroup: WorkGroup,
    *,
    workshops: list[tuple],
    measures: list[str],
    leads: int,
    tasks: int,
) -> WorkGroupPlan:
    return WorkGroupPlan(
        rationale=workgroup.rationale,
        outcomes=len(measures),
        measured=sum(map(bool, measures)),
        leads=leads,
        workshops=len(workshops),
        tasks=tasks,
        budget_is_set=workgroup.budget is not None,
        evidence_plan=workgroup.evidence_plan,
        outline=workgroup.outline,
        eligible_roles=len(workgroup.eligible_roles),
        interest_is_to_close=is_to_close(workgroup),
        venues_missing=sum(mode in AT_A_VENUE and venue is None for mode, venue in workshops),
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
