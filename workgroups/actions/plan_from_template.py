"""A Work Group that begins with a template, of the hub's own or one that another hub shares."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import zip_longest

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Agreement, FeePolicy
from workgroups.actions.template import check_is_offered_to_plan, lock_hub
from workgroups.models import (
    Outcome,
    Resource,
    SchoolTask,
    WorkGroup,
    WorkGroupTemplate,
    Workshop,
)
from workgroups.rules.dates import PlannedWorkshop
from workgroups.rules.design import OF_RESEARCH, Design, DesignedResource, DesignedTask


@transaction.atomic
def plan_from_template(
    *, template: WorkGroupTemplate, draft: WorkGroup, workshops: Sequence[PlannedWorkshop]
) -> WorkGroup:
    """Begin `draft`, of which hub, project, title, cohort and closing time are known.

    Of each workshop its number in the design says which it is; None is one of the planner's own.
    Nobody is told. Raises Refused.
    """
    lock_hub(draft.hub_id)
    check_is_offered_to_plan(template)
    check_name_on_project(draft)
    design, project = template.read_design(), draft.project
    for name, value in design.columns().items():
        setattr(draft, name, value)
    if not project.is_research:
        for name in OF_RESEARCH:
            setattr(draft, name, "")
    draft.school_year = project.school_year
    draft.template, draft.template_version = template, template.version
    if not project.is_event:
        draft.fee_policy = FeePolicy.objects.in_force(draft.hub, timezone.localdate())
        draft.agreement = Agreement.objects.latest_agreement(draft.hub)
    draft.save()
    begin_with_outcomes(draft, design)
    begin_cycle(draft, design, workshops)
    return draft


def check_name_on_project(draft: WorkGroup) -> None:
    same = WorkGroup.objects.filter(
        hub=draft.hub_id,
        project=draft.project_id,
        title__iexact=draft.title,
        cohort__iexact=draft.cohort,
        cancelled_at=None,
    )
    if same.exists():
        cohort = f" ({draft.cohort})" if draft.cohort else ""
        raise Refused(
            f"{draft.title}{cohort} is on that project already. Give this one a cohort of its own.",
            field="cohort",
        )


def begin_with_outcomes(draft: WorkGroup, design: Design) -> None:
    Outcome.objects.bulk_create(
        Outcome(workgroup=draft, position=position, **asdict(row))
        for position, row in enumerate(design.outcomes, 1)
    )


def begin_cycle(draft: WorkGroup, design: Design, planned: Sequence[PlannedWorkshop]) -> None:
    """The workshops, and around each its tasks and what there is to read."""
    in_order = sorted(planned, key=lambda row: row.starts_at)
    workshops = Workshop.objects.bulk_create(designed_row(draft, design, row) for row in in_order)
    SchoolTask.objects.bulk_create(
        task_row(after, following, title, design, row.workshop)
        for row, after, following in zip_longest(in_order, workshops, workshops[1:])
        for title in row.tasks
    )
    Resource.objects.bulk_create(
        resource_row(workshop, one)
        for row, workshop in zip(in_order, workshops, strict=True)
        for one in design.resources_of(row.workshop or 0)
    )


def designed_row(draft: WorkGroup, design: Design, planned: PlannedWorkshop) -> Workshop:
    row = Workshop(
        workgroup=draft,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        mode=planned.mode,
        venue_id=planned.venue,
    )
    number = planned.workshop or 0
    if 1 <= number <= len(design.workshops):
        designed = design.workshops[number - 1]
        row.title, row.focus = designed.title, designed.focus
    return row


def task_row(
    after: Workshop, following: Workshop | None, title: str, design: Design, number: int | None
) -> SchoolTask:
    """As it was designed, if it is called what it was there."""
    known = {task.title: task for task in design.tasks_after(number or 0)}
    return task_from(known.get(title, DesignedTask(0, title)), after, following)


def task_from(task: DesignedTask, after: Workshop, following: Workshop | None) -> SchoolTask:
    own = timezone.localdate(after.starts_at)
    next_on = timezone.localdate(following.starts_at) if following else None
    return SchoolTask(
        workgroup=after.workgroup,
        after_workshop=after,
        title=task.title,
        description=task.description,
        scope=task.scope,
        due_on=task.due_on(own, next_on),
    )


def resource_row(workshop: Workshop, resource: DesignedResource) -> Resource:
    said = asdict(resource) | {"workshop": workshop}
    return Resource(workgroup=workshop.workgroup, **said)
