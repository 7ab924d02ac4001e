"""A lesson told of: what was seen, how many were there, and which schools have taught it."""

from datetime import date

import pytest

from access.refusal import Refused
from access.roles import Role
from participants import links
from participants.actions.lesson_teaching import (
    call_off_lesson,
    come_to_lesson,
    tell_of_lesson,
)
from participants.actions.place import give_up_place
from participants.choices import LessonState
from participants.models import LessonTeaching
from participants.queries.lesson_study import story_of
from tests.factories import (
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.participants.factories import (
    LessonStudyFactory,
    LessonTaughtFactory,
    LessonVersionFactory,
    LessonVisitFactory,
)
from tests.participants.lesson_teaching.acts import (
    MARCH_8,
    TOLD,
    account,
    add_story,
    announced,
    of_staff,
    own,
    placed,
    queries,
)
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of

pytestmark = pytest.mark.django_db


def test_how_it_went_is_told_with_numbers_and_without_names(client, study, version, ann, ben):
    client.post(own(ben, "add_teaching", study.pk), TOLD)

    lesson = LessonTeaching.objects.get()
    assert (lesson.place, lesson.school, lesson.version) == (ben, ben.school, version)
    assert (lesson.watched, lesson.planned, lesson.taught_on) == (3, 2, date(2022, 2, 28))
    page = text_of(client.get(own(ann, "lesson", study.pk)))
    for words in (
        "Beech School, Monday 28 February 2022",
        "3 colleagues watched. 2 colleagues planned it too",
        "What was seen: Most drew the bar first.",
        "What to change: Begin with five parts.",
    ):
        assert words in page


def test_the_version_that_was_taught_is_asked_for_once_there_are_several(
    client, study, version, ann
):
    second = LessonVersionFactory(study=version.study, number=2)
    form = client.get(own(ann, "add_teaching", study.pk)).context["form"]
    assert form["version"].value() == second.pk

    client.post(own(ann, "add_teaching", study.pk), TOLD | {"version": version.pk})

    assert LessonTeaching.objects.get().version == version


def test_an_announced_lesson_is_told_of_with_who_came_counted(
    client, version, ann, ben, time_machine
):
    lesson = announced(version, ann)
    come_to_lesson(teaching=lesson, by=ben)
    time_machine.move_to(london(2022, 3, 9, 16))
    form = client.get(own(ann, "tell_teaching", lesson.pk)).context["form"]
    assert (form["taught_on"].value(), form["watched"].value()) == (MARCH_8, 1)

    client.post(own(ann, "tell_teaching", lesson.pk), TOLD | day("taught_on", MARCH_8))

    lesson.refresh_from_db()
    assert (lesson.is_told, lesson.watched) == (True, 3)
    with pytest.raises(Refused, match="it did take place"):
        call_off_lesson(teaching=lesson, by=ann)


def test_what_was_told_can_be_put_right(client, study, version, ann):
    client.post(own(ann, "add_teaching", study.pk), TOLD)
    lesson = LessonTeaching.objects.get()
    form = client.get(own(ann, "tell_teaching", lesson.pk)).context["form"]
    assert form["observed"].value() == TOLD["observed"]

    client.post(own(ann, "tell_teaching", lesson.pk), TOLD | {"observed": "All drew it."})

    lesson.refresh_from_db()
    assert lesson.observed == "All drew it."
    assert lesson.events.count() == 2


@pytest.mark.parametrize("on", [date(2022, 3, 2), date(2021, 8, 31)])
def test_it_was_taught_on_a_day_that_is_over_in_the_year(client, study, ann, on):
    assert_refused_beside(
        client.post(own(ann, "add_teaching", study.pk), TOLD | day("taught_on", on)),
        taught_on="Enter a day that is over, or today, in the school year of the Work Group",
    )


def test_what_is_missing_is_named_beside_its_box(client, study, ann):
    assert_refused_beside(
        client.post(own(ann, "add_teaching", study.pk), {"watched": "-1"}),
        taught_on="Enter the day",
        observed="Say what was seen",
        watched="Your answer to “How many colleagues watched?” must be 0 or more",
    )
    assert_refused_beside(
        client.post(own(ann, "announce_lesson", study.pk), {}),
        taught_on="Enter the day",
        starts="Enter when it begins",
        visitors="Enter a number, or 0 if nobody can come",
    )


@pytest.mark.parametrize("field", ["observed", "suggestion"])
def test_no_way_leads_around_the_rule_on_pupils(client, study, version, ann, field):
    asked = client.post(own(ann, "add_teaching", study.pk), TOLD | {field: "Pupil Tom Orr drew it"})
    assert asked.status_code == 422
    with pytest.raises(Refused, match="looks like a date of birth"):
        tell_of_lesson(
            teaching=announced(version, ann),
            account=account(**{field: "Sam, born 3/4/2015"}),
            by=ann,
        )


def test_a_lesson_hidden_by_the_lead_says_why(client, study, version, ann, lead):
    lesson = LessonTaughtFactory(version=version, place=ann, observed="Ring me")
    client_of(lead).post(of_staff("hide_teaching", lesson.pk), {"because": "A private number"})

    page = text_of(client.get(own(ann, "lesson", study.pk)))

    assert "Ring me" not in page
    assert "Hidden by Lena Lead on Tuesday 1 March 2022: A private number" in page
    assert "Ring me" in text_of(client_of(lead).get(of_staff("lesson", study.pk)))
    client_of(lead).post(of_staff("show_teaching", lesson.pk))
    assert "Ring me" in text_of(client.get(own(ann, "lesson", study.pk)))


def test_which_schools_have_taught_it_and_which_not_yet(study, version, ann, ben, lead, workgroup):
    LessonTaughtFactory(version=version, place=ann, taught_on=date(2022, 2, 1))
    announced(version, ben)
    placed(workgroup, "Cat Cole", "Cedar School")
    LessonVisitFactory(teaching=announced(version, ann), place=ben)
    placed(workgroup, "Dan Dale", "Cedar School 2")
    gone = placed(workgroup, "Eve East", "Elm School")
    give_up_place(participant=gone, reason="Moved")

    schools = [(str(one.school), one.state, one.day) for one in story_of(study, ann).schools]

    assert schools == [
        ("Ash School", LessonState.TAUGHT, date(2022, 2, 1)),
        ("Beech School", LessonState.ANNOUNCED, MARCH_8),
        ("Cedar School", LessonState.NOT_YET, None),
        ("Cedar School 2", LessonState.NOT_YET, None),
        ("Host School", LessonState.NOT_YET, None),
    ]


def test_the_lesson_takes_the_same_queries_however_often_it_was_taught(
    client, workgroup, study, version, ann, ben, lead
):
    pages = [
        (client, own(ann, "lesson", study.pk)),
        (client, links.PLACE.path(ann)),
        (client_of(member(workgroup.hub, Role.ADMINISTRATOR)), of_staff("lesson", study.pk)),
        (client_of(lead), of_staff("lesson", study.pk)),
        (client_of(lead), of_staff("lessons", workgroup.pk)),
    ]
    add_story(version, ann)
    one = [queries(browser, path) for browser, path in pages]

    for number, place in ((2, ben), (3, placed(workgroup, "Cat Cole", "Cedar School"))):
        further = LessonVersionFactory(study=version.study, number=number, place=place)
        add_story(further, place)
        LessonVersionFactory(study=LessonStudyFactory(workgroup=workgroup), user=lead)

    assert [queries(browser, path) for browser, path in pages] == one
    # Of the page of a place, with the next dates of its person's other Work Groups.
    assert max(one) <= 16
