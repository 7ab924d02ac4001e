"""Where a page says that somebody is written to, a row is there: every such sentence has its act.

A new sentence fails until it stands below, beside an act that writes what it says.
"""

import pytest

from outbox.models import Message
from tests.robust.acts import ACTS, post
from tests.robust.proofs import (
    COMES,
    CONSENT_ASKED,
    DIGEST,
    FEE_DECIDED,
    LOST,
    MOVED,
    NEXT_TIME,
    NOT_NEEDED,
    OFFERED,
    PLANNED,
    PROPOSED,
    REOPENED,
    REVOKED,
    SENT_AGAIN,
    Proof,
    ask_for_signatures,
    by,
    enter_another_link,
    give_a_visit_away,
    give_enquiry_to_another,
    move_the_unanswered,
    offer_more_than_there_is,
    put_a_name_right,
    remove_a_passkey,
    remove_an_app,
    send_a_report_back,
    send_a_test,
    sign_in,
    take_an_offer_back,
    wish_and_publish_the_next,
)
from tests.said import CLAIM, NO_CLAIM, claims

pytestmark = pytest.mark.django_db


SAID: dict[tuple[str, str], Proof] = {
    ("templates/account/confirm_login_code.html",
     "If … belongs to somebody the portal knows, a code is on its way."):
        by(sign_in, "sign-in-code"),
    ("participants/views/own_school.py",
     "If a hub knows this as the address of a head or maths lead, the link is on its way to it."):
        by("participants:ask_for_school_page", "school-page"),
    ("participants/views/own_school.py", "The link is on its way."):
        by("participants:send_school_page", "school-page"),
    ("templates/portal/start.html", "We email you a code; there is no password."):
        by(sign_in, "sign-in-code"),
    ("templates/fees/confirm_several.html",
     "Each participant, and each school where we have an address, gets an email that says so."):
        by("fees:confirm_several", "fee-decided"),
    ("templates/fees/fee_detail.html",
     "… was asked on … to tell the hub of any reason by …"): PROPOSED,
    ("templates/participants/add_date.html",
     "… … … … an email with the date and the place, and may cancel it free of charge for at least "
     "3 working days."): by("participants:add_date", "workshop-added", "lead-workshop-added"),
    ("templates/participants/call_off.html", "… … … an email with your reason."):
        by("participants:call_off", "workshop-called-off", "lead-workshop-called-off"),
    ("templates/participants/move_workshop.html",
     "… … an email with the old and the new date, and why."):
        by("participants:move_workshop", "workshop-moved", "lead-workshop-moved"),
    ("templates/participants/_foreseen.html", "Who is told, and in which words"):
        by("participants:move_workshop", "workshop-moved", "lead-workshop-moved"),
    ("participants/forms/place.py", "Everybody who is told reads it."):
        by("participants:move_workshop", "workshop-moved", "lead-workshop-moved"),
    ("templates/participants/call_off.html", "Who is told, and in which words"):
        by("participants:call_off", "workshop-called-off", "lead-workshop-called-off"),
    ("templates/participants/come_after_all.html",
     "… gets an email which says that they need not come."): NOT_NEEDED,
    ("templates/participants/come_after_all.html", "You get an email that says so."):
        by("participants:come_after_all", "date-confirmed-again"),
    ("participants/views/staff_place.py",
     "… gets an email which says that they need not come."): NOT_NEEDED,
    ("templates/participants/interest_save.html",
     "We email you a link that brings you back to where you are."):
        by("participants:interest_save", "interest-saved"),
    ("participants/views/interest.py", "The link is on its way"):
        by("participants:interest_save", "interest-saved"),
    ("templates/participants/interest_sent.html",
     "Your headteacher or principal is asked by email to approve your place."):
        by("participants:interest_check", "approval-asked"),
    ("participants/actions/interest.py", "we ask them to approve the place."):
        by("participants:interest_check", "approval-asked"),
    ("participants/forms/interest.py", "We ask them by email to approve the place."):
        by("participants:enter_on_behalf", "approval-asked"),
    ("participants/forms/interest.py", "We ask them by email to approve your place."):
        by("participants:interest_check", "approval-asked"),
    ("participants/views/on_behalf.py", "and the head is asked to approve the place"):
        by("participants:enter_on_behalf", "approval-asked"),
    ("participants/views/on_behalf.py", "… is thanked by email……."):
        by("participants:enter_on_behalf", "interest-received"),
    ("participants/forms/listed_people.py",
     "Tell each of them by email that they are on the list"):
        by("participants:listed_people", "interest-received"),
    ("participants/views/listed_people.py", "Each of them is told by email."):
        by("participants:listed_people", "interest-received"),
    ("participants/views/listed_people.py", "Asked by email to approve:"):
        by("participants:listed_people", "approval-asked"),
    ("templates/participants/own_conversation.html",
     "Once a day at most, you read by email who has written."): DIGEST,
    ("participants/views/conversation.py", "You read of the conversation by email again."): DIGEST,
    ("participants/views/lesson_teaching.py",
     "Whoever wanted to come gets an email that says so."):
        by("participants:own_call_off_lesson", "lesson-called-off"),
    ("participants/views/lesson_teaching.py", "You get an email when one of them does."): COMES,
    ("participants/views/lesson_teaching.py", "… gets an email that you come."): COMES,
    ("participants/views/lesson_teaching.py", "… gets an email that you do not come."):
        by("participants:own_stay_away", "lesson-visitor-off"),
    ("participants/forms/certificate.py", "Its holder reads this by email."): REVOKED,
    ("participants/views/staff_certificate.py",
     "Its holder reads your reason by email, if we have an address."): REVOKED,
    ("participants/views/staff_certificate.py",
     "Each gets an email with a link to their certificate, which they can open and download for as "
     "long as it is kept."): by("participants:send_certificates", "certificate"),
    ("templates/participants/issue_certificates.html",
     "whoever checks the old number reads that it was replaced, and its holder gets an email about "
     "the new one."): by(put_a_name_right, "certificate-replaced"),
    ("templates/participants/remind_of_tasks.html",
     "Each of them gets an email that names the tasks, with a link to say how far they are:"):
        by("participants:remind_of_tasks", "tasks-reminder"),
    ("templates/evaluations/remind_to_answer.html",
     "Each of them gets an email with their own link to the questions:"):
        by("evaluations:remind_to_answer", "survey-reminder"),
    ("templates/participants/ask_for_details.html",
     "Each of them gets an email that says what is missing, with a link to their own page to fill "
     "it in:"): by("participants:ask_for_details", "details-asked"),
    ("templates/participants/missing_details.html",
     "They are asked by email for what only they can say, once in … days at most, and fill it in "
     "on their own page."): by("participants:ask_for_details", "details-asked"),
    ("templates/participants/offer.html", "if a place becomes free for you, we write to you."):
        OFFERED,
    ("templates/participants/offer.html",
     "We have told the hub, and sent you an email that says this."): LOST,
    ("templates/participants/decide_several.html",
     "Each whom something becomes of gets an email that says so."):
        by("participants:decide_several", "place-offered"),
    ("templates/participants/withdraw_interest.html",
     "If a place becomes free for you, we write to you, and you have some days to answer."):
        OFFERED,
    ("templates/participants/offer_chosen.html",
     "Each gets an email with the dates and can answer until …."):
        by("participants:offer_chosen", "place-offered"),
    ("templates/participants/offer_chosen.html",
     "Whoever finds no place left for their school or at all goes on the waiting list and is told "
     "so."): by(offer_more_than_there_is, "waiting-list"),
    ("templates/workgroups/invite_schools.html",
     "We write to those who gave an address and wanted to hear."):
        by("workgroups:invite_schools", "raised-need"),
    ("templates/workgroups/visit_tell_school.html",
     "They are thanked for the visit, and can say by a link what they think of it."):
        by("workgroups:tell_school", "visit-agreed"),
    ("workgroups/views/visit.py",
     "What was agreed is on its way to …, who can answer by a link in it."):
        by("workgroups:tell_school", "visit-agreed"),
    ("hubs/forms/hub.py", "Whoever writes to the hub is told the day."):
        by("needs:ask", "enquiry-received"),
    ("hubs/views/people.py", "The role is theirs, and we have written to …."):
        by("hubs:correct_invitation", "invited"),
    ("hubs/views/people.py", "… is … from …, and we have written to …."):
        by("hubs:invite", "invited"),
    ("hubs/views/people.py", "We write to them that they can sign in:"):
        by("hubs:invite", "invited"),
    ("needs/forms/enquiry.py", "It goes to them by email."):
        by("needs:answer_enquiry", "enquiry-answer"),
    ("needs/views/enquiry.py", "Your answer is on its way to …."):
        by("needs:answer_enquiry", "enquiry-answer"),
    ("needs/views/enquiry.py", "The enquiry is …’s, and we have told them by email."):
        by(give_enquiry_to_another, "enquiry-assigned"),
    ("needs/views/enquiry.py",
     "… (…) is told by email that it has arrived and that the hub answers by …."):
        by("needs:take_in_enquiry", "enquiry-received"),
    ("workgroups/actions/plan.py", "Cancel it, so that they are told."):
        by("participants:call_off", "workshop-called-off"),
    ("workgroups/forms/visit.py", "They are told by email."): PLANNED,
    ("workgroups/views/visit.py", "… is told by email"): PLANNED,
    ("workgroups/views/visit.py",
     "…, and whoever was to go before is told that they need not."):
        by(give_a_visit_away, "visit-not-needed"),
    ("workgroups/views/visit.py", "… is told by email that the visit does not take place."):
        by("workgroups:call_off_visit", "visit-not-needed"),
    ("workgroups/views/visit.py", "the visitor is told, and you can come back to this page."):
        by("workgroups:visit_agreed", "visit-answered"),
    ("workgroups/views/copy_event.py", "Its leads are told when it is published."):
        by("workgroups:publish", "lead-named"),
    ("templates/participants/interest_not_eligible.html",
     "we write to you once, when it is offered again"): NEXT_TIME,
    ("participants/forms/wish.py",
     "We write once, when it is offered again, and once now so that you can change your mind."):
        by(wish_and_publish_the_next, "wish-kept", "next-time"),
    ("participants/views/wish.py", "we write to you when it is offered again."): NEXT_TIME,
    ("participants/hooks/wishes.py",
     "1 person who asked to hear when it is offered again is told."): NEXT_TIME,
    ("participants/hooks/wishes.py",
     "… people who asked to hear when it is offered again are told."): NEXT_TIME,
    ("participants/hooks/wishes.py", "Whoever waits for several of these is told of one of them."):
        NEXT_TIME,
    ("workgroups/views/publish.py", "… Whoever leads it is told by email:"):
        by("workgroups:publish_several", "lead-named"),
    ("workgroups/views/agreement.py",
     "Whoever has not signed is asked by email, until the first workshop begins."):
        by(ask_for_signatures, "agreement-asked"),
    ("workgroups/views/plan.py", "Whoever leads it is told by email:"):
        by("workgroups:publish", "lead-named"),
    ("workgroups/views/plan.py", "… leads it and is told when it is published"):
        by("workgroups:publish", "lead-named"),
    ("workgroups/views/plan.py", "… leads the Work Group now, and has an email that says so."):
        by("workgroups:edit_leads", "lead-named"),
    ("workgroups/views/plan.py", "Unless it is you, they get an email that says so."):
        by("workgroups:remove_lead", "lead-removed"),
    ("workgroups/views/workshop_lead.py",
     "… leads this workshop now, and has an email that says so."):
        by("workgroups:workshop_leads", "workshop-lead-named"),
    ("workgroups/views/workshop_lead.py",
     "… leads this workshop and is told when it is published."):
        by("workgroups:publish", "workshop-lead-named"),
    ("workgroups/hooks/published.py", "Whoever leads a single workshop is told as well:"):
        by("workgroups:publish", "workshop-lead-named"),
    ("workgroups/views/workshop_lead.py", "Unless it is you, they get an email that says so."):
        by("workgroups:remove_workshop_lead", "workshop-lead-removed"),
    ("workgroups/views/cycle.py", "Whoever is to come has an email about the new link."):
        by(enter_another_link, "join-link-changed", "lead-join-link"),
    ("workgroups/views/venue.py",
     "If the name, address or postcode changes, they and the leads get an email with the new "
     "one."): by("workgroups:edit_venue", "venue-changed", "lead-venue-changed"),
    ("workgroups/views/venue.py", "… … been told."):
        by("workgroups:edit_venue", "venue-changed", "lead-venue-changed"),
    ("participants/views/approval.py",
     "If the answer is another now, the teacher gets an email that says so."):
        by("participants:change_approval", "approval-recorded"),
    ("participants/views/change.py", "… … been told."):
        by("participants:move_workshop", "workshop-moved", "lead-workshop-moved"),
    ("templates/participants/choose_group.html", "You see what follows before anybody is told."):
        MOVED,
    ("participants/forms/group_move.py", "Everybody who is told reads it."): MOVED,
    ("participants/views/group_move.py", "Who is told"): MOVED,
    ("participants/views/group_move.py", "… (the head, who is asked to agree)"):
        by(move_the_unanswered, "approval-asked"),
    ("participants/views/people.py",
     "They get an email with the dates and can answer until …."): OFFERED,
    ("participants/views/people.py", "The offer is on its way by email."): OFFERED,
    ("participants/views/people.py",
     "They are on the waiting list, and have an email that says so."):
        by(take_an_offer_back, "offer-taken-back"),
    ("participants/views/people.py", "They get an email that says so."):
        by("participants:wait", "waiting-list"),
    ("participants/views/people.py", "They have been told, with your reason."):
        by("participants:decline", "interest-declined"),
    ("participants/views/people.py", "It is withdrawn, and they have an email that says so."):
        by("participants:withdraw_interest_for", "interest-withdrawn"),
    ("participants/views/place.py",
     "an email is on its way to you that says what you cancelled."):
        by("participants:cancel_date", "place-cancelled"),
    ("participants/views/staff_place.py",
     "The date is cancelled, and the participant has an email that says so."):
        by("participants:cancel_for", "place-cancelled"),
    ("participants/views/staff_place.py", "They get an email that says so."):
        by("participants:withdraw_for", "place-withdrawn"),
    ("evaluations/forms/report.py", "The lead gets them by email."):
        by(send_a_report_back, "report-returned"),
    ("evaluations/forms/report.py", "The lead gets this by email."): REOPENED,
    ("evaluations/forms/report.py", "The hub lead gets it by email."):
        by("evaluations:comment_report", "report-commented"),
    ("evaluations/views/board_meeting.py", "The agenda is on its way to … …."):
        by("evaluations:send_agenda", "board-agenda"),
    ("evaluations/views/publication.py", "The email is on its way to …."): CONSENT_ASKED,
    ("evaluations/views/publication.py",
     "They get an email with a link to the text, and say there whether they agree."):
        CONSENT_ASKED,
    ("evaluations/views/report.py",
     "The lead gets an email with your reason, changes the report and hands it in again."):
        REOPENED,
    ("evaluations/views/report.py",
     "The report is open again, and the lead has been sent your reason."): REOPENED,
    ("evaluations/views/report.py",
     "The report is back with the lead, who has been sent your comments."):
        by(send_a_report_back, "report-returned"),
    ("evaluations/views/report.py", "The report is approved, and the lead has been told."):
        by("evaluations:review", "report-approved"),
    ("hubs/views/people.py",
     "The role goes to whoever signs in with the right address, and we write to them."):
        by("hubs:correct_invitation", "invited"),
    ("templates/mfa/totp/deactivate_form.html", "We tell you so by email."):
        by(remove_an_app, "second-proof-changed"),
    ("templates/mfa/webauthn/authenticator_confirm_delete.html", "We tell you so by email."):
        by(remove_a_passkey, "second-proof-changed"),
    ("participants/views/interest.py",
     "Many emails have been asked for, so the link goes on …"):
        by("participants:interest_save", "interest-saved"),
    ("outbox/views.py", "It is on its way to …."): SENT_AGAIN,
    ("outbox/again.py", "It has been sent again a moment ago, by you or somebody else."):
        SENT_AGAIN,
    ("templates/participants/call_off_workgroup.html", "… Who is told, and in which words"):
        by("participants:call_off_workgroup", "group-called-off", "group-called-off-lead"),
    ("participants/views/correct.py", "The request is on its way to …."):
        by("participants:ask_head_again", "approval-asked"),
    ("participants/views/circular.py", "The email is on its way to … …."):
        by("participants:write_to_participants", "circular"),
    ("participants/views/circular.py", "The test is on its way to …."):
        by(send_a_test, "circular-test"),
    ("fees/views/fee.py", "An email about it goes to …."): FEE_DECIDED,
    ("fees/views/fee.py", "… for … is waived, and who was asked is told by email."): FEE_DECIDED,
    ("fees/views/fee.py", "… was asked to tell the hub of any reason by …."): PROPOSED,
    ("fees/views/invoice.py", "Invoice … of … is on its way to …."):
        by("fees:issue_invoice", "invoice"),
}  # fmt: skip


def name_of(proof: Proof) -> str:
    return proof.act if isinstance(proof.act, str) else proof.act.__name__


def test_every_sentence_that_says_somebody_was_told_names_the_act_that_writes_it():
    found = set(claims())

    assert sorted(found - set(SAID) - NO_CLAIM) == []
    assert sorted((set(SAID) | NO_CLAIM) - found) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The hub has been told.",
        "We have emailed Hari Head.",
        "An email that says so has been sent to them.",
        "They have been asked for a reason.",
        "Everybody is told.",
    ],
)
def test_such_a_sentence_is_found(sentence):
    assert CLAIM.search(sentence)


@pytest.mark.parametrize("proof", sorted(set(SAID.values()), key=name_of), ids=name_of)
def test_the_act_writes_what_the_page_says(proof, world):
    if isinstance(proof.act, str):
        ACTS[proof.act].prepare(world)
    before = set(Message.objects.values_list("pk", flat=True))

    if isinstance(proof.act, str):
        post(proof.act, world)
    else:
        proof.act(world)

    written = Message.objects.exclude(pk__in=before).values_list("kind", flat=True)
    assert set(proof.kinds) - set(written) == set()
