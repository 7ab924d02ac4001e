"""A whole list of people taken in as expressions of interest in one Work Group."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.utils import timezone

from access.refusal import Refused
from hubs.choices import HubTextKind
from hubs.models import HubText, User
from outbox.actions import queue
from outbox.models import Message
from participants import emails
from participants.actions.ask_head import letters_to_heads
from participants.actions.interest import check_not_over
from participants.actions.signature import check_signed_day, keep_signatures, moment_on
from participants.choices import InterestSource
from participants.models import ExpressionOfInterest, Person, SchoolApproval
from participants.rules.matching import is_said_of
from participants.rules.own import is_own
from schools.models import School
from workgroups.models import WorkGroup
from workgroups.queries.workshop_lead import leading_in


@dataclass(frozen=True)
class InterestOfList:
    """What a list says of one person, once their school is known."""

    name: str
    email: str
    school: School
    job_role: str
    telephone: str = ""
    head_name: str = ""
    head_email: str = ""
    received_on: date | None = None


@dataclass
class ListTaken:
    """What became of a list: who was added, and how many emails were written."""

    added: list[ExpressionOfInterest]
    there_already: int = 0
    thanked: int = 0
    heads_asked: int = 0


@transaction.atomic
def record_listed_people(
    *,
    workgroup: WorkGroup,
    people: Sequence[InterestOfList],
    by: User,
    thanks: bool = False,
    asks_heads: bool = False,
    signed_on: date | None = None,
) -> ListTaken:
    """Keep the wish of each to take part; write only as `thanks` and `asks_heads` say.

    With `signed_on`, the heads of all of them signed on paper that day. Whoever has asked already,
    leads it or is `by` is passed over, so that the same list taken in twice makes nothing twice.
    In as many queries for 500 people as for one. Raises Refused.
    """
    check_not_over(workgroup)
    now = timezone.now()
    if signed_on:
        check_signed_day(signed_on, now)
    lock_addresses({one.email for one in people})
    fresh = without_leads(workgroup, people)
    persons = persons_of(workgroup, fresh)
    pairs = not_asked_yet(zip(fresh, persons, strict=True), by)
    Person.objects.bulk_create(person for _, person in pairs if person.pk is None)
    notice = HubText.objects.latest_of(workgroup.hub, HubTextKind.PRIVACY)
    interests = ExpressionOfInterest.objects.bulk_create(
        interest_of_list(one, person, workgroup, by, now, notice) for one, person in pairs
    )
    taken = ListTaken(interests, there_already=len(people) - len(interests))
    needs_approval = not workgroup.project.is_event
    approvals: dict[int, SchoolApproval] = {}
    if needs_approval and signed_on:
        approvals = keep_signatures(interests, signed_on=signed_on, by=by, now=now)
    asks = asks_heads and needs_approval and not signed_on
    asked = [one for one in interests if asks and one.head_email]
    letters = letters_to_heads(asked, now=now) if asked else []
    taken.heads_asked = len({letter.to_email for letter in letters})
    if thanks:
        letters += thanks_to(interests, approvals, {one.pk for one in asked})
        taken.thanked = len(interests)
    queue(letters)
    return taken


def lock_addresses(addresses: Collection[str]) -> None:
    """As lock_address() does for one: in one order, so that no two lists wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(address, 0))"
            " FROM (SELECT unnest(%s::text[]) AS address ORDER BY 1) AS asked",
            [sorted(addresses)],
        )


def without_leads(workgroup: WorkGroup, people: Sequence[InterestOfList]) -> list[InterestOfList]:
    leads = set(leading_in(workgroup).values_list("email", flat=True))
    return [one for one in people if one.email not in leads]


def persons_of(workgroup: WorkGroup, people: Sequence[InterestOfList]) -> list[Person]:
    """For each the person known by the same address, name and school, else a new one, unsaved.

    Each says by `has_asked` whether something of theirs is open in the Work Group.
    """
    # By what a double was known by, too, it is the person that the double leads to.
    of_person = Coalesce(OuterRef("merged_into"), OuterRef("pk"))
    here = ExpressionOfInterest.objects.open().filter(workgroup=workgroup, person=of_person)
    kept: dict[int, Any] = {}
    known: dict[str, list[Any]] = {}
    rows = Person.objects.filter(email__in={one.email for one in people}).order_by("pk")
    rows = rows.select_related("merged_into").defer("search", "merged_into__search")
    for row in rows.annotate(has_asked=Exists(here)):
        person = row.merged_into or row
        kept.setdefault(person.pk, person).has_asked = row.has_asked
        known.setdefault(row.email, []).append(row)
    found: list[Person] = []
    for one in people:
        at_address = known.setdefault(one.email, [])
        found_person = next((each for each in at_address if is_person(one, each)), None)
        if found_person is None:
            found_person = Person(
                name=one.name, email=one.email, telephone=one.telephone, school=one.school
            )
            at_address.append(found_person)
        # One that is new has no number yet.
        found.append(kept.get(found_person.merged_into_id or found_person.pk, found_person))
    return found


def is_person(one: InterestOfList, person: Person) -> bool:
    return is_said_of(
        name=one.name,
        school=one.school.pk,
        known_name=person.name,
        known_school=person.school_id,
    )


def not_asked_yet(pairs, by: User) -> list[tuple[InterestOfList, Person]]:
    """Each person once, who has nothing open in the Work Group and is not whoever enters them."""
    seen: set[int] = set()
    found = []
    for one, person in pairs:
        if getattr(person, "has_asked", False) or id(person) in seen or is_own(by, person):
            continue
        seen.add(id(person))
        found.append((one, person))
    return found


def interest_of_list(
    one: InterestOfList,
    person: Person,
    workgroup: WorkGroup,
    by: User,
    now: datetime,
    notice: HubText | None,
) -> ExpressionOfInterest:
    needs_approval = not workgroup.project.is_event
    return ExpressionOfInterest(
        workgroup=workgroup,
        person=person,
        name=one.name,
        email=one.email,
        telephone=one.telephone,
        school=one.school,
        job_role=one.job_role,
        needs_approval=needs_approval,
        head_name=one.head_name if needs_approval else "",
        head_email=one.head_email if needs_approval else "",
        source=InterestSource.LIST,
        entered_by=by,
        fee_policy=workgroup.fee_policy,
        privacy_notice=notice,
        sent_at=moment_on(one.received_on, now),
    )


def thanks_to(
    interests: Sequence[ExpressionOfInterest],
    approvals: dict[int, SchoolApproval],
    asked: Collection[int],
) -> list[Message]:
    rows = ExpressionOfInterest.objects.in_doubt().filter(pk__in=[one.pk for one in interests])
    doubtful = set(rows.values_list("pk", flat=True))
    return [
        emails.interest_received(
            interest,
            is_in_doubt=interest.pk in doubtful,
            approval=approvals.get(interest.pk),
            asks_head=interest.pk in asked,
        )
        for interest in interests
    ]


def check_anybody(people: Sequence[InterestOfList]) -> None:
    """Raises Refused where a list has nobody to add."""
    if not people:
        raise Refused(
            "There is nobody on this list to add: see beside each line why.", field="pasted"
        )
