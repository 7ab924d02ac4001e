"""Heads are asked what they see at their school, and why somebody has left."""

from datetime import timedelta

import pytest

from evaluations.actions.survey import invite_respondents, remind_respondents
from evaluations.choices import Wave
from evaluations.links import SURVEY
from evaluations.models import Answer, Invitation
from evaluations.queries.respondents import awaited_of, respondents_of
from outbox.kinds import unwanted
from outbox.models import Message
from participants.queries.own_data import held_of
from tests.evaluations.factories import LAST_WORKSHOP, finished_group
from tests.factories import InterestFactory, ParticipantFactory, UserFactory, london

pytestmark = pytest.mark.django_db

TWO_WEEKS_AFTER = LAST_WORKSHOP + timedelta(days=14)


@pytest.fixture
def ask(time_machine):
    def ask(now) -> list[Invitation]:
        time_machine.move_to(now, tick=False)
        invite_respondents(now=now)
        of_heads = Invitation.objects.filter(wave__in=[Wave.HEAD, Wave.LEAVER])
        return list(of_heads.order_by("pk"))

    return ask


@pytest.fixture
def workgroup():
    return finished_group(workgroup__title="Fractions")


def place(workgroup, **fields):
    interest = InterestFactory(workgroup=workgroup, state="placed", **fields)
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def test_the_head_of_each_school_is_asked_once_two_weeks_after_the_end(workgroup, ask):
    first = place(workgroup, head_email="ada.head@example.org", head_name="Ada Head")
    place(workgroup, school=first.school, head_email="ada.head@example.org")
    other = place(workgroup, head_email="bo.head@example.org", head_name="")
    place(workgroup, head_email="")

    assert ask(TWO_WEEKS_AFTER - timedelta(days=1)) == []
    found = ask(TWO_WEEKS_AFTER)
    assert ask(TWO_WEEKS_AFTER + timedelta(days=1)) == found
    assert [one.participant for one in found] == [first, other]

    letters = Message.objects.filter(kind="survey-head").order_by("pk")
    assert [one.to_email for one in letters] == ["ada.head@example.org", "bo.head@example.org"]
    assert letters[0].subject == f"What has Fractions changed at {first.school}?"
    assert "Dear Ada Head" in letters[0].text
    assert "Dear headteacher or principal" in letters[1].text


def test_a_head_answers_by_the_link_and_is_reminded_twice_at_most(
    workgroup, ask, client, time_machine
):
    place(workgroup), place(workgroup)
    done, waiting = ask(TWO_WEEKS_AFTER)
    path = SURVEY.path(done)

    kept = client.post(path, {"seen": "They talk ab", "keep": "typing"})
    assert kept.status_code == 204
    assert "They talk ab" in client.get(path).content.decode()
    sent = client.post(path, {"impact": "4", "again": "yes", "seen": "They talk about maths"})
    assert sent.status_code == 302
    assert Answer.objects.filter(invitation=done).count() == 3
    for days in range(30):
        on = TWO_WEEKS_AFTER + timedelta(days=days)
        time_machine.move_to(on, tick=False)
        remind_respondents(on=on.date())

    chased = Message.objects.filter(kind="survey-reminder", about_id__in=[done.pk, waiting.pk])
    assert [(one.about_id, one.to_email) for one in chased] == [
        (waiting.pk, waiting.asked_email)
    ] * 2


def test_what_a_head_is_asked_is_nothing_of_the_persons(workgroup, ask, client):
    somebody = place(workgroup)
    somebody.person.user = UserFactory()
    somebody.person.save()
    [invitation] = ask(TWO_WEEKS_AFTER)
    client.post(SURVEY.path(invitation), {"impact": "2", "again": "no", "seen": "Nothing yet"})
    client.force_login(somebody.person.user)

    assert "changed at" not in client.get("/home/").content.decode()
    assert "Nothing yet" not in str(list(held_of(somebody.person)))
    [respondent] = respondents_of(workgroup)
    assert set(respondent.asked) == {(Wave.END, None)}
    # Nor does anybody remind them by hand in the person's name.
    assert [one.invitation.wave for one in awaited_of(workgroup, TWO_WEEKS_AFTER)] == [Wave.END]


def test_the_head_is_asked_once_why_somebody_has_left(ask, time_machine):
    workgroup = finished_group(workgroup__title="Fractions")
    left = place(workgroup, head_email="ada.head@example.org")
    left.withdrawn_at = london(2022, 3, 1, 9)
    left.save()

    assert ask(london(2022, 3, 16, 9)) == []
    [invitation] = ask(london(2022, 3, 2, 9))
    assert ask(london(2022, 3, 3, 9)) == [invitation]

    letter = Message.objects.get(kind="survey-leaver")
    assert (letter.to_email, invitation.wave) == ("ada.head@example.org", Wave.LEAVER)
    # Nobody named, and wanted though the place is no more.
    assert left.person.name not in letter.text
    assert unwanted(Message.objects.filter(pk=letter.pk), london(2022, 3, 3, 9)) == set()
    for days in range(20):
        on = london(2022, 3, 2, 9) + timedelta(days=days)
        time_machine.move_to(on, tick=False)
        remind_respondents(on=on.date())
    assert Message.objects.filter(kind="survey-reminder", about_id=invitation.pk).count() == 1
