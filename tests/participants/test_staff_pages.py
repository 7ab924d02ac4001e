"""What the hub does for people: decides, enters, records and cancels on their behalf."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from participants.actions.attendance_register import close_register
from participants.actions.place import offer_place
from participants.choices import Channel, Decision, InterestState, OfferAnswer
from participants.models import (
    Cancellation,
    ExpressionOfInterest,
    Offer,
    SchoolApproval,
    Substitution,
)
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
    school_in,
)
from tests.journeys.people import day, text_of
from tests.robust.reading import assert_refused_beside, error_beside, summary, typed
from workgroups.choices import JobRole

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
NOW = london(2022, 2, 1, 10)


@pytest.fixture(autouse=True)
def _two_days_before(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def workshop():
    group = WorkGroupFactory(capacity=3, places_per_school=1)
    return WorkshopFactory(starts_at=THE_DAY, workgroup=group, venue__name="Larkfield Hall")


@pytest.fixture
def workgroup(workshop):
    return workshop.workgroup


@pytest.fixture
def participant(workgroup):
    return ParticipantFactory(workgroup=workgroup)


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def url(name: str, *rows) -> str:
    return reverse(f"participants:{name}", args=[row.pk for row in rows])


# A date cancelled for somebody who wrote or rang


def word(on, **changes) -> dict:
    return (
        day("notified_on", on)
        | {
            "channel": Channel.PHONE,
            "notified_time": f"{on:%H:%M}",
            "reason": "Rang the office",
        }
        | changes
    )


def test_the_form_begins_with_this_moment(staff, participant, workshop):
    shown = staff.get(url("cancel_for", participant, workshop))

    assert "Free to cancel until 23:59 on Thursday 27 January 2022." in text_of(shown)
    assert typed(shown, "notified_on") == NOW.date()
    assert shown.context["form"]["notified_time"].initial.isoformat() == "10:00:00"


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (london(2022, 1, 27, 23, 59), "There is no fee for this date."),
        (london(2022, 1, 28, 0, 0), "your school may be charged £75.00 for this date"),
    ],
)
def test_notice_counts_from_when_word_reached_the_hub(
    staff, admin, participant, workshop, reached, said
):
    answer = staff.post(url("cancel_for", participant, workshop), word(reached), follow=True)

    cancellation = Cancellation.objects.get()
    assert answer.redirect_chain == [(url("participant", participant), 302)]
    assert "The date is cancelled, and the participant has an email that says so." in (
        text_of(answer)
    )
    assert (cancellation.notified_at, cancellation.recorded_at) == (reached, NOW)
    assert (cancellation.recorded_by, cancellation.channel) == (admin, "phone")
    assert said in Message.objects.get(kind="place-cancelled").text


@pytest.mark.parametrize(
    ("reached", "message"),
    [
        (NOW + timedelta(minutes=1), "Word cannot have reached you in the future."),
        (london(2021, 9, 10, 11, 59), "That is before the place was accepted."),
    ],
)
def test_word_lies_between_the_place_and_now(staff, participant, workshop, reached, message):
    answer = staff.post(url("cancel_for", participant, workshop), word(reached))

    assert_refused_beside(answer, notified_on=message)
    assert typed(answer, "reason") == "Rang the office"
    assert Cancellation.objects.count() == 0


def test_how_and_when_word_came_must_be_said(staff, participant, workshop):
    answer = staff.post(
        url("cancel_for", participant, workshop),
        {"notified_on_day": "27", "notified_time": "25:99", "reason": "Rang"},
    )

    assert_refused_beside(
        answer,
        channel="Answer “How did word reach you?”",
        notified_on="The date must include a month and year",
        notified_time="Enter a time like 9:30am or 2pm",
    )
    assert typed(answer, "notified_on") == ["27", None, None]
    assert (typed(answer, "notified_time"), typed(answer, "reason")) == ("25:99", "Rang")


def test_a_cancellation_can_be_entered_after_the_day_until_the_register_is_closed(
    staff, admin, participant, workshop, time_machine
):
    time_machine.move_to(THE_DAY + timedelta(days=1), tick=False)
    staff.force_login(admin)
    path, reached = url("cancel_for", participant, workshop), london(2022, 1, 20, 9)

    assert staff.post(path, word(reached)).status_code == 302
    close_register(workshop=workshop, by=admin)
    answer = staff.post(path, word(reached))

    assert answer.status_code == 422
    assert summary(answer)[0][1].startswith("The register of this workshop is closed.")


def test_no_date_of_another_work_group_is_cancelled_for_somebody(staff, participant, workgroup):
    other = WorkshopFactory(starts_at=THE_DAY, workgroup__hub=workgroup.hub)

    for name in ("cancel_for", "substitute_for", "come_after_all_for"):
        path = url(name, participant, other)
        assert (staff.get(path).status_code, staff.post(path).status_code) == (404, 404)


def test_the_place_shows_how_and_when_word_came(staff, participant, workshop):
    staff.post(url("cancel_for", participant, workshop), word(london(2022, 1, 27, 16)))

    said = text_of(staff.get(url("participant", participant)))

    assert "Cancelled 27 January 2022 at 4:00pm (telephone): Rang the office" in said


# A colleague, and a place given up


def test_a_colleague_is_named_for_somebody(staff, admin, participant, workshop):
    path = url("substitute_for", participant, workshop)
    missing = staff.post(path, {"name": "", "email": "x"})

    answer = staff.post(path, {"name": "Col League", "email": ""}, follow=True)

    assert error_beside(missing, "name") == "Enter the colleague's name"
    assert "The colleague is named." in text_of(answer)
    assert "Col League comes instead" in text_of(answer)
    assert Substitution.objects.get().recorded_by == admin


def test_a_place_is_given_up_for_somebody_with_the_reason(staff, admin, participant):
    path = url("withdraw_for", participant)
    reached = london(2022, 1, 27, 23, 59)
    assert_refused_beside(staff.post(path, word(reached, reason="")), reason="Enter the reason")

    answer = staff.post(path, word(reached, reason="Left the school"), follow=True)

    assert "The place is given up and can go to somebody else." in text_of(answer)
    cancellation = Cancellation.objects.get()
    assert (cancellation.recorded_by, cancellation.channel) == (admin, Channel.PHONE)
    assert (cancellation.notified_at, cancellation.recorded_at) == (reached, NOW)
    assert Message.objects.get(kind="place-withdrawn").to_email == participant.person.email
    again = staff.post(path, word(reached))
    assert [m for _, m in summary(again)] == ["This place has been given up already."]


# An expression of interest that came by email, by telephone or on paper

PAPER = {
    "name": "Pat Paper",
    "email": "pat@example.org",
    "job_role": JobRole.TEACHER,
    "head_name": "Hari Head",
    "head_email": "hari@example.org",
}


def test_the_school_is_found_first(staff, workgroup):
    school = school_in(workgroup.hub, name="Beacon Hill School")
    path = url("enter_on_behalf", workgroup)

    found = staff.get(path, {"q": "beacon"})
    chosen = staff.get(path, {"school": school.pk})
    nothing = staff.get(path, {"q": "nowhere"})

    assert f'href="?school={school.pk}"' in found.content.decode()
    assert "Beacon Hill School , Larkfield, ZZ1 1ZZ" in text_of(chosen)
    assert "No open school matches “nowhere”." in text_of(nothing)
    assert staff.post(path, PAPER).status_code == 404


def test_what_came_on_paper_is_entered_late_and_for_any_role(staff, admin, workgroup):
    """Whether somebody is eligible, and in time, is then for the hub to judge."""
    school = school_in(workgroup.hub)
    path = f"{url('enter_on_behalf', workgroup)}?school={school.pk}"
    workgroup.interest_closes_at = timezone.now() - timedelta(days=1)
    workgroup.save()

    refused = staff.post(path, PAPER | {"head_email": "pat@example.org", "name": ""})
    answer = staff.post(path, PAPER, follow=True)

    assert error_beside(refused, "name") == "Enter the teacher's name"
    assert typed(refused, "email") == "pat@example.org"
    assert (
        "Added: the teacher is thanked by email and the head is asked to approve the place."
        in text_of(answer)
    )
    interest = ExpressionOfInterest.objects.get()
    assert (interest.source, interest.entered_by, interest.school) == ("on_behalf", admin, school)


def test_what_has_been_sent_already_is_not_entered_again(staff, workgroup):
    path = f"{url('enter_on_behalf', workgroup)}?school={school_in(workgroup.hub).pk}"
    staff.post(path, PAPER)

    answer = staff.post(path, PAPER | {"email": "PAT@example.org"})

    assert answer.status_code == 422
    assert error_beside(answer, "email") == (
        "Pat Paper has an expression of interest in this Work Group already, from this email "
        "address and school."
    )


@pytest.fixture
def interest(workgroup):
    return InterestFactory(workgroup=workgroup)


def test_the_schools_answer_is_recorded_with_who_said_it_and_how(staff, admin, interest):
    path = url("record_approval", interest)
    missing = staff.post(path, {"name": "", "note": "By letter"})

    answer = staff.post(
        path, {"decision": "approved", "name": "Hope Head", "channel": "paper", "note": "By letter"}
    )

    assert_refused_beside(
        missing,
        decision="Choose what the school said",
        name="Enter who said it",
        channel="Answer “How did you hear?”",
    )
    assert typed(missing, "note") == "By letter"
    assert answer.status_code == 302
    approval = SchoolApproval.objects.get()
    assert (approval.decided_by_name, approval.channel, approval.note, approval.recorded_by) == (
        "Hope Head",
        "paper",
        "By letter",
        admin,
    )
    assert Message.objects.get(kind="approval-recorded").to_email == interest.person.email


def test_a_schools_answer_is_recorded_once(staff, interest):
    answers = {"decision": "approved", "name": "Hope Head", "channel": "email"}
    staff.post(url("record_approval", interest), answers)

    answer = staff.post(url("record_approval", interest), answers | {"decision": "refused"})

    assert [m for _, m in summary(answer)] == ["The school's answer has been recorded already."]
    assert SchoolApproval.objects.get().decision == Decision.APPROVED


# Offering places


def test_a_place_is_offered(staff, admin, interest):
    approved(interest)

    shown = staff.get(url("offer_one", interest))
    answer = staff.post(url("offer_one", interest), follow=True)

    assert "Why is the place offered all the same?" not in text_of(shown)
    assert "The offer is on its way by email." in text_of(answer)
    assert Offer.objects.get().offered_by == admin


def test_what_speaks_against_needs_a_reason_which_is_kept_and_shown(staff, workgroup):
    first = ParticipantFactory(workgroup=workgroup)
    interest = approved(InterestFactory(workgroup=workgroup, school=first.school))
    path = url("offer_one", interest)

    shown, refused = staff.get(path), staff.post(path, {"override_reason": "  "})
    answer = staff.post(path, {"override_reason": "A very large department"}, follow=True)

    against = "The school already has 1 of at most 1 places."
    assert against in text_of(shown)
    assert "Why is the place offered all the same?" in text_of(shown)
    assert_refused_beside(
        refused, override_reason=f"{against} Say why the place is offered all the same."
    )
    assert "offered all the same: A very large department" in text_of(answer)


def test_no_reason_makes_a_place_where_none_is_left(staff, workgroup, interest):
    for _ in range(3):
        ParticipantFactory(workgroup=workgroup)
    approved(interest)

    answer = staff.post(url("offer_one", interest), {"override_reason": "Please"})

    assert [m for _, m in summary(answer)] == ["No place is left."]
    assert typed(answer, "override_reason") == "Please"


def test_no_reason_stands_in_for_the_head(staff, interest):
    answer = staff.post(url("offer_one", interest), {"override_reason": "They will"})

    assert [m for _, m in summary(answer)] == ["The head has not approved yet."]


def test_an_offer_is_taken_back_to_the_waiting_list(staff, admin, interest):
    offer_place(interest=approved(interest), by=admin)

    staff.post(url("wait", interest))

    interest.refresh_from_db()
    assert Offer.objects.get().answer == OfferAnswer.TAKEN_BACK
    assert interest.state == InterestState.WAITING


def test_who_is_declined_reads_why(staff, interest):
    path = url("decline", interest)
    assert_refused_beside(staff.post(path, {"reason": " "}), reason="Enter the reason")

    staff.post(path, {"reason": "It is for secondary schools."})

    assert "It is for secondary schools." in Message.objects.get(kind="interest-declined").text


def test_who_is_declined_again_after_all_is_told_again(staff, interest, time_machine):
    for minutes, reason in enumerate(("All places are taken.", "Nobody has given up a place.")):
        time_machine.move_to(NOW + timedelta(minutes=minutes), tick=False)
        staff.post(url("decline", interest), {"reason": reason})
        staff.post(url("wait", interest))

    first, second = Message.objects.filter(kind="interest-declined").order_by("pk")
    assert "All places are taken." in first.text
    assert "Nobody has given up a place." in second.text


def test_whoever_has_the_place_is_no_longer_weighed_up(staff, participant, interest):
    weighed, placed = staff.get(url("interest", interest)), url("interest", participant.interest)

    assert "Against" in text_of(weighed)
    assert "Against" not in text_of(staff.get(placed))
