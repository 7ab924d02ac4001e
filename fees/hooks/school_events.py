"""A school's past as its fees tell it, to those who see fees."""

from collections.abc import Collection, Iterable

from django.urls import reverse

from access.permissions import Permission
from access.reader import Reader
from fees.choices import FeeState
from fees.models import Fee
from pages.wording import money_words
from schools.queries.timeline import LATEST, Event, event_source


@event_source(fee="Fees")
def fee_events(schools: Collection[int], user: Reader) -> Iterable[Event]:
    rows = (
        Fee.objects.visible_to(user, can=Permission.VIEW_FEES)
        .filter(school__in=schools)
        .exclude(state=FeeState.VOID)
        .select_related("attendance__participant__person", "attendance__workshop__workgroup")
    )
    return [
        Event(
            row.workshop_on,
            "fee",
            f"{money_words(row.amount)} for {row.attendance.participant.person}: "
            f"{row.attendance.workshop.workgroup}",
            reverse("fees:fee", args=[row.pk]),
            row.get_state_display(),
        )
        for row in rows.order_by("-workshop_on", "-pk")[:LATEST]
    ]
