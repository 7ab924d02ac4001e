"""The part of the world in which a lesson is studied and a pupil followed."""

from datetime import timedelta

from django.utils import timezone

from pages.rules.school_year import school_year_of
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    WorkGroupFactory,
    WorkshopFactory,
)
from tests.focus_world import add_focus_pupils
from tests.participants.factories import (
    AnnouncedLessonFactory,
    LessonStudyFactory,
    LessonTaughtFactory,
    LessonVersionFactory,
    LessonVisitFactory,
)


def add_lessons(world) -> None:
    """A Work Group of this year studies a lesson: the teacher and the lead wrote a version each."""
    year, today = school_year_of(timezone.localdate()), timezone.localdate()
    studying = WorkGroupFactory(
        hub=world.hub,
        school_year=year,
        project=ProjectFactory(school_year=year),
        published_by=world.people["admin"],
    )
    lead = world.people["lead"]
    studying.leads.add(lead)
    WorkshopFactory(workgroup=studying)
    known = world.participant
    interest = InterestFactory(
        workgroup=studying, person=known.person, school=known.school, state="placed"
    )
    place = ParticipantFactory(workgroup=studying, interest=interest)
    lesson = LessonStudyFactory(workgroup=studying)
    version = LessonVersionFactory(study=lesson, place=place)
    second = LessonVersionFactory(
        study=lesson, number=2, user=lead, plan="Fold a strip, then draw."
    )
    away = {"hidden_at": timezone.now(), "hidden_by": lead, "hidden_because": "It says too much"}
    of_lead = {"user": lead, "school": known.school}
    other = LessonStudyFactory(workgroup=studying)
    soon = today + timedelta(days=8)
    world.rows |= {
        "studying": studying,
        "studying_place": place,
        "lesson": lesson,
        "lesson_version": version,
        "hidden_version": LessonVersionFactory(study=other, user=lead, **away),
        "lesson_taught": LessonTaughtFactory(version=version, place=place),
        "hidden_taught": LessonTaughtFactory(version=version, **of_lead, **away),
        "teachers_lesson": AnnouncedLessonFactory(version=second, place=place),
        "teachers_watched": AnnouncedLessonFactory(version=second, place=place, taught_on=soon),
        "leads_lesson": AnnouncedLessonFactory(version=second, **of_lead),
        "leads_watched": AnnouncedLessonFactory(version=second, taught_on=soon, **of_lead),
    }
    LessonVisitFactory(teaching=world.teachers_watched, user=lead)
    LessonVisitFactory(teaching=world.leads_watched, place=place)
    add_focus_pupils(world)
