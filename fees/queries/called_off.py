"""The fees of a Work Group that is called off: what is set aside, and what a person settles."""

from django.db.models import Sum

from fees.choices import FeeState
from fees.models import Fee
from pages.wording import money_words
from workgroups.models import WorkGroup


def fees_of(workgroup: WorkGroup):
    return Fee.objects.filter(attendance__workshop__workgroup=workgroup)


def fees_set_aside(workgroup: WorkGroup) -> list[str]:
    """A sentence on those that lose their ground, or none."""
    rows = fees_of(workgroup).filter(state__in=[FeeState.PROPOSED, FeeState.CONFIRMED])
    number = rows.count()
    if not number:
        return []
    fees = "1 fee that is" if number == 1 else f"{number} fees that are"
    return [f"{fees} proposed or confirmed will be set aside."]


def invoices_to_credit(workgroup: WorkGroup, *, is_to_come: bool = False) -> list[str]:
    """A sentence on each invoice that a person has to settle, once it is called off."""
    if workgroup.cancelled_at is None and not is_to_come:
        return []
    # An issued invoice never changes, so no program credits it.
    rows = (
        fees_of(workgroup)
        .filter(state=FeeState.INVOICED)
        .values("invoice__reference", "school__name")
        .annotate(total=Sum("amount"))
    )
    return [
        f"{money_words(row['total'])} of {row['school__name']} on invoice "
        f"{row['invoice__reference']} has to be credited: an issued invoice cannot be changed, so "
        "agree it with the lead school’s finance office."
        for row in rows.order_by("invoice__reference")
    ]
