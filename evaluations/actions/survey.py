"""Asking participants in each wave, asking again, and keeping what they answer."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from access.refusal import Refused
from evaluations import emails
from evaluations.choices import Wave
from evaluations.models import Answer, Invitation, PulseAnswer, Question
from evaluations.rules.questions import CURRENT, STANDARD, version_asked
from evaluations.rules.waves import (
    FIRST_CHASER,
    chaser_due,
    closing_day,
    first_workshop_days,
    last_workshop_days,
    leaver_closing_day,
    left_since,
    pulse_closing_day,
    pulse_ends,
    start_closing_day,
)
from outbox.actions import queue
from outbox.queries import not_yet_queued
from pages.pupil_identity import refuse_pupils
from pages.rules.london import london
from participants.choices import Mark
from participants.models import Attendance, Participant
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup
from workgroups.models.workgroup import dates_of_workgroup

# People at a time, so that a sweep that fails half-way keeps what it has done.
CHUNK = 500
LAST_SECOND = time(23, 59, 59)
WAVES_OF_PEOPLE = (Wave.START, Wave.END, Wave.TERM, Wave.YEAR)
EVENT = {"project__kind": ProjectKind.EVENT}


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


def invite_respondents(*, now: datetime) -> int:
    """Ask everybody whose time has come in any wave, and who has not been asked in it.

    Returns how many. Safe to run again, or twice at once: a person is asked once in a wave, and
    once about each workshop.
    """
    # A new version comes with the code, and its questions must be there before anybody is asked.
    keep_standard_questions()
    on = timezone.localdate(now)
    asked = [invite_in_wave(on=on, wave=wave) for wave in WAVES_OF_PEOPLE]
    of_heads = invite_heads(on=on) + invite_heads_of_leavers(now=now)
    return sum(asked) + invite_after_workshops(now=now) + of_heads


def invite_in_wave(*, on: date, wave: Wave) -> int:
    """Ask those whose Work Group is at that point, at the start or so long after its end."""
    due = people_not_asked(on, wave)
    return invite_all(
        [
            Invitation(
                participant_id=participant,
                wave=wave,
                version=version_asked(wave, was_asked_at_start=at_start),
                # To the last second of the day that the letter names.
                closes_at=end_of(closes_on(wave, on, timezone.localdate(first_at))),
            )
            for participant, first_at, at_start in due
        ]
    )


def closes_on(wave: Wave, on: date, first_workshop_on: date) -> date:
    return start_closing_day(first_workshop_on) if wave == Wave.START else closing_day(on)


def people_not_asked(on: date, wave: Wave):
    """(participant, first workshop, was anybody asked at its start), in order of participants.

    In order, so that two sweeps never wait for each other in a circle.
    """
    asked = Invitation.objects.filter(participant=OuterRef("pk"), wave=wave)
    people = Participant.objects.taking_part().filter(
        ~Exists(asked), workgroup__in=groups_to_ask(on, wave)
    )
    at_start = Invitation.objects.filter(
        wave=Wave.START, participant__workgroup=OuterRef("workgroup")
    )
    return people.order_by("pk").values_list(
        "pk",
        Subquery(dates_of_workgroup("workgroup").values("starts_at")[:1]),
        Exists(at_start),
    )


def groups_to_ask(on: date, wave: Wave):
    rows = WorkGroup.objects.with_dates().filter(cancelled_at=None).order_by().values("pk")
    if wave == Wave.START:
        # Once all of it is over nobody remembers how they started.
        still_on = rows.filter(last_at__date__gte=on).exclude(**EVENT)
        return still_on.filter(first_at__date__range=first_workshop_days(on))
    rows = rows.filter(last_at__date__range=last_workshop_days(on, wave))
    # What a single meeting has changed a year later, nobody can say.
    return rows if wave == Wave.END else rows.exclude(**EVENT)


def invite_after_workshops(*, now: datetime) -> int:
    """Ask whoever was in the room, as soon as the register says so."""
    asked = Invitation.objects.filter(
        participant=OuterRef("participant"), workshop=OuterRef("workshop")
    )
    in_the_room = (
        Attendance.objects.filter(
            ~Exists(asked),
            mark=Mark.PRESENT,
            participant__withdrawn_at=None,
            workshop__ends_at__range=pulse_ends(now),
            workshop__cancelled_at=None,
            workshop__workgroup__cancelled_at=None,
        )
        .exclude(workshop__workgroup__project__kind=ProjectKind.EVENT)
        .order_by("participant", "workshop")
    )
    return invite_all(
        [
            Invitation(
                participant_id=participant,
                wave=Wave.PULSE,
                workshop_id=workshop,
                version=CURRENT[Wave.PULSE],
                closes_at=end_of(pulse_closing_day(timezone.localdate(ends_at))),
            )
            for participant, workshop, ends_at in in_the_room.values_list(
                "participant", "workshop", "workshop__ends_at"
            )
        ]
    )


def invite_heads(*, on: date) -> int:
    """Ask the head of each school that has somebody there to the end, once for the school."""
    asked = Invitation.objects.filter(
        wave=Wave.HEAD,
        participant__workgroup=OuterRef("workgroup"),
        participant__school=OuterRef("school"),
    )
    places = Participant.objects.taking_part().filter(
        ~Exists(asked), workgroup__in=groups_to_ask(on, Wave.HEAD)
    )
    # Of several the first, so that two sweeps at once ask in the same one's stead.
    places = places.order_by("workgroup_id", "school_id", "pk").distinct(
        "workgroup_id", "school_id"
    )
    return invite_heads_for(places, Wave.HEAD, closing_day(on))


def invite_heads_of_leavers(*, now: datetime) -> int:
    """Ask the head why somebody has given up their place: the person is asked nothing more."""
    asked = Invitation.objects.filter(participant=OuterRef("pk"), wave=Wave.LEAVER)
    places = Participant.objects.filter(
        ~Exists(asked),
        withdrawn_at__range=(left_since(now), now),
        workgroup__cancelled_at=None,
    ).exclude(workgroup__project__kind=ProjectKind.EVENT)
    closes_on = leaver_closing_day(timezone.localdate(now))
    return invite_heads_for(places.order_by("pk"), Wave.LEAVER, closes_on)


def invite_heads_for(places, wave: Wave, closes_on: date) -> int:
    written_to = places.exclude(interest__head_email="")
    return invite_all(
        [
            Invitation(
                participant_id=place,
                wave=wave,
                version=CURRENT[wave],
                closes_at=end_of(closes_on),
            )
            for place in written_to.values_list("pk", flat=True)
        ]
    )


def invite_all(invitations: list[Invitation]) -> int:
    for start in range(0, len(invitations), CHUNK):
        invite(invitations[start : start + CHUNK])
    return len(invitations)


@transaction.atomic
def invite(invitations: list[Invitation]) -> None:
    """Keep them, and write a letter for each. All are of one wave."""
    Invitation.objects.bulk_create(invitations, ignore_conflicts=True)
    # Also those whom another sweep has asked at this moment: the key of the letter keeps it one.
    rows = to_write_to().filter(
        participant__in={row.participant_id for row in invitations},
        wave=invitations[0].wave,
    )
    # None is in no list.
    if invitations[0].workshop_id:
        rows = rows.filter(workshop__in={row.workshop_id for row in invitations})
    queue(emails.survey_asked(invitation) for invitation in rows.order_by("pk"))


def to_write_to():
    return Invitation.objects.select_related(
        "participant__person",
        "participant__interest",
        "participant__school",
        "participant__workgroup__hub",
        "workshop",
    )


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
    asked_by = end_of(on - timedelta(days=FIRST_CHASER))
    awaited = Invitation.objects.awaited(timezone.now()).filter(invited_at__lte=asked_by)
    due = [
        (invitation, chaser_due(on, wave=Wave(wave), invited_on=timezone.localdate(invited_at)))
        for invitation, wave, invited_at in awaited.order_by("pk").values_list(
            "pk", "wave", "invited_at"
        )
    ]
    return [(invitation, days) for invitation, days in due if days is not None]


@transaction.atomic
def record_response(
    *, invitation: Invitation, answers: Iterable[Answer], may_be_quoted: bool = False
) -> Invitation:
    """Keep what one person answered; it is given once and cannot be changed.

    `answers` are rows not saved yet, which name their question. Raises Refused.
    """
    row = lock_invitation(invitation)
    given = list(answers)
    # Without a field, as an answer is a row by now and knows no box of the page.
    refuse_pupils((None, answer.text) for answer in given)
    keep_answers(row, given)
    row.answered_at = timezone.now()
    row.unfinished = {}
    # A tick on nothing written says nothing.
    row.may_be_quoted = may_be_quoted and any(answer.text for answer in given)
    row.save()
    return row


def lock_invitation(invitation: Invitation) -> Invitation:
    """So that two browsers with the same link cannot both send their answers. Raises Refused."""
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if row.answered_at:
        raise Refused("We have your answers already. Thank you.")
    if row.closes_at < timezone.now():
        raise Refused("These questions have closed, so we can no longer take your answers.")
    return row


def keep_answers(invitation: Invitation, given: list[Answer]) -> None:
    if invitation.workshop_id:
        # Nothing of the invitation goes along, so that nobody learns whose they are.
        PulseAnswer.objects.bulk_create(
            PulseAnswer(
                workshop_id=invitation.workshop_id,
                question=answer.question,
                rating=answer.rating,
                text=answer.text,
            )
            for answer in given
        )
        return
    for answer in given:
        answer.invitation = invitation
    Answer.objects.bulk_create(given)


@transaction.atomic
def keep_unfinished(*, invitation: Invitation, typed: Mapping[str, list[str]]) -> Invitation:
    """Keep what somebody has typed so far, as it is; the next opening of the link shows it.

    Raises Refused.
    """
    row = lock_invitation(invitation)
    row.unfinished = dict(typed)
    row.save(update_fields=["unfinished"])
    return row


def forget_unfinished(*, now: datetime) -> int:
    """What was typed and never sent goes once it can no longer be sent; returns how many."""
    rows = Invitation.objects.filter(closes_at__lt=now).exclude(unfinished={})
    return rows.update(unfinished={})
