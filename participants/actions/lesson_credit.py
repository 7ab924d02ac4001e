"""Whether somebody's name and school go with a lesson when it is passed on."""

from django.db import transaction

from hubs.models import User
from participants.actions.lesson_document import renew_document
from participants.models import LessonCredit, LessonStudy, Participant
from participants.models.lesson_study import of_somebody


@transaction.atomic
def keep_credit(study: LessonStudy, somebody: User | Participant, *, is_credited: bool) -> None:
    """Keep their consent, or that they took it back; said twice, it stays as it is.

    Nobody is held to it: a lesson that was passed on already is printed anew.
    """
    # Of two at once, or of one and whoever passes the lesson on, the second waits here.
    LessonStudy.objects.select_for_update(no_key=True).get(pk=study.pk)
    given = LessonCredit.objects.filter(study=study, **of_somebody(somebody))
    if given.exists() == is_credited:
        return
    if is_credited:
        LessonCredit.objects.create(study=study, **of_somebody(somebody))
    else:
        given.delete()
    renew_document(study)
