from datetime import date

from evaluations import links
from evaluations.choices import Wave
from evaluations.models import Invitation
from outbox.models import Message
from outbox.render import compose

KINDS = {
    Wave.START: "survey-start",
    Wave.PULSE: "survey-pulse",
    Wave.END: "survey",
    Wave.HEAD: "survey-head",
    Wave.LEAVER: "survey-leaver",
    Wave.TERM: "survey-later",
    Wave.YEAR: "survey-later",
}
REMINDER = "survey-reminder"


def survey_asked(invitation: Invitation) -> Message:
    kind = KINDS[Wave(invitation.wave)]
    return about_survey(kind, invitation, key=f"survey:{invitation.pk}")


def reminder_key(invitation: int, days: int) -> str:
    return f"survey-reminder:{invitation}:{days}"


def survey_reminder(invitation: Invitation, days: int) -> Message:
    return about_survey(REMINDER, invitation, key=reminder_key(invitation.pk, days))


def survey_nudge(invitation: Invitation, *, on: date) -> Message:
    """The same reminder, asked for by hand; the next may go only days later."""
    return about_survey(REMINDER, invitation, key=f"survey-nudge:{invitation.pk}:{on.isoformat()}")


def about_survey(kind: str, invitation: Invitation, *, key: str) -> Message:
    participant = invitation.participant
    return compose(
        kind,
        key=key,
        to=invitation.asked_email,
        hub=participant.workgroup.hub,
        about_id=invitation.pk,
        # After that the link only says that the questions have closed.
        wanted_until=invitation.closes_at,
        context={
            "invitation": invitation,
            "participant": participant,
            "workgroup": participant.workgroup,
            "words": invitation.words,
            "link": links.SURVEY.url(invitation),
        },
    )
