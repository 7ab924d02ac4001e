"""What pages and decisions read of Work Groups."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise

from django.db.models import CharField, Count, Func, Q
from django.utils import timezone

from hubs.models import FeePolicy, Hub
from hubs.queries.calendar import calendar_of
from pages.rules.school_days import warnings_for
from pages.rules.school_year import school_year_of
from pages.wording import day_words
from schools.models import School
from workgroups.choices import JourneyStage, Phase, WorkshopMode
from workgroups.models import (
    Credential,
    LocalLeader,
    MasteryStage,
    SchoolTask,
    WorkGroup,
    Workshop,
)
from workgroups.rules.mastery import in_journey_order
from workgroups.rules.notice import free_until_for, last_free_moment
from workgroups.rules.readiness import Plan

SPECIALISMS_SHOWN = 15


def plan_of(workgroup: WorkGroup) -> Plan:
    """The facts that readiness is judged by."""
    workshops = list(workgroup.workshops.standing())
    measures = list(workgroup.outcomes.values_list("measure", flat=True))
    return Plan(
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


@dataclass(frozen=True)
class CycleStep:
    """One workshop with the school-based tasks that follow it."""

    number: int
    workshop: Workshop
    tasks: list[SchoolTask]
    free_until: datetime | None
    warnings: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.workshop.ends_at <= timezone.now()

    @property
    def is_past_free_moment(self) -> bool:
        """Has the last free moment passed before the workshop? Later places have their own."""
        until = self.free_until
        return until is not None and until < timezone.now() < self.workshop.starts_at


def with_warnings(cycle: list[CycleStep], hub: Hub) -> list[CycleStep]:
    """The same steps with what speaks against their days, in two queries for all."""
    standing = [step.workshop for step in cycle if step.workshop.cancelled_at is None]
    found = day_warnings(standing, hub)
    late = late_tasks(cycle)
    return [
        replace(step, warnings=found.get(step.workshop.pk, []) + late.get(step.workshop.pk, []))
        for step in cycle
    ]


def late_tasks(cycle: list[CycleStep]) -> dict[int, list[str]]:
    """The tasks that are due only after the next workshop, by the workshop they follow."""
    standing = [step for step in cycle if step.workshop.cancelled_at is None]
    return {
        step.workshop.pk: [
            f"“{task.title}” is due on {day_words(task.due_on)}, after the next workshop."
            for task in step.tasks
            if task.due_on and task.due_on > timezone.localdate(following.workshop.starts_at)
        ]
        for step, following in pairwise(standing)
    }


def day_warnings(workshops: list[Workshop], hub: Hub) -> dict[int, list[str]]:
    """What speaks against each workshop's day, by the workshop's id."""
    days = {workshop.pk: timezone.localdate(workshop.starts_at) for workshop in workshops}
    if not days:
        return {}
    calendar = calendar_of(hub, min(days.values()), max(days.values()))
    return {pk: warnings_for(day, calendar) for pk, day in days.items()}


def cycle_of(
    workgroup: WorkGroup, *, with_cancelled: bool = False, accepted_at: datetime | None = None
) -> list[CycleStep]:
    """The workshop-task cycle in order, with the last free moment of each date.

    For somebody who accepts a place at `accepted_at`, if that is given.
    """
    workshops = workgroup.workshops.select_related("venue")
    if not with_cancelled:
        workshops = workshops.standing()
    tasks: dict[int, list[SchoolTask]] = {}
    for task in workgroup.tasks.order_by("pk"):
        tasks.setdefault(task.after_workshop_id, []).append(task)
    policy = workgroup.fee_policy
    return [
        CycleStep(
            number=number,
            workshop=workshop,
            tasks=tasks.get(workshop.pk, []),
            free_until=free_until(workshop, policy, accepted_at),
        )
        for number, workshop in enumerate(workshops, 1)
    ]


def free_until(
    workshop: Workshop, policy: FeePolicy | None, accepted_at: datetime | None
) -> datetime | None:
    if accepted_at is not None:
        return free_until_for(workshop.starts_at, policy, accepted_at, workshop.changed_at)
    return last_free_moment(workshop.starts_at, policy) if policy else None


@dataclass(frozen=True)
class PhaseCounts:
    """How many schools are in each stage of one phase."""

    phase: Phase
    total: int
    bars: list[tuple[str, int, int]]  # as the bar chart takes them
    cells: list[tuple[JourneyStage, int]]


def stage_counts(rows, on: date) -> list[PhaseCounts]:
    """The schools of `rows` in each phase and stage on that day, in one query."""
    counted = rows.current(on).order_by().values_list("phase", "stage").annotate(Count("pk"))
    found = {(phase, stage): number for phase, stage, number in counted}
    stages = [s for s in in_journey_order() if any(stage == s for _, stage in found)]
    result = []
    for phase in Phase:
        cells = [(stage, found.get((phase, stage), 0)) for stage in stages]
        total = sum(number for _, number in cells)
        if total:
            bars = [(str(stage.label), number, total) for stage, number in cells]
            result.append(PhaseCounts(phase, total, bars, cells))
    return result


@dataclass(frozen=True)
class Journey:
    """One school's way in one phase, the latest stage first."""

    phase: Phase
    stages: list[MasteryStage]
    current: MasteryStage | None
    paused_since: date | None


def journeys_of(school: School, on: date) -> list[Journey]:
    rows: dict[str, list[MasteryStage]] = {}
    for stage in school.mastery_stages.select_related("noted_by").order_by("-from_on"):
        rows.setdefault(stage.phase, []).append(stage)
    return [
        Journey(
            phase=Phase(phase),
            stages=stages,
            current=next((stage for stage in stages if stage.is_on(on)), None),
            paused_since=paused_since(stages, on),
        )
        for phase, stages in sorted(rows.items(), key=lambda row: Phase.values.index(row[0]))
    ]


def paused_since(stages: list[MasteryStage], on: date) -> date | None:
    """The last day of the latest stage, if it lies behind and nothing has followed."""
    latest = stages[0].until_on
    return latest if latest and latest < on else None


def leader_figures(rows, on: date) -> dict[str, int]:
    """How many leaders there are among `rows`, how many are trained and how many are active."""
    return rows.with_work(on, school_year_of(on)).aggregate(
        all=Count("pk"),
        trained=Count("pk", filter=Q(is_trained=True)),
        active=Count("pk", filter=Q(is_active=True)),
        both=Count("pk", filter=Q(is_trained=True, is_active=True)),
    )


class EachSpecialism(Func):
    """One row for each specialism of a leader."""

    function = "unnest"
    set_returning = True
    output_field = CharField()


def specialism_counts(rows, total: int) -> list[tuple[str, int, int]]:
    """(specialism, leaders who have it, all leaders), the most frequent first."""
    each = rows.order_by().annotate(specialism=EachSpecialism("specialisms"))
    counted = each.values("specialism").annotate(number=Count("pk"))
    return [
        (row["specialism"], row["number"], total)
        for row in counted.order_by("-number", "specialism")[:SPECIALISMS_SHOWN]
    ]


def known_specialisms(rows) -> list[str]:
    each = rows.order_by().annotate(specialism=EachSpecialism("specialisms"))
    return sorted(set(each.values_list("specialism", flat=True)))


def expiring(leaders, on: date, before: date) -> list[Credential]:
    """The credentials of `leaders` that run out before that day, the soonest first."""
    rows = Credential.objects.expiring(on, before).filter(leader__in=leaders.order_by())
    return list(rows.select_related("leader__user").order_by("expires_on", "pk")[:20])


def shared_leaders(on: date, words: str):
    """Of those who agreed to be shown to other hubs only what they agreed to, as dictionaries."""
    rows = LocalLeader.objects.current(on).filter(may_be_shared=True)
    for word in words.replace("\x00", "").split()[:10]:
        rows = rows.filter(Q(specialisms__icontains=word) | Q(user__name__icontains=word))
    return rows.order_by("user__name", "pk").values("user__name", "specialisms", "hub__name")


def published_bios(workgroup: WorkGroup) -> list[LocalLeader]:
    """The leads of a Work Group who agreed that what they wrote of themselves is shown."""
    rows = LocalLeader.objects.current(timezone.localdate()).filter(
        hub=workgroup.hub_id, user__in=workgroup.leads.all(), may_publish_bio=True
    )
    return list(rows.exclude(bio="").select_related("user"))
