from collections.abc import Sequence

from access.links import site_url
from evaluations.models import BoardMeeting, MeetingAction
from hubs.models import User
from outbox.models import Message
from outbox.render import compose


def board_agenda(meeting: BoardMeeting, to: User, actions: Sequence[MeetingAction]) -> Message:
    """With what is to do since the meetings before; sent again, it is another letter."""
    sent_at = meeting.agenda_sent_at
    return compose(
        "board-agenda",
        key=f"board-agenda:{meeting.pk}:{to.pk}:{sent_at and sent_at.isoformat()}",
        to=to.email,
        hub=meeting.hub,
        about_id=meeting.pk,
        # After it has begun nobody reads its agenda.
        wanted_until=meeting.starts_at,
        context={
            "meeting": meeting,
            "reader": to,
            "actions": actions,
            "papers": list(meeting.papers.defer("content")),
            "link": site_url(meeting.get_absolute_url()),
        },
    )
