"""The part of the world in which the board meets."""

from datetime import timedelta

from django.utils import timezone

from evaluations.models import BoardMeeting, MeetingAction, MeetingPaper, MeetingPresence
from pages.choices import DocumentKind
from tests.documents import pdf


def add_meetings(world) -> None:
    """One is over, with an action still open; the next has its agenda and a paper."""
    now = timezone.now()
    number = BoardMeeting.objects.filter(hub=world.hub).count()
    held, ahead = (
        BoardMeeting.objects.create(hub=world.hub, starts_at=starts_at, agenda="1. The pack")
        for starts_at in (now - timedelta(days=90 + number), now + timedelta(days=9 + number))
    )
    MeetingPresence.objects.create(meeting=held, user=world.people["board"])
    world.rows |= {
        "held_meeting": held,
        "meeting": ahead,
        "board_action": MeetingAction.objects.create(
            meeting=held,
            what="Write to schools never reached",
            owner=world.people["board"],
            by_on=timezone.localdate(),
        ),
        "meeting_paper": MeetingPaper.objects.create(
            meeting=ahead, title="Plan of visits", kind=DocumentKind.PDF, content=pdf()
        ),
    }
