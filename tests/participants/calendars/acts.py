"""What is done in these tests, on rows read anew."""

from datetime import timedelta

from participants.actions.attendance import (
    name_substitute,
)
from participants.actions.change import move_workshop
from workgroups.models import Workshop

TARA, COL, LENA = "tara@example.org", "col@example.org", "lena@example.org"
JOIN = "https://meet.example.org/secret"


def now_of(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_related("venue", "workgroup__hub").get(pk=workshop.pk)


def move(workshop, *, by=None, **changes):
    row = now_of(workshop)
    asked = {
        "starts_at": row.starts_at + timedelta(days=7),
        "ends_at": row.ends_at + timedelta(days=7),
        "mode": row.mode,
        "venue": row.venue,
        "join_link": row.join_link,
        "because": "The hall is closed",
    }
    return move_workshop(workshop=row, by=by, **(asked | changes))


def stand_in(place, workshop):
    return name_substitute(participant=place, workshop=workshop, name="Col League", email=COL)
