"""Asking in each wave, and what becomes of the answers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from evaluations.actions.close_waves import close_waves
from evaluations.actions.nudge import remind_to_answer
from evaluations.actions.survey import (
    forget_unfinished,
    invite_respondents,
    record_response,
    remind_respondents,
)
from evaluations.choices import Wave
from evaluations.links import SURVEY
from evaluations.models import Answer, Invitation, PulseAnswer, Question
from outbox.models import Message
from participants.choices import Mark
from participants.models import Attendance
from tests.evaluations.pages import page
from tests.factories import (
    EventFactory,
    OutcomeFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)

pytestmark = pytest.mark.django_db

TWO_WEEKS_BEFORE = london(2021, 11, 3, 8)
FIRST_ENDS = london(2021, 11, 17, 14, 30)
EVENING = london(2021, 11, 17, 16, 30)
DAY_AFTER_LAST = london(2022, 5, 26, 8)


@pytest.fixture
def workgroup():
    group = WorkGroupFactory(title="Fractions")
    for starts_at in (london(2021, 11, 17, 9, 30), london(2022, 5, 25, 9, 30)):
        WorkshopFactory(
            workgroup=group, starts_at=starts_at, ends_at=starts_at + timedelta(hours=5)
        )
    OutcomeFactory(workgroup=group, text="Plan a unit")
    return group


@pytest.fixture
def people(workgroup):
    early = london(2021, 10, 1, 9)
    return [ParticipantFactory(workgroup=workgroup, accepted_at=early) for _ in range(6)]


@pytest.fixture
def ask(time_machine):
    def ask(now) -> int:
        time_machine.move_to(now, tick=False)
        return invite_respondents(now=now)

    return ask


def invitations(wave: Wave) -> list[Invitation]:
    return list(Invitation.objects.filter(wave=wave).order_by("pk"))


def present(people, workshop) -> None:
    Attendance.objects.bulk_create(
        Attendance(participant=one, workshop=workshop, mark=Mark.PRESENT) for one in people
    )


def rated(invitation: Invitation, rating: int, *, text: str = "") -> list[Answer]:
    """The required questions of the wave, and one box of words."""
    asked = Question.objects.filter(wave=invitation.wave, version=invitation.version)
    outcome = invitation.participant.workgroup.outcomes.get()
    found = []
    for question in asked.filter(is_required=True):
        about = outcome if question.is_about_each_outcome else None
        if question.kind == "choice":
            found.append(Answer(question=question, chosen=[question.options[0]]))
        elif question.kind == "yes_no":
            found.append(Answer(question=question, is_yes=True))
        else:
            found.append(Answer(question=question, outcome=about, rating=rating))
    if text:
        found.append(Answer(question=asked.filter(kind="text")[0], text=text))
    return found


def test_two_weeks_before_the_first_workshop_each_is_asked_how_they_start(people, ask):
    assert ask(TWO_WEEKS_BEFORE - timedelta(days=1)) == 0
    assert ask(TWO_WEEKS_BEFORE) == 6
    assert ask(TWO_WEEKS_BEFORE + timedelta(hours=1)) == 0

    assert {one.closes_at for one in invitations(Wave.START)} == {london(2021, 11, 24, 23, 59, 59)}
    letter = Message.objects.filter(kind="survey-start").first()
    assert letter.subject == "Before Fractions begins: two minutes of your time"


def test_whoever_takes_a_place_in_the_days_after_is_asked_still(people, workgroup, ask):
    ask(TWO_WEEKS_BEFORE)
    ParticipantFactory(workgroup=workgroup)

    assert ask(london(2021, 11, 21, 8)) == 1


def test_whoever_was_in_the_room_is_asked_two_hours_later_and_nobody_else(people, workgroup, ask):
    ask(TWO_WEEKS_BEFORE)
    present(people[:4], workgroup.workshops.first())

    assert ask(EVENING - timedelta(minutes=1)) == 0
    assert ask(EVENING) == 4
    assert ask(EVENING + timedelta(hours=1)) == 0

    # Marked late from the paper list: asked the next day.
    present(people[4:5], workgroup.workshops.first())
    assert ask(EVENING + timedelta(days=1)) == 1
    letter = Message.objects.filter(kind="survey-pulse").first()
    assert letter.subject.startswith("How was the workshop on Wednesday 17 November 2021?")


def test_events_are_asked_at_their_end_only(ask):
    event = WorkGroupFactory(project=EventFactory())
    WorkshopFactory(workgroup=event, starts_at=london(2021, 11, 17, 9, 30), ends_at=FIRST_ENDS)
    present([ParticipantFactory(workgroup=event)], event.workshops.get())

    assert ask(TWO_WEEKS_BEFORE) == 0
    assert ask(EVENING) == 0
    assert ask(london(2021, 11, 18, 8)) == 1
    assert ask(london(2022, 2, 16, 8)) == 0


def test_a_term_and_a_year_later_each_is_asked_what_has_lasted(people, ask):
    assert ask(DAY_AFTER_LAST) == 6
    assert ask(london(2022, 8, 23, 8)) == 0
    assert ask(london(2022, 8, 24, 8)) == 6
    assert ask(london(2023, 5, 24, 8)) == 6

    titles = set(Message.objects.filter(kind="survey-later").values_list("subject", flat=True))
    assert titles == {
        "What has lasted of Fractions?",
        "A year on: what has lasted of Fractions?",
    }


def test_the_change_is_from_the_start_to_the_end_of_the_same_people(people, workgroup, ask, client):
    ask(TWO_WEEKS_BEFORE)
    for invitation in invitations(Wave.START)[:5]:
        record_response(invitation=invitation, answers=rated(invitation, 2))
    ask(DAY_AFTER_LAST)
    # Who was not asked at the start looks back; these were.
    assert {one.version for one in invitations(Wave.END)} == {2}
    for invitation in invitations(Wave.END):
        record_response(invitation=invitation, answers=rated(invitation, 4))
    assert close_waves(now=DAY_AFTER_LAST) == 2
    client.force_login(member(workgroup.hub, Role.BOARD))

    text = client.get(page("evidence", workgroup)).content.decode()

    # Of six who answered at the end, five had answered at the start.
    assert "5 more confident, 0 the same, 0 less" in text
    assert "up 2.0" in text


def test_nothing_leads_from_what_was_said_of_a_workshop_to_who_said_it(people, workgroup, ask):
    present(people, workgroup.workshops.first())
    ask(EVENING)
    for number, invitation in enumerate(invitations(Wave.PULSE)):
        answers = rated(invitation, 1 + number % 5, text=f"Words of {number}")
        record_response(invitation=invitation, answers=answers)

    assert not Answer.objects.exists()
    assert PulseAnswer.objects.count() == 18
    columns = {field.name for field in PulseAnswer._meta.get_fields()}
    assert columns == {"id", "workshop", "question", "rating", "text"}
    # Its key is drawn by lot: the rows stand in no order of answering.
    assert {row.pk.version for row in PulseAnswer.objects.all()} == {4}
    assert not hasattr(PulseAnswer, "pgh_event_model")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.BOARD])
def test_nobody_reads_a_pulse_while_it_is_open(people, workgroup, ask, client, role, time_machine):
    present(people, workgroup.workshops.first())
    ask(EVENING)
    for invitation in invitations(Wave.PULSE)[:5]:
        record_response(
            invitation=invitation, answers=rated(invitation, 4, text="Number lines helped")
        )
    client.force_login(member(workgroup.hub, role))

    while_open = client.get(page("evidence", workgroup)).content.decode()
    time_machine.move_to(EVENING + timedelta(days=8), tick=False)
    close_waves(now=EVENING + timedelta(days=8))
    client.force_login(member(workgroup.hub, role))
    afterwards = client.get(page("evidence", workgroup)).content.decode()

    assert "So that nobody can see who said what" in while_open
    assert "out of 5" not in while_open
    assert "On average <strong>4.0 out of 5</strong>" in afterwards
    # Words are for the hub and the lead.
    assert ("Number lines helped" in afterwards) is (role == Role.ADMINISTRATOR)


def test_what_is_typed_is_kept_and_found_again_by_the_same_link(people, ask, client):
    ask(TWO_WEEKS_BEFORE)
    invitation = invitations(Wave.START)[0]
    path = SURVEY.path(invitation)

    kept = client.post(path, {"practice": "We use bar mod", "keep": "typing"})
    again = client.get(path).content.decode()

    assert kept.status_code == 204
    assert "We use bar mod" in again
    assert not Answer.objects.exists()


def test_keeping_for_later_works_without_script_and_says_how_to_go_on(people, ask, client):
    ask(TWO_WEEKS_BEFORE)
    invitation = invitations(Wave.START)[0]
    [outcome] = invitation.participant.workgroup.outcomes.all()
    path = SURVEY.path(invitation)

    answer = client.post(path, {f"confidence-{outcome.pk}-now": "4", "keep": "later"}, follow=True)

    text = answer.content.decode()
    assert "kept and not sent yet" in text
    assert f'id="id_confidence-{outcome.pk}-now_3"' in text
    assert 'value="4" checked' in text


def test_what_is_kept_goes_once_it_is_sent_or_too_late(people, ask, client, time_machine):
    ask(TWO_WEEKS_BEFORE)
    sent, forgotten, *_ = invitations(Wave.START)
    for invitation in (sent, forgotten):
        client.post(SURVEY.path(invitation), {"practice": "Half a word", "keep": "typing"})

    record_response(invitation=sent, answers=rated(sent, 3))
    time_machine.move_to(london(2021, 11, 25, 3), tick=False)

    assert forget_unfinished(now=london(2021, 11, 25, 3)) == 1
    assert not Invitation.objects.exclude(unfinished={}).exists()


def test_nothing_is_kept_of_a_survey_that_is_over(people, ask, client, time_machine):
    ask(TWO_WEEKS_BEFORE)
    invitation = invitations(Wave.START)[0]
    time_machine.move_to(london(2021, 11, 25, 3), tick=False)

    answer = client.post(SURVEY.path(invitation), {"practice": "Late", "keep": "typing"})

    assert answer.status_code == 409
    assert Invitation.objects.get(pk=invitation.pk).unfinished == {}


def test_reminding_writes_once_in_three_days_and_to_nobody_who_has_answered(
    people, workgroup, ask, time_machine
):
    ask(TWO_WEEKS_BEFORE)
    answered, *others = invitations(Wave.START)
    record_response(invitation=answered, answers=rated(answered, 3))
    with pytest.raises(Refused):
        remind_to_answer(workgroup=workgroup, now=TWO_WEEKS_BEFORE + timedelta(days=2))

    third_day = TWO_WEEKS_BEFORE + timedelta(days=3)
    time_machine.move_to(third_day, tick=False)
    reminded = remind_to_answer(workgroup=workgroup, now=third_day)

    assert [one.invitation for one in reminded] == sorted(
        others, key=lambda one: (one.participant.person.name, one.pk)
    )
    with pytest.raises(Refused):
        remind_to_answer(workgroup=workgroup, now=third_day + timedelta(hours=1))


def test_a_reminder_by_itself_comes_after_a_week(people, ask, time_machine):
    ask(TWO_WEEKS_BEFORE)
    time_machine.move_to(TWO_WEEKS_BEFORE + timedelta(days=7), tick=False)

    assert remind_respondents(on=(TWO_WEEKS_BEFORE + timedelta(days=7)).date()) == 6
    assert remind_respondents(on=(TWO_WEEKS_BEFORE + timedelta(days=7)).date()) == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_who_has_answered_takes_the_same_queries_for_one_and_for_three(
    workgroup, ask, client, rows, django_assert_num_queries
):
    for _ in range(rows):
        ParticipantFactory(workgroup=workgroup)
    ask(TWO_WEEKS_BEFORE)
    client.force_login(member(workgroup.hub, Role.HUB_LEAD))
    path = reverse("evaluations:who_answered", args=[workgroup.pk])
    client.get(path)

    with django_assert_num_queries(10):
        text = client.get(path).content.decode()

    assert text.count("Waiting") == rows
