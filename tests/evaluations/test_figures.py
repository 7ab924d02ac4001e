"""What is counted, from the rows up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from access.roles import Role
from evaluations.actions.close_waves import close_waves
from evaluations.models import Answer, Invitation
from evaluations.queries.engagement import engagement_in
from evaluations.queries.figures import workgroup_figures
from evaluations.queries.wave_results import figures_for_wider_readers
from evaluations.views.beside import figures_beside
from evaluations.views.figure_words import (
    attendance_bars,
    change_words,
    people_bars,
    scale_bars,
    school_bars,
    yes_no_bars,
)
from participants.choices import AttendanceOutcome, InterestState
from participants.models import Offer
from tests.evaluations.factories import (
    DAY_AFTER,
    answered,
    attended,
    finished_group,
    invited,
)
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    SchoolTaskFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.participants.factories import TaskAccountFactory

pytestmark = pytest.mark.django_db

A = AttendanceOutcome


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


def by_code(workgroup):
    return {question.code: question for question in workgroup_figures(workgroup).survey.questions}


def test_nothing_is_known_of_a_group_without_anybody(workgroup):
    found = workgroup_figures(workgroup)

    assert [(stage.people, stage.schools) for stage in found.stages] == [(0, 0)] * 5
    assert (found.survey.invited, found.survey.questions) == (0, [])
    assert found.non_attendance_rate is None
    assert attendance_bars(found) == []


def test_the_road_is_counted_by_person_and_by_school(workgroup):
    workshop = workgroup.workshops.get()
    asked = InterestFactory(workgroup=workgroup)
    offered = InterestFactory(workgroup=workgroup, school=asked.school)
    Offer.objects.create(
        interest=offered,
        offered_by=member(workgroup.hub, Role.ADMINISTRATOR),
        offered_at=london(2021, 9, 1),
        expires_at=london(2021, 9, 11),
    )
    came = ParticipantFactory(workgroup=workgroup)
    stayed_away = ParticipantFactory(
        workgroup=workgroup,
        interest=InterestFactory(
            workgroup=workgroup, school=came.school, state=InterestState.PLACED
        ),
    )
    attended(came, workshop)
    attended(stayed_away, workshop, A.NO_SHOW)

    found = workgroup_figures(workgroup)

    assert [(stage.people, stage.schools) for stage in found.stages] == [
        (4, 2),
        (3, 2),
        (2, 1),
        (1, 1),
        (1, 1),
    ]
    assert people_bars(found)[0] == ("Asked for a place", 4, 4)
    assert school_bars(found)[-1] == ("Completed", 1, 2)


def test_somebody_of_another_group_is_not_counted(workgroup):
    other = ParticipantFactory(workgroup=finished_group(workgroup__hub=workgroup.hub))
    attended(other, other.workgroup.workshops.get())

    assert [stage.people for stage in workgroup_figures(workgroup).stages] == [0] * 5


def test_every_way_a_date_can_end_is_counted(workgroup):
    workshop = workgroup.workshops.get()
    for outcome in A:
        attended(ParticipantFactory(workgroup=workgroup), workshop, outcome)

    found = workgroup_figures(workgroup)

    (counted,) = found.workshops
    assert [
        counted.present,
        counted.substituted,
        counted.excused,
        counted.cancelled_in_time,
        counted.cancelled_late,
        counted.no_show,
    ] == [1] * 6
    assert (counted.on, counted.is_settled) == (date(2022, 5, 25), True)
    assert attendance_bars(found) == [("Wednesday 25 May 2022", 2, 6)]
    assert found.non_attendance_rate == 33


def test_a_workshop_whose_register_is_open_or_that_was_called_off_counts_for_nothing(workgroup):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 5, 24), cancelled_at=DAY_AFTER)
    called_off = WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 5, 23))
    attended(ParticipantFactory(workgroup=workgroup), called_off)
    called_off.cancelled_at = DAY_AFTER
    called_off.save()

    found = workgroup_figures(workgroup)

    assert [workshop.is_settled for workshop in found.workshops] == [False]
    assert found.non_attendance_rate is None


@pytest.mark.parametrize(
    ("came_to", "completed"), [(("long",), True), (("short", "shorter"), False)]
)
def test_completing_is_counted_in_minutes_and_alike_on_both_pages(came_to, completed):
    """Of the workshops that stand: 5 hours, and twice half an hour. One more was called off."""
    workgroup = WorkGroupFactory(school_year=2021)
    lasting = {"long": 300, "short": 30, "shorter": 30, "called off": 300}
    workshops = {
        name: WorkshopFactory(
            workgroup=workgroup,
            starts_at=(starts_at := london(2022, 2, day, 9)),
            ends_at=starts_at + timedelta(minutes=minutes),
            cancelled_at=DAY_AFTER if name == "called off" else None,
        )
        for day, (name, minutes) in enumerate(lasting.items(), 1)
    }
    place = ParticipantFactory(workgroup=workgroup)
    for name in came_to:
        attended(place, workshops[name])

    of_group = workgroup_figures(workgroup).stages[-1]
    administrator = member(workgroup.hub, Role.ADMINISTRATOR)
    of_year = engagement_in(administrator, year=2021)

    assert (of_group.people, of_group.schools) == (completed, completed)
    assert [journey.completed for journey in of_year.people + of_year.schools] == [completed] * 2


def test_tasks_are_the_other_condition_and_alike_on_both_pages(workgroup):
    place = ParticipantFactory(workgroup=workgroup)
    workshop = workgroup.workshops.get()
    attended(place, workshop)
    task = SchoolTaskFactory(after_workshop=workshop)
    administrator = member(workgroup.hub, Role.ADMINISTRATOR)

    def completed() -> list[int]:
        of_year = engagement_in(administrator, year=workgroup.school_year)
        of_group = workgroup_figures(workgroup).stages[-1]
        return [of_group.people, sum(one.completed for one in of_year.people)]

    assert completed() == [0, 0]
    TaskAccountFactory(participant=place, task=task)
    assert completed() == [1, 1]
    SchoolTaskFactory(after_workshop=workshop)
    SchoolTaskFactory(after_workshop=workshop)
    assert completed() == [0, 0]
    workgroup.completion_tasks = 33
    workgroup.save()
    assert completed() == [1, 1]
    assert workgroup_figures(workgroup).tasks_done == 1


def test_tasks_are_counted_once(workgroup):
    for _ in range(3):
        SchoolTaskFactory(after_workshop=workgroup.workshops.get())

    assert workgroup_figures(workgroup).tasks_set == 3


def test_answers_are_summed_up_by_their_kind(workgroup):
    first, second, _ = invited(workgroup, 3)
    answered(first, confidence=(1, 4), useful=5, recommend=True, reach=60, practice="B")
    answered(second, confidence=(3, 3), useful=4, recommend=False, reach=31, practice="a")

    survey = workgroup_figures(workgroup).survey
    found = by_code(workgroup)

    assert (survey.invited, survey.answered, survey.response_rate) == (3, 2, 67)
    assert (found["useful"].people, found["useful"].mean) == (2, Decimal("4.5"))
    assert scale_bars(found["useful"], found["useful"].counts) == [
        ("5 Very useful", 1, 2),
        ("4", 1, 2),
        ("3", 0, 2),
        ("2", 0, 2),
        ("1 Not useful", 0, 2),
    ]
    assert yes_no_bars(found["recommend"]) == [("Yes", 1, 2), ("No", 1, 2)]
    assert (found["reach"].total, found["reach"].mean) == (91, Decimal("45.5"))
    assert found["practice"].words == ["a", "B"]
    (outcome,) = found["confidence"].outcomes
    assert (outcome.before, outcome.now, change_words(outcome)) == (
        Decimal("2.0"),
        Decimal("3.5"),
        "up 1.5",
    )
    assert (outcome.people, outcome.rose, outcome.same, outcome.fell) == (2, 1, 1, 0)


def test_a_question_that_nobody_answered_is_there_with_nothing(workgroup):
    (invitation,) = invited(workgroup)
    answered(invitation)

    policy = by_code(workgroup)["policy"]

    assert (policy.people, policy.words) == (0, [])


def test_figures_beside_the_boxes_are_in_words(workgroup):
    workshop = workgroup.workshops.get()
    for invitation in invited(workgroup, 5):
        attended(invitation.participant, workshop)
        answered(invitation, reach=20)

    beside = figures_beside(workgroup_figures(workgroup))

    said = {name: [line[:2] for line in lines] for name, lines in beside.items()}
    assert said["did_it_work"] == [
        ("Useful", "5.0 out of 5"),
        ("Would recommend it", "5 of 5"),
    ]
    assert said["how_we_know"] == [
        ("Answered the survey", "5 of 5 (100%)"),
        ("Started", "5 people from 5 schools"),
        ("Completed", "5 people from 5 schools"),
    ]
    assert said["learning"] == [("Lead a shared vision of maths.", "2.0 before, 4.0 now")]
    assert said["achievement"] == [
        ("Colleagues who use the ideas", "fewer than 5 answers"),
        ("Pupils taught with them", "about 100"),
    ]


def test_beside_the_boxes_stands_no_figure_of_fewer_than_five(workgroup):
    SchoolTaskFactory(after_workshop=workgroup.workshops.get())
    for invitation in invited(workgroup, 4):
        answered(invitation, reach=20, staff=1, tasks=1)
    close_waves(now=Invitation.objects.latest("closes_at").closes_at + timedelta(seconds=1))

    beside = figures_beside(figures_for_wider_readers(workgroup))

    said = dict(line[:2] for lines in beside.values() for line in lines)
    assert [label for label, words in said.items() if words == "fewer than 5 answers"] == [
        "Useful",
        "Would recommend it",
        "Tasks done, on average",
        "Colleagues who use the ideas",
        "Pupils taught with them",
    ]
    assert "Lead a shared vision of maths." not in said


@pytest.mark.parametrize("people", [1, 3])
def test_figures_take_the_same_queries_for_one_and_for_many(
    workgroup, people, django_assert_num_queries
):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 2, 3))
    for invitation in invited(workgroup, people):
        answered(invitation)
        for workshop in workgroup.workshops.all():
            attended(invitation.participant, workshop)

    with django_assert_num_queries(7):
        workgroup_figures(workgroup)

    assert Answer.objects.count() == 4 * people


def test_the_workshops_stand_in_the_order_of_their_days(workgroup):
    days = [london(2022, 5, 14, 9), london(2021, 11, 5, 9), london(2022, 3, 5, 9)]
    for starts_at in days:
        WorkshopFactory(workgroup=workgroup, starts_at=starts_at)

    found = [workshop.on for workshop in workgroup_figures(workgroup).workshops]

    assert found == sorted(found)
    assert len(found) >= len(days)
