"""An expression of interest: sent, agreed to by the head, or kept for later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.choices import HubTextKind
from hubs.models import HubText
from outbox.actions import queue
from pages.rules.mail_address import mail_address
from participants import emails
from participants.actions.ask_head import ask_heads
from participants.actions.interest_moves import (
    answer_offer,
    check_stands,
    lock_places,
    move_interest,
)
from participants.actions.ranked import rank_choices
from participants.actions.same_person import person_who_said
from participants.actions.signature import check_signed_day, keep_signatures
from participants.actions.unnamed_place import ask_for_unnamed
from participants.actions.walk_in import note_asked
from participants.choices import (
    InterestSource,
    InterestState,
    OfferAnswer,
)
from participants.models import (
    ExpressionOfInterest,
    InterestDraft,
    Offer,
    Participant,
    Person,
    WalkIn,
)
from participants.queries.same_person import is_in_doubt
from participants.rules.eligibility import reason_not_eligible
from participants.rules.interest_answers import InterestAnswers
from participants.rules.own import check_not_own
from schools.models import School
from workgroups.choices import JobRole
from workgroups.models import WorkGroup, WorkGroupLead, WorkshopLead
from workgroups.queries.workshop_lead import leading_in


class NotEligible(Refused):
    """The person cannot take part, for a reason that no other answer would change."""


class AskedAlready(Refused):
    """The person has an expression of interest in the same Work Group that is open."""


@transaction.atomic
def record_interest(
    *,
    workgroup: WorkGroup,
    school: School,
    answers: InterestAnswers,
    entered_by=None,
    signed_on: date | None = None,
    asked_from: str = "",
    walk_in: WalkIn | None = None,
    asked_at: datetime | None = None,
    asked_by: str = "",
    writes: bool = True,
) -> ExpressionOfInterest:
    """Keep somebody's wish to take part, thank them, and ask their head; not before an event.

    `asked_by` is who of the school asked for them, where it was not they themselves, and `asked_at`
    when their school asked for the place, in time, before it knew for whom. Whoever
    calls it for several together writes to people itself.

    With `entered_by`, the hub enters it for somebody who wrote or rang: the closing time and the
    eligibility are then for the hub to judge. With `signed_on`, their head signed on paper that
    day and is not asked. Raises NotEligible, AskedAlready or Refused.
    """
    answers = replace(answers, email=mail_address(answers.email))
    if entered_by is None:
        check_not_over(workgroup) if asked_at else check_recruiting(workgroup)
        labels = workgroup.project.role_labels
        if reason := reason_not_eligible(answers.job_role, workgroup.eligible_roles, labels):
            raise NotEligible(reason, field="job_role")
    else:
        check_not_over(workgroup)
    check_not_leading(workgroup, answers.email)
    needs_approval = not workgroup.project.is_event
    if needs_approval and signed_on:
        check_signed_day(signed_on, timezone.now())
    elif needs_approval:
        check_head(answers)
    person = person_who_said(answers, school)
    check_not_own(entered_by, person)
    interest = interest_as_said(workgroup, person, school, answers)
    interest.needs_approval = needs_approval
    interest.source = InterestSource.ON_BEHALF if entered_by else InterestSource.FORM
    interest.entered_by = entered_by
    interest.sent_at = asked_at or timezone.now()
    save_unless_doubled(interest)
    note_asked(interest=interest, walk_in=walk_in, by=entered_by)
    if writes:
        signed_on = signed_on if needs_approval else None
        write_about([interest], signed_on, asked_by=asked_by, asked_from=asked_from)
    return interest


def interest_as_said(
    workgroup: WorkGroup, person: Person, school: School, answers: InterestAnswers
) -> ExpressionOfInterest:
    """With what the page showed; not saved yet."""
    return ExpressionOfInterest(
        workgroup=workgroup,
        person=person,
        name=answers.name,
        email=answers.email,
        telephone=answers.telephone,
        school=school,
        job_role=answers.job_role,
        year_group=answers.year_group,
        priority=answers.priority,
        other_projects=answers.other_projects,
        head_name=answers.head_name,
        head_email=answers.head_email.lower(),
        finance_email=answers.finance_email.lower(),
        fee_policy=workgroup.fee_policy,
        privacy_notice=HubText.objects.latest_of(workgroup.hub, HubTextKind.PRIVACY),
    )


def write_about(
    interests: Sequence[ExpressionOfInterest],
    signed_on: date | None,
    *,
    asked_by: str = "",
    asked_from: str,
) -> None:
    """Thank the teacher once for all their choices, and ask the head unless they have signed."""
    now = timezone.now()
    first, *further = interests
    approvals = {}
    if signed_on:
        by = first.entered_by
        approvals = keep_signatures(interests, signed_on=signed_on, by=by, now=now)
    letter = emails.interest_received(
        first,
        is_in_doubt=is_in_doubt(first),
        approval=approvals.get(first.pk),
        further=further,
        asked_by=asked_by,
    )
    queue([letter], asked_from=asked_from)
    if first.needs_approval and not approvals:
        ask_heads(interests, now=now, asked_from=asked_from)


def check_not_over(workgroup: WorkGroup) -> None:
    check_stands(workgroup)
    if not WorkGroup.objects.not_over(timezone.now()).filter(pk=workgroup.pk).exists():
        raise Refused(
            "The last workshop of this Work Group has begun, so nobody can join any more. "
            f"Write to {workgroup.hub.mailbox} to hear of the next one."
        )


def check_recruiting(workgroup: WorkGroup) -> None:
    check_not_over(workgroup)
    if not WorkGroup.objects.recruiting(timezone.now()).filter(pk=workgroup.pk).exists():
        raise Refused(
            "This Work Group is not open for expressions of interest at the moment. "
            f"Write to {workgroup.hub.mailbox} if you think it should be."
        )


class LeadsIt(Refused):
    """Nobody takes part in what they lead."""


def check_not_leading(workgroup: WorkGroup, email: str) -> None:
    if leading_in(workgroup).filter(email=email.lower()).exists():
        raise LeadsIt(
            f"{email} leads this Work Group or a workshop of it, and nobody takes part in what "
            "they lead. Enter the address of somebody else.",
            field="email",
        )


def check_head(answers: InterestAnswers) -> None:
    if not answers.head_email:
        raise Refused(
            "Enter the email address of the headteacher or principal.", field="head_email"
        )
    # A head may take part as well, and then approves their own place.
    is_own = answers.email.lower() == answers.head_email.lower()
    if is_own and answers.job_role != JobRole.HEADTEACHER:
        raise Refused(
            "Enter the head's own email address: we ask them to approve the place.",
            field="head_email",
        )


def save_unless_doubled(interest: ExpressionOfInterest) -> None:
    # Two may be sent at once, so the constraint decides; the savepoint keeps what came before.
    try:
        with transaction.atomic():
            interest.save()
    except IntegrityError as error:
        if "one_open_interest_for_each_person" not in str(error):
            raise
        raise AskedAlready(
            f"{interest.name} has an expression of interest in this Work Group already, from "
            "this email address and school.",
            field="email",
        ) from error


@transaction.atomic
def withdraw_interest(*, interest: ExpressionOfInterest, reason: str = "", by=None) -> None:
    """Somebody no longer asks for a place; an offer that is open is turned down with it.

    Whoever has a place gives that up instead. Raises Refused.
    """
    check_not_own(by, interest.person)
    lock_places(interest.workgroup)
    if Participant.objects.taking_part().filter(interest=interest).exists():
        raise Refused("There is a place already. Give up the place instead.")
    if offer := Offer.objects.open().filter(interest=interest).first():
        answer_offer(offer, OfferAnswer.TURNED_DOWN)
    move_interest(interest, InterestState.WITHDRAWN, by=by, reason=reason)
    queue([emails.interest_withdrawn(interest)])


def begin_draft(*, workgroup: WorkGroup) -> InterestDraft:
    check_recruiting(workgroup)
    return InterestDraft.objects.create(workgroup=workgroup)


@transaction.atomic
def save_draft(*, draft: InterestDraft, answers: dict, step: str = "") -> None:
    """Add answers to those already kept; the page of that step is finished with them."""
    row = lock_draft(draft)
    # Page by page; locked, so that two windows do not lose each other's answers.
    row.answers = {**row.answers, **answers}
    row.unfinished.pop(step, None)
    row.save()
    draft.answers, draft.unfinished = row.answers, row.unfinished


@transaction.atomic
def keep_unfinished(*, draft: InterestDraft, step: str, typed: dict[str, str]) -> None:
    """Keep what was typed on one page, right or not, for whoever comes back to it."""
    row = lock_draft(draft)
    row.unfinished[step] = typed
    row.save()
    draft.unfinished = row.unfinished


def lock_draft(draft: InterestDraft) -> InterestDraft:
    row = InterestDraft.objects.select_for_update().get(pk=draft.pk)
    if row.sent_at:
        raise Refused("This expression of interest has been sent and can no longer be changed.")
    return row


@transaction.atomic
def send_draft(*, draft: InterestDraft, asked_from: str = "") -> None:
    """Send what the draft holds; sending it twice sends it once.

    Whoever has asked already, or leads it, is told by email alone: the page, which anybody may
    see, says nothing of who is known.
    """
    # Only the draft: a lock of the Work Group would make all who send wait for each other.
    drafts = InterestDraft.objects.select_for_update(of=["self"]).select_related(
        "workgroup__hub", "workgroup__project"
    )
    row = drafts.get(pk=draft.pk)
    if row.sent_at:
        return
    school = School.objects.open().filter(pk=row.answers.get("school")).first()
    if school is None:
        raise Refused("Go back and choose your school again: it is no longer open.")
    said = replace(row.said, email=mail_address(row.said.email))
    row.sent_as = send_for(row, school, said, asked_from=asked_from)
    row.sent_at = timezone.now()
    row.save()


def send_for(
    draft: InterestDraft, school: School, said: InterestAnswers, *, asked_from: str
) -> ExpressionOfInterest | None:
    """Of whoever sends it, of a colleague, and of one to be named, as they say."""
    groups, own = draft.groups_chosen, None
    if draft.asks_for_self:
        own = record_choices(groups, school, said, asked_from=asked_from)
    if colleague := draft.colleague_said:
        record_choices(groups, school, colleague, asked_by=said.name, asked_from=asked_from)
    if draft.asks_for_unnamed:
        check_recruiting(groups[0])
        ask_for_unnamed(workgroup=groups[0], school=school, answers=said, asked_from=asked_from)
    return own


@transaction.atomic
def record_choices(
    workgroups: Sequence[WorkGroup],
    school: School,
    answers: InterestAnswers,
    *,
    asked_by: str = "",
    asked_from: str,
) -> ExpressionOfInterest | None:
    """Ask for one place in one of them, the first choice first; return that, if it is new."""
    made = []
    for workgroup in workgroups:
        try:
            row = record_interest(workgroup=workgroup, school=school, answers=answers, writes=False)
            made.append(row)
        except AskedAlready:
            tell_of_standing_interest(workgroup, school, answers, asked_from=asked_from)
        except LeadsIt:
            tell_who_leads(workgroup, answers.email, asked_from=asked_from)
    if not made:
        return None
    rank_choices(made)
    write_about(made, None, asked_by=asked_by, asked_from=asked_from)
    return made[0]


def tell_of_standing_interest(
    workgroup: WorkGroup, school: School, answers: InterestAnswers, *, asked_from: str
) -> None:
    rows = ExpressionOfInterest.objects.open().select_related("person", "school", "workgroup__hub")
    standing = rows.filter(workgroup=workgroup, person=person_who_said(answers, school))
    # Once a day at most, as anybody may send the form.
    letters = (emails.interest_stands(one, on=timezone.localdate()) for one in standing)
    queue(letters, asked_from=asked_from)


def tell_who_leads(workgroup: WorkGroup, email: str, *, asked_from: str) -> None:
    leads = WorkGroupLead.objects.filter(workgroup=workgroup, user__email=email.lower())
    leads = leads.select_related("user", "workgroup__hub")
    of_one = WorkshopLead.objects.filter(
        workshop__workgroup=workgroup, user__email=email.lower()
    ).select_related("user", "workshop__workgroup__hub")
    # Once a day at most, as anybody may send the form.
    on = timezone.localdate()
    letters = [emails.interest_of_lead(lead, on=on) for lead in leads]
    # One of them, however many of its workshops they lead.
    first = of_one.order_by("workshop__starts_at", "pk")[:1]
    letters += [emails.interest_of_workshop_lead(lead, on=on) for lead in first]
    queue(letters, asked_from=asked_from)


def mail_draft(*, draft: InterestDraft, email: str, asked_from: str = "") -> None:
    """Send somebody the link back to what they have begun; at most once a minute."""
    # The minute goes into the message's key: twice pressed is one link, asked later another.
    stamp = int(timezone.now().timestamp()) // 60
    queue([emails.draft_saved(draft, email=email, stamp=stamp)], asked_from=asked_from)
