"""Places that schools ask for before they know who is to have them: asked, chased, ended."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from outbox.queries import not_yet_queued
from participants import emails
from participants.models import ExpressionOfInterest, UnnamedPlace
from participants.rules.interest_answers import InterestAnswers
from participants.rules.reminders import head_reminder_due
from schools.models import School
from workgroups.models import WorkGroup

NAMED_ALREADY = "Somebody has been named already, or the place is no longer asked for."


def ask_for_unnamed(
    *, workgroup: WorkGroup, school: School, answers: InterestAnswers, asked_from: str = ""
) -> UnnamedPlace:
    """`answers` are of whoever asks; the name and role of who comes are still to be given."""
    row = UnnamedPlace.objects.create(
        workgroup=workgroup,
        school=school,
        asked_by_name=answers.name,
        asked_by_email=answers.email.lower(),
        priority=answers.priority,
        other_projects=answers.other_projects,
        head_name=answers.head_name,
        head_email=answers.head_email.lower(),
        finance_email=answers.finance_email.lower(),
    )
    queue([emails.place_to_name(row)], asked_from=asked_from)
    return row


def lock_unnamed(row: UnnamedPlace) -> UnnamedPlace:
    """Named, or ended, once. Raises Refused."""
    rows = UnnamedPlace.objects.select_for_update(of=["self"])
    locked = rows.select_related("school", "workgroup__hub", "workgroup__project").get(pk=row.pk)
    check_open(locked)
    return locked


def note_named(row: UnnamedPlace, interest: ExpressionOfInterest | None) -> None:
    """Of a locked one; nobody, where whoever is named asks or leads there already."""
    row.named_as, row.named_at = interest, timezone.now()
    row.save()


def check_open(row: UnnamedPlace) -> None:
    if not row.is_open:
        raise Refused(NAMED_ALREADY)


@transaction.atomic
def end_unnamed(*, unnamed: UnnamedPlace, by: User | None = None) -> None:
    """Nobody will be named; without `by` the school says so itself."""
    row = lock_unnamed(unnamed)
    row.ended_at, row.ended_by = timezone.now(), by
    row.save()


def ask_for_names(*, on: date) -> int:
    """Remind whoever asked and has named nobody; return how many letters.

    After as many days as a head is, and safe to run again.
    """
    due = {}
    for row in UnnamedPlace.objects.waiting().select_related("school", "workgroup__hub"):
        days = head_reminder_due(on, asked_on=timezone.localdate(row.asked_at))
        if days is not None:
            letter = emails.place_to_name_reminder(row, days=days)
            due[letter.key] = letter
    fresh = not_yet_queued(due)
    queue(fresh)
    return len(fresh)
