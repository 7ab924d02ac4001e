"""Whether a head agrees that somebody takes part: kept, and put right."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from access.refusal import Refused
from outbox.actions import queue
from participants import emails
from participants.actions.agreement import sign_with_answer
from participants.actions.interest_moves import check_stands, lock_places
from participants.choices import Channel, Decision, InterestState, Signatory
from participants.models import ExpressionOfInterest, SchoolApproval
from participants.queries.ranked import choices_of
from participants.rules.own import check_not_own

BESIDE_AGREEMENT = ("fee_policy", "workgroup__hub", "workgroup__agreement")
ANSWERED_ALREADY = "The school's answer has been recorded already."


@transaction.atomic
def record_approval(
    *,
    interest: ExpressionOfInterest,
    decision: str,
    decided_by_name: str,
    channel: str = Channel.LINK,
    recorded_by=None,
    note: str = "",
    agreement_id: int | None = None,
) -> SchoolApproval:
    """Keep the head's answer and tell the teacher. It is given once.

    By the link, a yes signs the agreement as well: `agreement_id` is the version on the page.
    """
    check_not_own(recorded_by, interest.person)
    # Locked, so that it is not withdrawn meanwhile. The Work Group is not: a first answer neither
    # gives a place out nor takes one away.
    state = ExpressionOfInterest.objects.select_for_update().get(pk=interest.pk).state
    check_stands(interest.workgroup)
    if state in (InterestState.WITHDRAWN, InterestState.MOVED):
        raise Refused("The teacher no longer asks for a place, so there is nothing to approve.")
    try:
        with transaction.atomic():
            approval = SchoolApproval.objects.create(
                interest=interest,
                decision=decision,
                decided_by_name=decided_by_name,
                channel=channel,
                recorded_by=recorded_by,
                note=note,
            )
    except IntegrityError as error:
        raise Refused(ANSWERED_ALREADY) from error
    by_link = channel == Channel.LINK
    if by_link and decision == Decision.APPROVED:
        sign_with_answer(
            interest=interest,
            role=Signatory.HEAD,
            name=decided_by_name,
            agreement_id=agreement_id,
            # What the teacher read, and the page shows.
            policy=interest.fee_policy,
        )
    answered = answer_other_choices(approval)
    if by_link and approval.is_approved:
        sign_other_choices(answered, name=decided_by_name, agreement_id=agreement_id)
    queue([emails.approval_recorded(approval)])
    return approval


def answer_other_choices(approval: SchoolApproval) -> list[ExpressionOfInterest]:
    """Whoever ranked several asks for one place, and the page shows the dates of all."""
    fields = ("decision", "decided_at", "decided_by_name", "channel", "recorded_by", "note")
    others = choices_of(approval.interest).open().filter(approval=None)
    rows = list(others.exclude(pk=approval.interest_id).select_related(*BESIDE_AGREEMENT))
    SchoolApproval.objects.bulk_create(
        [
            SchoolApproval(interest=row, **{name: getattr(approval, name) for name in fields})
            for row in rows
        ],
        # Answered by another link at the same moment.
        ignore_conflicts=True,
    )
    return rows


def sign_other_choices(
    interests: Sequence[ExpressionOfInterest], *, name: str, agreement_id: int | None
) -> None:
    """As the page shows the dates of each; another version is asked for by an email of its own."""
    for row in interests:
        if row.workgroup.agreement_id == agreement_id:
            sign_with_answer(
                interest=row,
                role=Signatory.HEAD,
                name=name,
                agreement_id=agreement_id,
                policy=row.fee_policy,
            )


@transaction.atomic
def change_approval(
    *,
    interest: ExpressionOfInterest,
    decision: str,
    decided_by_name: str,
    channel: str,
    by,
    note: str = "",
) -> SchoolApproval:
    """The school has thought again, or was noted wrongly; the history keeps what it said before.

    The teacher is told if it now says something else. Raises Refused while somebody has or is
    offered the place that the school no longer agrees to.
    """
    check_not_own(by, interest.person)
    # Now a place may hang on the answer that stands, and none may be offered on it meanwhile.
    lock_places(interest.workgroup)
    approval = SchoolApproval.objects.select_for_update().filter(interest=interest).first()
    if approval is None:
        raise Refused("The school has not answered yet. Record its answer first.")
    says_else = approval.decision != decision
    if says_else and channel == Channel.LINK:
        raise Refused("Choose how you heard of the new answer.", field="channel")
    if says_else and decision == Decision.REFUSED:
        check_nothing_rests_on_it(ExpressionOfInterest.objects.get(pk=interest.pk).state)
    given = {
        "decision": decision,
        "decided_by_name": decided_by_name,
        "channel": channel,
        "note": note,
    }
    if all(getattr(approval, name) == value for name, value in given.items()):
        raise Refused("This is the answer that is recorded already.")
    for name, value in given.items():
        setattr(approval, name, value)
    approval.recorded_by = by
    # A name or a note put right is no other answer, and it came when it came.
    if says_else:
        approval.decided_at = timezone.now()
    approval.save()
    if says_else:
        queue([emails.approval_recorded(approval)])
    return approval


def check_nothing_rests_on_it(state: str) -> None:
    if state == InterestState.OFFERED:
        raise Refused("A place is on offer. Take the offer back first, then change the answer.")
    if state == InterestState.PLACED:
        raise Refused("They have a place. Give up the place first, then change the answer.")
