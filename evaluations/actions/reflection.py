"""What a lead notes after a workshop."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from access.refusal import Refused
from evaluations.models import Reflection, Report
from evaluations.queries.reflection import reflection_of, report_state, to_reflect_on
from evaluations.rules.reflection import (
    NOTHING_NOTED,
    REFLECTION_QUESTIONS,
    check_open_for_reflections,
    notes_something,
)
from hubs.models import User
from pages.pupil_identity import refuse_pupils
from workgroups.models import Workshop

NOT_HAPPENED = (
    "You can write about a workshop once it is over or its register is closed, and not about one "
    "that was cancelled or a meeting or event."
)


def check_may_be_reflected_on(workshop: Workshop, now: datetime) -> None:
    """Raises Refused."""
    if not to_reflect_on(Workshop.objects.filter(pk=workshop.pk), now).exists():
        raise Refused(NOT_HAPPENED)
    check_open_for_reflections(report_state(workshop.workgroup_id))


@transaction.atomic
def write_reflection(
    *, workshop: Workshop, words: Mapping[str, str], now: datetime, by: User
) -> Reflection:
    """Keep what one of its leads notes, or put right what they noted before.

    Raises Refused.
    """
    lock_report_of(workshop)
    check_may_be_reflected_on(workshop, now)
    refuse_pupils(words.items())
    if not notes_something(words):
        raise Refused(NOTHING_NOTED, field=next(iter(REFLECTION_QUESTIONS)))
    # Locked, so that a second click finds what the first has kept and writes nothing.
    rows = Reflection.objects.select_for_update(of=["self"])
    reflection, is_new = rows.get_or_create(
        workshop=workshop, lead=by, defaults={**words, "saved_at": now}
    )
    if not is_new and reflection.words != words:
        for name, text in words.items():
            setattr(reflection, name, text)
        reflection.saved_at = now
        reflection.save()
    return reflection


@transaction.atomic
def take_reflection_back(*, workshop: Workshop, by: User) -> None:
    """What one of its leads noted is gone but for its history. Raises Refused."""
    lock_report_of(workshop)
    check_may_be_taken_back(workshop, by)
    Reflection.objects.filter(workshop=workshop, lead=by).delete()


def check_may_be_taken_back(workshop: Workshop, by: User) -> None:
    if reflection_of(by, workshop) is None:
        raise Refused("You have noted nothing of this workshop, or have taken it back already.")
    check_open_for_reflections(report_state(workshop.workgroup_id))


def lock_report_of(workshop: Workshop) -> None:
    """If somebody has begun it, so that nothing changes once it is approved."""
    list(Report.objects.select_for_update(of=["self"]).filter(workgroup=workshop.workgroup_id))
