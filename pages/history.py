"""Who changed what: the history rows of the database, as a timeline in words."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pghistory
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from pages.wording import instant_words, join_words, school_year_words, short_day_words

logger = logging.getLogger(__name__)
SHOWN = 200  # the latest changes on one page
VERBS = {"insert": "added", "update": "changed", "delete": "removed"}
AT_ONCE = timedelta(minutes=1)  # between an instant that an act sets and its row of history
NOBODY = "the portal itself"
NOT_SIGNED_IN = "somebody who was not signed in"
GONE = "one that is no longer kept"
# What nobody has typed or chosen; a design is told by its version.
UNTOLD = {"id", "form_key", "design"}

# The rows that a timeline names, by model and key.
Rows = dict[type[models.Model], dict[int, models.Model]]
# pghistory makes the models of events, so that no more is known of their columns' types.
Column = Any


@dataclass(frozen=True)
class Change:
    """One entry of a timeline."""

    title: str
    by: str
    at: datetime
    details: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.details)


@dataclass(frozen=True)
class Step:
    """A row of history and, of a change, the one before it. Each holds the row as it then was."""

    before: Any | None
    after: Any
    is_part: bool  # of what the page is about, so that its name has to be said
    only: frozenset[str] = frozenset()  # the columns whose changes are told; else all

    @property
    def changed(self) -> list[Column]:
        if self.before is None or self.after.pgh_label == "delete":
            return []
        return [
            field
            for field in fields_of(self.after)
            if (not self.only or field.name in self.only)
            and getattr(self.before, field.attname) != getattr(self.after, field.attname)
        ]

    @property
    def acts(self) -> dict[Column, str]:
        """What was done, by the column that tells of it: published, no longer approved, merged."""
        return {field: verb for field in self.changed if (verb := self.act_in(field))}

    def act_in(self, field: Column) -> str:
        verb, value = verb_of(field), getattr(self.after, field.attname)
        if not verb or value is None:
            return verb and f"no longer {verb}"
        was_done = getattr(self.before, field.attname) is not None
        # Done before: either done anew at this moment, or its date is put right.
        return "" if was_done and not is_of_moment(value, self.after) else verb

    @property
    def verb(self) -> str:
        return join_words(list(self.acts.values())) or VERBS[self.after.pgh_label]

    @property
    def doers(self) -> dict[Column, Column]:
        """By the column of an act, the one of whoever did it."""
        found = {act: doer_field(self.after, act) for act in self.acts}
        return {act: doer for act, doer in found.items() if doer}


def changes_to(rows: dict[type[models.Model], models.Q]) -> list[Change]:
    """The changes of the rows that each condition on the model's own columns picks, latest first.

    One query for each model, and one for each kind of row that they name. A row of the first model
    goes without its name where it is the only one: the page is about it.
    """
    steps = [step for model, of in rows.items() for step in steps_of(model, of, rows)]
    steps.sort(key=lambda step: (step.after.pgh_created_at, step.after.pgh_id), reverse=True)
    return changes_in(steps[:SHOWN])


def corrections_to(row: models.Model, columns: frozenset[str]) -> list[Change]:
    """How those columns of one row changed after it was added, latest first."""
    steps = steps_of(type(row), models.Q(pgh_obj_id=row.pk), [type(row)])
    changed = [replace(step, only=columns) for step in steps if step.before]
    return changes_in(changed[::-1][:SHOWN])


def steps_of(model: type[models.Model], of: models.Q, rows: Iterable) -> list[Step]:
    """Each event of the model's rows, with the one before it."""
    event_model = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    events = list(event_model.objects.filter(of).order_by("pgh_id"))
    is_part = model is not next(iter(rows)) or len({event.pgh_obj_id for event in events}) > 1
    before: dict[int, models.Model] = {}
    found = []
    for event in events:
        found.append(Step(before.get(event.pgh_obj_id), event, is_part))
        before[event.pgh_obj_id] = event
    return found


def changes_in(steps: list[Step]) -> list[Change]:
    known = rows_named(steps)
    return [
        change_of(step, known) for step in steps if step.changed or step.after.pgh_label != "update"
    ]


def change_of(step: Step, known: Rows) -> Change:
    event = step.after
    by = doer_of(step, known)
    name = event.pgh_tracked_model._meta.verbose_name
    details = [row_words(event, known)] if step.is_part else []
    return Change(
        title=f"{name[0].upper()}{name[1:]} {step.verb}",
        by=by,
        at=event.pgh_created_at,
        details=details
        + [
            f"{label_of(one)}: {change_words(step, one, known)}"
            for one in step.changed
            if not is_said(step, one, by, known)
        ]
        + said_to_name_no_pupil(event),
    )


def noting_no_pupils(form: Any, *, user: Any) -> AbstractContextManager:
    """Beside every row changed in it: in which boxes words were said to be no pupil's name.

    Never the words themselves.
    """
    boxes = form.boxes_said_to_name_no_pupil
    if not boxes:
        return nullcontext()
    # For the rows that have no history, too.
    logger.info("User %s said that no pupil is named in: %s", user.pk, "; ".join(boxes))
    return pghistory.context(no_pupil_in=boxes)


def said_to_name_no_pupil(event: Any) -> list[str]:
    boxes = (event.pgh_context or {}).get("no_pupil_in", [])
    return [f"Asked about a name in “{box}”: no pupil’s, said the writer" for box in boxes]


def doer_of(step: Step, known: Rows) -> str:
    # What the worker or a command did for somebody names them in the row alone.
    if not user_of(step.after):
        for doer in step.doers.values():
            if getattr(step.after, doer.attname):
                return value_words(step.after, doer, known)
    return who_acted(step.after, known[get_user_model()])


def user_of(event: Any) -> int | None:
    return (event.pgh_context or {}).get("user")


def who_acted(event: Any, users: dict[int, models.Model]) -> str:
    if user := user_of(event):
        return str(users.get(user, GONE))
    return NOT_SIGNED_IN if (event.pgh_context or {}).get("page") else NOBODY


def users_of(events: Iterable) -> dict[int, models.Model]:
    return rows_by_key(get_user_model(), {user_of(event) for event in events})


def is_said(step: Step, field: Column, by: str, known: Rows) -> bool:
    """Does the entry's head say it already: that and when it was done, or by whom?"""
    value = getattr(step.after, field.attname)
    if field in step.acts:
        return value is None or is_of_moment(value, step.after)
    if field not in step.doers.values():
        return False
    return value is None or value_words(step.after, field, known) == by


def is_of_moment(value: Any, event: Any) -> bool:
    return isinstance(value, datetime) and abs(value - event.pgh_created_at) < AT_ONCE


def verb_of(field: Column) -> str:
    """Published, of `published_at`; nothing where a column tells of no act, as `interest_opens_at`.

    Only of instants that may be missing: one that is always there tells of no act that comes later.
    """
    stem, _, ending = field.name.rpartition("_")
    if not field.null or ending not in ("at", "into") or stem.endswith("s"):
        return ""
    return stem.replace("_", " ")


def doer_field(event: Any, act: Column) -> Column:
    name = f"{act.name.rpartition('_')[0]}_by"
    return next((field for field in fields_of(event) if field.name == name), None)


def fields_of(event: Any) -> list[Column]:
    return [
        field
        for field in event._meta.concrete_fields
        if not field.name.startswith("pgh_") and field.name not in UNTOLD
    ]


def rows_named(steps: list[Step]) -> Rows:
    """Every row that the entries name: one query for each kind of row."""
    wanted: dict[type[models.Model], set[int | None]] = defaultdict(set)
    wanted[get_user_model()] = set()
    for step in steps:
        wanted[get_user_model()].add(user_of(step.after))
        for event, field in relations_in(step):
            wanted[field.related_model].add(getattr(event, field.attname))
    return {model: rows_by_key(model, keys) for model, keys in wanted.items()}


def relations_in(step: Step) -> Iterator[tuple[Any, Column]]:
    for field in fields_of(step.after) if step.is_part else step.changed:
        if field.is_relation:
            yield from ((event, field) for event in (step.before, step.after) if event)
    yield from ((step.after, doer) for doer in step.doers.values())


def rows_by_key(model: type[models.Model], keys: set[int | None]) -> dict[int, models.Model]:
    keys = keys - {None}
    if not keys:
        return {}
    # The names of many rows are made of those they point to.
    pointed = [field.name for field in model._meta.concrete_fields if field.is_relation]
    rows = model._base_manager.select_related(*pointed) if pointed else model._base_manager
    return {row.pk: row for row in rows.filter(pk__in=keys)}


def row_words(event: Any, known: Rows) -> str:
    """What the row of an event was called then; it may be gone since."""
    fields = fields_of(event)
    row = event.pgh_tracked_model(
        **{field.attname: getattr(event, field.attname) for field in fields}
    )
    for field in fields:
        if field.is_relation and (key := getattr(event, field.attname)):
            other = known[field.related_model].get(key)
            if other is None:
                return GONE
            setattr(row, field.name, other)
    return str(row)


def label_of(field: Column) -> str:
    label = str(field.verbose_name)
    if field.is_relation and field.name == field.related_model._meta.model_name:
        # A column called for the model it points to, whose name is spelt with care.
        label = str(field.related_model._meta.verbose_name)
    return f"{label[0].upper()}{label[1:]}"


def change_words(step: Step, field: Column, known: Rows) -> str:
    """Only what is there now, where nothing stood before."""
    was, now = (value_words(row, field, known) for row in (step.before, step.after))
    if was and now:
        return f"{was} → {now}"
    return now or f"{was} taken out"


def value_words(row: Any, field: Column, known: Rows) -> str:
    """A column's value as a person would say it; empty where it holds none."""
    value = getattr(row, field.attname)
    if value in (None, "", []):
        return ""
    if field.is_relation:
        return str(known[field.related_model].get(value, GONE))
    if isinstance(value, list):
        labels = dict(getattr(field.base_field, "flatchoices", None) or ())
        return ", ".join(str(labels.get(one, one)) for one in value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return instant_words(value)
    if isinstance(value, date):
        return short_day_words(value)
    if field.name == "school_year":
        return school_year_words(value)
    return f"“{value[:120]}…”" if len(value := str(value)) > 120 else value
