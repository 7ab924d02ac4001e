"""All the days of a hub's school year: what happens, what is due, and when there is no school."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Max, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from access.permissions import Permission as P
from evaluations.choices import CalendarKind as Kind
from evaluations.choices import Wave
from evaluations.rules.clashes import Booking, clashes_of
from evaluations.rules.waves import closing_day, wave_day
from hubs.models import Hub, User
from hubs.queries.calendar import calendar_of
from pages.rules.london import london
from pages.rules.school_days import SchoolCalendar
from pages.rules.school_year import first_day, last_day
from pages.wording import clock_words, short_day_words
from workgroups.choices import ProjectKind, VisitState
from workgroups.models import (
    SupportVisit,
    Venue,
    WorkGroup,
    WorkGroupLead,
    Workshop,
    WorkshopLead,
)
from workgroups.rules.notice import last_free_moment

DAY = timedelta(days=1)
NAME_OR_ADDRESS = Coalesce(NullIf("user__name", Value("")), "user__email", output_field=CharField())


@dataclass(frozen=True)
class Entry:
    """Something on one day of the calendar; `until_on` is the last day of several."""

    on: date
    kind: Kind
    words: str
    detail: str = ""
    url: tuple[str, int] | None = None  # a page and the id of its row
    until_on: date | None = None
    starts: datetime | None = None
    key: str = ""
    people: Mapping[int, str] = field(default_factory=dict)  # whom it takes, by their numbers
    venue: Venue | None = None
    clashes: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        return clock_words(timezone.localtime(self.starts)) if self.starts else ""


def year_entries(hub: Hub, school_year: int, user: User) -> list[Entry]:
    """In order. Visits only for those who may see them."""
    first, last = first_day(school_year), last_day(school_year)
    workshops, groups = workshops_between(hub, first, last), groups_with_ends(hub, school_year)
    visits = visits_between(hub, first, last, user)
    found = [
        *workshop_entries(workshops),
        *visit_entries(visits),
        *free_until_entries(workshops),
        *deadline_entries(groups),
    ]
    clashing = clashes_of([*map(workshop_booking, workshops), *map(visit_booking, visits)])
    happening = [replace(one, clashes=tuple(clashing.get(one.key, ()))) for one in found]
    off = days_off(calendar_of(hub, first, last), first, last)
    within = [one for one in [*happening, *off] if first <= one.on <= last]
    return sorted(within, key=in_order)


def in_order(entry: Entry) -> tuple:
    starts = timezone.localtime(entry.starts).time() if entry.starts else time.min
    return entry.on, starts, list(Kind).index(entry.kind), entry.words


def workshops_between(hub: Hub, first: date, last: date) -> list[Workshop]:
    """Those that stand, of drafts too, with who leads them."""
    rows = Workshop.objects.standing().filter(
        workgroup__hub=hub,
        workgroup__cancelled_at=None,
        # A free-until day of September may belong to a workshop of October, and not the reverse.
        starts_at__date__gte=first,
        starts_at__date__lte=last + 60 * DAY,
    )
    joined = rows.select_related("workgroup__project", "workgroup__fee_policy", "venue")
    found = list(
        joined.annotate(**leads_of("workgroup"), **own_leads()).order_by("starts_at", "pk")
    )
    for workshop in found:
        workshop.lead_ids += workshop.own_lead_ids
        workshop.lead_names += workshop.own_lead_names
    return found


def groups_with_ends(hub: Hub, school_year: int) -> list[WorkGroup]:
    """Published ones that stand, each with its last day."""
    # Interest in the next year's closes in this one, and last year's surveys may close in it.
    years = range(school_year - 1, school_year + 2)
    public = WorkGroup.objects.public().filter(hub=hub, school_year__in=years)
    rows = public.select_related("project")
    standing = Q(workshops__cancelled_at=None)
    return list(rows.annotate(last_at=Max("workshops__ends_at", filter=standing), **leads_of("pk")))


def leads_of(path: str) -> dict[str, ArraySubquery]:
    """Adds lead_ids and lead_names, of the Work Group with that id."""
    rows = WorkGroupLead.objects.filter(workgroup=OuterRef(path)).order_by("user")
    return {
        "lead_ids": ArraySubquery(rows.values("user")),
        "lead_names": ArraySubquery(rows.values_list(NAME_OR_ADDRESS)),
    }


def own_leads() -> dict[str, ArraySubquery]:
    """Adds own_lead_ids and own_lead_names, of those who lead that workshop alone."""
    rows = WorkshopLead.objects.filter(workshop=OuterRef("pk")).order_by("user")
    return {
        "own_lead_ids": ArraySubquery(rows.values("user")),
        "own_lead_names": ArraySubquery(rows.values_list(NAME_OR_ADDRESS)),
    }


def people_leading(row: Workshop | WorkGroup) -> dict[int, str]:
    return dict(zip(row.lead_ids, row.lead_names, strict=True))


def visits_between(hub: Hub, first: date, last: date, user: User) -> list[SupportVisit]:
    rows = SupportVisit.objects.visible_to(user, can=P.VIEW_VISIT)
    rows = rows.filter(hub=hub, day__gte=first, day__lte=last)
    return list(rows.exclude(state=VisitState.CALLED_OFF).select_related("school", "visitor"))


def workshop_entries(workshops: Iterable[Workshop]) -> Iterator[Entry]:
    for workshop in workshops:
        workgroup = workshop.workgroup
        is_event = workgroup.project.kind == ProjectKind.EVENT
        draft = "" if workgroup.published_at else ", still a draft"
        yield Entry(
            on=timezone.localdate(workshop.starts_at),
            starts=workshop.starts_at,
            kind=Kind.MEETING if is_event else Kind.WORKSHOP,
            words=str(workgroup),
            detail=f"{workshop.place_words}{draft}",
            url=("workgroups:detail", workgroup.pk),
            key=f"workshop-{workshop.pk}",
            people=people_leading(workshop),
            venue=workshop.venue,
        )


def visit_entries(visits: Iterable[SupportVisit]) -> Iterator[Entry]:
    for visit in visits:
        yield Entry(
            on=visit.day,
            kind=Kind.VISIT,
            words=str(visit.school),
            detail=str(visit.visitor),
            url=("workgroups:visit", visit.pk),
            key=f"visit-{visit.pk}",
            people={visit.visitor_id: str(visit.visitor)},
        )


def free_until_entries(workshops: Iterable[Workshop]) -> Iterator[Entry]:
    for workshop in workshops:
        workgroup = workshop.workgroup
        if workgroup.fee_policy is None or workgroup.published_at is None:
            continue
        moment = last_free_moment(workshop.starts_at, workgroup.fee_policy)
        day = short_day_words(timezone.localdate(workshop.starts_at))
        yield Entry(
            on=timezone.localdate(moment),
            kind=Kind.FREE_UNTIL,
            words=str(workgroup),
            detail=f"until {timezone.localtime(moment):%H:%M}, for the workshop of {day}",
            url=("workgroups:detail", workgroup.pk),
            people=people_leading(workshop),
            venue=workshop.venue,
        )


def deadline_entries(groups: Iterable[WorkGroup]) -> Iterator[Entry]:
    """Interest closing, the survey after the last workshop, and the report after the survey."""
    for workgroup in groups:
        closes = workgroup.interest_closes_at
        if closes:
            at = f"at {clock_words(timezone.localtime(closes))}"
            yield deadline(workgroup, timezone.localdate(closes), Kind.INTEREST, at)
        if workgroup.last_at is None:
            continue
        opens = wave_day(timezone.localdate(workgroup.last_at), Wave.END)
        yield deadline(workgroup, opens, Kind.SURVEY)
        yield deadline(workgroup, closing_day(opens), Kind.SURVEY_CLOSES)
        if workgroup.project.kind != ProjectKind.EVENT:
            asked = closing_day(opens) + DAY
            yield deadline(workgroup, asked, Kind.REPORT, "of those who lead it")


def deadline(workgroup: WorkGroup, on: date, kind: Kind, detail: str = "") -> Entry:
    return Entry(
        on=on,
        kind=kind,
        words=str(workgroup),
        detail=detail,
        url=("workgroups:detail", workgroup.pk),
        people=people_leading(workgroup),
    )


def days_off(calendar: SchoolCalendar, first: date, last: date) -> Iterator[Entry]:
    """Holidays between the terms, bank holidays, and exams."""
    terms = sorted(calendar.terms, key=lambda term: term.from_on)
    for before, after in zip(terms, terms[1:], strict=False):
        begins, ends = before.until_on + DAY, after.from_on - DAY
        # A weekend between two terms that meet is no holiday.
        if (ends - begins).days >= 2 and ends >= first and begins <= last:
            between = f"Between {before.name} and {after.name}"
            yield Entry(max(begins, first), Kind.HOLIDAY, between, until_on=ends)
    for day, name in calendar.bank_holidays.items():
        yield Entry(day, Kind.BANK_HOLIDAY, name)
    for exams in calendar.exams:
        yield Entry(max(exams.from_on, first), Kind.EXAMS, exams.name, until_on=exams.until_on)


def workshop_booking(workshop: Workshop) -> Booking:
    return Booking(
        key=f"workshop-{workshop.pk}",
        what=str(workshop.workgroup),
        starts=timezone.localtime(workshop.starts_at),
        ends=timezone.localtime(workshop.ends_at),
        people=people_leading(workshop),
        venue=str(workshop.venue) if workshop.venue else "",
    )


def visit_booking(visit: SupportVisit) -> Booking:
    """A visit has a day and no hour: it may be at any time of it."""
    starts = london(visit.day)
    return Booking(
        key=f"visit-{visit.pk}",
        what=f"a visit to {visit.school}",
        starts=starts,
        ends=starts + DAY,
        people={visit.visitor_id: str(visit.visitor)},
    )
