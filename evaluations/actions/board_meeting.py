"""Preparing a meeting of the board, and keeping what came of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from access.refusal import Refused
from evaluations import emails
from evaluations.models import (
    BoardMeeting,
    BoardPack,
    MeetingAction,
    MeetingPaper,
    MeetingPresence,
    Report,
)
from evaluations.queries.board_meeting import board_of, open_actions_before
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from pages.rules.document import Document

# A second press within it sends nothing more.
AT_ONCE = timedelta(minutes=1)
SAME_TIME = "There is a meeting at this time already."
NO_AGENDA = "Write the agenda first."
NOBODY = "The hub has nobody on its board yet. Invite them on its page of people."
IS_PAPER = "This is a paper of the meeting already."
IS_OVER = "This meeting is over."


@transaction.atomic
def save_meeting(*, meeting: BoardMeeting) -> BoardMeeting:
    """Raises Refused where the hub's board meets at that time already."""
    refuse_pupils([("place", meeting.place), ("agenda", meeting.agenda)])
    others = BoardMeeting.objects.filter(hub=meeting.hub_id, starts_at=meeting.starts_at)
    if others.exclude(pk=meeting.pk).exists():
        raise Refused(SAME_TIME, field="day")
    meeting.save()
    return meeting


@transaction.atomic
def send_agenda(*, meeting: BoardMeeting, now: datetime, on: date, by: User) -> list[User]:
    """Send the agenda to everybody on the board; return them. Sent again later it goes anew.

    Raises Refused.
    """
    row = lock_meeting(meeting)
    if row.starts_at < now:
        raise Refused(IS_OVER)
    if not row.agenda.strip():
        raise Refused(NO_AGENDA)
    readers = list(board_of(row.hub, on))
    if not readers:
        raise Refused(NOBODY)
    if row.agenda_sent_at and now - row.agenda_sent_at < AT_ONCE:
        return readers
    row.agenda_sent_at, row.agenda_sent_by = now, by
    row.save()
    actions = open_actions_before(row)
    queue(emails.board_agenda(row, reader, actions) for reader in readers)
    return readers


@transaction.atomic
def record_meeting(
    *, meeting: BoardMeeting, present: Iterable[User], others_present: str, decided: str
) -> BoardMeeting:
    """Keep who was there and what was decided. Raises Refused."""
    refuse_pupils([("decided", decided), ("others_present", others_present)])
    row = lock_meeting(meeting)
    row.decided, row.others_present = decided, others_present
    row.save()
    came = {user.pk for user in present}
    row.presences.exclude(user__in=came).delete()
    known = set(row.presences.values_list("user", flat=True))
    MeetingPresence.objects.bulk_create(
        MeetingPresence(meeting=row, user_id=user) for user in sorted(came - known)
    )
    return row


@transaction.atomic
def add_paper(
    *,
    meeting: BoardMeeting,
    title: str = "",
    pack: BoardPack | None = None,
    report: Report | None = None,
    document: Document | None = None,
) -> MeetingPaper:
    """A pack or a report, which bring their names along, or a document. Raises Refused."""
    row = lock_meeting(meeting)
    refuse_pupils([("title", title)])
    called = str(pack or report or title)[:200]
    if row.papers.filter(title=called).exists():
        raise Refused(IS_PAPER, field="title" if document else None)
    return MeetingPaper.objects.create(
        meeting=row,
        title=called,
        pack=pack,
        report=report,
        kind=document.kind if document else "",
        content=document.content if document else None,
    )


@transaction.atomic
def remove_paper(*, paper: MeetingPaper) -> None:
    lock_meeting(paper.meeting)
    paper.delete()


@transaction.atomic
def save_action(*, action: MeetingAction) -> MeetingAction:
    """Raises Refused."""
    refuse_pupils([("what", action.what)])
    row = lock_meeting(action.meeting)
    if row.actions.filter(what=action.what).exclude(pk=action.pk).exists():
        raise Refused("This action is on the list already.", field="what")
    action.save()
    return action


@transaction.atomic
def finish_action(*, action: MeetingAction, on: date) -> MeetingAction:
    """Note that it is done. Raises Refused where it has been noted."""
    row = MeetingAction.objects.select_for_update(of=["self"]).get(pk=action.pk)
    if row.done_on:
        raise Refused("It is done already.")
    row.done_on = on
    row.save()
    return row


def lock_meeting(meeting: BoardMeeting) -> BoardMeeting:
    rows = BoardMeeting.objects.select_for_update(of=["self"]).select_related("hub")
    return rows.get(pk=meeting.pk)
