"""A design taken from the rows of a Work Group: its workshops in order, tasks, outcomes, links."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from workgroups.rules.completion import CompletionRule
from workgroups.rules.design import (
    OF_RESEARCH,
    SAFE_LINKS,
    TEXTS,
    Design,
    DesignedOutcome,
    DesignedResource,
    DesignedTask,
    DesignedWorkshop,
)
from workgroups.rules.notice import LONDON


def design_of_rows(
    workgroup: Any,
    *,
    workshops: Sequence[Any],
    tasks: Iterable[Any] = (),
    outcomes: Iterable[Any] = (),
    resources: Iterable[Any] = (),
) -> Design:
    """The design of what the rows say; the workshops are in order, and those that count.

    Tasks and links of a workshop that is not among them stay out, and so does a document.
    Wants the project joined.
    """
    numbers = {row.pk: number for number, row in enumerate(workshops, 1)}
    days = [day_of(row) for row in workshops]
    return Design(
        capacity=workgroup.capacity,
        places_per_school=workgroup.places_per_school,
        texts=public_texts(workgroup),
        phases=tuple(workgroup.phases),
        roles=tuple(workgroup.eligible_roles),
        day_equivalent=workgroup.day_equivalent,
        completion=CompletionRule(workgroup.completion_minutes, workgroup.completion_tasks),
        outcomes=tuple(
            DesignedOutcome(row.level, row.text, row.category, row.measure) for row in outcomes
        ),
        workshops=tuple(designed_workshop(row, days[0]) for row in workshops),
        tasks=tuple(
            designed_task(row, numbers[row.after_workshop_id], days)
            for row in by_number(tasks, "after_workshop_id", numbers)
        ),
        resources=tuple(
            designed_resource(row, numbers[row.workshop_id])
            for row in by_number(resources, "workshop_id", numbers)
            if row.link.startswith(SAFE_LINKS)
        ),
    )


def public_texts(workgroup: Any) -> dict[str, str]:
    """What stands on its public page: of research more than of others."""
    names = TEXTS if workgroup.project.is_research else [n for n in TEXTS if n not in OF_RESEARCH]
    return {name: getattr(workgroup, name) for name in names}


def by_number(rows: Iterable[Any], column: str, numbers: dict[int, int]) -> list[Any]:
    """Those of the workshops that are numbered, in the order of these."""
    of_these = [row for row in rows if getattr(row, column) in numbers]
    return sorted(of_these, key=lambda row: numbers[getattr(row, column)])


def day_of(row: Any) -> date:
    return row.starts_at.astimezone(LONDON).date()


def designed_workshop(row: Any, first_on: date) -> DesignedWorkshop:
    starts, ends = (moment.astimezone(LONDON) for moment in (row.starts_at, row.ends_at))
    return DesignedWorkshop(
        days_after=(starts.date() - first_on).days,
        starts=starts.time().replace(second=0, microsecond=0),
        ends=ends.time().replace(second=0, microsecond=0),
        mode=str(row.mode),
        title=row.title,
        focus=row.focus,
    )


def designed_task(row: Any, number: int, days: Sequence[date]) -> DesignedTask:
    task = DesignedTask(number, row.title, row.description, str(row.scope))
    if row.due_on is None:
        return task
    if number < len(days):
        return replace(task, days_before_next=(days[number] - row.due_on).days)
    # The form asks for no earlier day, and a template must not either.
    return replace(task, days_after=max((row.due_on - days[number - 1]).days, 0))


def designed_resource(row: Any, number: int) -> DesignedResource:
    return DesignedResource(
        workshop=number,
        time=str(row.time),
        title=row.title,
        link=row.link,
        publisher=row.publisher,
        licence=row.licence,
        context=row.context,
    )
