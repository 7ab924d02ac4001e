"""Two entries of one organisation become one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pgtrigger
from django.db import IntegrityError, models, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from psycopg2.errors import UniqueViolation

from access.refusal import Refused
from schools.choices import SchoolStatus
from schools.models import School

# Triggers that would keep a row as it is, and step aside where only whose it is becomes right.
guards: list[str] = []


def step_aside(*names: str) -> None:
    """Register triggers, as pgtrigger names them, in a module that their app's AppConfig loads."""
    guards.extend(names)


@transaction.atomic
def merge_organisations(*, goes: School, stays: School, on: date, by) -> School:
    """Everything that points to `goes` points to `stays`; `goes` is closed and leads there.

    Works for every table that points to a school, those of later packages too. Raises Refused.
    """
    # In one order, so that two who merge them the other way round end in a refusal.
    locked = School.objects.select_for_update().order_by("pk").in_bulk([goes.pk, stays.pk])
    goes, stays = locked[goes.pk], locked[stays.pk]
    refuse_merge(goes, stays)
    with pgtrigger.ignore(*guards):
        for field in fields_that_point_to_a_school():
            move_rows(field, goes, stays)
    goes.merged_into = stays
    goes.status = SchoolStatus.CLOSED
    goes.closed_on = goes.closed_on or on
    goes.save()
    return stays


def refuse_merge(goes: School, stays: School) -> None:
    if goes.is_registered:
        raise Refused("A school of the national register stays as it is.")
    if goes.merged_into_id:
        raise Refused("It has been merged already.")
    if goes.pk == stays.pk:
        raise Refused("Choose another one: this is the same entry.")
    if not stays.is_open:
        raise Refused(f"{stays} is closed. Choose one that is open.")


def fields_that_point_to_a_school() -> Iterator[models.ForeignKey]:
    """Every foreign key to a school but those of the history, which tells what was."""
    # Hidden relations are asked for too: many-to-many fields are moved by the keys of their tables.
    for relation in School._meta.get_fields(include_hidden=True):
        if not (isinstance(relation, models.ForeignObjectRel) and relation.field.concrete):
            continue
        field: Any = relation.field
        if not (field.many_to_many or hasattr(field.model, "pgh_tracked_model")):
            yield field


def move_rows(field: models.ForeignKey, goes: School, stays: School) -> None:
    # A default manager may leave rows out, and those would stay with the entry that goes.
    rows = field.model._base_manager.filter(**{field.name: goes})
    try:
        with transaction.atomic():
            rows.update(**{field.name: stays})
    except IntegrityError as error:
        if not isinstance(error.__cause__, UniqueViolation):
            raise
        raise Refused(
            f"Both have the same {field.model._meta.verbose_name}. End or close the one of "
            f"{goes}, then merge."
        ) from error


def what_would_move(goes: School) -> list[tuple[str, int]]:
    """("Expressions of interest", 3) for every table with rows of it, in one query."""
    fields = list(fields_that_point_to_a_school())
    counts = School.objects.filter(pk=goes.pk).values_list(*map(number_that_point_to, fields)).get()
    named = zip(fields, counts, strict=True)
    return sorted(
        (str(field.model._meta.verbose_name_plural).capitalize(), rows)
        for field, rows in named
        if rows
    )


def number_that_point_to(field: models.ForeignKey) -> Coalesce:
    rows = field.model._base_manager.filter(**{field.name: OuterRef("pk")}).order_by()
    counted = rows.values(field.name).annotate(found=Count("pk")).values("found")
    return Coalesce(Subquery(counted), 0)
