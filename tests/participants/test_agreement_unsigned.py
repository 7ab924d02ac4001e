"""Who has not signed the agreement: asked and reminded, and shown to the hub."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.roles import Role
from outbox.kinds import unwanted
from outbox.models import Message
from participants import emails
from participants import links as signed
from participants.actions.agreement import ask_to_sign
from participants.choices import InterestState
from participants.models import ExpressionOfInterest
from tests.agreement_factories import (
    AgreementFactory,
    SignatureFactory,
    by_telephone,
    with_agreement,
)
from tests.factories import InterestFactory, WorkshopFactory, approved, london, member
from tests.journeys.people import text_of
from workgroups.actions.plan import create_workgroup
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

NOON = london(2022, 1, 10, 12)


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def interest():
    workshop = WorkshopFactory(starts_at=NOON + timedelta(days=30))
    return InterestFactory(workgroup=with_agreement(workshop.workgroup))


@pytest.fixture
def admin(interest):
    return member(interest.workgroup.hub, Role.ADMINISTRATOR)


def asks():
    return Message.objects.filter(kind__startswith="agreement-")


def test_whoever_has_not_signed_is_asked_once_and_reminded_after_7_and_14_days(interest):
    by_telephone(interest)
    sent = {}
    for days in range(22):
        now = NOON + timedelta(days=days)
        ask_to_sign(now=now)
        for letter in asks().filter(sent_at=None):
            sent[days] = letter.kind
            Message.objects.filter(pk=letter.pk).update(sent_at=now)

    assert sent == {0: "agreement-asked", 7: "agreement-reminder", 14: "agreement-reminder"}


def test_nobody_is_asked_once_the_first_workshop_has_begun(interest, time_machine):
    by_telephone(interest)
    first = interest.workgroup.workshops.get()

    time_machine.move_to(first.starts_at, tick=False)
    assert ask_to_sign(now=first.starts_at) == 0
    time_machine.move_to(first.starts_at - timedelta(minutes=1), tick=False)
    assert ask_to_sign(now=first.starts_at) == 1


def test_the_teacher_with_a_place_is_asked_at_their_own_address(interest):
    SignatureFactory(interest=interest)
    ExpressionOfInterest.objects.filter(pk=interest.pk).update(state=InterestState.PLACED)

    ask_to_sign(now=NOON)

    [letter] = asks()
    assert letter.to_email == interest.person.email
    assert signed.AGREEMENT_OF_TEACHER.url(interest) in letter.text


def test_a_letter_is_not_sent_to_whoever_has_signed_meanwhile(interest):
    by_telephone(interest)
    ask_to_sign(now=NOON)
    [letter] = asks()
    assert not unwanted([letter], NOON)

    SignatureFactory(interest=interest)

    assert unwanted([letter], NOON)


def test_a_head_put_right_is_asked_anew(interest):
    by_telephone(interest)
    ask_to_sign(now=NOON)
    interest.head_email = "nia@example.org"
    interest.save()

    ask_to_sign(now=NOON)

    assert [one.to_email for one in asks().order_by("pk")] == [
        "head@example.org",
        "nia@example.org",
    ]
    assert {emails.signatory_of(one) for one in asks()} == {"head"}


def test_the_work_group_says_how_many_are_not_signed(client, interest, admin):
    by_telephone(interest)
    by_telephone(InterestFactory(workgroup=interest.workgroup))
    SignatureFactory(interest=approved(InterestFactory(workgroup=interest.workgroup)))
    client.force_login(admin)

    overview = client.get(reverse("workgroups:detail", args=[interest.workgroup_id]))
    people = client.get(reverse("participants:people", args=[interest.workgroup_id]))

    assert "2 agreements not signed" in text_of(overview)
    assert "Agreements not signed (2)" in text_of(people)


def test_once_it_is_over_no_signature_is_missing(client, interest, admin, time_machine):
    by_telephone(interest)
    path = reverse("participants:interests") + "?agreement=unsigned"
    last = interest.workgroup.workshops.get()

    time_machine.move_to(last.starts_at - timedelta(minutes=1), tick=False)
    client.force_login(admin)
    assert list(client.get(path).context["object_list"]) == [interest]
    time_machine.move_to(last.starts_at, tick=False)
    assert list(client.get(path).context["object_list"]) == []


def test_a_new_work_group_asks_for_the_newest_version(interest):
    newest = AgreementFactory(hub=interest.workgroup.hub, version=30_001)
    project = interest.workgroup.project
    draft = WorkGroup(
        hub=newest.hub, project=project, title="Next", phases=["primary"], capacity=10
    )

    assert create_workgroup(draft=draft).agreement == newest
