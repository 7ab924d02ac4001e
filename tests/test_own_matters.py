"""Nobody leads what they take part in, and nobody decides about themselves."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.refusal import OwnMatter, Refused
from access.roles import Role
from evaluations.actions.report import review_report, save_report, start_report, submit_report
from evaluations.choices import ReportState, Verdict
from fees.actions.fee import confirm_fee, confirm_fees, propose_fees, undo_waiver, waive_fee
from fees.actions.invoice import issue_invoice
from fees.choices import WaiverReason
from fees.models import Fee
from outbox.models import Message
from participants.actions import approval, attendance, interest, place
from participants.actions.attendance_register import close_register, reopen_register, take_register
from participants.choices import Channel, Decision, InterestState, Mark
from participants.models import Attendance, Participant, Substitution
from participants.rules.interest_answers import InterestAnswers
from tests.evaluations.factories import whole_report
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkshopFactory,
    approved,
    london,
    member,
)
from tests.fees.factories import AFTER, close, workshop_in
from workgroups.actions.plan import add_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(time_machine):
    time_machine.move_to(AFTER, tick=False)
    return workshop_in()


@pytest.fixture
def admin(workshop):
    return member(workshop.workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def colleague(workshop):
    return member(workshop.workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture(params=["account", "address"])
def person(request, admin):
    """The administrator as a teacher, known by their account or by their address alone."""
    if request.param == "account":
        return PersonFactory(user=admin, email="another@example.org")
    return PersonFactory(email=admin.email)


@pytest.fixture
def own_place(workshop, person) -> Participant:
    asked = InterestFactory(workgroup=workshop.workgroup, person=person, state=InterestState.PLACED)
    return ParticipantFactory(workgroup=workshop.workgroup, interest=asked)


def later(workshop):
    return WorkshopFactory(workgroup=workshop.workgroup, starts_at=london(2022, 3, 3, 9, 30))


STAFF_ON_PLACE: dict[str, Callable] = {
    "cancel": lambda row, date, by: attendance.cancel_workshop_place(
        participant=row, workshop=date, channel=Channel.PHONE, recorded_by=by
    ),
    "come": lambda row, date, by: attendance.come_after_all(
        participant=row, workshop=date, recorded_by=by
    ),
    "substitute": lambda row, date, by: attendance.name_substitute(
        participant=row, workshop=date, name="Col", recorded_by=by
    ),
    "give up": lambda row, date, by: place.give_up_place(participant=row, reason="", by=by),
}


@pytest.mark.parametrize("act", STAFF_ON_PLACE)
def test_nobody_changes_their_own_place_as_staff(act, workshop, own_place, admin):
    date = later(workshop)
    if act == "come":
        attendance.cancel_workshop_place(participant=own_place, workshop=date)

    with pytest.raises(OwnMatter, match="This is your own place, so ask a colleague"):
        STAFF_ON_PLACE[act](own_place, date, admin)


@pytest.mark.parametrize("act", STAFF_ON_PLACE)
def test_a_colleague_changes_it_for_them(act, workshop, own_place, colleague):
    date = later(workshop)
    if act == "come":
        attendance.cancel_workshop_place(participant=own_place, workshop=date)

    STAFF_ON_PLACE[act](own_place, date, colleague)


STAFF_ON_INTEREST: dict[str, Callable] = {
    "offer": lambda row, by: place.offer_place(interest=row, by=by),
    "offer several": lambda row, by: place.offer_places(
        workgroup=row.workgroup, interests=[row], by=by
    ),
    "wait": lambda row, by: place.put_on_waiting_list(interest=row, by=by),
    "decline": lambda row, by: place.decline_interest(interest=row, reason="Full", by=by),
    "withdraw": lambda row, by: interest.withdraw_interest(interest=row, by=by),
    "change the answer": lambda row, by: approval.change_approval(
        interest=row, decision=Decision.REFUSED, decided_by_name="H", channel="phone", by=by
    ),
}


@pytest.mark.parametrize("act", STAFF_ON_INTEREST)
def test_nobody_decides_about_their_own_expression_of_interest(
    act, workshop, person, admin, colleague
):
    later(workshop)
    row = approved(InterestFactory(workgroup=workshop.workgroup, person=person))

    with pytest.raises(OwnMatter):
        STAFF_ON_INTEREST[act](row, admin)

    row.refresh_from_db()
    assert row.state == InterestState.NEW
    STAFF_ON_INTEREST[act](row, colleague)


def test_nobody_records_the_heads_answer_or_takes_an_offer_back_for_themselves(
    workshop, person, admin, colleague
):
    later(workshop)
    row = InterestFactory(workgroup=workshop.workgroup, person=person)
    answer = {"decision": Decision.APPROVED, "decided_by_name": "H", "channel": Channel.PHONE}

    with pytest.raises(OwnMatter):
        approval.record_approval(interest=row, **answer, recorded_by=admin)
    approval.record_approval(interest=row, **answer, recorded_by=colleague)
    offer = place.offer_place(interest=row, by=colleague)
    with pytest.raises(OwnMatter):
        place.take_back_offer(offer=offer, by=admin)


def test_nobody_marks_their_own_line_but_everybody_elses(workshop, own_place, admin, colleague):
    other = ParticipantFactory(workgroup=workshop.workgroup)

    marks = {own_place.pk: Mark.PRESENT, other.pk: Mark.PRESENT}
    with pytest.raises(OwnMatter, match="your own line"):
        take_register(workshop=workshop, marks=marks, by=admin)
    assert not Attendance.objects.exists()

    take_register(workshop=workshop, marks={own_place.pk: Mark.ABSENT}, by=colleague)
    # The page sends the whole register: what stands on their own line already is no mark of theirs.
    marks = {own_place.pk: Mark.ABSENT, other.pk: Mark.PRESENT}
    take_register(workshop=workshop, marks=marks, by=admin)
    assert Attendance.objects.get(participant=own_place).marked_by == colleague


def test_whoever_comes_for_a_colleague_does_not_mark_that_line(workshop, admin):
    other = ParticipantFactory(workgroup=workshop.workgroup)
    Substitution.objects.create(
        participant=other, workshop=workshop, name="Alex", email=admin.email
    )

    with pytest.raises(OwnMatter):
        take_register(workshop=workshop, marks={other.pk: Mark.SUBSTITUTE}, by=admin)


def test_the_page_shows_the_own_line_and_leaves_it_to_a_colleague(
    workshop, own_place, admin, client
):
    other = ParticipantFactory(workgroup=workshop.workgroup)
    client.force_login(admin)
    path = reverse("participants:register", args=[workshop.pk])

    page = client.get(path).content.decode()
    sent = {f"mark-{own_place.pk}": "present", "everybody": "here"}
    answer = client.post(path, sent)

    assert page.count("your own line on the register, so ask a colleague") == 1
    assert answer.status_code == 302
    assert list(Attendance.objects.values_list("participant", flat=True)) == [other.pk]


def test_nobody_reopens_a_register_on_which_they_stand(workshop, own_place, admin, colleague):
    take_register(workshop=workshop, marks={own_place.pk: Mark.ABSENT}, by=colleague)
    close_register(workshop=workshop, by=colleague)

    with pytest.raises(OwnMatter):
        reopen_register(workshop=workshop, reason="A mistake", by=admin)


@pytest.fixture
def own_fee(workshop, own_place, colleague) -> Fee:
    take_register(workshop=workshop, marks={own_place.pk: Mark.ABSENT}, by=colleague)
    close(workshop)
    close_register_outcome(own_place)
    propose_fees(now=timezone.now())
    return Fee.objects.get()


def close_register_outcome(participant) -> None:
    Attendance.objects.filter(participant=participant).update(
        outcome="no_show", free_until=london(2022, 1, 27)
    )


def bill(fee, by):
    lead_school = fee.hub.lead_schools.get()
    issue_invoice(
        lead_school=lead_school, school=fee.school, fees=[fee.pk], sent_to="f@example.org", by=by
    )


def waive(fee, by):
    waive_fee(fee=fee, waiver=WaiverReason.ILLNESS, by=by)


ON_FEES: dict[str, Callable] = {
    "confirm": lambda fee, by, other: confirm_fee(fee=fee, by=by),
    "confirm several": lambda fee, by, other: confirm_fees(fees=[fee.pk], by=by),
    "waive": lambda fee, by, other: waive(fee, by),
    "undo": lambda fee, by, other: (waive(fee, other), undo_waiver(fee=fee, by=by)),
    "invoice": lambda fee, by, other: (confirm_fee(fee=fee, by=other), bill(fee, by)),
}


@pytest.mark.parametrize("act", ON_FEES)
def test_nobody_settles_their_own_fee(act, own_fee, admin, colleague):
    with pytest.raises(OwnMatter, match="your own fee"):
        ON_FEES[act](own_fee, admin, colleague)


@pytest.mark.parametrize("act", ON_FEES)
def test_a_colleague_settles_it(act, own_fee, colleague):
    ON_FEES[act](own_fee, colleague, colleague)


def test_nobody_waives_the_fee_for_a_date_they_were_to_come_to_instead(workshop, admin, colleague):
    other = ParticipantFactory(workgroup=workshop.workgroup)
    Substitution.objects.create(
        participant=other, workshop=workshop, name="Alex", email=admin.email
    )
    take_register(workshop=workshop, marks={other.pk: Mark.ABSENT}, by=colleague)
    close(workshop)
    close_register_outcome(other)
    propose_fees(now=timezone.now())

    with pytest.raises(OwnMatter):
        waive(Fee.objects.get(), admin)


def test_pages_offer_nothing_on_what_is_ones_own_and_say_who_does_it(
    own_fee, own_place, admin, client
):
    client.force_login(admin)
    pages = {
        name: client.get(reverse(name, args=[pk])).content.decode()
        for name, pk in (
            ("fees:fee", own_fee.pk),
            ("participants:participant", own_place.pk),
            ("participants:interest", own_place.interest_id),
        )
    }
    listed = client.get(reverse("fees:fees")).content.decode()

    assert {name: "so ask a colleague" in page for name, page in pages.items()} == dict.fromkeys(
        pages, True
    )
    assert reverse("fees:waive", args=[own_fee.pk]) not in pages["fees:fee"]
    assert reverse("participants:withdraw_for", args=[own_place.pk]) not in str(pages)
    assert f'name="fee" value="{own_fee.pk}"' not in listed


def test_nobody_who_takes_part_is_named_as_lead(workshop, own_place, admin, colleague):
    with pytest.raises(Refused, match="takes part in this Work Group") as refusal:
        add_lead(workgroup=workshop.workgroup, name=admin.name, email=admin.email, by=colleague)

    assert refusal.value.field == "email"
    place.give_up_place(participant=own_place, reason="To lead it")
    add_lead(workgroup=workshop.workgroup, name=admin.name, email=admin.email, by=colleague)


def test_nobody_who_comes_for_a_colleague_is_named_as_lead(workshop, admin):
    Substitution.objects.create(
        participant=ParticipantFactory(workgroup=workshop.workgroup),
        workshop=workshop,
        name="Alex",
        email="alex@example.org",
    )

    with pytest.raises(Refused, match="takes part"):
        add_lead(workgroup=workshop.workgroup, name="Alex", email="alex@example.org", by=admin)


def test_nobody_who_has_asked_for_a_place_is_named_as_lead(workshop, person, admin, colleague):
    row = InterestFactory(workgroup=workshop.workgroup, person=person)

    with pytest.raises(Refused, match="takes part in this Work Group or has asked to"):
        add_lead(workgroup=workshop.workgroup, name=admin.name, email=admin.email, by=colleague)
    interest.withdraw_interest(interest=row)
    add_lead(workgroup=workshop.workgroup, name=admin.name, email=admin.email, by=colleague)


def test_a_lead_accepts_no_place(workshop, person, admin, colleague):
    """Whoever was named as lead while an offer was open."""
    later(workshop)
    row = approved(InterestFactory(workgroup=workshop.workgroup, person=person))
    offer = place.offer_place(interest=row, by=colleague)
    workshop.workgroup.leads.add(admin)

    with pytest.raises(Refused, match="You lead this Work Group"):
        place.accept_offer(offer=offer, policy_id=workshop.workgroup.fee_policy_id)


def test_a_leads_address_takes_no_part(workshop, admin):
    to_come = later(workshop)
    workshop.workgroup.leads.add(admin)
    answers = InterestAnswers(
        name="A", email=admin.email, job_role="subject_lead", head_email="h@example.org"
    )
    other = ParticipantFactory(workgroup=workshop.workgroup)

    with pytest.raises(Refused, match="leads this Work Group") as refusal:
        interest.record_interest(workgroup=workshop.workgroup, school=other.school, answers=answers)
    assert refusal.value.field == "email"
    with pytest.raises(Refused, match="Name another colleague"):
        attendance.name_substitute(
            participant=other, workshop=to_come, name="Alex", email=admin.email
        )


@pytest.mark.parametrize("how", ["leads", "handed it in"])
def test_no_hub_lead_reviews_or_reopens_their_own_report(how, workshop):
    workgroup = workshop.workgroup
    hub_lead, other = (member(workgroup.hub, Role.HUB_LEAD) for _ in range(2))
    workgroup.leads.add(hub_lead if how == "leads" else UserFactory())
    report = save_report(report=start_report(workgroup=workgroup), parts=whole_report())
    submit_report(report=report, by=hub_lead)

    for verdict in (Verdict.APPROVE, Verdict.RETURN):
        with pytest.raises(OwnMatter, match="your own report"):
            review_report(report=report, verdict=verdict, comment="Fine", by=hub_lead)
    client = Client()
    client.force_login(hub_lead)
    asked = client.get(reverse("evaluations:review", args=[workgroup.pk]))
    assert asked.url == reverse("evaluations:report_read", args=[workgroup.pk])
    # Nor are they asked to.
    told = Message.objects.filter(kind="report-submitted").values_list("to_email", flat=True)
    assert list(told) == [other.email]
    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=other)
    with pytest.raises(OwnMatter):
        review_report(report=report, verdict=Verdict.REOPEN, comment="More", by=hub_lead)
    report.refresh_from_db()
    assert report.state == ReportState.APPROVED
