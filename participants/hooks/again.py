"""How an email about an interest, a place or a date reads when it is sent again, and to whom.

What only says how things stand is written anew. What tells of a change, which nobody can write
anew once it has happened, is repeated in the same words to where the person is reached now.
"""

from django.db.models import QuerySet
from django.utils import timezone

from access.refusal import Refused
from hubs.queries.texts import terms_of_taking_part
from outbox.again import NO_LONGER_HOLDS
from outbox.kinds import same_words, writes_anew
from outbox.models import Message
from participants import emails
from participants.actions.head import check_head_is_asked
from participants.choices import InterestState, Signatory
from participants.emails import CIRCULAR
from participants.models import (
    Certificate,
    CircularCopy,
    ExpressionOfInterest,
    GovernorReport,
    LessonVisit,
    NextTimeWish,
    Offer,
    Participant,
    SchoolApproval,
    Substitution,
    UnnamedPlace,
)
from participants.queries.agreement import ASKED_TO_SIGN, REMINDED_TO_SIGN, lacking
from participants.queries.dates import dates_cancelled_with, dates_of, dates_that_may_cost
from participants.queries.governor_report import addresses_of_reports
from participants.queries.missing_details import DETAILS_ASKED, missing_of, with_missing
from participants.queries.ranked import other_choices
from participants.queries.same_person import is_in_doubt
from participants.queries.task_accounts import tasks_of
from participants.rules.missing_details import TO_BE_ASKED
from schools.models import Contact
from workgroups.models import WorkGroup, WorkGroupLead, WorkshopLead


def row_of(rows: QuerySet, message: Message):
    """The row that the message is about. Raises Refused where it does not stand so any more."""
    row = rows.filter(pk=message.about_id).first()
    if row is None:
        raise Refused(NO_LONGER_HOLDS)
    return row


def interests():
    return ExpressionOfInterest.objects.select_related(
        "person", "school", "approval", "workgroup__hub", "workgroup__project"
    )


def wishes():
    return NextTimeWish.objects.select_related("workgroup__hub")


def offers():
    return Offer.objects.select_related(
        "interest__person", "interest__school", "interest__workgroup__hub"
    )


def lesson_visits():
    return LessonVisit.objects.select_related(
        "user", "place__person", "teaching__user", "teaching__place__person"
    )


def places():
    return Participant.objects.select_related("person", "fee_policy", "workgroup__hub")


@writes_anew(emails.SCHOOL_PAGE)
def school_page_again(message: Message) -> Message:
    """To where they are reached today, while they answer for maths at the school."""
    rows = Contact.objects.current(timezone.localdate()).answering_for_maths().exclude(email="")
    contact = row_of(rows.exclude(school__hub=None).select_related("school__hub"), message)
    return emails.school_page(contact, at=timezone.now())


@writes_anew("interest-received")
def thanks_again(message: Message) -> Message:
    interest = row_of(interests().open(), message)
    return emails.interest_received(
        interest,
        is_in_doubt=is_in_doubt(interest),
        approval=approval_of(interest),
        asks_head=bool(interest.head_email),
        further=[one for one in other_choices(interest) if interest.choice == 1],
    )


def approval_of(interest: ExpressionOfInterest) -> SchoolApproval | None:
    """The school's answer, if it agrees."""
    approval = getattr(interest, "approval", None)
    return approval if approval and approval.is_approved else None


@writes_anew("interest-stands")
def stands_again(message: Message) -> Message:
    return emails.interest_stands(row_of(interests().open(), message), on=timezone.localdate())


@writes_anew("interest-of-lead")
def lead_told_again(message: Message) -> Message:
    leads = WorkGroupLead.objects.select_related("user", "workgroup__hub")
    return emails.interest_of_lead(row_of(leads, message), on=timezone.localdate())


@writes_anew("interest-of-workshop-lead")
def workshop_lead_told_again(message: Message) -> Message:
    leads = WorkshopLead.objects.select_related("user", "workshop__workgroup__hub")
    return emails.interest_of_workshop_lead(row_of(leads, message), on=timezone.localdate())


@writes_anew("approval-asked", "approval-reminder")
def head_asked_again(message: Message) -> Message:
    """Of all whom it asked about and who wait still, at one address: its own while it is right."""
    rows = interests().open().awaiting_head().filter(pk__in=emails.interests_asked_of(message))
    waiting = list(rows.order_by("-pk"))
    if not waiting:
        raise Refused(NO_LONGER_HOLDS)
    heads = [interest.head_email for interest in waiting]
    to = message.to_email if message.to_email in heads else heads[0]
    asked = [interest for interest in waiting if interest.head_email == to]
    for interest in asked:
        check_head_is_asked(interest)
    return emails.approval_asked(asked, due_at=timezone.now())


@writes_anew("approval-recorded")
def answer_again(message: Message) -> Message:
    interest = row_of(interests().filter(approval__isnull=False), message)
    return emails.approval_recorded(interest.approval)


@writes_anew(ASKED_TO_SIGN, REMINDED_TO_SIGN)
def asked_to_sign_again(message: Message) -> Message:
    role = emails.signatory_of(message)
    rows = interests().filter(lacking(Signatory(role)))
    return emails.agreement_asked(row_of(rows, message), role)


@writes_anew("governors-report-asked", "governors-report-reminder")
def asked_for_report_again(message: Message) -> Message:
    """To the same reader, while that is one of the school's people."""
    rows = GovernorReport.objects.waiting().select_related("workgroup__hub", "school")
    report = row_of(rows, message)
    if message.to_email not in addresses_of_reports([report])[report.pk]:
        raise Refused(NO_LONGER_HOLDS)
    return emails.governor_report_asked(report, message.to_email)


@writes_anew("wish-kept")
def wish_again(message: Message) -> Message:
    return emails.wish_kept(row_of(wishes().open(), message))


@writes_anew("next-time")
def next_time_again(message: Message) -> Message:
    answered = wishes().filter(answered_with=message.about_id, email=message.to_email)
    wish = answered.exclude(email="").first()
    if wish is None:
        raise Refused(NO_LONGER_HOLDS)
    group = WorkGroup.objects.public().select_related("hub")
    return emails.next_time(wish, row_of(group, message))


@writes_anew("place-to-name", "place-to-name-reminder")
def to_name_again(message: Message) -> Message:
    rows = UnnamedPlace.objects.waiting().select_related("school", "workgroup__hub")
    return emails.place_to_name(row_of(rows, message))


@writes_anew("waiting-list")
def waiting_again(message: Message) -> Message:
    return emails.waiting_listed(row_of(interests().waiting(), message))


@writes_anew("interest-declined")
def declined_again(message: Message) -> Message:
    declined = interests().filter(state=InterestState.DECLINED)
    return emails.interest_declined(row_of(declined, message), at=message.created_at)


@writes_anew("interest-withdrawn")
def withdrawn_again(message: Message) -> Message:
    withdrawn = interests().filter(state=InterestState.WITHDRAWN)
    return emails.interest_withdrawn(row_of(withdrawn, message))


@writes_anew("place-offered")
def offer_again(message: Message) -> Message:
    offer = row_of(offers().open(), message)
    workgroup = offer.interest.workgroup
    ahead = workgroup.workshops.standing().filter(starts_at__gt=timezone.now())
    terms = terms_of_taking_part(workgroup.hub)
    return emails.place_offered(offer, list(ahead.select_related("venue")), terms)


@writes_anew("offer-lapsed")
def lapsed_again(message: Message) -> Message:
    return emails.offer_lapsed(row_of(offers(), message))


@writes_anew("offer-taken-back")
def taken_back_again(message: Message) -> Message:
    return emails.offer_taken_back(row_of(offers(), message))


@writes_anew("place-confirmed")
def joining_details_again(message: Message) -> Message:
    place = row_of(places().taking_part(), message)
    ahead = [date for date in dates_of(place) if not date.has_begun]
    return emails.place_confirmed(place, ahead, terms_of_taking_part(place.workgroup.hub))


@writes_anew("place-moved")
def moved_again(message: Message) -> Message:
    return same_words(message, to=row_of(places().taking_part(), message).person.email)


@writes_anew("interest-moved")
def interest_moved_again(message: Message) -> Message:
    return same_words(message, to=row_of(interests().open(), message).person.email)


@writes_anew("place-moved-head")
def head_told_of_move_again(message: Message) -> Message:
    return same_words(message, to=row_of(interests().open(), message).head_email)


@writes_anew("place-lost")
def lost_again(message: Message) -> Message:
    return emails.place_lost(row_of(offers(), message))


@writes_anew("place-withdrawn")
def given_up_again(message: Message) -> Message:
    place = row_of(places().filter(withdrawn_at__isnull=False), message)
    held = dates_cancelled_with(place, after=timezone.now())
    return emails.place_withdrawn(place, dates_that_may_cost(place), held)


@writes_anew(DETAILS_ASKED)
def details_asked_again(message: Message) -> Message:
    place = row_of(with_missing(places().taking_part()), message)
    if not missing_of(place) & TO_BE_ASKED:
        raise Refused(NO_LONGER_HOLDS)
    return emails.details_asked(place, missing_of(place), by=None, on=timezone.localdate())


@writes_anew("tasks-reminder")
def tasks_again(message: Message) -> Message:
    place = row_of(places().taking_part(), message)
    late = [one for one in tasks_of(place) if one.is_late]
    return emails.tasks_reminder(place, late, by=None, on=timezone.localdate())


@writes_anew(
    "date-confirmed-again",
    "place-cancelled",
    "join-link-changed",
    "venue-changed",
    "workshop-added",
    "workshop-moved",
    "workshop-called-off",
    "workshop-reminder",
)
def of_a_date_again(message: Message) -> Message:
    return same_words(message, to=row_of(places(), message).person.email)


@writes_anew(
    "substitute-named",
    "substitute-moved",
    "substitute-venue",
    "substitute-link",
    "substitute-reminder",
    "substitute-called-off",
    "substitute-not-needed",
)
def to_a_colleague_again(message: Message) -> Message:
    # Within reach as the message is; one that was undone has letters too.
    return same_words(message, to=row_of(Substitution.objects.all(), message).email)


@writes_anew(CIRCULAR)
def circular_again(message: Message) -> Message:
    copy = row_of(CircularCopy.objects.select_related("person", "user"), message)
    # As a circular cannot be written anew: its list and its dates have gone on.
    return same_words(message, to=copy.addresses[-1])


@writes_anew("certificate")
def certificate_again(message: Message) -> Message:
    return emails.certificate_issued(row_of(Certificate.objects.live().joined(), message))


@writes_anew("certificate-replaced")
def new_certificate_again(message: Message) -> Message:
    return emails.certificate_replaced(row_of(Certificate.objects.live().joined(), message))


@writes_anew("certificate-revoked")
def revoked_again(message: Message) -> Message:
    revoked = Certificate.objects.filter(revoked_at__isnull=False).joined()
    return emails.certificate_revoked(row_of(revoked, message))


@writes_anew("lesson-visitor", "lesson-visitor-off")
def to_whoever_teaches_again(message: Message) -> Message:
    return same_words(message, to=row_of(lesson_visits(), message).teaching.email)


@writes_anew("lesson-called-off")
def to_a_visitor_again(message: Message) -> Message:
    return same_words(message, to=row_of(lesson_visits(), message).email)
