"""Two teachers of one school, entered together: both are there afterwards, or neither."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from access.refusal import Refused
from hubs.models import User
from participants.actions.interest import record_interest
from participants.actions.unnamed_place import lock_unnamed, note_named
from participants.models import ExpressionOfInterest, UnnamedPlace, WalkIn
from participants.rules.interest_answers import InterestAnswers
from schools.models import School
from workgroups.models import WorkGroup


@transaction.atomic
def record_colleagues(
    *,
    workgroup: WorkGroup,
    school: School,
    answers: Sequence[InterestAnswers],
    entered_by: User,
    signed_on: date | None = None,
    walk_in: WalkIn | None = None,
    unnamed: UnnamedPlace | None = None,
) -> list[ExpressionOfInterest]:
    """Raises what record_interest() does; of the second teacher, beside the second's own boxes.

    The first of them is whom the school could not name before, with `unnamed`, and has its turn.
    """
    row = lock_unnamed(unnamed) if unnamed else None
    found: list[ExpressionOfInterest] = []
    for place, said in enumerate(answers):
        # Whom the school could not name before, or who came to the door, is the first of them.
        settles = row if place == 0 else None
        try:
            found.append(
                record_interest(
                    workgroup=workgroup,
                    school=school,
                    answers=said,
                    entered_by=entered_by,
                    signed_on=signed_on,
                    walk_in=None if place else walk_in,
                    asked_at=settles.asked_at if settles else None,
                    asked_by=settles.asked_by_name if settles else "",
                )
            )
        except Refused as refusal:
            if place and refusal.field in ("name", "email", "job_role"):
                raise Refused(refusal.message, field=f"second_{refusal.field}") from refusal
            raise
    if row:
        note_named(row, found[0])
    return found
