"""A lesson that is announced, and who comes to watch it."""

from datetime import date, time

import pytest

from access.refusal import Refused
from outbox.again import letter_again
from outbox.kinds import unwanted
from outbox.models import Message
from participants.actions.lesson_teaching import (
    call_off_lesson,
    come_to_lesson,
    stay_away,
    tell_of_lesson,
)
from participants.actions.place import give_up_place
from participants.models import LessonTeaching, LessonVisit
from tests.factories import (
    SchoolFactory,
    london,
)
from tests.journeys.people import day, text_of
from tests.participants.factories import (
    AnnouncedLessonFactory,
)
from tests.participants.lesson_teaching.acts import (
    ANNOUNCED,
    MARCH_8,
    TOLD,
    account,
    announced,
    letters,
    of_staff,
    own,
    placed,
)
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of

pytestmark = pytest.mark.django_db


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
