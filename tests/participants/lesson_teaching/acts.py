"""What people do with a lesson that is taught, and what they are then sent."""

from datetime import date, time

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outbox.models import Message
from participants import links
from participants.actions.lesson_teaching import (
    LessonAccount,
    announce_lesson,
)
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    SchoolFactory,
)
from tests.journeys.people import day
from tests.participants.factories import (
    AnnouncedLessonFactory,
    LessonTaughtFactory,
    LessonVisitFactory,
)

MARCH_8 = date(2022, 3, 8)
ANNOUNCED = day("taught_on", MARCH_8) | {"starts": "9:30am", "visitors": "1"}
TOLD = day("taught_on", date(2022, 2, 28)) | {
    "observed": "Most drew the bar first.",
    "suggestion": "Begin with five parts.",
    "watched": "3",
    "planned": "2",
}


def placed(workgroup, name, school):
    school = SchoolFactory(name=school)
    person = PersonFactory(name=name, email=f"{name.split()[0].lower()}@example.org", school=school)
    interest = InterestFactory(workgroup=workgroup, person=person, school=school, state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def own(place, name, *args) -> str:
    return reverse(f"participants:own_{name}", args=[links.PLACE.token(place), *args])


def of_staff(name, *args) -> str:
    return reverse(f"participants:{name}", args=args)


def announced(version, by, **fields):
    fields = {"taught_on": MARCH_8, "starts": time(9, 30), "visitors": 2} | fields
    return announce_lesson(version=version, school=by.school, by=by, **fields)


def letters(kind) -> list[str]:
    return list(Message.objects.filter(kind=kind).values_list("to_email", flat=True))


def account(**fields):
    return LessonAccount(**({"taught_on": date(2022, 2, 28), "observed": "They drew."} | fields))


def add_story(version, place):
    LessonTaughtFactory(version=version, place=place, taught_on=date(2022, 2, 1))
    LessonVisitFactory(teaching=AnnouncedLessonFactory(version=version, place=place))


def queries(client, path) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
