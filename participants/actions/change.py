"""Changes of a workshop that people have in their diaries: all are told at once."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from outbox.models import Message
from pages.wording import session_words
from participants import emails
from participants.actions.attendance_register import check_not_settled_for_good
from participants.actions.interest_moves import check_stands
from participants.actions.substitute import tell_of_end, tell_of_move
from participants.models import Cancellation, Participant, Substitution
from participants.queries.attendance_register import is_register_closed
from participants.queries.dates import leads_to_tell
from workgroups.actions.plan import move_tasks
from workgroups.models import Venue, Workshop
from workgroups.queries.cycle import task_shifts


@transaction.atomic
def move_workshop(
    *,
    workshop: Workshop,
    starts_at: datetime,
    ends_at: datetime,
    mode: str,
    venue: Venue | None,
    join_link: str,
    by: User | None = None,
) -> int:
    """Give a workshop another date, time or place and tell everybody; return how many.

    The school-based tasks that lead up to it are due as long before it as they were.

    Notice then counts back from the new date, and whoever cannot come may say so free of charge
    for some working days, however near it is.
    """
    row = lock_workshop(workshop)
    if is_register_closed(row):
        raise Refused("The register of this workshop is closed, so it has taken place.")
    # It may have been reopened, with an invoice that names its day.
    check_not_settled_for_good(row)
    was = f"{session_words(row.starts_at, row.ends_at)}, {row.place_words}"
    # Without the link to join: a new link alone is no move, and brings nobody days of grace.
    before = (row.starts_at, row.ends_at, row.mode, row.venue_id)
    shifts = task_shifts(row, timezone.localdate(starts_at))
    row.starts_at, row.ends_at, row.mode, row.venue = starts_at, ends_at, mode, venue
    row.join_link = join_link
    if before == (row.starts_at, row.ends_at, row.mode, row.venue_id):
        raise Refused("Nothing is different: the date, the times and the place are as before.")
    row.changed_at = timezone.now()
    row.save()
    answers = answers_by_place(row)
    tasks = move_tasks(shifts)
    letters = [
        emails.workshop_moved(one, row, answers.get(one.pk, emails.Answer()), was=was, tasks=tasks)
        for one in people_to_tell(row)
    ]
    queue(letters)
    to_lead = partial(emails.lead_of_moved, workshop=row, was=was, tasks=tasks)
    leads = tell_leads(row, to_lead, by=by)
    return len(letters) + tell_of_move(row, was=was) + leads


@transaction.atomic
def add_workshop(*, workshop: Workshop, by: User | None = None) -> int:
    """Add a workshop to a Work Group that people have places in and tell them; return how many.

    As with a change, whoever cannot come may say so free of charge for some working days.
    """
    check_stands(workshop.workgroup)
    # From here the days of grace count, as for a workshop that has moved.
    workshop.changed_at = timezone.now()
    workshop.save()
    letters = [
        emails.workshop_added(participant, workshop) for participant in people_to_tell(workshop)
    ]
    queue(letters)
    leads = tell_leads(workshop, lambda lead: emails.lead_of_added(lead, workshop), by=by)
    return len(letters) + leads


@transaction.atomic
def call_off_workshop(*, workshop: Workshop, reason: str, by: User | None = None) -> int:
    """Cancel a workshop for everybody and tell them; return how many were told.

    No fee is ever charged for it, so it is refused where one has been invoiced.
    """
    row = lock_workshop(workshop)
    # Unlike a move this may follow a closed register: only an invoice stands in its way.
    check_not_settled_for_good(row)
    row.cancelled_at, row.cancelled_because = timezone.now(), reason
    row.save()
    answers = answers_by_place(row)
    letters = [
        emails.workshop_called_off(one, row, answers.get(one.pk, emails.Answer()))
        for one in people_to_tell(row)
    ]
    queue(letters)
    leads = tell_leads(row, lambda lead: emails.lead_of_called_off(lead, row), by=by)
    return len(letters) + tell_of_end(row) + leads


def lock_workshop(workshop: Workshop) -> Workshop:
    # `of` itself, as an online workshop has no venue, and a row that is not there takes no lock.
    workshops = Workshop.objects.select_for_update(of=["self"]).select_related("venue")
    row = workshops.get(pk=workshop.pk)
    if row.cancelled_at:
        raise Refused("This workshop has been cancelled already.")
    return row


def people_to_tell(workshop: Workshop):
    people = Participant.objects.taking_part().filter(workgroup=workshop.workgroup_id)
    return people.select_related("person", "workgroup__hub", "fee_policy")


def answers_by_place(workshop: Workshop) -> dict[int, emails.Answer]:
    """Who has said already that they do not come to this workshop, by the key of the place."""
    cancelled = Cancellation.objects.standing().filter(workshop=workshop)
    replaced = Substitution.objects.standing().filter(workshop=workshop)
    said = {row.participant_id: row for row in cancelled}
    colleagues = {row.participant_id: row for row in replaced}
    return {
        pk: emails.Answer(cancellation=said.get(pk), colleague=colleagues.get(pk))
        for pk in {*said, *colleagues}
    }


def tell_leads(workshop: Workshop, letter: Callable[[User], Message], *, by: User | None) -> int:
    """Write to everybody who leads the Work Group but whoever makes the change; return how many."""
    letters = [letter(lead) for lead in leads_to_tell(workshop.workgroup_id, by)]
    queue(letters)
    return len(letters)
