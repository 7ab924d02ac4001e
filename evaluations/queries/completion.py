"""What people asked for, what Work Groups ask of whoever completes them, and the tasks done."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from evaluations.rules.journey import Asks
from workgroups.models import WorkGroup
from workgroups.rules.completion import CompletionRule

# The fields of an Interest and of a DoneTask, in their order; `offer` is annotated.
INTEREST = ("person", "school", "workgroup", "workgroup__project", "place", "offer")
DONE_TASK = ("participant__person", "participant__school", "participant__workgroup", "task")


def asks_in(workgroups: QuerySet[WorkGroup]) -> dict[int, Asks]:
    """Of each of the Work Groups, by its id, in one query."""
    return asks_from(fields_of_asks(workgroups))


def fields_of_asks(workgroups: QuerySet[WorkGroup]) -> QuerySet:
    rows: Any = workgroups.annotate(tasks_set=Count("tasks")).order_by()
    return rows.values_list("pk", "completion_minutes", "completion_tasks", "tasks_set")


def asks_from(rows: Iterable[tuple[int, int, int, int]]) -> dict[int, Asks]:
    return {pk: Asks(CompletionRule(minutes, share), tasks) for pk, minutes, share, tasks in rows}
