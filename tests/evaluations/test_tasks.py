import pytest

from evaluations.models import Invitation
from evaluations.tasks import ask_for_reports, invite_respondents, remind_respondents
from outbox.models import Message
from portal.celery import app
from tests.evaluations.factories import DAY_AFTER, finished_group
from tests.factories import ParticipantFactory, UserFactory, london
from workgroups.models import WorkGroupLead


@pytest.mark.django_db
def test_the_mornings_ask_chase_and_ask_for_the_report(time_machine):
    workgroup = finished_group()
    ParticipantFactory(workgroup=workgroup)
    WorkGroupLead.objects.create(workgroup=workgroup, user=UserFactory())
    mornings = [
        DAY_AFTER,
        london(2022, 6, 2, 7, 30),
        london(2022, 6, 9, 7, 30),
        london(2022, 6, 24, 7, 30),
    ]

    for morning in mornings:
        time_machine.move_to(morning)
        invite_respondents()
        remind_respondents()
        ask_for_reports()

    assert Invitation.objects.of_people().count() == 1
    assert list(Message.objects.order_by("pk").values_list("kind", flat=True)) == [
        "survey",
        "survey-reminder",
        # Two weeks after the end, with a reminder of its own.
        "survey-head",
        "survey-reminder",
        "survey-reminder",
        "report-due",
    ]


def test_the_schedule_rings_the_tasks_of_evaluations():
    app.loader.import_default_modules()

    scheduled = {
        entry["task"]
        for entry in app.conf.beat_schedule.values()
        if entry["task"].startswith("evaluations.")
    }
    assert scheduled == {name for name in app.tasks if name.startswith("evaluations.")}
