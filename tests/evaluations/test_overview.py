"""A Work Group's first page, to which each package adds what it knows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from evaluations.choices import Wave
from evaluations.models import Invitation
from participants.choices import InterestState
from tests.factories import (
    EventFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.portal.test_own_home import invitation_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to(london(2026, 11, 9, 9), tick=False)


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Times Tables", capacity=4, published_at=london(2026, 9, 1))


def overview_of(client, workgroup, role=Role.ADMINISTRATOR):
    client.force_login(member(workgroup.hub, role))
    return text_of(client.get(reverse("workgroups:detail", args=[workgroup.pk])))


def test_it_answers_how_things_stand(client, workgroup):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 4, 9, 30))
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 18, 9, 30))
    ParticipantFactory(workgroup=workgroup, accepted_at=london(2026, 10, 1))
    now = timezone.now()
    for days, state, more in (
        (12, InterestState.NEW, {"needs_approval": False}),
        (3, InterestState.NEW, {"needs_approval": False}),
        (5, InterestState.NEW, {}),
        (9, InterestState.OFFERED, {}),
        (9, InterestState.WAITING, {"waiting_since": now}),
    ):
        InterestFactory(
            workgroup=workgroup, state=state, sent_at=now - timedelta(days=days), **more
        )

    page = overview_of(client, workgroup)

    for words in (
        "Next date Wednesday 18 November 2026, 9:30am",
        "1 coming",
        "1 of 4 places taken, 1 offered, 2 left",
        "2 to decide, waiting for up to 12 days",
        "1 whose head has not answered, for up to 5 days",
        "1 on the waiting list",
        "Registers 1 missing Late Wednesday 4 November 2026",
        "Survey No survey yet It goes out on Thursday 19 November 2026.",
        "Report Not due yet",
        "Fees Nothing to decide",
    ):
        assert words in page, words


def test_it_says_how_many_have_answered_and_that_the_report_is_due(client, workgroup):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 10, 1, 9, 30))
    for _ in range(3):
        invitation_to(ParticipantFactory(workgroup=workgroup))
    first = Invitation.objects.filter(wave=Wave.END).first()
    Invitation.objects.filter(pk=first.pk).update(answered_at=timezone.now())

    page = overview_of(client, workgroup)

    assert "1 of 3 have answered (33%)" in page
    assert "Report Not begun" in page
    assert "Next date None to come" in page


def test_it_says_until_when_answers_are_taken_and_were(client, workgroup, time_machine):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 10, 1, 9, 30))
    invitation_to(ParticipantFactory(workgroup=workgroup))
    closes_at = timezone.now() + timedelta(hours=1)
    Invitation.objects.update(closes_at=closes_at)

    assert "Answers are taken until Monday 9 November 2026." in overview_of(client, workgroup)
    time_machine.move_to(closes_at, tick=False)
    assert "Answers were taken until Monday 9 November 2026." in overview_of(client, workgroup)


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        (Role.HUB_LEAD, []),
        (Role.BOARD, ["Registers ", "Fees ", "to decide"]),
        (Role.PARTNER, ["Registers ", "Fees ", "to decide", "Survey ", "Report "]),
    ],
)
def test_each_reads_only_what_is_for_them(client, workgroup, role, hidden):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 18, 9, 30))
    InterestFactory(workgroup=workgroup, needs_approval=False)

    page = overview_of(client, workgroup, role).partition("Next date")[2]

    seen = ["Registers None missing", "Fees Nothing", "to decide", "Survey No survey", "Report Not"]
    gone = [words for words in seen if any(words.startswith(one.strip()) for one in hidden)]
    assert [words for words in seen if words not in page] == gone


def test_a_lead_reads_no_fees_and_takes_the_register_of_today(client, workgroup):
    workshop = WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 9, 9, 30))
    lead = UserFactory()
    workgroup.leads.add(lead)
    client.force_login(lead)

    answer = client.get(reverse("workgroups:detail", args=[workgroup.pk]))

    assert "Nothing to decide" not in text_of(answer)
    assert reverse("participants:register", args=[workshop.pk]) in answer.text


def test_a_draft_says_what_it_still_lacks_and_a_meeting_has_no_report(client):
    draft = WorkGroupFactory(published_at=None, interest_closes_at=None)
    event = WorkGroupFactory(project=EventFactory(), published_at=london(2026, 9, 1))
    WorkshopFactory(workgroup=event, starts_at=london(2026, 11, 18))

    assert "Before it can be published" in overview_of(client, draft)
    page = overview_of(client, event)
    assert "Next date" in page
    assert "Report Not due yet" not in page


def test_the_list_says_what_is_late_and_finds_it(client, workgroup):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 4, 9, 30))
    soon = WorkGroupFactory(hub=workgroup.hub, title="Soon", published_at=london(2026, 9, 1))
    WorkshopFactory(workgroup=soon, starts_at=london(2026, 11, 20, 9, 30))
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    path = reverse("workgroups:list")

    def late(asked=""):
        rows = client.get(path + asked).context["rows"]
        return {str(row): [one.words for one in wanted] for row, _, wanted in rows}

    assert late() == {
        "Times Tables": ["Register missing, late"],
        "Soon": ["Half empty, starts soon, late"],
    }
    assert set(late("?late=registers")) == {"Times Tables"}
    assert set(late("?late=people")) == {"Soon"}
    assert late("?late=survey") == late("?late=report") == {}


def test_a_partner_does_not_read_what_is_late(client, workgroup):
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 4, 9, 30))
    client.force_login(member(workgroup.hub, Role.PARTNER))
    path = reverse("workgroups:list")

    assert [words for _, _, words in client.get(path).context["rows"]] == [[]]
    assert client.get(f"{path}?late=registers").context["rows"] == []
