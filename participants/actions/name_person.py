"""Saying who is to have a place that was asked for before anybody knew."""

from django.db import transaction

from participants.actions.interest import (
    AskedAlready,
    LeadsIt,
    record_interest,
    tell_of_standing_interest,
    tell_who_leads,
)
from participants.actions.unnamed_place import lock_unnamed, note_named
from participants.models import UnnamedPlace
from participants.rules.interest_answers import InterestAnswers


@transaction.atomic
def name_person(
    *,
    unnamed: UnnamedPlace,
    name: str,
    email: str,
    job_role: str,
    year_group: str = "",
    asked_from: str = "",
) -> None:
    """Everything is judged as if they had asked now, but in the turn of the place.

    Whether somebody has asked already, or leads it, is told to their mailbox alone. Raises
    NotEligible or Refused.
    """
    row = lock_unnamed(unnamed)
    said = InterestAnswers(
        name=name,
        email=email,
        job_role=job_role,
        year_group=year_group,
        priority=row.priority,
        other_projects=row.other_projects,
        head_name=row.head_name,
        head_email=row.head_email,
        finance_email=row.finance_email,
    )
    interest = None
    try:
        interest = record_interest(
            workgroup=row.workgroup,
            school=row.school,
            answers=said,
            asked_at=row.asked_at,
            asked_by=row.asked_by_name,
            asked_from=asked_from,
        )
    except AskedAlready:
        tell_of_standing_interest(row.workgroup, row.school, said, asked_from=asked_from)
    except LeadsIt:
        tell_who_leads(row.workgroup, said.email, asked_from=asked_from)
    note_named(row, interest)
