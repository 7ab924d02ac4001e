"""Teaching the lesson: announced to the others, watched by some of them, and told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from participants import emails
from participants.actions.lesson_credit import keep_credit
from participants.actions.lesson_study import check_may_write
from participants.models import LessonTeaching, LessonVersion, LessonVisit, Participant
from participants.models.lesson_study import of_somebody
from participants.queries.lesson_study import Taught, taught_lines
from participants.rules.lesson_study import (
    lesson_has_begun,
    may_be_announced_for,
    may_have_been_taught_on,
)
from schools.models import School

ON_THAT_DAY = "You have it down for that day already."
NOT_THEIRS = "This lesson is somebody else’s."


@dataclass(frozen=True)
class LessonAccount:
    """How the lesson went, as whoever taught it says."""

    taught_on: date
    observed: str
    suggestion: str = ""
    watched: int | None = None
    planned: int | None = None
    is_credited: bool = False


def check_can_be_taught(versions: Sequence[LessonVersion]) -> None:
    """Is there a version that is not hidden? Raises Refused."""
    if not versions:
        raise Refused("Every version of this lesson is hidden. Write another one first.")


@transaction.atomic
def announce_lesson(
    *,
    version: LessonVersion,
    school: School,
    taught_on: date,
    starts: time | None = None,
    visitors: int = 0,
    by: User | Participant,
) -> LessonTeaching:
    """Say when one teaches it, and how many of the others may come and watch. Raises Refused."""
    workgroup = version.study.workgroup
    check_may_write(workgroup, by)
    if not may_be_announced_for(
        taught_on, school_year=workgroup.school_year, on=timezone.localdate()
    ):
        raise Refused(
            "Enter a day that is still to come, in the school year of the Work Group",
            field="taught_on",
        )
    check_is_other_day(version, by, school, taught_on)
    return LessonTeaching.objects.create(
        version=version,
        school=school,
        taught_on=taught_on,
        starts=starts,
        visitors=visitors,
        **of_somebody(by),
    )


@transaction.atomic
def add_teaching(
    *, version: LessonVersion, school: School, account: LessonAccount, by: User | Participant
) -> LessonTeaching:
    """Tell of a lesson that was not announced. Raises Refused."""
    check_may_write(version.study.workgroup, by)
    teaching = LessonTeaching(version=version, school=school, **of_somebody(by))
    return keep_account(teaching, account, by)


@transaction.atomic
def tell_of_lesson(
    *, teaching: LessonTeaching, account: LessonAccount, by: User | Participant
) -> LessonTeaching:
    """Say how one's own lesson went, or say it anew. Raises Refused."""
    row = own_lesson(teaching, by)
    return keep_account(row, account, by)


def keep_account(
    teaching: LessonTeaching, account: LessonAccount, by: User | Participant
) -> LessonTeaching:
    year = teaching.version.study.workgroup.school_year
    if not may_have_been_taught_on(account.taught_on, school_year=year, on=timezone.localdate()):
        raise Refused(
            "Enter a day that is over, or today, in the school year of the Work Group",
            field="taught_on",
        )
    check_is_other_day(teaching.version, by, teaching.school, account.taught_on, but=teaching.pk)
    refuse_pupils([("observed", account.observed), ("suggestion", account.suggestion)])
    teaching.told_at = teaching.told_at or timezone.now()
    teaching.taught_on = account.taught_on
    teaching.observed, teaching.suggestion = account.observed, account.suggestion
    teaching.watched, teaching.planned = account.watched, account.planned
    teaching.save()
    keep_credit(teaching.version.study, by, is_credited=account.is_credited)
    return teaching


def check_is_other_day(
    version: LessonVersion,
    by: User | Participant,
    school: School,
    day: date,
    *,
    but: int | None = None,
) -> None:
    """Two clicks, or two tabs, are one lesson."""
    own = LessonTeaching.objects.standing().filter(version=version, **of_somebody(by))
    if own.filter(taught_on=day, school=school).exclude(pk=but).exists():
        raise Refused(ON_THAT_DAY, field="taught_on")


def own_lesson(teaching: LessonTeaching, by: User | Participant) -> LessonTeaching:
    """The row, locked, of a lesson that `by` teaches. Raises Refused."""
    check_may_write(teaching.version.study.workgroup, by)
    row = lock_lesson(teaching)
    if not row.is_of(by):
        raise Refused(NOT_THEIRS)
    return row


def lock_lesson(teaching: LessonTeaching) -> LessonTeaching:
    row = LessonTeaching.objects.joined().select_for_update(of=["self"]).get(pk=teaching.pk)
    if row.called_off_at:
        raise Refused("This lesson was called off.")
    return row


def check_not_told(teaching: LessonTeaching) -> None:
    if teaching.is_told:
        raise Refused("You have said how this lesson went, so it did take place.")


@transaction.atomic
def call_off_lesson(*, teaching: LessonTeaching, by: User | Participant) -> LessonTeaching:
    """It does not take place; whoever was to come is told. Raises Refused."""
    row = own_lesson(teaching, by)
    check_not_told(row)
    end_lesson(row)
    return row


def end_lesson(teaching: LessonTeaching) -> None:
    # Nobody is told of what has begun without them.
    if not has_begun(teaching):
        coming = LessonVisit.objects.coming().joined().filter(teaching=teaching)
        queue(map(emails.lesson_called_off, coming))
    teaching.called_off_at = timezone.now()
    teaching.save()


def has_begun(teaching: LessonTeaching) -> bool:
    return lesson_has_begun(teaching.taught_on, teaching.starts, at=timezone.localtime())


def check_can_be_watched(teaching: LessonTeaching) -> None:
    if teaching.is_told or has_begun(teaching):
        raise Refused("This lesson has begun, or is over.")


def check_may_come(line: Taught) -> None:
    """May whoever reads that line say that they come? Raises Refused."""
    check_can_be_watched(line.teaching)
    if line.is_own:
        raise Refused("You teach this lesson yourself.")
    if line.comes:
        raise Refused("You have said that you come already.")
    if line.places_left == 0:
        raise Refused("As many colleagues come as may. Ask whoever teaches it.")


def check_comes(line: Taught) -> None:
    check_can_be_watched(line.teaching)
    if not line.comes:
        raise Refused("You have not said that you come to this lesson.")


@transaction.atomic
def come_to_lesson(*, teaching: LessonTeaching, by: User | Participant) -> LessonVisit:
    """Say that one comes to watch; whoever teaches it is told. Raises Refused."""
    check_may_write(teaching.version.study.workgroup, by)
    # The last place is given once: of two the second waits here.
    row = lock_lesson(teaching)
    [line] = taught_lines([row], by)
    check_may_come(line)
    visit = LessonVisit.objects.create(teaching=row, **of_somebody(by))
    queue([emails.lesson_visitor(visit)])
    return visit


@transaction.atomic
def stay_away(*, teaching: LessonTeaching, by: User | Participant) -> None:
    """Say that one cannot come after all; whoever teaches it is told. Raises Refused."""
    check_may_write(teaching.version.study.workgroup, by)
    row = lock_lesson(teaching)
    [line] = taught_lines([row], by)
    check_comes(line)
    end_visits(Q(teaching=row, **of_somebody(by)))


def end_visits(which: Q) -> None:
    visits = LessonVisit.objects.coming().joined().filter(which)
    rows = list(visits.select_for_update(of=["self"]))
    for visit in rows:
        visit.cancelled_at = timezone.now()
        visit.save()
    queue(map(emails.lesson_visitor_off, rows))


def leave_lessons(participant: Participant) -> None:
    """Whoever gives up a place neither teaches what they announced nor comes to what others do."""
    to_come = LessonTeaching.objects.to_come(timezone.localdate())
    for teaching in to_come.filter(place=participant).select_for_update():
        end_lesson(teaching)
    end_visits(Q(place=participant, teaching__in=to_come))
