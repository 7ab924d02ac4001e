"""A network meeting or event asks for less than a Work Group: of the hub, and of who comes."""

import pytest
from django.urls import reverse

from access.roles import Role
from evaluations.actions.report_chasers import ask_for_reports
from evaluations.models import Invitation
from evaluations.queries.engagement import engagement_in
from evaluations.queries.results import questions_for
from outbox.models import Message
from participants.choices import InterestState
from participants.models import ExpressionOfInterest
from tests.evaluations.factories import asked_at_end
from tests.factories import (
    EventFactory,
    FeePolicyFactory,
    HubFactory,
    InterestFactory,
    OutcomeFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.participants.drafts import ABOUT_YOU, draft_of, page, step_of, ticks
from workgroups.actions import plan
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return WorkGroupFactory(project=EventFactory(), fee_policy=None)


@pytest.fixture
def admin_client(client, event):
    client.force_login(member(event.hub, Role.ADMINISTRATOR))
    return client


def test_an_event_is_published_with_one_date_and_no_task_outcome_or_evidence():
    draft = WorkGroupFactory(
        project=EventFactory(), published_at=None, published_by=None, evidence_plan=""
    )
    WorkshopFactory(workgroup=draft)
    draft.leads.add(UserFactory())

    assert plan.publish_workgroup(workgroup=draft, by=UserFactory()).published_at


def test_an_event_charges_no_fee_unless_terms_are_chosen():
    hub = HubFactory()
    FeePolicyFactory(hub=hub)
    draft = WorkGroup(hub=hub, project=EventFactory(), title="A", phases=["primary"], capacity=9)

    assert plan.create_workgroup(draft=draft).fee_policy is None


def test_its_overview_says_that_less_is_needed(admin_client, event):
    WorkGroup.objects.update(published_at=None, published_by=None)
    WorkshopFactory(workgroup=event)

    found = text_of(admin_client.get(reverse("workgroups:detail", args=[event.pk])))

    assert "needs less than a Work Group" in found
    assert "usually has 4 to 6" not in found
    assert "Mixed activity over time" not in found


def test_whoever_books_is_asked_for_school_name_and_role_alone(client, event):
    school = school_in(event.hub)
    draft = draft_of(event)

    to_you = client.post(page(draft, "school"), {"school": school.pk})
    to_check = client.post(page(draft, "about_you"), ABOUT_YOU)
    check = client.get(page(draft, "check"))
    sent = client.post(page(draft, "check"), ticks(), follow=True)

    assert [step_of(to_you), step_of(to_check)] == ["about-you", "check"]
    assert "step 3 of 3" in text_of(check)
    assert "I plan to come" in text_of(check)
    assert "Headteacher" not in text_of(check)
    assert "approve your place" not in text_of(sent)
    interest = ExpressionOfInterest.objects.get()
    assert (interest.needs_approval, interest.head_email) == (False, "")
    [letter] = Message.objects.all()
    assert letter.kind == "interest-received"
    assert "You need nobody’s approval" in letter.text


def test_a_booking_waits_for_no_head(admin_client, event):
    WorkshopFactory(workgroup=event)
    interest = InterestFactory(workgroup=event, needs_approval=False, head_name="", head_email="")

    shown = text_of(admin_client.get(reverse("participants:interest", args=[interest.pk])))
    listed = text_of(admin_client.get(reverse("participants:interests")))
    unanswered = admin_client.get(reverse("participants:interests") + "?answer=none")
    admin_client.post(reverse("participants:offer_one", args=[interest.pk]))

    assert "Not asked: anybody may book this event" in shown
    assert "The head has not approved yet" not in shown
    assert "Not asked" in listed
    assert list(unanswered.context["object_list"]) == []
    interest.refresh_from_db()
    assert interest.state == InterestState.OFFERED


def test_the_hub_enters_a_booking_without_a_head(admin_client, event):
    address = reverse("participants:enter_on_behalf", args=[event.pk])

    answer = admin_client.post(
        f"{address}?school={school_in(event.hub).pk}", ABOUT_YOU, follow=True
    )

    assert "the teacher is thanked by email" in text_of(answer)
    assert not Message.objects.filter(kind="approval-asked").exists()


def test_the_evaluation_is_lighter_and_nobody_reports(time_machine, event):
    time_machine.move_to(london(2022, 5, 26, 8))
    WorkshopFactory(workgroup=event, starts_at=london(2022, 5, 25))
    OutcomeFactory(workgroup=event)
    event.leads.add(UserFactory())
    ParticipantFactory(workgroup=event, fee_policy=None)
    asked_at_end(on=london(2022, 5, 26).date())
    asked = questions_for(Invitation.objects.get())["questions"]
    time_machine.move_to(london(2022, 8, 1, 8))

    assert [question.code for question in asked] == ["practice", "useful", "recommend"]
    assert ask_for_reports(now=london(2022, 8, 1)) == 0


def test_nobody_completes_a_meeting(admin_client, event):
    WorkshopFactory(workgroup=event)
    ParticipantFactory(workgroup=event, fee_policy=None)
    reader = member(event.hub, Role.ADMINISTRATOR)

    evidence = admin_client.get(reverse("evaluations:evidence", args=[event.pk]))

    said = evidence.content.decode()
    assert ("Started" in said, "Completed" in said) == (True, False)
    assert engagement_in(reader, year=event.school_year).people == []
