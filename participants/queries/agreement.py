"""Agreements as they are asked for and signed: who has not yet, and what one says on paper."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hubs.models import FeePolicy
from hubs.queries.texts import terms_of_taking_part
from outbox.models import Message
from pages.wording import instant_words, session_words
from participants.choices import OPEN_STATES, Decision, InterestState, Signatory
from participants.models import AgreementSignature, ExpressionOfInterest
from workgroups.models import WorkGroup

ASKED_TO_SIGN, REMINDED_TO_SIGN = "agreement-asked", "agreement-reminder"
NO_FEE = "No fee is ever charged."


def lacking(role: Signatory) -> Q:
    """Interests of which that one is to sign, and has not."""
    signed = AgreementSignature.objects.filter(interest=OuterRef("pk"), role=role)
    asks = Q(workgroup__agreement__isnull=False, workgroup__cancelled_at=None)
    # The head signs with the approval, and where that came by telephone, afterwards.
    head = Q(state__in=OPEN_STATES, approval__decision=Decision.APPROVED)
    due = head if role == Signatory.HEAD else Q(state=InterestState.PLACED)
    return asks & due & ~Q(Exists(signed))


def unsigned(rows: QuerySet[ExpressionOfInterest], now) -> QuerySet[ExpressionOfInterest]:
    """Those with a signature missing, until the last workshop begins.

    Adds lacks_head and lacks_teacher.
    """
    head, teacher = lacking(Signatory.HEAD), lacking(Signatory.TEACHER)
    groups = WorkGroup.objects.not_over(now).filter(pk=OuterRef("workgroup"))
    found = rows.annotate(lacks_head=head, lacks_teacher=teacher)
    return found.filter(head | teacher, Exists(groups))


def unsigned_of(workgroup: WorkGroup) -> list[ExpressionOfInterest]:
    """Of one Work Group; none, without a query, where nobody signs."""
    if workgroup.agreement_id is None:
        return []
    rows = unsigned(workgroup.interests.select_related("school"), timezone.now())
    return list(rows.order_by("name", "pk"))


def count_unsigned(workgroup: WorkGroup) -> int:
    if workgroup.agreement_id is None:
        return 0
    return unsigned(workgroup.interests.all(), timezone.now()).count()


def signed_by_heads(workgroup: WorkGroup, interests: Iterable[ExpressionOfInterest]) -> set[int]:
    """The keys of those whose head has signed; no query where nobody signs."""
    if workgroup.agreement_id is None:
        return set()
    rows = AgreementSignature.objects.of_heads().filter(interest__in=[one.pk for one in interests])
    return set(rows.values_list("interest", flat=True))


def has_signed(interest: ExpressionOfInterest, role: Signatory) -> bool:
    return AgreementSignature.objects.filter(interest=interest, role=role).exists()


def may_sign(interest: ExpressionOfInterest, role: Signatory) -> bool:
    return ExpressionOfInterest.objects.filter(lacking(role), pk=interest.pk).exists()


def signatures_of(interest: ExpressionOfInterest) -> list[AgreementSignature]:
    """The head's before the teacher's."""
    rows = AgreementSignature.objects.filter(interest=interest)
    return list(rows.select_related("agreement", "recorded_by").order_by("role", "pk"))


def shown_beside(workgroup: WorkGroup, policy: FeePolicy | None) -> dict[str, Any]:
    """What stands beside an agreement where it is signed, in words that are kept with it."""
    terms = terms_of_taking_part(workgroup.hub)
    workshops = workgroup.workshops.standing().select_related("venue")
    return {
        "dates": [
            f"{session_words(one.starts_at, one.ends_at)}, {one.place_words}" for one in workshops
        ],
        "fee": policy.terms_words if policy else NO_FEE,
        "terms": f"Terms of taking part, version {terms.version}" if terms else "",
        "expectations": workgroup.expectations,
    }


def sheet_of_agreement(
    interest: ExpressionOfInterest, *, to_sign: bool = False
) -> dict[str, Any] | None:
    """What the page and the document say, or None where there is nothing to sign or signed.

    As it was signed, by the head before the teacher; as it stands now while nobody has, and for
    whoever reads it `to_sign` it.
    """
    workgroup, signatures = interest.workgroup, signatures_of(interest)
    first = signatures[0] if signatures and not to_sign else None
    agreement = first.agreement if first else workgroup.agreement
    if agreement is None:
        return None
    beside = first.shown if first else shown_beside(workgroup, workgroup.fee_policy)
    return {
        "hub": workgroup.hub.name,
        # As it stands at the head of the page that was signed.
        "workgroup": beside.get("signed_for", str(workgroup)),
        "year": workgroup.year_words,
        "school": interest.school.name,
        "teacher": interest.name,
        "version": agreement.version,
        "opening": lines_of(agreement.opening),
        "clauses": [
            {"heading": heading, "lines": lines_of(text)} for heading, text in agreement.clauses
        ],
        "dates": beside.get("dates", []),
        "fee": beside.get("fee", ""),
        "terms": beside.get("terms", ""),
        "expectations": lines_of(beside.get("expectations", "")),
        "signatures": [signature_line(one) for one in signatures],
        "missing": missing_signatures(signatures),
    }


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def signature_line(signature: AgreementSignature) -> dict[str, str]:
    on_paper = (
        f"on paper, recorded by {signature.recorded_by}" if signature.is_on_paper else "by link"
    )
    when = instant_words(signature.signed_at)
    return {
        "role": signature.get_role_display(),
        "name": signature.name,
        "when": f"{when}, {on_paper}, version {signature.agreement.version}",
    }


def missing_signatures(signatures: Iterable[AgreementSignature]) -> list[str]:
    given = {one.role for one in signatures}
    return [role.label for role in Signatory if role not in given]


def asked_to_sign_since(rows: Iterable[ExpressionOfInterest]) -> dict[tuple[int | None, str], date]:
    """By interest and address: the day on which it was last asked to sign, as letters say."""
    letters = Message.objects.filter(
        kind=ASKED_TO_SIGN, about_id__in=[row.pk for row in rows], sent_at__isnull=False
    )
    return {
        (about, to): timezone.localdate(sent)
        for about, to, sent in letters.order_by("sent_at").values_list(
            "about_id", "to_email", "sent_at"
        )
    }


def to_be_asked(role: Signatory) -> list[ExpressionOfInterest]:
    """Who is to sign and has not, in Work Groups whose first workshop is still to come."""
    now = timezone.now()
    ahead = WorkGroup.objects.public().with_first_date().filter(first_at__gt=now).values("pk")
    rows = ExpressionOfInterest.objects.filter(lacking(role), workgroup__in=ahead)
    return list(rows.select_related("person", "school", "workgroup__hub").order_by("pk"))
