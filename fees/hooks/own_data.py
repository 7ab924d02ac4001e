"""Fees of somebody's dates, among what is held of them."""

from collections.abc import Iterator

from fees.models import Fee
from participants.models import Person
from participants.queries.own_data import Held, source, workshop_words


@source
def fees_held(person: Person) -> Iterator[Held]:
    rows = Fee.objects.filter(attendance__participant__person=person)
    for fee in rows.select_related("attendance__workshop__workgroup").order_by("pk"):
        words = f"£{fee.amount}, {fee.get_state_display().lower()}: {fee.get_reason_display()}"
        yield Held("Fee", workshop_words(fee.attendance.workshop), words)
