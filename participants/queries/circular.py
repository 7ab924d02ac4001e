"""Who stands on a list of people to be written to, and who of them is left out, with the reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length, Lower
from django.utils import timezone

from hubs.models import Hub, User
from outbox.models import Message
from pages.wording import instant_words
from participants.choices import NEWS, CircularAudience, InterestState, LeftOut
from participants.models import CircularCopy, ExpressionOfInterest, NewsStop, Participant, Person
from participants.queries.invitees import schools_that_refuse
from participants.rules.circular import FIRST_NAME, HUB, NAME, NEXT_DATE, WORK_GROUP, first_name
from schools.choices import EmailState
from schools.models import Contact, School
from workgroups.models import LocalLeader, Resource, WorkGroup, WorkGroupLead


@dataclass
class Addressee:
    """Somebody on a list. `left_out` says why they are not written to; nothing if they are."""

    name: str
    email: str
    person: int | None = None
    user: int | None = None
    school: int | None = None
    workgroup: str = ""
    left_out: str = ""

    @property
    def left_out_words(self) -> str:
        return LeftOut(self.left_out).label

    def values(self, shared: dict[str, str]) -> dict[str, str]:
        """What the named fields are for this reader."""
        own = {NAME: self.name, FIRST_NAME: first_name(self.name)}
        return {WORK_GROUP: self.workgroup} | shared | own

    def copy(self) -> CircularCopy:
        return CircularCopy(
            name=self.name,
            email=self.email,
            person_id=self.person,
            user_id=self.user,
            left_out=self.left_out,
        )


@dataclass
class PeopleList:
    """A list of people as somebody sees it who is about to write to them."""

    audience: CircularAudience
    hub: Hub
    find: Callable[[], Iterable[Addressee]]
    workgroup: WorkGroup | None = None
    school: School | None = None
    narrowed_to: str = ""
    now: datetime = field(default_factory=timezone.now)

    @property
    def is_news(self) -> bool:
        return self.audience in NEWS

    @property
    def words(self) -> str:
        about = self.workgroup or self.school
        parts = [self.audience.label, str(about) if about else "", self.narrowed_to]
        return ", ".join(filter(None, parts))

    @cached_property
    def people(self) -> list[Addressee]:
        found = sorted(each_once(self.find()), key=lambda one: (one.name.lower(), one.email))
        leave_out(found, hub=self.hub.pk, is_news=self.is_news)
        return found

    @cached_property
    def written(self) -> list[Addressee]:
        return [one for one in self.people if not one.left_out]

    @cached_property
    def left_out(self) -> list[Addressee]:
        return [one for one in self.people if one.left_out]

    @cached_property
    def mark(self) -> str:
        """The same as long as the same mailboxes are written to."""
        addresses = "\n".join(sorted(one.email for one in self.written))
        return sha256(addresses.encode()).hexdigest()[:16]

    @property
    def fields(self) -> list[str]:
        """The named fields that mean something on this list."""
        if self.workgroup:
            return [NAME, FIRST_NAME, WORK_GROUP, NEXT_DATE, HUB]
        search = [WORK_GROUP] if self.audience == CircularAudience.SEARCH else []
        return [NAME, FIRST_NAME, *search, HUB]

    @cached_property
    def shared(self) -> dict[str, str]:
        """The values that are the same for each reader; {next date} only while there is one."""
        values = {HUB: self.hub.name}
        if self.workgroup:
            ahead = self.workgroup.workshops.standing().filter(starts_at__gt=self.now)
            first = ahead.order_by("starts_at").values_list("starts_at", flat=True).first()
            values[WORK_GROUP] = str(self.workgroup)
            values |= {NEXT_DATE: instant_words(first)} if first else {}
        return values


def each_once(people: Iterable[Addressee]) -> Iterable[Addressee]:
    """Somebody may have asked for several places, and given up one of them."""
    found: dict[tuple[str, str], Addressee] = {}
    for one in people:
        known = found.setdefault((one.name.lower(), one.email.lower()), one)
        if known.left_out and not one.left_out:
            found[known.name.lower(), known.email.lower()] = one
    return found.values()


def leave_out(people: list[Addressee], *, hub: int, is_news: bool) -> None:
    """Note why somebody is not written to. Each question is asked once for all of them."""
    emails = {one.email.lower() for one in people}
    noted = noted_addresses(hub)
    failed = failed_addresses(hub, emails)
    stopped = stopped_news(hub) if is_news else set()
    refusing = schools_that_refuse(hub) if is_news else set()
    written: set[str] = set()
    for one in people:
        email = one.email.lower()
        reasons = [
            (one.left_out, one.left_out),
            (not email, LeftOut.NO_ADDRESS),
            (email in noted, noted.get(email, "")),
            (email in failed, LeftOut.FAILED),
            (email in stopped, LeftOut.STOPPED),
            (one.school in refusing, LeftOut.SCHOOL),
            (email in written, LeftOut.SAME),
        ]
        one.left_out = next((why for holds, why in reasons if holds), "")
        if not one.left_out:
            written.add(email)


def noted_addresses(hub: int) -> dict[str, LeftOut]:
    """Addresses that the hub noted as ones not to write to, or from which mail came back."""
    rows = Contact.objects.filter(school__hub=hub).exclude(email="")
    rows = rows.exclude(email_state=EmailState.IN_USE)
    means = {EmailState.UNSUBSCRIBED: LeftOut.ASKED, EmailState.BOUNCED: LeftOut.BOUNCED}
    pairs = rows.values_list(Lower("email"), "email_state")
    return {email: means[EmailState(state)] for email, state in pairs}


def failed_addresses(hub: int, emails: set[str]) -> set[str]:
    """Those of the addresses at which the last that was tried could not be delivered."""
    tried = Message.objects.filter(Q(sent_at__isnull=False) | Q(failed_at__isnull=False))
    # DISTINCT ON keeps the first row of each address: the latest.
    latest = tried.filter(hub=hub, to_email__in=emails).order_by("to_email", "-created_at")
    rows = latest.distinct("to_email").values_list("to_email", "failed_at")
    return {email for email, failed_at in rows if failed_at}


def stopped_news(hub: int) -> set[str]:
    return set(NewsStop.objects.filter(hub=hub).values_list("email", flat=True))


def everybody_taking_part(workgroup: WorkGroup) -> Iterable[Addressee]:
    rows = Participant.objects.filter(workgroup=workgroup).select_related("person")
    for row in rows.order_by("withdrawn_at", "pk"):
        gone = LeftOut.GAVE_UP if row.withdrawn_at else ""
        yield of_person(row.person, left_out=gone)


def interested(workgroup: WorkGroup, states: Iterable[InterestState] = ()) -> Iterable[Addressee]:
    rows = ExpressionOfInterest.objects.filter(workgroup=workgroup)
    return of_interests(rows.filter(state__in=states) if states else rows)


def of_interests(rows: QuerySet[ExpressionOfInterest]) -> Iterable[Addressee]:
    for row in rows.select_related("person", "workgroup").order_by("name", "pk"):
        gone = LeftOut.WITHDREW if row.state == InterestState.WITHDRAWN else ""
        yield of_person(row.person, workgroup=str(row.workgroup), left_out=gone)


def of_person(person: Person, **said: Any) -> Addressee:
    return Addressee(
        name=person.name,
        email=person.email,
        person=person.pk,
        school=person.school_id,
        **said,
    )


def of_user(user: User) -> Addressee:
    gone = "" if user.is_active else LeftOut.CLOSED
    return Addressee(name=user.name, email=user.email.lower(), user=user.pk, left_out=gone)


def leads_of(workgroup: WorkGroup) -> Iterable[Addressee]:
    rows = WorkGroupLead.objects.filter(workgroup=workgroup).select_related("user")
    return [of_user(row.user) for row in rows]


def of_leaders(rows: QuerySet[LocalLeader]) -> Iterable[Addressee]:
    return [of_user(row.user) for row in rows.select_related("user")]


def people_of_school(school: School, hub: Hub) -> Iterable[Addressee]:
    """Whoever asked the hub for a place from there, and the school's contacts of today."""
    asked = ExpressionOfInterest.objects.filter(workgroup__hub=hub).values("person")
    for person in Person.objects.filter(school=school, pk__in=asked):
        yield of_person(person)
    for contact in Contact.objects.filter(school=school).current(timezone.localdate()):
        yield Addressee(name=contact.name, email=contact.email.lower(), school=school.pk)


def interests_by_state(workgroup: WorkGroup) -> list[tuple[InterestState, int]]:
    """How many stand in each state in which there is somebody to write to."""
    rows = ExpressionOfInterest.objects.filter(workgroup=workgroup).order_by()
    counts = dict(rows.values_list("state").annotate(number=Count("pk")))
    states = [state for state in InterestState if state != InterestState.WITHDRAWN]
    return [(state, counts[state]) for state in states if state in counts]


def resources_to_send(workgroup: WorkGroup | None) -> list[Resource]:
    """With `size`, of the document in bytes, and without the document itself."""
    rows = Resource.objects.filter(workgroup=workgroup).select_related("file")
    return list(rows.defer("file__content").annotate(size=Length("file__content")))


def with_documents(resources: Iterable[Resource]) -> list[Resource]:
    keys = [one.pk for one in resources]
    return list(Resource.objects.filter(pk__in=keys).select_related("file")) if keys else []


def is_news_stopped(hub: Hub, email: str) -> bool:
    return NewsStop.objects.filter(hub=hub, email=email).exists()
