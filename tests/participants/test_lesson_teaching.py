"""Teaching the lesson: announced, watched by colleagues, told of, and who hears of it."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from outbox.again import letter_again
from outbox.kinds import unwanted
from outbox.models import Message
from participants import links
from participants.actions.lesson_teaching import (
    LessonAccount,
    announce_lesson,
    call_off_lesson,
    come_to_lesson,
    stay_away,
    tell_of_lesson,
)
from participants.actions.place import give_up_place
from participants.choices import LessonState
from participants.models import LessonTeaching, LessonVisit
from participants.queries.lesson_study import lesson_in, story_of
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    SchoolFactory,
    UserFactory,
    WorkGroupFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.participants.factories import (
    AnnouncedLessonFactory,
    LessonStudyFactory,
    LessonTaughtFactory,
    LessonVersionFactory,
    LessonVisitFactory,
)
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of
from tests.workgroups.factories import LocalLeaderFactory

pytestmark = pytest.mark.django_db

MARCH_8 = date(2022, 3, 8)
ANNOUNCED = day("taught_on", MARCH_8) | {"starts": "9:30am", "visitors": "1"}
TOLD = day("taught_on", date(2022, 2, 28)) | {
    "observed": "Most drew the bar first.",
    "suggestion": "Begin with five parts.",
    "watched": "3",
    "planned": "2",
}


@pytest.fixture(autouse=True)
def _in_the_year(time_machine):
    time_machine.move_to(london(2022, 3, 1, 12))


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


def placed(workgroup, name, school):
    school = SchoolFactory(name=school)
    person = PersonFactory(name=name, email=f"{name.split()[0].lower()}@example.org", school=school)
    interest = InterestFactory(workgroup=workgroup, person=person, school=school, state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


@pytest.fixture
def ann(workgroup):
    return placed(workgroup, "Ann Able", "Ash School")


@pytest.fixture
def ben(workgroup):
    return placed(workgroup, "Ben Brook", "Beech School")


@pytest.fixture
def lead(workgroup):
    lead = UserFactory(name="Lena Lead", email="lena@example.org")
    workgroup.leads.add(lead)
    school = SchoolFactory(name="Host School")
    LocalLeaderFactory(hub=workgroup.hub, user=lead, school=school, from_on=date(2021, 9, 1))
    return lead


@pytest.fixture
def version(workgroup, ann):
    study = LessonStudyFactory(workgroup=workgroup, title="Ratio from one bar")
    return LessonVersionFactory(study=study, place=ann)


@pytest.fixture
def study(version):
    return lesson_in(version.study.workgroup, version.study_id)


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


def test_a_lesson_is_announced_and_the_others_see_how_many_may_come(
    client, study, version, ann, ben
):
    client.post(own(ann, "announce_lesson", study.pk), ANNOUNCED)

    lesson = LessonTeaching.objects.get()
    assert (lesson.version, lesson.place, lesson.school) == (version, ann, ann.school)
    assert (lesson.taught_on, lesson.starts, lesson.visitors) == (MARCH_8, time(9, 30), 1)
    page = text_of(client.get(own(ben, "lesson", study.pk)))
    assert "Tuesday 8 March 2022, 9:30am Ann Able teaches version 1 at Ash School" in page
    assert "1 colleague may come and watch" in page
    assert "I will come" in page


@pytest.mark.parametrize("on", [date(2022, 2, 28), date(2022, 9, 1)])
def test_it_is_announced_for_a_day_to_come_in_the_year(client, study, ann, on):
    assert_refused_beside(
        client.post(own(ann, "announce_lesson", study.pk), ANNOUNCED | day("taught_on", on)),
        taught_on="Enter a day that is still to come, in the school year of the Work Group",
    )


def test_two_clicks_announce_one_lesson(client, study, ann):
    client.post(own(ann, "announce_lesson", study.pk), ANNOUNCED)

    assert_refused_beside(
        client.post(own(ann, "announce_lesson", study.pk), ANNOUNCED),
        taught_on="You have it down for that day already.",
    )


def test_the_lead_says_at_which_school(study, lead):
    page = of_staff("announce_lesson", study.pk)
    form = client_of(lead).get(page).context["form"]
    assert "Host School" in str(form["school"])

    assert_refused_beside(
        client_of(lead).post(page, ANNOUNCED), school="Enter the school’s name, postcode or URN"
    )
    elsewhere = SchoolFactory(name="Quite Another School")
    client_of(lead).post(page, ANNOUNCED | {"school": str(elsewhere.urn)})

    assert LessonTeaching.objects.get().school == elsewhere


def test_whoever_comes_is_named_to_the_teacher_by_email(client, study, version, ann, ben, lead):
    lesson = announced(version, ann)
    assert "Ann Able gets an email that you come." in text_of(
        client.post(own(ben, "come_to_lesson", lesson.pk), follow=True)
    )
    client_of(lead).post(of_staff("come_to_lesson", lesson.pk))

    assert letters("lesson-visitor") == ["ann@example.org"] * 2
    letter = Message.objects.filter(kind="lesson-visitor").earliest("pk")
    assert "Ben Brook, Beech School would like to watch your lesson" in letter.text
    assert "Tuesday 8 March 2022, 9:30am" in letter.text
    page = text_of(client.get(own(ann, "lesson", study.pk)))
    assert "To watch come: Ben Brook, Beech School; Lena Lead" in page
    assert "Nobody else can come." in page


def test_a_lead_who_teaches_gets_an_email_that_leads_to_where_they_sign_in(
    study, version, ben, lead
):
    lesson = AnnouncedLessonFactory(version=version, user=lead, taught_on=MARCH_8)

    come_to_lesson(teaching=lesson, by=ben)

    letter = Message.objects.get(kind="lesson-visitor")
    assert letter.to_email == "lena@example.org"
    assert of_staff("lesson", study.pk) in letter.text


def test_whoever_cannot_come_after_all_is_named_too_and_may_come_again(client, version, ann, ben):
    lesson = announced(version, ann)
    client.post(own(ben, "come_to_lesson", lesson.pk))

    client.post(own(ben, "stay_away", lesson.pk))

    assert letters("lesson-visitor-off") == ["ann@example.org"]
    assert LessonVisit.objects.coming().count() == 0
    client.post(own(ben, "come_to_lesson", lesson.pk))
    assert letters("lesson-visitor") == ["ann@example.org"] * 2
    assert LessonVisit.objects.coming().get().place == ben


def test_no_more_come_than_may(client, version, ann, ben, workgroup):
    lesson = announced(version, ann, visitors=1)
    come_to_lesson(teaching=lesson, by=ben)
    late = placed(workgroup, "Cat Cole", "Cedar School")

    page = text_of(client.get(own(late, "come_to_lesson", lesson.pk), follow=True))

    assert "As many colleagues come as may." in page
    assert client.post(own(late, "come_to_lesson", lesson.pk)).status_code == 422
    assert LessonVisit.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda lesson, ann, ben: come_to_lesson(teaching=lesson, by=ann), "teach this lesson"),
        (lambda lesson, ann, ben: stay_away(teaching=lesson, by=ben), "not said that you come"),
        (lambda lesson, ann, ben: call_off_lesson(teaching=lesson, by=ben), "somebody else’s"),
        (
            lambda lesson, ann, ben: tell_of_lesson(teaching=lesson, account=account(), by=ben),
            "somebody else’s",
        ),
    ],
)
def test_nobody_does_what_is_not_theirs_to_do(version, ann, ben, act, says):
    with pytest.raises(Refused, match=says):
        act(announced(version, ann), ann, ben)


def test_pages_of_somebody_elses_lesson_are_not_there(client, version, ann, ben, lead):
    lesson = announced(version, ann)

    for name in ("tell_teaching", "call_off_lesson"):
        assert client.get(own(ben, name, lesson.pk)).status_code == 404
        assert client.post(own(ben, name, lesson.pk), TOLD).status_code == 404
        assert client_of(lead).get(of_staff(name, lesson.pk)).status_code == 404


def test_nobody_comes_to_what_has_begun(version, ann, ben, time_machine):
    lesson = announced(version, ann)
    time_machine.move_to(london(2022, 3, 8, 9, 30))

    with pytest.raises(Refused, match="has begun"):
        come_to_lesson(teaching=lesson, by=ben)


def test_whoever_wanted_to_come_hears_that_it_is_called_off(client, version, ann, ben, lead):
    lesson = announced(version, ann)
    come_to_lesson(teaching=lesson, by=ben)
    come_to_lesson(teaching=lesson, by=lead)

    client.post(own(ann, "call_off_lesson", lesson.pk))

    assert sorted(letters("lesson-called-off")) == ["ben@example.org", "lena@example.org"]
    letter = Message.objects.filter(kind="lesson-called-off").earliest("pk")
    assert "Ann Able has called off the lesson that you wanted to watch" in letter.text
    with pytest.raises(Refused, match="was called off"):
        come_to_lesson(teaching=lesson, by=ben)
    # The same day is free again.
    announced(version, ann)


def test_of_a_lesson_that_was_not_given_nobody_is_told_afterwards(version, ann, ben, time_machine):
    lesson = announced(version, ann)
    come_to_lesson(teaching=lesson, by=ben)
    time_machine.move_to(london(2022, 3, 9, 8))

    call_off_lesson(teaching=lesson, by=ann)

    assert letters("lesson-called-off") == []


def test_letters_that_no_longer_hold_are_not_sent(version, ann, ben, workgroup, time_machine):
    lesson = announced(version, ann)
    come_to_lesson(teaching=lesson, by=ben)
    [comes] = Message.objects.filter(kind="lesson-visitor")
    assert unwanted([comes], london(2022, 3, 1, 13)) == set()

    stay_away(teaching=lesson, by=ben)

    [stays] = Message.objects.filter(kind="lesson-visitor-off")
    assert unwanted([comes, stays], london(2022, 3, 1, 13)) == {comes.pk}
    time_machine.move_to(london(2022, 3, 9, 8))
    assert unwanted([stays], london(2022, 3, 9, 8)) == {stays.pk}


def test_a_letter_is_sent_again_to_where_its_reader_is_reached_now(version, ann, ben):
    lesson = announced(version, ann)
    come_to_lesson(teaching=lesson, by=ben)
    Message.objects.update(sent_at=london(2022, 3, 1, 12))
    ann.person.email = "able@example.org"
    ann.person.save()

    assert letter_again(Message.objects.get()).to_email == "able@example.org"


def test_whoever_gives_up_the_place_neither_teaches_nor_comes(version, ann, ben, lead):
    of_ben, of_ann = announced(version, ben), announced(version, ann)
    come_to_lesson(teaching=of_ann, by=ben)
    come_to_lesson(teaching=of_ben, by=lead)

    give_up_place(participant=ben, reason="A new job")

    of_ben.refresh_from_db()
    assert of_ben.called_off_at is not None
    assert letters("lesson-called-off") == ["lena@example.org"]
    assert letters("lesson-visitor-off") == ["ann@example.org"]
    assert LessonVisit.objects.coming().count() == 0


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
    assert max(one) <= 12


def add_story(version, place):
    LessonTaughtFactory(version=version, place=place, taught_on=date(2022, 2, 1))
    LessonVisitFactory(teaching=AnnouncedLessonFactory(version=version, place=place))


def queries(client, path) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
