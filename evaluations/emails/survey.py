from evaluations import links
from evaluations.models import Invitation
from outbox.models import Message
from outbox.render import compose


def survey_asked(invitation: Invitation) -> Message:
    return about_survey("survey", invitation, key=f"survey:{invitation.pk}")


def reminder_key(invitation: int, days: int) -> str:
    return f"survey-reminder:{invitation}:{days}"


def survey_reminder(invitation: Invitation, days: int) -> Message:
    return about_survey("survey-reminder", invitation, key=reminder_key(invitation.pk, days))


def about_survey(kind: str, invitation: Invitation, *, key: str) -> Message:
    participant = invitation.participant
    return compose(
        kind,
        key=key,
        to=participant.person.email,
        hub=participant.workgroup.hub,
        about_id=invitation.pk,
        # After that the link only says that the questions have closed.
        wanted_until=invitation.closes_at,
        context={
            "invitation": invitation,
            "participant": participant,
            "workgroup": participant.workgroup,
            "link": links.SURVEY.url(invitation),
        },
    )
