"""The agreement on a place: signed with the answer, afterwards, on paper; and while it is not."""

from datetime import date, timedelta

import pytest
from django.db import InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from participants import links as signed
from participants.actions.agreement import record_signature, sign_agreement
from participants.actions.approval import record_approval
from participants.actions.place import accept_offer, offer_place
from participants.choices import Decision, Signatory, SignedBy
from participants.models import AgreementSignature, Participant
from participants.queries.interest import case_of_interest
from participants.rules.allocation import UNSIGNED, Case, reasons_against
from tests.agreement_factories import SignatureFactory, by_telephone, with_agreement
from tests.documents import pdf_text
from tests.factories import (
    InterestFactory,
    UserFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.robust.reading import assert_refused_beside

pytestmark = pytest.mark.django_db

NOON = london(2022, 1, 10, 12)


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def workgroup():
    workshop = WorkshopFactory(starts_at=NOON + timedelta(days=30), venue__name="Larkfield Hall")
    return with_agreement(workshop.workgroup)


@pytest.fixture
def interest(workgroup):
    return InterestFactory(workgroup=workgroup)


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


def offered(interest, **given):
    """Approved and signed by the head by link, and offered a place."""
    record_approval(
        interest=interest,
        decision=Decision.APPROVED,
        decided_by_name="Hari Head",
        agreement_id=interest.workgroup.agreement_id,
    )
    return offer_place(interest=interest, by=UserFactory(), **given)


# With the answer


def test_one_press_of_the_head_approves_and_signs(client, interest):
    path = signed.APPROVAL.path(interest)
    shown = client.get(path)
    assert "The teacher comes to every workshop." in text_of(shown)

    client.post(
        path,
        {
            "decision": "approved",
            "name": "Hari Head",
            "agreement": shown.context["form"]["agreement"].value(),
        },
    )

    signature = AgreementSignature.objects.get()
    assert interest.approval.is_approved
    assert (signature.role, signature.name, signature.channel) == ("head", "Hari Head", "link")
    assert signature.agreement == interest.workgroup.agreement
    assert signature.signed_at == NOON
    # As the head read it.
    assert "Larkfield Hall" in signature.shown["dates"][0]
    assert signature.shown["fee"] == interest.fee_policy.terms_words


def test_a_head_who_does_not_agree_signs_nothing(client, interest):
    path = signed.APPROVAL.path(interest)

    client.post(path, {"decision": "refused", "name": "Hari Head"})

    assert not interest.approval.is_approved
    assert not AgreementSignature.objects.exists()


def test_nobody_signs_a_version_that_was_not_on_the_page(client, interest):
    path, read = signed.APPROVAL.path(interest), interest.workgroup.agreement_id
    newer = with_agreement(interest.workgroup).agreement
    answer = {"decision": "approved", "name": "Hari Head", "agreement": read}

    refused = client.post(path, answer)

    assert refused.status_code == 422
    assert "The agreement has changed since you opened this page" in text_of(refused)
    assert not AgreementSignature.objects.exists()
    # The page that comes back shows the new one, and the next press signs that.
    again = answer | {"agreement": refused.context["form"]["agreement"].value()}
    assert client.post(path, again).status_code == 302
    assert AgreementSignature.objects.get().agreement == newer


def test_one_press_of_the_teacher_takes_the_place_and_signs(client, interest):
    path = signed.OFFER.path(offered(interest))
    shown = client.get(path).context["form"]
    kept = {name: shown[name].value() for name in ("policy", "agreement", "name")}

    client.post(path, kept | {"answer": "accept"})

    teacher = AgreementSignature.objects.of_teachers().get()
    assert Participant.objects.get().interest == interest
    assert (teacher.name, teacher.interest) == (interest.name, interest)


def test_accepting_takes_a_name_and_turning_down_takes_none(client, interest):
    path = signed.OFFER.path(offered(interest))
    kept = {
        "policy": interest.workgroup.fee_policy_id,
        "agreement": interest.workgroup.agreement_id,
    }

    refused = client.post(path, kept | {"answer": "accept", "name": ""})

    assert_refused_beside(refused, name="Enter your name")
    assert client.post(path, {"answer": "turn_down"}).status_code == 302
    assert not AgreementSignature.objects.of_teachers().exists()


def test_without_an_agreement_no_name_is_asked_for(client, interest):
    workgroup = interest.workgroup
    workgroup.agreement = None
    workgroup.save()
    path = signed.OFFER.path(offered(interest))

    assert "name" not in client.get(path).context["form"].fields
    client.post(path, {"answer": "accept", "policy": workgroup.fee_policy_id})
    assert Participant.objects.exists()
    assert not AgreementSignature.objects.exists()


# Blocked, or warned of


@pytest.mark.parametrize("blocks", [True, False])
def test_a_head_who_has_not_signed_stops_an_offer_or_is_warned_of(blocks):
    case = Case(
        not_eligible="",
        head_approved=True,
        places_left=1,
        school_places=0,
        places_per_school=2,
        school_is_open=True,
        in_area=True,
        takes_other_areas=True,
        unsigned=True,
        unsigned_blocks=blocks,
    )

    [reason] = reasons_against(case)

    assert (reason.text, reason.blocks, reason.can_be_overridden) == (UNSIGNED, blocks, blocks)


def test_a_signature_takes_the_reason_away(interest):
    by_telephone(interest)
    assert [one.text for one in reasons_against(case_of_interest(interest))] == [UNSIGNED]

    SignatureFactory(interest=interest)

    assert reasons_against(case_of_interest(interest)) == []


def test_a_place_that_waits_for_the_head_cannot_be_accepted(client, workgroup, interest):
    by_telephone(interest)
    offer = offer_place(interest=interest, by=UserFactory())
    # Chosen after the offer was made.
    workgroup.unsigned_blocks = True
    workgroup.save()
    path = signed.OFFER.path(offer)
    answer = {
        "answer": "accept",
        "name": "Tess Teacher",
        "policy": workgroup.fee_policy_id,
        "agreement": workgroup.agreement_id,
    }

    assert "once your head has signed the agreement" in text_of(client.get(path))
    assert client.post(path, answer).status_code == 422
    assert not Participant.objects.exists()

    SignatureFactory(interest=interest)

    assert "once your head has signed" not in text_of(client.get(path))
    assert client.post(path, answer).status_code == 302
    assert Participant.objects.exists()


def test_the_hub_may_say_why_a_place_does_not_wait(workgroup, interest):
    workgroup.unsigned_blocks = True
    workgroup.save()
    by_telephone(interest)
    with pytest.raises(Refused, match="The head has not signed the agreement yet"):
        offer_place(interest=interest, by=UserFactory())
    offer = offer_place(interest=interest, by=UserFactory(), override_reason="She signs on Monday")

    accept_offer(
        offer=offer, policy_id=workgroup.fee_policy_id, agreement_id=workgroup.agreement_id
    )

    assert Participant.objects.exists()


# Afterwards, and on paper


def test_a_head_signs_afterwards_by_a_link_of_their_own(client, interest):
    by_telephone(interest)
    path = signed.AGREEMENT_OF_HEAD.path(interest)
    shown = client.get(path)
    assert "Not signed yet" in text_of(shown)

    client.post(
        path, {"name": "Hari Head", "agreement": shown.context["form"]["agreement"].value()}
    )

    assert AgreementSignature.objects.get().role == Signatory.HEAD
    said = text_of(client.get(path))
    assert "Hari Head" in said
    assert "Sign the agreement" not in said


def test_nobody_signs_for_the_other(client, interest):
    """Each link is for one of them: the teacher without a place has nothing to sign yet."""
    by_telephone(interest)
    path = signed.AGREEMENT_OF_TEACHER.path(interest)

    answer = client.post(path, {"name": "X", "agreement": interest.workgroup.agreement_id})

    assert answer.status_code == 422
    assert not AgreementSignature.objects.exists()


def test_a_signature_is_given_once(interest):
    by_telephone(interest)
    version = interest.workgroup.agreement_id
    given = {"interest": interest, "role": Signatory.HEAD, "agreement_id": version}
    sign_agreement(name="Hari Head", **given)

    with pytest.raises(Refused, match="signed already"):
        sign_agreement(name="Somebody Else", **given)


def test_paper_is_recorded_with_its_day_and_who_did_so(client, interest, admin):
    client.force_login(admin)
    path = reverse("participants:record_signature", args=[interest.pk])

    client.post(path, {"role": "head", "name": "Hari Head"} | day("signed_on", date(2022, 1, 7)))

    row = AgreementSignature.objects.get()
    assert (row.channel, row.recorded_by) == (SignedBy.PAPER, admin)
    assert timezone.localdate(row.signed_at) == date(2022, 1, 7)


@pytest.mark.parametrize(("on", "taken"), [(date(2022, 1, 10), True), (date(2022, 1, 11), False)])
def test_paper_was_signed_today_at_the_latest(interest, admin, on, taken):
    def record():
        given = {"interest": interest, "role": Signatory.HEAD, "name": "Hari Head", "by": admin}
        return record_signature(signed_on=on, **given)

    if taken:
        assert record().signed_at == NOON
    else:
        with pytest.raises(Refused, match="still to come"):
            record()


def test_what_was_signed_stays(client, interest):
    """Another head, other dates, another version: the paper says what was read."""
    offered(interest)
    workshop = interest.workgroup.workshops.get()
    workshop.starts_at += timedelta(days=7)
    workshop.ends_at += timedelta(days=7)
    workshop.save()
    before = interest.workgroup.agreement
    with_agreement(interest.workgroup)
    interest.head_name, interest.head_email = "Nia New", "nia@example.org"
    interest.save()

    said = text_of(client.get(signed.AGREEMENT_OF_HEAD.path(interest)))

    assert f"version {before.version}" in said
    assert "Wednesday 9 February 2022" in said
    assert "Hari Head" in said


def test_the_database_changes_no_signature():
    row = SignatureFactory()
    row.name = "Somebody Else"

    with pytest.raises(InternalError, match="signature_stays"), transaction.atomic():
        row.save()


def test_the_document_says_who_signed_and_when(client, interest):
    offered(interest)

    answer = client.get(
        reverse(
            "participants:agreement_of_head_pdf", args=[signed.AGREEMENT_OF_HEAD.token(interest)]
        )
    )

    assert answer["Content-Type"] == "application/pdf"
    said = pdf_text(answer.content)
    for words in ("Hari Head", "10 January 2022", "Teacher: not signed yet", "Larkfield Hall"):
        assert words in said
