"""Asking participants after the last workshop, asking again, and keeping what they answer."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from access.refusal import Refused
from evaluations import emails
from evaluations.choices import Wave
from evaluations.models import Answer, Invitation, Question
from evaluations.rules.questions import CURRENT, STANDARD
from evaluations.rules.waves import CHASER_DAYS, chaser_due, closing_day, last_workshop_days
from outbox.actions import queue
from outbox.queries import not_yet_queued
from pages.pupil_identity import refuse_pupils
from pages.rules.london import london
from participants.models import Participant
from workgroups.models import WorkGroup

# People at a time, so that a sweep that fails half-way keeps what it has done.
CHUNK = 500
LAST_SECOND = time(23, 59, 59)


def keep_standard_questions() -> None:
    """Write the questions of every version that are not there yet; the others stay as they are."""
    Question.objects.bulk_create(
        [
            Question(wave=wave, version=version, position=position, **question)
            for (wave, version), questions in STANDARD.items()
            for position, question in enumerate(questions, 1)
        ],
        ignore_conflicts=True,
    )


def invite_respondents(*, on: date, wave: Wave = Wave.END) -> int:
    """Ask everybody of the Work Groups whose time has come and who has not been asked.

    Returns how many. Safe to run again, or twice at once: a person is asked once in a wave.
    """
    # A new version comes with the code, and its questions must be there before anybody is asked.
    keep_standard_questions()
    people = not_asked_yet(on, wave)
    for start in range(0, len(people), CHUNK):
        invite_people(people[start : start + CHUNK], on=on, wave=wave)
    return len(people)


def not_asked_yet(on: date, wave: Wave) -> list[int]:
    """Ids of participants, in order, so that two sweeps never wait for each other in a circle."""
    asked = Invitation.objects.filter(participant=OuterRef("pk"), wave=wave)
    people = Participant.objects.taking_part().filter(
        ~Exists(asked), workgroup__in=groups_to_ask(on, wave)
    )
    return list(people.order_by("pk").values_list("pk", flat=True))


def groups_to_ask(on: date, wave: Wave):
    return (
        WorkGroup.objects.with_dates()
        .filter(cancelled_at=None, last_at__date__range=last_workshop_days(on, wave))
        .order_by()
        .values("pk")
    )


@transaction.atomic
def invite_people(people: list[int], *, on: date, wave: Wave) -> None:
    Invitation.objects.bulk_create(
        [
            Invitation(
                participant_id=participant,
                wave=wave,
                version=CURRENT[wave],
                # To the last second of the day that the letter names.
                closes_at=end_of(closing_day(on)),
            )
            for participant in people
        ],
        ignore_conflicts=True,
    )
    # Also those whom another sweep has asked at this moment: the key of the letter keeps it one.
    rows = to_write_to().filter(participant__in=people, wave=wave)
    queue(emails.survey_asked(invitation) for invitation in rows.order_by("pk"))


def to_write_to():
    return Invitation.objects.select_related("participant__person", "participant__workgroup__hub")


def end_of(day: date) -> datetime:
    return london(day, LAST_SECOND)


def remind_respondents(*, on: date) -> int:
    """Queue every chaser due by that day that has not been queued; return how many.

    Safe to run again, or twice at once: each chaser has its key.
    """
    due = chasers_due(on)
    queued = 0
    for start in range(0, len(due), CHUNK):
        keys = {emails.reminder_key(*chaser): chaser for chaser in due[start : start + CHUNK]}
        fresh = not_yet_queued(keys)
        rows = to_write_to().in_bulk([invitation for invitation, _ in fresh])
        queue(emails.survey_reminder(rows[invitation], days) for invitation, days in fresh)
        queued += len(fresh)
    return queued


def chasers_due(on: date) -> list[tuple[int, int]]:
    """(invitation, days since) of everybody who has not answered for long enough."""
    # Only narrows what is read: chaser_due decides, by the day.
    asked_by = end_of(on - timedelta(days=min(CHASER_DAYS)))
    awaited = Invitation.objects.awaited(timezone.now()).filter(invited_at__lte=asked_by)
    due = [
        (invitation, chaser_due(on, invited_on=timezone.localdate(invited_at)))
        for invitation, invited_at in awaited.order_by("pk").values_list("pk", "invited_at")
    ]
    return [(invitation, days) for invitation, days in due if days is not None]


@transaction.atomic
def record_response(*, invitation: Invitation, answers: Iterable[Answer]) -> Invitation:
    """Keep what one person answered; it is given once and cannot be changed.

    `answers` are rows not saved yet, which name their question. Raises Refused.
    """
    # Locked, so that two browsers with the same link cannot both send their answers.
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    now = timezone.now()
    if row.answered_at:
        raise Refused("We have your answers already. Thank you.")
    if row.closes_at < now:
        raise Refused("These questions have closed, so we can no longer take your answers.")
    given = list(answers)
    # Without a field, as an answer is a row by now and knows no box of the page.
    refuse_pupils((None, answer.text) for answer in given)
    for answer in given:
        answer.invitation = row
    Answer.objects.bulk_create(given)
    row.answered_at = now
    row.save()
    return row
