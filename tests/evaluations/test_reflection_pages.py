"""Where a lead is offered to note something, and where it is read again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from evaluations.actions.report_chasers import ask_for_reports
from evaluations.choices import ReportState
from evaluations.models import Reflection, Report
from outbox.models import Message
from participants.actions.attendance_register import close_register
from tests.evaluations.factories import DAY_AFTER, answered, invited
from tests.evaluations.pages import page, words
from tests.factories import (
    EventFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkshopFactory,
    member,
)

pytestmark = pytest.mark.django_db

NOTED = {
    "went_well": "Everybody brought work from a lesson.",
    "learned": "That drawing first helps.",
    "would_change": "Less talk.",
    "will_try": "One lesson that begins with a drawing.",
}
OFFER = "Write your reflection"


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


@pytest.fixture
def workshop(workgroup):
    return workgroup.workshops.get()


def writing(workshop) -> str:
    return reverse("evaluations:write_reflection", args=[workshop.pk])


def noted(workshop, lead, **changes) -> Reflection:
    return Reflection.objects.create(workshop=workshop, lead=lead, **NOTED | changes)


def approve_report(workgroup, lead) -> None:
    Report.objects.create(
        workgroup=workgroup, state=ReportState.APPROVED, figures={}, submitted_by=lead
    )


def test_what_a_lead_notes_is_read_by_the_other_lead_and_the_hub(as_user, workshop, lead):
    group = workshop.workgroup
    other = UserFactory()
    group.leads.add(other)

    sent = as_user(lead).post(writing(workshop), NOTED, follow=True)

    assert "What you noted is kept, and stands beside the questions of the report" in words(sent)
    assert sent.request["PATH_INFO"] == page("reflections", group)
    assert Reflection.objects.get().words == NOTED
    for reader in (
        other,
        member(group.hub, Role.ADMINISTRATOR),
        member(group.hub, Role.HUB_LEAD),
    ):
        shown = words(as_user(reader).get(page("reflections", group)))
        assert all(text in shown for text in NOTED.values())
        assert str(lead) in shown


def test_nobody_else_opens_it_or_learns_that_there_is_one(as_user, workshop, lead):
    group = workshop.workgroup
    noted(workshop, lead)
    guest = UserFactory()
    workshop.leads.add(guest)
    place = ParticipantFactory(workgroup=group)
    place.person.user = UserFactory()
    place.person.save()
    stranger = member(WorkshopFactory().workgroup.hub, Role.HUB_LEAD)
    board = member(group.hub, Role.BOARD)
    national = member(None, Role.NATIONAL)

    def answers_to(user):
        client = as_user(user)
        found = [client.get(page("reflections", group)), client.get(writing(workshop))]
        return [one.status_code for one in found]

    assert answers_to(board) == [403, 403]
    assert answers_to(national) == [403, 403]
    assert answers_to(guest) == [404, 403]
    assert answers_to(stranger) == [404, 404]
    assert answers_to(place.person.user) == [404, 404]
    for reader, name in ((board, "evidence"), (board, "report_read")):
        shown = as_user(reader).get(page(name, group)).content.decode()
        assert NOTED["learned"] not in shown
        assert "What leads noted" not in shown


def test_the_hub_reads_and_does_not_write(as_user, workshop, lead):
    admin = member(workshop.workgroup.hub, Role.ADMINISTRATOR)
    client = as_user(admin)

    assert client.get(writing(workshop)).status_code == 403
    assert client.post(writing(workshop), NOTED).status_code == 403
    assert OFFER not in words(client.get(page("reflections", workshop.workgroup)))
    assert not Reflection.objects.exists()


def test_the_form_opens_with_what_was_noted_and_loses_nothing_that_is_refused(
    as_user, workshop, lead
):
    noted(workshop, lead)
    client = as_user(lead)

    opened = client.get(writing(workshop))
    emptied = client.post(writing(workshop), dict.fromkeys(NOTED, ""))
    named = client.post(writing(workshop), NOTED | {"learned": "A123456789012 draws first."})

    assert opened.context["form"].initial == NOTED
    assert (emptied.status_code, named.status_code) == (422, 422)
    assert emptied.context["form"].errors == {
        "went_well": ["Write something in one of the boxes. One sentence is enough."]
    }
    assert list(named.context["form"].errors) == ["learned"]
    assert "A123456789012 draws first." in named.content.decode()
    assert Reflection.objects.get().words == NOTED


def test_a_lead_takes_back_their_own_and_no_other_leads(as_user, workshop, lead):
    other = UserFactory()
    workshop.workgroup.leads.add(other)
    own, others = noted(workshop, lead), noted(workshop, other, learned="Something else.")
    taking_back = reverse("evaluations:take_back_reflection", args=[workshop.pk])
    client = as_user(lead)

    asked = client.get(taking_back)
    sent = client.post(taking_back, follow=True)
    again = client.post(taking_back)

    assert NOTED["learned"] in words(asked)
    assert "Wednesday 25 May 2022, 9:30am to 2:30pm" in words(asked)
    assert "Something else." not in words(asked)
    assert "What you noted is taken back." in words(sent)
    assert again.status_code == 422
    assert list(Reflection.objects.all()) == [others]
    assert OFFER in words(client.get(page("reflections", workshop.workgroup)))
    labels = Reflection.pgh_event_model.objects.filter(pgh_obj_id=own.pk).order_by("pgh_id")
    assert [event.pgh_label for event in labels] == ["insert", "delete"]


def test_after_approval_nothing_is_taken_back(as_user, workshop, lead):
    noted(workshop, lead)
    approve_report(workshop.workgroup, lead)
    taking_back = reverse("evaluations:take_back_reflection", args=[workshop.pk])
    client = as_user(lead)

    opened, sent = client.get(taking_back), client.post(taking_back)

    assert (opened.status_code, sent.status_code) == (302, 422)
    assert "Take it back" not in words(client.get(page("reflections", workshop.workgroup)))
    assert Reflection.objects.get().words == NOTED


def test_a_pupils_name_is_asked_about_and_a_participants_is_not(as_user, workshop, lead):
    said = "Sam Shaw can now add fractions with a bar."
    client = as_user(lead)

    asked = client.post(writing(workshop), {"learned": said})
    interest = InterestFactory(workgroup=workshop.workgroup, person__name="Sam Shaw")
    ParticipantFactory(workgroup=workshop.workgroup, interest=interest)
    client.post(writing(workshop), {"learned": said})

    assert "“Sam Shaw” looks like a pupil’s name" in words(asked)
    assert Reflection.objects.get().learned == said


def test_after_approval_it_is_read_and_no_longer_offered(as_user, workshop, lead):
    group = workshop.workgroup
    noted(workshop, lead)
    approve_report(group, lead)
    client = as_user(lead)

    opened = client.get(writing(workshop), follow=True)
    sent = client.post(writing(workshop), NOTED | {"learned": "Something else"})

    assert opened.request["PATH_INFO"] == page("reflections", group)
    shown = words(opened)
    assert "The report is approved, so this stays as it is." in shown
    assert "Change what you noted" not in shown
    assert sent.status_code == 422
    assert "Something else" in sent.content.decode()
    assert Reflection.objects.get().words == NOTED


def test_it_is_offered_where_the_register_was_just_closed_until_it_is_written(
    as_user, workshop, lead
):
    group = workshop.workgroup
    client = as_user(lead)
    register = reverse("participants:register", args=[workshop.pk])

    assert OFFER not in words(client.get(register))
    closed = client.post(reverse("participants:close_register", args=[workshop.pk]), follow=True)

    assert closed.request["PATH_INFO"] == reverse("participants:registers", args=[group.pk])
    for shown in (closed, client.get(register), client.get("/home/")):
        assert f'href="{writing(workshop)}"' in shown.content.decode()
        assert words(shown).count(OFFER) == 1

    client.post(writing(workshop), NOTED)
    for path in (closed.request["PATH_INFO"], register, "/home/"):
        assert writing(workshop) not in client.get(path).content.decode()
    assert "You noted what you take from this workshop" in words(client.get(register))


def test_whoever_else_closes_a_register_is_offered_nothing(as_user, workshop, lead):
    guest = UserFactory()
    workshop.leads.add(guest)
    admin = member(workshop.workgroup.hub, Role.ADMINISTRATOR)
    close_register(workshop=workshop, by=lead)
    register = reverse("participants:register", args=[workshop.pk])

    for reader, path in (
        (guest, register),
        (admin, register),
        (admin, reverse("participants:registers", args=[workshop.workgroup.pk])),
    ):
        shown = as_user(reader).get(path)
        assert shown.status_code == 200
        assert OFFER not in words(shown)


def test_of_a_meeting_nothing_is_offered(as_user, workshop, lead):
    group = workshop.workgroup
    type(group).objects.filter(pk=group.pk).update(project=EventFactory())
    client = as_user(lead)

    client.post(reverse("participants:close_register", args=[workshop.pk]))

    for path in (
        reverse("participants:registers", args=[group.pk]),
        reverse("participants:register", args=[workshop.pk]),
        page("evidence", group),
        "/home/",
    ):
        shown = words(client.get(path))
        assert OFFER not in shown
        assert "What leads noted" not in shown
    assert "A meeting or event has no report" in words(client.get(page("reflections", group)))


def test_home_lists_a_work_group_once_and_the_latest_of_its_workshops(as_user, workshop, lead):
    earlier = WorkshopFactory(
        workgroup=workshop.workgroup, starts_at=workshop.starts_at - timedelta(days=3)
    )
    for one in (earlier, workshop):
        close_register(workshop=one, by=lead)

    shown = as_user(lead).get("/home/")

    assert writing(workshop) in shown.content.decode()
    assert words(shown).count(OFFER) == 1
    said = words(shown)
    assert f"Your reflection on {workshop.workgroup}, Wednesday 25 May 2022" in said
    # Nobody has to: what is to be done comes first, though it has waited as long.
    assert said.index(f"Report on {workshop.workgroup}") < said.index("Your reflection on")


def test_the_report_shows_each_note_beside_its_question(as_user, workshop, lead):
    noted(workshop, lead, learned="")

    shown = as_user(lead).get(page("report", workshop.workgroup))

    sections = {
        section.boxes[0].name: [note.text for note in section.notes]
        for _, group in shown.context["groups"]
        for section in group
        if section.notes
    }
    assert sections == {
        "did_it_work": [NOTED["went_well"]],
        "should_it_repeat": [NOTED["would_change"]],
        "tasks_showed": [NOTED["will_try"]],
    }
    beside = words(shown).partition("Noted after the workshops")[2]
    assert beside.strip().startswith(f"Wednesday 25 May 2022: {NOTED['went_well']}")


@pytest.mark.parametrize("number", [1, 3])
def test_what_leads_noted_is_read_in_the_same_queries_for_one_and_for_many(
    as_user, workshop, lead, number, django_assert_num_queries
):
    group = workshop.workgroup
    for ago in range(1, number):
        one = WorkshopFactory(workgroup=group, starts_at=workshop.starts_at - timedelta(days=ago))
        noted(one, lead)
        noted(one, UserFactory())
    noted(workshop, lead)
    client = as_user(lead)

    with django_assert_num_queries(8):
        shown = client.get(page("reflections", group))

    assert words(shown).count(NOTED["learned"]) == 2 * number - 1


def test_the_evidence_says_of_how_many_workshops_there_is_one(as_user, workshop, lead):
    group = workshop.workgroup
    WorkshopFactory(workgroup=group, starts_at=workshop.starts_at - timedelta(days=30))
    noted(workshop, lead)
    admin = as_user(member(group.hub, Role.ADMINISTRATOR))

    shown = admin.get(page("evidence", group))

    assert "1 of 2 workshops have a lead’s reflection." in words(shown)
    assert page("reflections", group) in shown.content.decode()


def test_the_letter_that_asks_for_the_report_leads_to_the_notes_and_no_other_is_sent(
    workshop, lead
):
    answered(invited(workshop.workgroup)[0])

    ask_for_reports(now=timezone.now())

    [letter] = Message.objects.filter(to_email=lead.email)
    assert letter.kind == "report-due"
    assert page("reflections", workshop.workgroup) in letter.text
