from collections.abc import Sequence
from datetime import datetime

from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import (
    ExpressionOfInterest,
    InterestDraft,
    SchoolApproval,
)

APPROVAL_ASKED = "approval-asked"


def draft_saved(draft: InterestDraft, *, email: str, stamp: int) -> Message:
    return compose(
        "interest-saved",
        key=f"interest-saved:{draft.pk}:{stamp}",
        to=email,
        hub=draft.workgroup.hub,
        about_id=draft.pk,
        context={"workgroup": draft.workgroup, "link": links.DRAFT.url(draft.pk)},
    )


def interest_received(interest: ExpressionOfInterest) -> Message:
    return about_interest(
        "interest-received",
        interest,
        to=interest.person.email,
        link=links.INTEREST.url(interest.pk),
    )


def approval_asked(interests: Sequence[ExpressionOfInterest], *, due_at: datetime) -> Message:
    """To the head, of one place or of several, the latest first."""
    latest = interests[0]
    return compose(
        APPROVAL_ASKED,
        # With all of them, for interests_asked_of().
        key=":".join([APPROVAL_ASKED, *(str(interest.pk) for interest in interests)]),
        to=latest.head_email,
        hub=latest.workgroup.hub,
        about_id=latest.pk,
        first_due_at=due_at,
        due_at=due_at,
        context={
            "interest": latest,
            "workgroup": latest.workgroup,
            "link": links.APPROVAL.url(latest.pk),
            "asked": [(interest, links.APPROVAL.url(interest.pk)) for interest in interests],
        },
    )


def interests_asked_of(letter: Message) -> list[int]:
    """The keys of the expressions of interest that such a letter asks of."""
    _, *pks = letter.key.split(":")
    return [int(pk) for pk in pks]


def approval_recorded(approval: SchoolApproval) -> Message:
    interest = approval.interest
    return about_interest(
        "approval-recorded",
        interest,
        to=interest.person.email,
        # An answer may change, and each is told once.
        mark=f":{approval.decided_at.isoformat()}",
        approval=approval,
    )


def waiting_listed(interest: ExpressionOfInterest) -> Message:
    """Once for each time that they are put on the list."""
    assert interest.waiting_since is not None
    mark = f":{interest.waiting_since.isoformat()}"
    return about_interest("waiting-list", interest, to=interest.person.email, mark=mark)


def interest_withdrawn(interest: ExpressionOfInterest) -> Message:
    return about_interest("interest-withdrawn", interest, to=interest.person.email)


def interest_declined(interest: ExpressionOfInterest, *, at: datetime) -> Message:
    """Once for each time: whoever was put on the list after all may be declined again."""
    mark = f":{at.isoformat()}"
    return about_interest("interest-declined", interest, to=interest.person.email, mark=mark)


def about_interest(
    kind: str, interest: ExpressionOfInterest, *, to: str, mark: str = "", **context
) -> Message:
    """`mark` tells one occasion from another where the same may be said again."""
    return compose(
        kind,
        key=f"{kind}:{interest.pk}{mark}",
        to=to,
        hub=interest.workgroup.hub,
        about_id=interest.pk,
        context={"interest": interest, "workgroup": interest.workgroup, **context},
    )
