"""What a school's page shows its head or maths lead: what belongs to the school in its own hub."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from pages.rules.school_year import school_year_of
from pages.wording import day_words
from participants import links
from participants.choices import AttendanceOutcome
from participants.models import (
    Certificate,
    ExpressionOfInterest,
    GovernorReport,
    PersonSchool,
    SchoolActionPlan,
)
from participants.queries.action_plans import written_plans
from participants.queries.agreement import unsigned
from participants.queries.governor_report import addresses_of_reports
from schools.choices import ContactRole
from schools.models import Contact, School
from workgroups.choices import ActionOwner
from workgroups.links import VISIT
from workgroups.models import SupportVisit, WorkGroup, Workshop

YEAR = timedelta(days=365)
OWN_ROLES = (ContactRole.HEAD, ContactRole.MATHS_LEAD, ContactRole.FINANCE)


def readers_of(school: School, on: date) -> list[Contact]:
    """Who may open the school's page: the heads first."""
    rows = Contact.objects.current(on).answering_for_maths().filter(school=school)
    readers = rows.exclude(email="").select_related("school__hub").order_by("pk")
    return sorted(readers, key=lambda contact: OWN_ROLES.index(ContactRole(contact.role)))


def readers_at(email: str, on: date) -> list[Contact]:
    """At that address, one for each school. A school of no hub has no page."""
    rows = Contact.objects.current(on).answering_for_maths().filter(email=email)
    rows = rows.exclude(school__hub=None).select_related("school__hub")
    # In the order of the roles: whoever is head and maths lead reads it as the head.
    return list(rows.order_by("school_id", "role", "pk").distinct("school_id"))


def own_contacts(school: School, on: date) -> dict[ContactRole, list[Contact]]:
    """Whom the hub writes to in each of the roles that the school itself keeps."""
    found: dict[ContactRole, list[Contact]] = {role: [] for role in OWN_ROLES}
    for contact in Contact.objects.current(on).filter(school=school, role__in=OWN_ROLES):
        found[ContactRole(contact.role)].append(contact)
    return found


@dataclass
class SchoolInGroup:
    """What the school does in one Work Group."""

    workgroup: WorkGroup
    people: list[ExpressionOfInterest] = field(default_factory=list)
    ahead: list[Workshop] = field(default_factory=list)
    plan: SchoolActionPlan | None = None

    @property
    def takes_part(self) -> bool:
        return any(one.has_place for one in self.people)


def works_there(school: School) -> Q:
    """Whoever has left is not shown, though a place of theirs keeps the school."""
    beside = PersonSchool.objects.current().filter(person=OuterRef("person"), school=school)
    return Q(person__school=school) | Q(Exists(beside))


def interests_of_school(school: School, on: date):
    """What its people have asked for or got with its hub, this school year or later."""
    groups = WorkGroup.objects.not_over(timezone.now()).filter(pk=OuterRef("workgroup"))
    this_year = Q(workgroup__school_year__gte=school_year_of(on))
    return ExpressionOfInterest.objects.open().filter(
        works_there(school),
        this_year | Q(Exists(groups)),
        school=school,
        workgroup__hub=school.hub_id,
        workgroup__cancelled_at=None,
    )


def groups_of_school(school: School, on: date) -> list[SchoolInGroup]:
    """Those with a date to come first; in four queries."""
    settled = ~Q(place__attendances__outcome="")
    came = Q(place__attendances__outcome=AttendanceOutcome.PRESENT)
    rows = interests_of_school(school, on).select_related(
        "person", "workgroup__hub", "workgroup__project"
    )
    rows = rows.annotate(
        came=Count("place__attendances", filter=came),
        dates=Count("place__attendances", filter=settled),
    )
    found: dict[int, SchoolInGroup] = {}
    for row in rows.order_by("person__name", "pk"):
        found.setdefault(row.workgroup_id, SchoolInGroup(row.workgroup)).people.append(row)
    ahead = Workshop.objects.standing().filter(workgroup__in=found, ends_at__gt=timezone.now())
    for workshop in ahead.select_related("venue").order_by("starts_at", "pk"):
        found[workshop.workgroup_id].ahead.append(workshop)
    for plan in written_plans().filter(school=school, workgroup__in=found):
        found[plan.workgroup_id].plan = plan
    last = timezone.now() + 50 * YEAR
    return sorted(
        found.values(),
        key=lambda one: (one.ahead[0].starts_at if one.ahead else last, str(one.workgroup)),
    )


@dataclass(frozen=True)
class VisitOfSchool:
    """A visit as the school may read it: what was agreed, and not the visitor's notes."""

    visit: SupportVisit
    url: str

    @property
    def to_do(self) -> list:
        return [
            one
            for one in self.visit.actions.all()
            if one.done_on is None and one.owner == ActionOwner.SCHOOL
        ]


def visits_shown(school: School, reader: Contact, on: date) -> list[VisitOfSchool]:
    """Those to come, and those of the last year; in two queries."""
    rows = SupportVisit.objects.filter(hub=school.hub_id, school=school, day__gte=on - YEAR)
    known = rows.filter(Q(day__gte=on) & Q(pk__in=rows.planned()) | Q(pk__in=rows.held()))
    told = reader.may_be_written_to  # else the visit's own page opens for another address only
    visits = known.select_related("visitor").prefetch_related("actions").order_by("-day", "-pk")
    return [
        VisitOfSchool(one, VISIT.path(one, holder=reader.email) if one.is_held and told else "")
        for one in visits
    ]


@dataclass(frozen=True)
class WaitsOfSchool:
    """One thing that is to be done by somebody of the school, and how."""

    what: str
    about: str
    label: str = ""
    url: str = ""
    who: str = ""  # who does it, where it is not the reader


def what_waits(
    school: School, reader: Contact, on: date, visits: Iterable[VisitOfSchool]
) -> list[WaitsOfSchool]:
    """What the hub waits for from the school, each with the reader's way to do it."""
    interests = interests_of_school(school, on).select_related("person", "workgroup")
    approvals = interests.awaiting_head().order_by("sent_at", "pk")
    lacking = unsigned(interests, timezone.now()).order_by("person__name", "pk")
    return [
        *reports_waiting(school, reader),
        *(approval_waiting(one, reader) for one in approvals),
        *(line for one in lacking for line in signatures_waiting(one, reader)),
        *(line for one in visits for line in agreed_waiting(one, on)),
    ]


def approval_waiting(interest: ExpressionOfInterest, reader: Contact) -> WaitsOfSchool:
    url = links.APPROVAL.path(interest) if is_head(reader) else ""
    what = f"Approve that {interest.person} takes part"
    return WaitsOfSchool(what, str(interest.workgroup), "Read and answer", url, who="Your head")


def signatures_waiting(interest: Any, reader: Contact) -> Iterable[WaitsOfSchool]:
    """`interest` as unsigned() gives it."""
    what = f"Sign the agreement on the place of {interest.person}"
    about = str(interest.workgroup)
    if interest.lacks_head:
        url = links.AGREEMENT_OF_HEAD.path(interest) if is_head(reader) else ""
        yield WaitsOfSchool(what, about, "Read and sign", url, who="Your head")
    if interest.lacks_teacher:
        yield WaitsOfSchool(what, about, who=str(interest.person))


def is_head(reader: Contact) -> bool:
    return reader.role == ContactRole.HEAD


def agreed_waiting(visited: VisitOfSchool, on: date) -> Iterable[WaitsOfSchool]:
    """What the school has agreed to on a visit and not said to be done."""
    for action in visited.to_do:
        by = "was to be done" if action.by_on < on else "to be done"
        about = f"Agreed on {day_words(visited.visit.day)}, {by} by {day_words(action.by_on)}"
        who = "Whoever is written to about visits"
        yield WaitsOfSchool(action.what, about, "Say how far it has come", visited.url, who=who)


def reports_waiting(school: School, reader: Contact) -> Iterable[WaitsOfSchool]:
    rows = GovernorReport.objects.waiting().filter(school=school, workgroup__hub=school.hub_id)
    reports = list(rows.select_related("workgroup"))
    addresses = addresses_of_reports(reports) if reports else {}
    for report in reports:
        # Its page opens for the addresses that were asked, whichever of them the reader's is.
        holder = holder_among(addresses[report.pk], reader)
        yield WaitsOfSchool(
            f"Hand in the report to your {report.readers_words} on the {report.get_term_display()}",
            f"{report.workgroup}, due {day_words(report.due_on)}",
            "Complete the report",
            links.GOVERNOR_REPORT.path(report, holder=holder) if holder else "",
            who="Whoever takes part",
        )


def holder_among(addresses: list[str], reader: Contact) -> str:
    own = [address for address in addresses if address.lower() == reader.email]
    return next(iter(own or addresses), "")


def certificates_of_school(school: School, on: date) -> list[Certificate]:
    """What the hub has certified its people since the last school year began."""
    left = PersonSchool.objects.filter(
        person=OuterRef("place__person"), school=school, until_on__isnull=False
    )
    there = PersonSchool.objects.current().filter(person=OuterRef("place__person"), school=school)
    rows = Certificate.objects.filter(
        # Of whoever has left, what they were certified while they were there.
        Q(place__person__school=school)
        | Q(Exists(there))
        | Q(Exists(left.filter(until_on__gte=OuterRef("issued_at__date"))))
        | Q(colleague__isnull=False),
        Q(place__school=school) | Q(colleague__participant__school=school),
        workgroup__hub=school.hub_id,
        workgroup__school_year__gte=school_year_of(on) - 1,
        replaced_at=None,
        revoked_at=None,
    )
    return list(rows.select_related("workgroup").order_by("-issued_at", "-pk"))


def schools_of_reader(email: str, on: date) -> list[tuple[School, str]]:
    """The schools for which somebody at that address answers, each with its page."""
    return [
        (one.school, links.SCHOOL.path(one.school, holder=one.email))
        for one in readers_at(email, on)
    ]
