"""The school's answer, put right by the hub: who changed it, when and how, and both are kept."""

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from participants.actions.approval import change_approval, record_approval
from participants.actions.place import accept_offer, give_up_place, offer_place, take_back_offer
from participants.choices import Channel, Decision
from participants.models import SchoolApproval
from tests.factories import InterestFactory, UserFactory, london, member
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside, links, summary, typed

pytestmark = pytest.mark.django_db

FIRST, SECOND = london(2022, 1, 10, 12), london(2022, 1, 12, 9, 15)
YES = {"decision": "approved", "name": "Hope Head", "channel": "phone", "note": "Cover is found"}


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(FIRST, tick=False)


@pytest.fixture
def interest():
    return InterestFactory()


@pytest.fixture
def admin(interest):
    return member(interest.workgroup.hub, Role.ADMINISTRATOR, user__name="Ada Admin")


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def refused(interest, staff, admin, time_machine):
    """The head said no by the link, two days ago."""
    record_approval(interest=interest, decision=Decision.REFUSED, decided_by_name="Hari Head")
    time_machine.move_to(SECOND, tick=False)
    staff.force_login(admin)
    return interest


def url(name: str, interest) -> str:
    return reverse(f"participants:{name}", args=[interest.pk])


def letters() -> list[str]:
    return list(
        Message.objects.filter(kind="approval-recorded")
        .order_by("pk")
        .values_list("text", flat=True)
    )


def changed(interest, decision, **given):
    given = {"decided_by_name": "Hari Head", "channel": Channel.EMAIL} | given
    return change_approval(interest=interest, decision=decision, by=UserFactory(), **given)


def test_a_refusal_is_put_right_with_who_said_so_when_and_how(staff, admin, refused):
    page = staff.get(url("interest", refused))
    path = links(page)["Change the school’s answer"]
    shown = staff.get(path)

    answer = staff.post(path, YES, follow=True)

    assert (
        "So far: Not approved by Hari Head, 10 January 2022 at midday (own page or link)."
        in text_of(shown)
    )
    assert "The school's answer is changed, and the history keeps" in text_of(answer)
    approval = SchoolApproval.objects.get()
    assert (approval.decision, approval.decided_by_name, approval.channel, approval.note) == (
        "approved",
        "Hope Head",
        "phone",
        "Cover is found",
    )
    assert (approval.decided_at, approval.recorded_by) == (SECOND, admin)


def test_both_answers_are_shown_afterwards(staff, refused):
    staff.post(url("change_approval", refused), YES)

    said = text_of(staff.get(url("interest", refused)))

    assert (
        "Approved by Hope Head, 12 January 2022 at 9:15am (telephone, recorded by Ada Admin) "
        "Cover is found"
    ) in said
    assert "Before that: Not approved by Hari Head, 10 January 2022 at midday" in said


def test_the_teacher_is_told_of_every_answer_that_is_another(refused):
    changed(refused, Decision.APPROVED)
    changed(refused, Decision.APPROVED, note="In writing")

    assert ["has approved" in text for text in letters()] == [False, True]


def test_a_place_can_be_offered_once_the_school_agrees(refused, admin):
    with pytest.raises(Refused, match="The head did not approve"):
        offer_place(interest=refused, by=admin)

    changed(refused, Decision.APPROVED)

    refused.refresh_from_db()
    assert offer_place(interest=refused, by=admin)


def test_an_answer_that_is_the_same_changes_nothing(staff, refused):
    staff.post(url("change_approval", refused), YES)

    answer = staff.post(url("change_approval", refused), YES)

    assert answer.status_code == 422
    assert [m for _, m in summary(answer)] == ["This is the answer that is recorded already."]
    assert len(letters()) == 2


def test_what_was_said_by_whom_and_how_must_be_filled_in(staff, refused):
    answer = staff.post(url("change_approval", refused), {"name": "", "note": "By letter"})

    assert_refused_beside(
        answer,
        decision="Choose what the school said",
        name="Enter who said it",
        channel="Answer “How did you hear?”",
    )
    assert typed(answer, "note") == "By letter"
    assert SchoolApproval.objects.get().decision == Decision.REFUSED


def test_an_answer_not_given_yet_is_recorded_instead(staff, interest):
    answer = staff.get(url("change_approval", interest))

    assert answer["Location"] == url("record_approval", interest)
    assert staff.post(url("change_approval", interest), YES).status_code == 422
    assert SchoolApproval.objects.count() == 0


def test_a_school_does_not_refuse_what_is_offered_or_given(interest, admin):
    record_approval(interest=interest, decision=Decision.APPROVED, decided_by_name="Hari Head")
    offer = offer_place(interest=interest, by=admin)
    with pytest.raises(Refused, match="Take the offer back first"):
        changed(interest, Decision.REFUSED)
    take_back_offer(offer=offer, by=admin)
    offer = offer_place(interest=interest, by=admin)
    place = accept_offer(offer=offer, policy_id=interest.workgroup.fee_policy_id)
    with pytest.raises(Refused, match="Give up the place first"):
        changed(interest, Decision.REFUSED)

    give_up_place(participant=place, reason="The head said no")

    assert changed(interest, Decision.REFUSED).decision == Decision.REFUSED
