"""What heads and teachers do by the links in their emails: approve, answer an offer, keep dates."""

from datetime import timedelta

import pytest

from outbox.models import Message
from participants import links as signed
from participants.actions.approval import record_approval
from participants.actions.place import (
    WorkGroupFull,
    accept_offer,
    offer_place,
    put_on_waiting_list,
)
from participants.choices import Channel, Decision, InterestState
from participants.models import ExpressionOfInterest, Participant, SchoolApproval
from tests.factories import (
    FeePolicyFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkshopFactory,
    approved,
    london,
)
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside, links, summary, typed
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
JOIN = "https://meet.example.org/ncp21-15"


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(london(2022, 1, 10, 12), tick=False)


@pytest.fixture
def workshop():
    return WorkshopFactory(
        starts_at=THE_DAY, workgroup__expectations="Come to all.", venue__name="Larkfield Hall"
    )


# The head


@pytest.fixture
def interest(workshop):
    return InterestFactory(workgroup=workshop.workgroup, priority="A scheme of work")


def test_the_head_sees_who_what_when_and_on_what_terms(client, interest):
    said = text_of(client.get(signed.APPROVAL.path(interest)))

    for words in (
        f"May {interest.person} take part in {interest.workgroup}?",
        interest.school.name,
        "A scheme of work",
        "Thursday 3 February 2022, 9:30am to 2:30pm",
        "free until 23:59 on Thursday 27 January 2022",
        "The hub may charge your school £75.00",
        "Come to all.",
        "Free: fully funded by the Maths Hubs Programme",
    ):
        assert words in said, words
    assert SchoolApproval.objects.count() == 0


@pytest.mark.parametrize(
    ("decision", "told"),
    [("approved", "Your school has approved"), ("refused", "Your school has not approved")],
)
def test_the_heads_answer_is_kept_and_told(client, interest, decision, told):
    path = signed.APPROVAL.path(interest)

    answer = client.post(path, {"decision": decision, "name": "Hope Head"}, follow=True)

    approval = SchoolApproval.objects.get()
    assert answer.redirect_chain == [(path, 302)]
    assert "Thank you: your answer is with the hub" in text_of(answer)
    says_next = "The hub decides about the place next, and writes to" in text_of(answer)
    assert says_next == (decision == "approved")
    assert "Hope Head answered on 10 January 2022 at midday" in text_of(answer)
    assert (approval.decision, approval.channel, approval.recorded_by) == (decision, "link", None)
    assert Message.objects.get(kind="approval-recorded").subject.startswith(told)


def test_an_answer_needs_a_choice_and_a_name(client, interest):
    path = signed.APPROVAL.path(interest)
    assert typed(client.get(path), "name") == "Hari Head"

    answer = client.post(path, {"name": ""})

    assert_refused_beside(answer, decision="Choose whether you approve", name="Enter your name")
    assert SchoolApproval.objects.count() == 0


def test_a_second_answer_does_not_change_the_first(client, interest):
    path = signed.APPROVAL.path(interest)
    client.post(path, {"decision": "approved", "name": "Hari Head"})

    answer = client.post(path, {"decision": "refused", "name": "Hari Head"})

    assert answer.status_code == 422
    assert [m for _, m in summary(answer)] == ["The school's answer has been recorded already."]
    assert "Hari Head answered" in text_of(answer)
    assert SchoolApproval.objects.get().decision == Decision.APPROVED
    assert Message.objects.filter(kind="approval-recorded").count() == 1


def test_what_the_hub_has_recorded_already_is_said_to_the_head(client, interest):
    record_approval(
        interest=interest,
        decision=Decision.APPROVED,
        decided_by_name="Hope Head",
        channel=Channel.PHONE,
        recorded_by=UserFactory(),
    )

    said = text_of(client.get(signed.APPROVAL.path(interest)))

    assert "Hope Head answered on 10 January 2022 at midday: approved." in said
    assert "Send your answer" not in said


# The offer


@pytest.fixture
def offer(interest):
    return offer_place(interest=approved(interest), by=UserFactory())


def answer_to(offer, **answers):
    return {"answer": "accept", "policy": offer.interest.workgroup.fee_policy_id} | answers


def test_an_offer_shows_until_when_which_dates_and_what_terms(client, offer):
    said = text_of(client.get(signed.OFFER.path(offer)))

    for words in (
        "Please answer by 20 January 2022 at midday.",
        "Thursday 3 February 2022, 9:30am to 2:30pm",
        "free until 23:59 on Thursday 27 January 2022",
        "There is no fee if a colleague from your school comes in your place.",
        "Come to all.",
    ):
        assert words in said, words
    offer.refresh_from_db()
    assert offer.answered_at is None


def test_accepting_leads_to_ones_own_page(client, offer):
    path = signed.OFFER.path(offer)

    answer = client.post(path, answer_to(offer), follow=True)

    participant = Participant.objects.get()
    assert "You have a place, and these are your dates." in text_of(answer)
    assert answer.redirect_chain == [(signed.PLACE.path(participant), 302)]
    again = client.get(path)
    assert "You have accepted this place" in text_of(again)
    assert links(again)["See your dates"] == signed.PLACE.path(participant)


def test_turning_down_is_thanked_for_and_frees_the_place(client, offer):
    answer = client.post(
        signed.OFFER.path(offer), answer_to(offer, answer="turn_down"), follow=True
    )

    assert "You have turned this place down" in text_of(answer)
    offer.interest.refresh_from_db()
    assert offer.interest.state == InterestState.REFUSED
    assert Participant.objects.count() == 0


@pytest.mark.parametrize("second", ["accept", "turn_down"])
@pytest.mark.parametrize("first", ["accept", "turn_down"])
def test_an_offer_is_answered_once(client, offer, first, second):
    path = signed.OFFER.path(offer)
    client.post(path, answer_to(offer, answer=first))
    before = Participant.objects.count()

    answer = client.post(path, answer_to(offer, answer=second))

    assert answer.status_code == 422
    assert summary(answer)[0][1].startswith("This offer has been answered already")
    assert Participant.objects.count() == before


def test_an_answer_has_to_be_chosen(client, offer):
    answer = client.post(signed.OFFER.path(offer), answer_to(offer, answer=""))

    assert_refused_beside(answer, answer="Choose whether you accept the place")


def test_an_offer_that_has_run_out_says_whom_to_write_to(client, offer, time_machine):
    path = signed.OFFER.path(offer)
    time_machine.move_to(offer.expires_at)

    shown, answer = client.get(path), client.post(path, answer_to(offer))

    mailbox = offer.interest.workgroup.hub.mailbox
    assert "This offer is no longer open It was open until 20 January 2022 at midday." in (
        text_of(shown)
    )
    assert links(shown)[mailbox] == f"mailto:{mailbox}"
    assert answer.status_code == 422
    assert summary(answer)[0][1].startswith("This offer has run out.")
    assert Participant.objects.count() == 0


def test_terms_that_changed_meanwhile_are_read_before_they_are_accepted(client, offer):
    """The page comes back with the new terms, and the next answer is to those."""
    path, seen = signed.OFFER.path(offer), answer_to(offer)
    workgroup = offer.interest.workgroup
    new = FeePolicyFactory(hub=workgroup.hub, amount=90)
    WorkGroup.objects.filter(pk=workgroup.pk).update(fee_policy=new)

    answer = client.post(path, seen)

    assert answer.status_code == 422
    assert summary(answer)[0][1].startswith("The terms have changed since you opened this page.")
    assert "The hub may charge your school £90.00" in text_of(answer)
    assert (typed(answer, "answer"), typed(answer, "policy")) == ("accept", new.pk)
    client.post(path, {"answer": "accept", "policy": typed(answer, "policy")})
    assert Participant.objects.get().fee_policy == new


@pytest.mark.parametrize("policy", ["", "0", "999999", "x"])
def test_terms_that_were_never_shown_are_not_accepted(client, offer, policy):
    answer = client.post(signed.OFFER.path(offer), {"answer": "accept", "policy": policy})

    assert answer.status_code == 422
    assert Participant.objects.count() == 0


def test_whoever_loses_the_place_to_a_smaller_capacity_waits_in_their_turn(client, offer):
    workgroup = offer.interest.workgroup
    ParticipantFactory(workgroup=workgroup)
    WorkGroup.objects.filter(pk=workgroup.pk).update(capacity=1)
    later = approved(InterestFactory(workgroup=workgroup))
    put_on_waiting_list(interest=later, by=UserFactory())

    answer = client.post(signed.OFFER.path(offer), answer_to(offer), follow=True)

    assert "No place is left at the moment" in text_of(answer)
    assert "We have told the hub, and sent you an email that says this." in text_of(answer)
    assert list(workgroup.interests.waiting()) == [offer.interest, later]
    assert sent_to("place-lost") == [offer.interest.person.email]
    assert sent_to("place-lost-for-hub") == [workgroup.hub.mailbox]


def test_whoever_waited_before_the_offer_keeps_that_turn(offer, time_machine):
    interest = offer.interest
    waited_since = offer.offered_at - timedelta(days=3)
    ExpressionOfInterest.objects.filter(pk=interest.pk).update(waiting_since=waited_since)
    ParticipantFactory(workgroup=interest.workgroup)
    WorkGroup.objects.filter(pk=interest.workgroup_id).update(capacity=1)

    with pytest.raises(WorkGroupFull):
        accept_offer(offer=offer, policy_id=interest.workgroup.fee_policy_id)

    interest.refresh_from_db()
    assert (interest.state, interest.waiting_since) == (InterestState.WAITING, waited_since)


def sent_to(kind):
    return list(Message.objects.filter(kind=kind).values_list("to_email", flat=True))
