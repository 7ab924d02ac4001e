"""Who changed what: the history rows of the database, as a timeline in words."""

import logging
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pghistory
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from pages.wording import instant_words, short_day_words

logger = logging.getLogger(__name__)
SHOWN = 200  # the latest changes on one page
VERBS = {"insert": "added", "update": "changed", "delete": "removed"}


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


def changes_to(rows: dict[type[models.Model], models.Q]) -> list[Change]:
    """The changes of the rows that each condition on the model's own columns picks, latest first.

    One query for each model and one for the names.
    """
    events = [event for model, of in rows.items() for event in events_of(model, of)]
    events.sort(key=lambda pair: (pair[0].pgh_created_at, pair[0].pgh_id), reverse=True)
    names = names_of(event for event, _ in events[:SHOWN])
    return [
        Change(
            title=title_of(event),
            by=names.get((event.pgh_context or {}).get("user"), "the portal itself"),
            at=event.pgh_created_at,
            details=[*details, *said_to_name_no_pupil(event)],
        )
        for event, details in events[:SHOWN]
        if details or event.pgh_label != "update"
    ]


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


def events_of(model: type[models.Model], of: models.Q) -> list[tuple]:
    """Each event of the model's rows with what changed in it, in words."""
    event_model = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    events = event_model.objects.filter(of).order_by("pgh_id")
    # An event holds the row as it then was, so that what changed is seen against the one before.
    before: dict[int, models.Model] = {}
    found = []
    for event in events:
        found.append((event, field_changes(before.get(event.pgh_obj_id), event)))
        before[event.pgh_obj_id] = event
    return found


def field_changes(before: Any | None, after: Any) -> list[str]:
    if before is None or after.pgh_label == "delete":
        return []
    fields = [
        field
        for field in after._meta.concrete_fields
        if not field.name.startswith("pgh_") and field.name != "id"
    ]
    return [
        f"{field.verbose_name.capitalize()}: "
        f"{value_words(before, field)} → {value_words(after, field)}"
        for field in fields
        if getattr(before, field.attname) != getattr(after, field.attname)
    ]


def value_words(row: models.Model, field: models.Field) -> str:
    """A column's value as a person would say it."""
    value = getattr(row, field.attname)
    if value in (None, "", []):
        return "nothing"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return instant_words(value)
    if isinstance(value, date):
        return short_day_words(value)
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"“{text[:120]}…”" if len(text) > 120 else text


def title_of(event: Any) -> str:
    name = event.pgh_tracked_model._meta.verbose_name
    return f"{name[0].upper()}{name[1:]} {VERBS[event.pgh_label]}"


def names_of(events: Iterable) -> dict[int | None, str]:
    ids = [user for event in events if (user := (event.pgh_context or {}).get("user"))]
    return {user.pk: str(user) for user in get_user_model().objects.filter(pk__in=ids)}
