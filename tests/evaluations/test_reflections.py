"""What leads note after a workshop: when, for how long, and who reads it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from access.permissions import GRANTS, Permission
from access.refusal import Refused
from access.roles import Role
from evaluations.actions.reflection import NOT_HAPPENED, write_reflection
from evaluations.choices import ReportState
from evaluations.models import Reflection, Report
from evaluations.queries.reflection import (
    Coverage,
    Note,
    notes_beside,
    reflection_coverage,
    reflections_asked_for,
)
from evaluations.rules.reflection import (
    BESIDE_REPORT,
    NOTHING_NOTED,
    REFLECTION_QUESTIONS,
    REPORT_APPROVED,
    asked_since,
    check_open_for_reflections,
    is_open_for_reflections,
    notes_something,
)
from evaluations.rules.report_parts import WHOLE
from participants.models import Register
from tests.evaluations.factories import LAST_WORKSHOP
from tests.factories import (
    EventFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from workgroups.models import Workshop

pytestmark = pytest.mark.django_db

OVER = LAST_WORKSHOP + timedelta(hours=5)
WORDS = {
    "went_well": "Everybody brought work from a lesson.",
    "learned": "That drawing first helps, as their examples show.",
    "would_change": "Less talk, more time to plan together.",
    "will_try": "One lesson that begins with a drawing.",
}


@pytest.fixture
def workshop(workgroup):
    return workgroup.workshops.get()


def write(workshop, by, now=OVER, **words) -> Reflection:
    return write_reflection(workshop=workshop, words=WORDS | words, now=now, by=by)


def close_register_of(workshop, at) -> None:
    Register.objects.create(workshop=workshop, closed_at=at, closed_by=UserFactory())


def test_the_four_questions_of_a_year_each_stand_beside_one_of_the_report():
    """Whoever rewords them does so between two school years, here too."""
    assert REFLECTION_QUESTIONS == {
        "went_well": "What went well?",
        "learned": "What did the group learn, and how do you know?",
        "would_change": "What would you change next time?",
        "will_try": "What will teachers try before they meet again?",
    }
    assert sorted(BESIDE_REPORT.values()) == sorted(REFLECTION_QUESTIONS)
    assert set(BESIDE_REPORT) <= set(WHOLE)


@pytest.mark.parametrize(
    ("words", "noted"), [({}, False), ({"a": " \n", "b": ""}, False), ({"a": "", "b": "x"}, True)]
)
def test_one_box_is_enough_and_none_is_not(words, noted):
    assert notes_something(words) is noted


@pytest.mark.parametrize("state", [None, *ReportState])
def test_only_an_approved_report_closes_them(state):
    is_open = is_open_for_reflections(state)

    assert is_open is (state != ReportState.APPROVED)
    if is_open:
        check_open_for_reflections(state)
    else:
        with pytest.raises(Refused, match="is approved"):
            check_open_for_reflections(state)


def test_home_asks_for_two_weeks():
    assert asked_since(london(2022, 5, 15, 9)) == london(2022, 5, 1, 9)


def test_nobody_else_but_leads_and_staff_is_given_it():
    """Never the board, a partner, the national team, a guest or a participant."""
    reading = {role for role, held in GRANTS.items() if Permission.READ_REFLECTIONS in held}
    writing = {role for role, held in GRANTS.items() if Permission.WRITE_REFLECTION in held}

    assert reading == {Role.ADMINISTRATOR, Role.HUB_LEAD, Role.LEAD}
    assert writing == {Role.LEAD}


def test_rows_are_reached_by_those_of_that_hub_and_the_leads_of_that_group(workshop, lead):
    row = write(workshop, lead)
    elsewhere = WorkGroupFactory(hub=workshop.workgroup.hub)
    stranger, guest = UserFactory(), UserFactory()
    elsewhere.leads.add(stranger)
    workshop.leads.add(guest)

    def read_by(user):
        return list(Reflection.objects.visible_to(user, can=Permission.READ_REFLECTIONS))

    assert read_by(lead) == [row]
    assert (read_by(stranger), read_by(guest)) == ([], [])


def test_it_is_written_from_the_end_of_the_workshop_on(workshop, lead):
    with pytest.raises(Refused) as refused:
        write(workshop, lead, now=OVER - timedelta(minutes=1))
    write(workshop, lead, now=OVER)

    assert refused.value.message == NOT_HAPPENED
    assert Reflection.objects.get().words == WORDS


def test_it_is_written_before_the_end_once_the_register_is_closed(workshop, lead):
    now = OVER - timedelta(minutes=10)
    close_register_of(workshop, now)

    write(workshop, lead, now=now)

    assert Reflection.objects.get().saved_at == now


@pytest.mark.parametrize(
    "change",
    [
        lambda row: Workshop.objects.filter(pk=row.pk).update(cancelled_at=OVER),
        lambda row: type(row.workgroup).objects.update(cancelled_at=OVER),
        lambda row: type(row.workgroup).objects.update(published_at=None, published_by=None),
        lambda row: type(row.workgroup).objects.update(project=EventFactory()),
    ],
    ids=["cancelled", "cancelled with its group", "draft", "event"],
)
def test_of_some_workshops_there_is_nothing_to_note(workshop, lead, change):
    change(workshop)

    with pytest.raises(Refused, match="once it is over"):
        write(workshop, lead)
    assert not Reflection.objects.exists()
    assert reflection_coverage(workshop.workgroup, OVER) == Coverage(0, 0)


def test_each_lead_has_one_and_puts_it_right(workshop, lead):
    other = UserFactory()
    workshop.workgroup.leads.add(other)

    write(workshop, lead)
    write(workshop, lead, now=OVER + timedelta(days=1), went_well="Two brought work.")
    write(workshop, other)

    own, others = Reflection.objects.order_by("pk")
    assert (own.lead, own.went_well) == (lead, "Two brought work.")
    assert (others.lead, others.words) == (other, WORDS)
    assert [event.went_well for event in own.events.order_by("pgh_id")] == [
        WORDS["went_well"],
        "Two brought work.",
    ]
    with transaction.atomic(), pytest.raises(IntegrityError, match="one_reflection_of_each_lead"):
        Reflection.objects.create(workshop=workshop, lead=lead, learned="Twice")


def test_an_empty_one_is_refused_by_the_action_and_by_the_database(workshop, lead):
    empty = dict.fromkeys(REFLECTION_QUESTIONS, " ")

    with pytest.raises(Refused) as refused:
        write_reflection(workshop=workshop, words=empty, now=OVER, by=lead)

    assert (refused.value.message, refused.value.field) == (NOTHING_NOTED, "went_well")
    with transaction.atomic(), pytest.raises(IntegrityError, match="reflection_notes_something"):
        Reflection.objects.create(workshop=workshop, lead=lead)


def test_no_pupil_is_named_in_it(workshop, lead):
    with pytest.raises(Refused) as refused:
        write(workshop, lead, will_try="A lesson for A123456789012")

    assert refused.value.field == "will_try"
    assert not Reflection.objects.exists()


def test_it_is_only_read_once_the_report_is_approved_until_that_is_reopened(workshop, lead):
    write(workshop, lead)
    report = Report.objects.create(
        workgroup=workshop.workgroup, state=ReportState.SUBMITTED, figures={}, submitted_by=lead
    )
    other = UserFactory()

    write(workshop, lead, learned="To wait longer.")
    Report.objects.update(state=ReportState.APPROVED)
    for writer in (lead, other):
        with pytest.raises(Refused) as refused:
            write(workshop, writer, learned="Something else.")
        assert refused.value.message == REPORT_APPROVED
    assert Reflection.objects.get().learned == "To wait longer."

    Report.objects.filter(pk=report.pk).update(state=ReportState.REOPENED)
    write(workshop, lead, learned="To wait much longer.")
    assert Reflection.objects.get().learned == "To wait much longer."


def test_notes_stand_beside_their_question_in_the_order_of_the_workshops(workshop, lead):
    earlier = WorkshopFactory(
        workgroup=workshop.workgroup, starts_at=LAST_WORKSHOP - timedelta(days=90)
    )
    write(workshop, lead, would_change="")
    write(earlier, lead, went_well="A good start.")
    elsewhere = WorkshopFactory(starts_at=LAST_WORKSHOP)
    write(elsewhere, UserFactory(), went_well="Of another Work Group")
    days = [timezone.localdate(one.starts_at) for one in (earlier, workshop)]

    beside = notes_beside(workshop.workgroup)

    assert beside["did_it_work"] == [
        Note(days[0], "A good start.", ""),
        Note(days[1], WORDS["went_well"], ""),
    ]
    assert [note.text for note in beside["how_we_know"]] == [WORDS["learned"]] * 2
    assert beside["should_it_repeat"] == [Note(days[0], WORDS["would_change"], "")]
    assert [note.text for note in beside["tasks_showed"]] == [WORDS["will_try"]] * 2
    assert set(beside) == set(BESIDE_REPORT)


def test_of_several_leads_each_note_says_whose_it_is(workshop, lead):
    other = UserFactory(name="Zoe Zimmer")
    write(workshop, other)
    write(workshop, lead)

    assert [note.who for note in notes_beside(workshop.workgroup)["did_it_work"]] == [
        str(lead),
        "Zoe Zimmer",
    ]


def test_workshops_that_have_happened_are_counted_once_however_many_wrote(workshop, lead):
    group = workshop.workgroup
    WorkshopFactory(workgroup=group, starts_at=LAST_WORKSHOP - timedelta(days=90))
    WorkshopFactory(workgroup=group, starts_at=LAST_WORKSHOP + timedelta(days=90))
    write(workshop, lead)
    write(workshop, UserFactory())

    assert reflection_coverage(group, OVER) == Coverage(written=1, workshops=2)


def test_home_asks_for_those_of_two_weeks_whose_register_is_closed(workshop, lead):
    def asked(now):
        return list(reflections_asked_for(lead, Workshop.objects.all(), now))

    assert asked(OVER) == []  # its register is asked for first
    close_register_of(workshop, OVER)
    assert asked(OVER) == [workshop]
    assert asked(OVER + timedelta(days=14, minutes=-1)) == [workshop]
    assert asked(OVER + timedelta(days=14)) == []

    Report.objects.create(
        workgroup=workshop.workgroup, state=ReportState.APPROVED, figures={}, submitted_by=lead
    )
    assert asked(OVER) == []
    Report.objects.all().delete()
    write(workshop, UserFactory())
    assert asked(OVER) == [workshop]
    write(workshop, lead)
    assert asked(OVER) == []
