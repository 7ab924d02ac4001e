"""Who is told of a fee: the participant, and somebody who answers for the school."""

from collections.abc import Collection
from datetime import date

from fees.emails import Reader
from fees.models import Fee
from outbox.models import Message
from schools.choices import ContactRole
from schools.models import Contact

PROPOSED_TO_SCHOOL = "fee-proposed-school"
KINDS = ("fee-proposed", PROPOSED_TO_SCHOOL, "fee-decided")
COLUMNS = (
    "pk",
    "hub",
    "school",
    "attendance__participant__person__name",
    "attendance__participant__person__email",
    "attendance__participant__interest__head_name",
    "attendance__participant__interest__head_email",
    "attendance__participant__interest__finance_email",
)


def readers_of(fees: Collection[int], on: date) -> dict[int, list[Reader]]:
    """By the fee's key, in two queries; the school only where the hub has an address there."""
    rows = list(Fee.objects.filter(pk__in=fees).values_list(*COLUMNS))
    heads = heads_known({school for _, _, school, *_ in rows}, on)
    found = {}
    for fee, hub, school, name, email, head_name, head_email, finance_email in rows:
        readers = [Reader(name, email)]
        # What another hub has noted of the school is not this hub's to use.
        known = heads.get((hub, school))
        if known is None and (address := head_email or finance_email):
            known = Reader(head_name if head_email else "", address, is_school=True)
        # A head may take part as well, and reads of it once.
        if known and known.email.lower() != email.lower():
            readers.append(known)
        found[fee] = readers
    return found


def readers_of_decision(fees: Collection[int], on: date) -> dict[int, list[Reader]]:
    """By the fee's key: who is told of it now, and whoever was asked for the school before.

    A participant's own address changes only because it is put right: the old one is nobody's.
    """
    found = readers_of(fees, on)
    asked = Message.objects.filter(kind=PROPOSED_TO_SCHOOL, about_id__in=list(found))
    asked = asked.filter(failed_at=None, withdrawn_at=None).order_by("pk")
    for pk, fee, email in asked.values_list("pk", "about_id", "to_email"):
        readers = found[fee or 0]  # never None, as it is one of them
        if email.lower() not in {reader.email.lower() for reader in readers}:
            # Whose address it was is not kept with the letter.
            readers.append(Reader("", email, is_school=True, asked_by=pk))
    return found


def heads_known(schools: Collection[int], on: date) -> dict[tuple[int, int], Reader]:
    """By hub and school, as the hub has noted them; who came last stands."""
    contacts = Contact.objects.current(on).reachable()
    contacts = contacts.filter(role=ContactRole.HEAD, school__in=schools, school__hub__isnull=False)
    rows = contacts.order_by("from_on", "pk").values_list("school__hub", "school", "name", "email")
    return {(hub, school): Reader(name, email, is_school=True) for hub, school, name, email in rows}


def told_of(fee: Fee) -> list[Message]:
    """The letters about it, the latest first."""
    rows = Message.objects.filter(kind__in=KINDS, about_id=fee.pk)
    return list(rows.only("subject", "to_email", "created_at").order_by("-created_at", "-pk")[:20])
