"""Word to whoever teaches a lesson of who comes to watch, and to these that it is called off."""

from django.urls import reverse

from access.links import site_url
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import LessonVisit
from participants.models.lesson_study import BySomebody

VISITOR, VISITOR_OFF, CALLED_OFF = "lesson-visitor", "lesson-visitor-off", "lesson-called-off"


def lesson_visitor(visit: LessonVisit) -> Message:
    return about_visit(VISITOR, visit, to=visit.teaching)


def lesson_visitor_off(visit: LessonVisit) -> Message:
    return about_visit(VISITOR_OFF, visit, to=visit.teaching)


def lesson_called_off(visit: LessonVisit) -> Message:
    return about_visit(CALLED_OFF, visit, to=visit)


def about_visit(kind: str, visit: LessonVisit, *, to: BySomebody) -> Message:
    teaching = visit.teaching
    study = teaching.version.study
    return compose(
        kind,
        # By the visit: whoever comes after all, and says so, has another.
        key=f"{kind}:{visit.pk}",
        to=to.email,
        hub=study.workgroup.hub,
        about_id=visit.pk,
        context={
            "reader": to.who,
            "visit": visit,
            "teaching": teaching,
            "study": study,
            "workgroup": study.workgroup,
            "link": lesson_url(study.pk, to),
        },
    )


def lesson_url(study: int, reader: BySomebody) -> str:
    """By the link to their place; whoever leads signs in."""
    if reader.place:
        token = links.PLACE.token(reader.place)
        return site_url(reverse("participants:own_lesson", args=[token, study]))
    return site_url(reverse("participants:lesson", args=[study]))
