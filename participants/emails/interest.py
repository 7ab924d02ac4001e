from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from django.utils import timezone

from access.links import mark_of
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import (
    ExpressionOfInterest,
    InterestDraft,
    SchoolApproval,
)
from participants.rules.drafts import DRAFT_KEPT
from workgroups.models import WorkGroupLead, WorkshopLead

APPROVAL_ASKED = "approval-asked"


def draft_saved(draft: InterestDraft, *, email: str, stamp: int) -> Message:
    return compose(
        "interest-saved",
        # With the address, so that one corrected at once is written to as well.
        key=f"interest-saved:{draft.pk}:{stamp}:{sha256(email.lower().encode()).hexdigest()[:16]}",
        to=email,
        hub=draft.workgroup.hub,
        about_id=draft.pk,
        context={
            "workgroup": draft.workgroup,
            "link": links.DRAFT.url(draft),
            "kept_days": DRAFT_KEPT.days,
        },
    )


def interest_received(
    interest: ExpressionOfInterest,
    *,
    is_in_doubt: bool,
    approval: SchoolApproval | None = None,
    asks_head: bool = True,
    further: Sequence[ExpressionOfInterest] = (),
    asked_by: str = "",
) -> Message:
    """With a question, where the hub knows somebody else at the same address.

    `further` are the other Work Groups that they ranked, this being their first choice.
    """
    return about_interest(
        "interest-received",
        interest,
        to=interest.person.email,
        link=links.INTEREST.url(interest),
        is_in_doubt=is_in_doubt,
        approval=approval,
        asks_head=asks_head,
        asked_by=asked_by,
        further=[(one, links.INTEREST.url(one)) for one in further],
    )


def interest_stands(interest: ExpressionOfInterest, *, on: date) -> Message:
    """To whoever has sent the same again: what only the mailbox's own reader may know."""
    return about_interest(
        "interest-stands",
        interest,
        to=interest.person.email,
        mark=f":{on.isoformat()}",
        link=links.INTEREST.url(interest),
    )


def interest_of_lead(lead: WorkGroupLead, *, on: date) -> Message:
    """To whoever leads it and has sent the form for themselves, or was named in it by mistake."""
    workgroup = lead.workgroup
    return compose(
        "interest-of-lead",
        key=f"interest-of-lead:{lead.pk}:{on.isoformat()}",
        to=lead.user.email,
        hub=workgroup.hub,
        about_id=lead.pk,
        context={"lead": lead.user, "workgroup": workgroup},
    )


def interest_of_workshop_lead(lead: WorkshopLead, *, on: date) -> Message:
    """The same to whoever leads one workshop of it."""
    workgroup = lead.workshop.workgroup
    return compose(
        "interest-of-workshop-lead",
        key=f"interest-of-workshop-lead:{lead.pk}:{on.isoformat()}",
        to=lead.user.email,
        hub=workgroup.hub,
        about_id=lead.pk,
        context={"lead": lead.user, "workgroup": workgroup, "workshop": lead.workshop},
    )


def approval_asked(interests: Sequence[ExpressionOfInterest], *, due_at: datetime) -> Message:
    """To the head, of one place or of several, the latest first."""
    latest = interests[0]
    schools = {interest.school for interest in interests}
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
            "link": links.APPROVAL.url(latest),
            "teachers": len({interest.person_id for interest in interests}),
            "one_school": latest.school if len(schools) == 1 else None,
            "asked": [(interest, links.APPROVAL.url(interest)) for interest in interests],
        },
    )


def interests_asked_of(letter: Message) -> list[int]:
    """The keys of the expressions of interest that such a letter asks of."""
    kind, *pks = letter.first_key.split(":")
    # A reminder is about one, and so is the request that repeats it.
    return [int(pk) for pk in pks] if kind == APPROVAL_ASKED else [letter.about_id or 0]


def approval_reminder(interest: ExpressionOfInterest, *, days: int, asked_on: date) -> Message:
    message = about_interest(
        "approval-reminder",
        interest,
        to=interest.head_email,
        link=links.APPROVAL.url(interest),
        asked_on=asked_on,
    )
    message.key = approval_reminder_key(interest, days)
    return message


def approval_reminder_key(interest: ExpressionOfInterest, days: int) -> str:
    """With the address, so that whoever is the head after all is reminded as well."""
    return f"approval-reminder:{interest.pk}:{days}:{mark_of(interest.head_email)}"


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
    # Not by their turn, which they may keep from one time to the next.
    mark = f":{timezone.now().isoformat()}"
    return about_interest(
        "waiting-list",
        interest,
        to=interest.person.email,
        mark=mark,
        link=links.INTEREST.url(interest),
    )


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
