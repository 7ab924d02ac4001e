"""Planning visits to schools, writing up what came of them, and following what was agreed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused, SavedMeanwhile
from hubs.models import User
from outbox.actions import queue
from outbox.models import Message
from pages.pupil_identity import refuse_pupils
from pages.wording import day_words
from schools.models import Contact
from workgroups import emails
from workgroups.choices import VisitState
from workgroups.models import AgreedAction, SupportVisit
from workgroups.queries.visit import digests_due

SATURDAY = 5
PLANNED = ("day", "visitor_id", "focus", "workgroup_id")


@dataclass(frozen=True)
class Agreed:
    """What one row of the form says: who does what by when."""

    what: str
    owner: str
    by_on: date


@dataclass(frozen=True)
class Account:
    """What the visitor says of a visit; `actions` by the position of each."""

    company: Sequence[str]
    notes: str
    summary: str
    standing: str
    actions: Mapping[int, Agreed]
    next_day: date | None = None


@transaction.atomic
def plan_visit(*, visit: SupportVisit, by: User) -> SupportVisit:
    """Plan a visit, and tell the visitor unless they planned it themselves."""
    if not visit.school.is_open:
        raise Refused(f"{visit.school} has closed, so no visit to it can be planned.")
    refuse_pupils([("focus", visit.focus)])
    refuse_double_visit(visit)
    visit.save()
    tell_visitor(visit, by=by)
    return visit


@transaction.atomic
def change_visit(*, visit: SupportVisit, by: User) -> SupportVisit:
    """Move a planned visit or give it to somebody else; whom it concerns is told."""
    before = lock_visit(visit)
    refuse_unless_planned(before)
    # Saved as it was, it keeps its version and nobody is told.
    if all(getattr(before, name) == getattr(visit, name) for name in PLANNED):
        return before
    refuse_pupils([("focus", visit.focus)])
    refuse_double_visit(visit)
    visit.version = before.version + 1
    visit.saved_at = timezone.now()
    visit.save()
    if before.visitor_id != visit.visitor_id and before.visitor_id != by.pk:
        queue([emails.visit_not_needed(before, reader=before.visitor, version=visit.version)])
    # Whatever it is that changed: an earlier letter that waits still is not sent any more.
    tell_visitor(visit, by=by, was=before if before.visitor_id == visit.visitor_id else None)
    return visit


@transaction.atomic
def call_off_visit(*, visit: SupportVisit, side: str, because: str, by: User) -> None:
    """Say that a planned visit does not take place; the visitor is told by email."""
    row = lock_visit(visit)
    refuse_unless_planned(row)
    refuse_pupils([("because", because)])
    row.state, row.called_off_by, row.called_off_because = VisitState.CALLED_OFF, side, because
    save_next_version(row)
    if row.visitor_id != by.pk:
        queue([emails.visit_not_needed(row, reader=row.visitor, version=row.version)])


@transaction.atomic
def write_up_visit(
    *, visit: SupportVisit, account: Account, seen_version: int, by: User
) -> SupportVisit:
    """Keep what came of a visit and what was agreed; plan the next one if a day is given.

    `seen_version` is that of the visit its writer had before them. Raises SavedMeanwhile where
    it is another by now.
    """
    row = lock_visit(visit)
    if row.state == VisitState.CALLED_OFF:
        raise Refused("This visit was called off, so there is nothing to write up.")
    if row.version != seen_version:
        raise SavedMeanwhile("this visit")
    if row.day > timezone.localdate():
        raise Refused(f"The visit is on {day_words(row.day)}. Write it up from that day on.")
    said = [account.notes, account.summary, *(one.what for one in account.actions.values())]
    refuse_pupils((None, text) for text in said)
    row.state = VisitState.HELD
    row.company, row.standing = list(account.company), account.standing
    row.notes, row.summary = account.notes, account.summary
    save_next_version(row)
    set_agreed_actions(row, account.actions)
    if account.next_day:
        plan_next_visit(row, account.next_day, by=by)
    return row


def set_agreed_actions(visit: SupportVisit, actions: Mapping[int, Agreed]) -> None:
    """A row that is empty now is no longer agreed; the others keep how far they have come."""
    visit.actions.exclude(position__in=actions).delete()
    for position, one in actions.items():
        said = {"what": one.what, "owner": one.owner, "by_on": one.by_on}
        AgreedAction.objects.update_or_create(visit=visit, position=position, defaults=said)


def plan_next_visit(visit: SupportVisit, day: date, *, by: User) -> None:
    following = SupportVisit(
        hub_id=visit.hub_id,
        school=visit.school,
        workgroup_id=visit.workgroup_id,
        visitor=visit.visitor,
        day=day,
        focus=visit.focus,
    )
    # Written up a second time, it finds the next one planned already.
    if not visits_on_same_day(following).exists():
        plan_visit(visit=following, by=by)


@transaction.atomic
def note_progress(*, action: AgreedAction, progress: str, done_on: date | None) -> AgreedAction:
    """Say how far something agreed has come, and on which day it was done, if it is."""
    refuse_pupils([("progress", progress)])
    row = AgreedAction.objects.select_for_update(of=["self"]).get(pk=action.pk)
    row.progress, row.done_on = progress, done_on
    row.save()
    return row


@transaction.atomic
def tell_school(*, visit: SupportVisit, contacts: Collection[Contact]) -> list[Message]:
    """Send people of the school what was agreed, with a link to say how far it has come."""
    row = lock_visit(visit)
    if row.state != VisitState.HELD:
        raise Refused("Write the visit up first, so that there is something to send.")
    letters = [emails.visit_agreed(row, contact) for contact in contacts]
    queue(letters)
    return letters


@transaction.atomic
def answer_as_school(
    *, visit: SupportVisit, progress: Mapping[int, tuple[str, bool]], says: str
) -> SupportVisit:
    """Keep what the school says of what was agreed; its visitor is told, once a day at most.

    `progress` has the words and whether it is done, by the key of each of the school's actions.
    """
    row = lock_visit(visit)
    if row.state != VisitState.HELD:
        raise Refused("This visit has not been written up yet.")
    refuse_pupils(
        [("says", says), *((f"progress_{pk}", said) for pk, (said, _) in progress.items())]
    )
    today = timezone.localdate()
    for action in row.actions.filter(pk__in=progress):
        action.progress, is_done = progress[action.pk]
        # The day on which it was first said to be done stays.
        action.done_on = (action.done_on or today) if is_done else None
        action.save()
    # The version stays: writing up touches none of this, so nobody has to look again.
    row.school_says = says
    row.save()
    queue([emails.visit_answered(row, on=today)])
    return row


def send_digests(*, on: date) -> int:
    """Once a week, each visitor is told which visits to write up and what is late of the agreed."""
    # Any working day will do: the key of a digest names its Monday, so it goes once a week.
    if on.weekday() >= SATURDAY:
        return 0
    monday = on - timedelta(days=on.weekday())
    letters = [
        emails.visits_digest(
            digest.hub,
            digest.visitor,
            to_write_up=digest.to_write_up,
            late=digest.late,
            monday=monday,
        )
        for digest in digests_due(on, monday)
    ]
    queue(letters)
    return len(letters)


def tell_visitor(visit: SupportVisit, *, by: User, was: SupportVisit | None = None) -> None:
    if visit.visitor_id != by.pk:
        queue([emails.visit_planned(visit, by=by, was=was)])


def lock_visit(visit: SupportVisit) -> SupportVisit:
    # Only the visit: others write to its school and its visitor meanwhile.
    rows = SupportVisit.objects.select_for_update(of=["self"])
    return rows.select_related("hub", "school", "visitor").get(pk=visit.pk)


def save_next_version(visit: SupportVisit) -> None:
    visit.version += 1
    visit.saved_at = timezone.now()
    visit.save()


def refuse_unless_planned(visit: SupportVisit) -> None:
    if visit.state != VisitState.PLANNED:
        raise Refused("This visit is no longer planned: it took place or was called off.")


def visits_on_same_day(visit: SupportVisit):
    """Other visits of that visitor to the school on that day."""
    rows = SupportVisit.objects.exclude(state=VisitState.CALLED_OFF).exclude(pk=visit.pk)
    return rows.filter(
        hub=visit.hub_id, school=visit.school_id, visitor=visit.visitor_id, day=visit.day
    )


def refuse_double_visit(visit: SupportVisit) -> None:
    if visits_on_same_day(visit).exists():
        raise Refused(
            f"{visit.visitor} visits this school on {day_words(visit.day)} already.", field="day"
        )
