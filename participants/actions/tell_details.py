"""Who is told where a workshop is to be found now: by another link, or at another address."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from hubs.models import User
from outbox.actions import queue
from outbox.models import Message
from participants import emails
from participants.queries.change import colleagues_at
from participants.queries.dates import expected_dates, leads_to_tell
from participants.rules.reminders import JOIN_LINK_SHOWN
from workgroups.actions.diary import count_changes
from workgroups.models import Venue, Workshop
from workgroups.queries.workshop_lead import workshop_leads_to_tell


def tell_of_link(workshop: Workshop, by: User) -> int:
    """While the link is shown already, to whoever is expected and the leads; return to how many.

    Colleagues read it by a sweep of their own, send_join_links.
    """
    now = timezone.now()
    is_shown = timedelta(0) < workshop.starts_at - now <= JOIN_LINK_SHOWN
    if not (workshop.can_be_joined and is_shown):
        return 0
    letters = [emails.link_changed(place, workshop, at=now) for place in expected_at_date(workshop)]
    letters += [
        emails.lead_of_link(lead, workshop, at=now)
        for lead in leads_to_tell(workshop.workgroup_id, by)
    ]
    letters += [
        emails.lead_of_link(lead, workshop, at=now, of_one=True)
        for lead in workshop_leads_to_tell(workshop, by)
    ]
    queue(letters)
    return len(letters)


def tell_of_address(venue: Venue, was: str, by: User) -> int:
    """To whoever is expected at a workshop that is still to come there; return how many letters."""
    now = timezone.now()
    workshops = venue.workshops.to_come(now).filter(workgroup__published_at__isnull=False)
    workshops = workshops.select_related("venue", "workgroup__hub").order_by("pk")
    # In the order in which all others lock several.
    rows = list(workshops.select_for_update(of=["self"], no_key=True))
    count_changes(rows)
    letters: list[Message] = []
    for row in rows:
        letters += [
            *(emails.venue_changed(place, row, was=was, at=now) for place in expected_at_date(row)),
            *(emails.substitute_venue(one, was=was, at=now) for one in colleagues_at(row)),
            *(
                emails.lead_of_venue(lead, row, was=was, at=now)
                for lead in leads_to_tell(row.workgroup_id, by)
            ),
            *(
                emails.lead_of_venue(lead, row, was=was, at=now, of_one=True)
                for lead in workshop_leads_to_tell(row, by)
            ),
        ]
    queue(letters)
    return len(letters)


def expected_at_date(workshop: Workshop):
    places = expected_dates(Q(date=workshop.pk))
    return places.select_related("person", "workgroup__hub", "fee_policy").order_by("pk")
