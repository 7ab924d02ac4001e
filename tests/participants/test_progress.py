"""The grid of people by workshops and tasks, and the reminder to those who are behind."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.again import send_again
from outbox.kinds import unwanted
from outbox.models import Message
from participants.actions.attendance_register import close_register, take_register
from participants.actions.remind_of_tasks import remind_of_tasks
from participants.choices import Mark
from participants.models import Participant
from participants.queries.progress import progress_of
from participants.queries.task_accounts import places_behind
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.journeys.people import text_of
from tests.participants.factories import TaskAccountFactory, WalkInFactory
from tests.test_access import client_of
from workgroups.choices import ProjectKind

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=90)


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


@pytest.fixture
def workshop(workgroup):
    return WorkshopFactory(
        workgroup=workgroup, starts_at=timezone.now() - timedelta(days=20), title="Beginning"
    )


@pytest.fixture
def task(workshop):
    yesterday = timezone.localdate() - timedelta(days=1)
    return SchoolTaskFactory(after_workshop=workshop, title="Try it", due_on=yesterday)


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


def placed(workgroup, name, **fields):
    interest = InterestFactory(workgroup=workgroup, person=PersonFactory(name=name), state="placed")
    accepted_at = timezone.now() - LONG_AGO
    return ParticipantFactory(
        **{"workgroup": workgroup, "interest": interest, "accepted_at": accepted_at} | fields
    )


def grid(workgroup) -> str:
    return reverse("participants:progress", args=[workgroup.pk])


def remind(workgroup) -> str:
    return reverse("participants:remind_of_tasks", args=[workgroup.pk])


def reminders():
    return Message.objects.filter(kind="tasks-reminder")


def test_the_grid_says_who_came_and_who_did_what(workgroup, workshop, task, admin):
    ann, ben = placed(workgroup, "Ann Able"), placed(workgroup, "Ben Brook")
    placed(workgroup, "Cat Cole", accepted_at=timezone.now() - timedelta(days=2))
    take_register(
        workshop=workshop, marks={ann.pk: Mark.PRESENT, ben.pk: Mark.SUBSTITUTE}, by=admin
    )
    close_register(workshop=workshop, by=admin)
    WorkshopFactory(workgroup=workgroup)
    TaskAccountFactory(participant=ann, task=task, colleagues=3, pupils=56)

    page = text_of(client_of(admin).get(grid(workgroup)))

    assert "2 of 3 people are behind with a task." in page
    assert "The tasks have reached 3 colleagues and 56 pupils, as people estimate." in page
    so_far = "50% 300 of 600 minutes 1 of 1 task"
    assert f"Ann Able {ann.school} {so_far} Came Done and told Try it, Ann Able To come" in page
    so_far = "0% 0 of 600 minutes 0 of 1 task"
    assert f"Ben Brook {ben.school} {so_far} Colleague came Late To come" in page
    assert "Cat Cole" in page
    assert "No place yet Late To come" in page
    assert "Workshop 1: Beginning Task 1: Try it" in page


def test_a_task_after_a_workshop_called_off_stands_in_its_time(workgroup, workshop, task, admin):
    placed(workgroup, "Ann Able")
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=5))
    workshop.cancelled_at = timezone.now()
    workshop.save()

    page = text_of(client_of(admin).get(grid(workgroup)))

    assert page.index("Task 1") < page.index("Workshop 1")


def test_whom_a_reminder_goes_to_is_said_before_and_kept_after(workgroup, task, admin):
    late, done = placed(workgroup, "Ann Able"), placed(workgroup, "Ben Brook")
    TaskAccountFactory(participant=done, task=task)
    client = client_of(admin)

    asked = text_of(client.get(remind(workgroup)))
    answer = client.post(remind(workgroup), follow=True)

    assert f"Ann Able, {late.school}: Try it, by" in asked
    assert "Ben Brook" not in asked
    assert "Remind 1 person" in asked
    assert [letter.to_email for letter in reminders()] == [late.person.email]
    letter = reminders().get()
    assert "Try it, by" in letter.text
    assert f"{admin} asked us to write to you." in letter.text
    page = text_of(answer)
    assert "1 reminder is on the way." in page
    assert "Reminder written on" in page
    assert "Remind those who are behind" not in page


def test_nobody_is_reminded_twice_within_a_few_days(workgroup, task, admin):
    placed(workgroup, "Ann Able")
    today = timezone.localdate()
    remind_of_tasks(workgroup=workgroup, on=today, by=admin)

    for days in (0, 3):
        with pytest.raises(Refused, match="Nobody is left to remind"):
            remind_of_tasks(workgroup=workgroup, on=today + timedelta(days=days), by=admin)
    page = client_of(admin).get(remind(workgroup), follow=True)
    assert "Nobody is left to remind" in text_of(page)
    remind_of_tasks(workgroup=workgroup, on=today + timedelta(days=4), by=admin)

    assert reminders().count() == 2


def test_a_reminder_is_dropped_once_the_task_is_done_or_the_place_given_up(workgroup, task, admin):
    ann, ben, cat = (placed(workgroup, f"{name} Able") for name in ("Ann", "Ben", "Cat"))
    remind_of_tasks(workgroup=workgroup, on=timezone.localdate(), by=admin)
    TaskAccountFactory(participant=ann, task=task)
    TaskAccountFactory(participant=cat, task=task, done_at=None, colleagues=None, pupils=None)
    Participant.objects.filter(pk=ben.pk).update(withdrawn_at=timezone.now())

    dropped = unwanted(reminders(), timezone.now())

    assert set(reminders().filter(about_id__in=[ann.pk, ben.pk]).values_list("pk", flat=True)) == (
        dropped
    )


def test_who_is_behind_is_asked_of_the_database_as_the_rule_says(workgroup, workshop, task):
    ann = placed(workgroup, "Ann Able")
    on = task.due_on
    assert not places_behind(Participant.objects.all(), on).exists()

    found = places_behind(Participant.objects.all(), on + timedelta(days=1))

    assert list(found) == [ann]


def test_a_reminder_sent_again_says_what_is_late_today(workgroup, task, admin):
    placed(workgroup, "Ann Able")
    remind_of_tasks(workgroup=workgroup, on=timezone.localdate(), by=admin)
    SchoolTaskFactory(
        after_workshop=task.after_workshop,
        title="And this",
        due_on=timezone.localdate() - timedelta(days=1),
    )
    reminders().update(sent_at=timezone.now())

    again = send_again(message=reminders().get(), times=0)

    assert "And this, by" in again.text


def test_only_the_lead_and_the_hub_see_the_grid_and_an_event_has_none(workgroup, task, admin):
    lead = UserFactory()
    workgroup.leads.add(lead)
    assert client_of(lead).get(grid(workgroup)).status_code == 200
    assert client_of(member(workgroup.hub, Role.BOARD)).get(grid(workgroup)).status_code == 403
    stranger = client_of(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))
    assert stranger.get(grid(workgroup)).status_code == 404
    assert "Progress" in text_of(client_of(admin).get(grid(workgroup)))

    workgroup.project.kind = ProjectKind.EVENT
    workgroup.project.save()

    detail = reverse("workgroups:detail", args=[workgroup.pk])
    assert "Progress" not in text_of(client_of(admin).get(detail))


def test_a_grid_of_nobody_says_so(workgroup, admin):
    assert "Nobody has accepted a place yet." in text_of(client_of(admin).get(grid(workgroup)))


def test_nobody_is_reminded_in_what_is_called_off(workgroup, task, admin):
    placed(workgroup, "Ann Able")
    workgroup.cancelled_at = timezone.now()
    workgroup.save()

    with pytest.raises(Refused, match="called off"):
        remind_of_tasks(workgroup=workgroup, on=timezone.localdate(), by=admin)


def test_the_grid_says_who_was_there_for_a_part_and_sums_up(workgroup, workshop, task, admin):
    whole, part, colleague, missed = ParticipantFactory.create_batch(
        4, workgroup=workgroup, accepted_at=timezone.now() - LONG_AGO
    )
    WalkInFactory(workshop=workshop)
    marks = {
        whole.pk: Mark.PRESENT,
        part.pk: Mark.PRESENT,
        colleague.pk: Mark.SUBSTITUTE,
        missed.pk: Mark.ABSENT,
    }
    take_register(workshop=workshop, marks=marks, minutes={part.pk: 200}, by=admin)
    close_register(workshop=workshop, by=admin)
    TaskAccountFactory(participant=whole, task=task)

    page = text_of(client_of(admin).get(reverse("participants:progress", args=[workgroup.pk])))

    totals = progress_of(workgroup).totals
    assert [(one.reached, one.of, one.walk_ins) for one in totals] == [(3, 4, 1), (1, 4, 0)]
    assert "Part 200 of 300 minutes" in page
    assert "Colleague came" in page
    assert "Missed" in page
    assert "3 of 4 came 1 came without a place" in page
    assert "1 of 4 did it" in page
    assert "200 of 300 minutes 0 of 1 task" in page
