"""What a report carries forward, kept as a need for the plan of the next year."""

from typing import Any

from django.db import transaction

from access.refusal import Refused
from evaluations.actions.report import lock_report
from evaluations.actions.report_part import NOT_APPROVED
from evaluations.models import Report
from evaluations.queries.report import need_key
from hubs.models import User
from needs.actions.need import raise_need
from needs.choices import NeedSource
from needs.models import Need
from pages.pupil_identity import refuse_pupils


@transaction.atomic
def take_up_report(*, report: Report, by: User, **words: Any) -> Need:
    """Of one report one need is kept, however often it is asked for. Raises Refused."""
    row = lock_report(report)
    if not row.is_approved:
        raise Refused(NOT_APPROVED)
    refuse_pupils((name, words[name]) for name in ("title", "what_is_needed"))
    return raise_need(
        hub=row.workgroup.hub,
        source=NeedSource.HUB,
        form_key=need_key(row),
        entered_by=by,
        **words,
    )
