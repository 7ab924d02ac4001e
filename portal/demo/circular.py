"""What the lead of the running Work Group writes to all who take part."""

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from hubs.models import User
from participants.actions.circular import Words, send_circular
from participants.choices import CircularAudience
from participants.queries.circular import PeopleList, everybody_taking_part
from portal.demo.clock import clock_at, london_moment
from workgroups.models import WorkGroup


def write_to_all(workgroup: WorkGroup, lead: User, on: date) -> None:
    """What to bring to the next workshop."""
    with clock_at(london_moment(on, 16)):
        people = PeopleList(
            audience=CircularAudience.PARTICIPANTS,
            hub=workgroup.hub,
            workgroup=workgroup,
            find=lambda: everybody_taking_part(workgroup),
        )
        words = Words(
            subject="What to bring on {next date}",
            text="Dear {first name},\n\nPlease bring two pieces of work on ratio to our next "
            "workshop of {work group}, one that went well and one that did not. Without names, "
            "please.\n\nWe begin with them.",
            ticket=uuid5(NAMESPACE_URL, f"what-to-bring-{workgroup.pk}"),
        )
        send_circular(people=people, words=words, seen=people.mark, by=lead)
