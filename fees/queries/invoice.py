"""What each lead school may bill, and to whom."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Q, Subquery, Sum

from fees.models import Fee
from fees.queries.due import with_grounds
from hubs.models import LeadSchool


def lead_school_on(hub_path: str, day_path: str) -> Subquery:
    """The primary key of the school that led the hub that day, for rows with these two paths.

    Where two led at once, the one that had led longer issues the invoices.
    """
    # By the workshop's day and not today's: a hub may change its lead school before it invoices.
    day = OuterRef(day_path)
    leading = LeadSchool.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), hub=OuterRef(hub_path), from_on__lte=day
    )
    return Subquery(leading.order_by("from_on", "pk").values("pk")[:1])


def with_lead_school(fees):
    """Adds lead_school_id, the primary key of the one that issues the fee's invoice, or None."""
    return fees.annotate(lead_school_id=lead_school_on("hub", "workshop_on"))


def bills_to_issue(fees):
    """What may go on one invoice: a row for each school and lead school with confirmed fees."""
    issuing = LeadSchool.objects.filter(pk=OuterRef("lead_school_id"))
    return (
        # values() before annotate() is what makes one row of all fees that share an invoice.
        with_lead_school(fees.to_invoice())
        .values("school", "school__name", "school__urn", "lead_school_id")
        .annotate(
            lead_school_name=Subquery(issuing.values("school__name")),
            number=Count("pk"),
            net=Sum("amount"),
        )
        .order_by("school__name", "school", "lead_school_id")
    )


def fees_to_bill(fees, *, lead_school: LeadSchool, school: int):
    """The confirmed fees of one school, by its primary key, that this lead school invoices."""
    confirmed = with_lead_school(with_grounds(fees.to_invoice()))
    rows = confirmed.filter(lead_school_id=lead_school.pk, school__pk=school)
    return rows.select_related("attendance__participant__interest").order_by("workshop_on", "pk")


def finance_email_for(fees: Iterable[Fee]) -> str:
    """The address that was last given for the finance office of the fees' school, or ''."""
    # Each participant gives one with their interest; the latest is the likeliest to be right.
    interests = [fee.attendance.participant.interest for fee in fees]
    given = [interest for interest in interests if interest.finance_email]
    return max(given, key=lambda interest: interest.sent_at).finance_email if given else ""
