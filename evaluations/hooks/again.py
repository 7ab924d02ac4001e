"""How an email that asks for answers reads when it is sent again, and to whom."""

from typing import Any

from access.refusal import Refused
from evaluations import emails
from evaluations.emails.survey import KINDS, REMINDER
from evaluations.models import Invitation
from outbox.again import NO_LONGER_HOLDS
from outbox.kinds import writes_anew
from outbox.models import Message


@writes_anew(*KINDS.values(), REMINDER)
def survey_again(message: Message) -> Message:
    rows: Any = Invitation.objects.select_related(
        "participant__person",
        "participant__interest",
        "participant__school",
        "participant__workgroup__hub",
        "workshop",
    )
    invitation = rows.filter(pk=message.about_id).first()
    if invitation is None:
        raise Refused(NO_LONGER_HOLDS)
    return emails.about_survey(message.kind, invitation, key=message.key)
