"""The governors' reports that schools owe, whom they are asked of, and what is filled in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils import timezone

from hubs.models import TermDates
from pages.rules.school_days import Stretch
from pages.rules.school_year import school_year_of
from pages.wording import counted_things, day_words, instant_words, session_words
from participants.models import (
    AgreementSignature,
    Attendance,
    GovernorReport,
    Participant,
    TaskAccount,
)
from participants.queries.agreement import lines_of
from participants.queries.task_accounts import set_tasks
from participants.rules.completion import COUNTS_FOR_PERSON, COUNTS_FOR_SCHOOL
from participants.rules.governor_report import SchoolTerm, term_to_report, terms_of_year
from workgroups.models import WorkGroup, Workshop


@dataclass(frozen=True)
class Owed:
    """A report for which one school is to be asked."""

    workgroup: int
    school: int
    term: SchoolTerm


def places_that_report():
    """Places of people whose head has signed that the school reports to its governors."""
    signed = AgreementSignature.objects.of_heads().filter(interest=OuterRef("interest"))
    return Participant.objects.taking_part().filter(
        Exists(signed.exclude(agreement__governors="")),
        workgroup__cancelled_at=None,
        workgroup__published_at__isnull=False,
    )


def reports_to_ask(on: date) -> list[Owed]:
    """What schools owe on that day and were not asked for yet; in a fixed number of queries."""
    year = school_year_of(on)
    rows = places_that_report().filter(workgroup__school_year=year)
    places = list(
        rows.values("workgroup", "school", "workgroup__hub", "school__local_authority").annotate(
            since=Min("accepted_at")
        )
    )
    groups = {row["workgroup"] for row in places}
    dates = WorkGroup.objects.filter(pk__in=groups, workshops__isnull=False).with_dates()
    days = {group.pk: (group.first_at, group.last_at) for group in dates if group.first_at}
    stretches = stretches_of({row["workgroup__hub"] for row in places}, year)
    asked = set(
        GovernorReport.objects.filter(workgroup__in=groups).values_list(
            "workgroup", "school", "term"
        )
    )
    found = []
    for row in places:
        if row["workgroup"] not in days:
            continue
        first_at, last_at = days[row["workgroup"]]
        hub, authority = row["workgroup__hub"], row["school__local_authority"]
        term = term_to_report(
            on,
            terms_of_year(stretches.get((hub, authority)) or stretches.get((hub, None), []), year),
            first_on=timezone.localdate(first_at),
            last_on=timezone.localdate(last_at),
            since=timezone.localdate(row["since"]),
        )
        if term and (row["workgroup"], row["school"], term.term) not in asked:
            found.append(Owed(row["workgroup"], row["school"], term))
    return found


def stretches_of(hubs: Iterable[int], school_year: int) -> dict[tuple, list[Stretch]]:
    """The half-terms of each hub, by the hub and the local authority that has its own, or None."""
    found = defaultdict(list)
    for row in TermDates.objects.filter(hub__in=hubs, school_year=school_year):
        found[row.hub_id, row.local_authority_id].append(row.stretch)
    return found


def addresses_of_reports(reports: Sequence[GovernorReport]) -> dict[int, list[str]]:
    """By the key of the report: the addresses of its school's people in the Work Group and of
    their heads, each once.
    """
    of_school = defaultdict(list)
    for one in reports:
        of_school[one.workgroup_id, one.school_id].append(one.pk)
    places = Participant.objects.taking_part().filter(
        workgroup__in={group for group, _ in of_school},
        school__in={school for _, school in of_school},
    )
    rows = places.order_by("pk").values_list(
        "workgroup", "school", "interest__head_email", "person__email"
    )
    # By their small letters, as one address is written in several ways.
    found: dict[int, dict[str, str]] = {one.pk: {} for one in reports}
    for group, school, *addresses in rows:
        for pk in of_school.get((group, school), []):
            found[pk] |= {address.lower(): address for address in addresses if address}
    return {pk: list(addresses.values()) for pk, addresses in found.items()}


def people_of_report(report: GovernorReport) -> list[str]:
    """The names of the school's people in the Work Group and of their heads."""
    places = Participant.objects.filter(workgroup=report.workgroup_id, school=report.school_id)
    rows = places.values_list("person__name", "interest__head_name")
    return [name for names in rows for name in names if name]


def sheet_of_report(report: GovernorReport) -> dict[str, Any]:
    """What the page and the document say: as it was handed in, or as things stand now."""
    workgroup = report.workgroup
    facts = report.facts if report.is_handed_in else facts_of_report(report)
    handed_in = ""
    if report.handed_in_at:
        handed_in = f"{report.handed_in_by}, {instant_words(report.handed_in_at)}"
    return {
        "hub": workgroup.hub.name,
        "workgroup": str(workgroup),
        "year": workgroup.year_words,
        "school": report.school.name,
        "term": report.get_term_display(),
        "readers": report.readers_words,
        "due": day_words(report.due_on),
        **facts,
        "changed": lines_of(report.changed),
        "ahead": lines_of(report.ahead),
        "handed_in": handed_in,
    }


def facts_of_report(report: GovernorReport) -> dict[str, Any]:
    """What the hub knows of the term: what it is about, who takes part, dates and tasks."""
    workshops = [
        one
        for one in Workshop.objects.standing().filter(workgroup=report.workgroup_id)
        if is_in_term(timezone.localdate(one.starts_at), report)
    ]
    return {
        "about": lines_of(report.workgroup.outline),
        "dates": [workshop_line(one) for one in workshops],
        "people": list(people_lines(report, workshops)),
    }


def is_in_term(day: date, report: GovernorReport) -> bool:
    return report.from_on <= day <= report.due_on


def workshop_line(workshop: Workshop) -> str:
    when = session_words(workshop.starts_at, workshop.ends_at)
    return f"{when}: {workshop.title}" if workshop.title else when


def people_lines(report: GovernorReport, workshops: list[Workshop]) -> Iterator[dict[str, str]]:
    places = Participant.objects.taking_part().filter(
        workgroup=report.workgroup_id, school=report.school_id
    )
    places = places.select_related("person").order_by("person__name", "pk")
    ended = defaultdict(list)
    for place, outcome in Attendance.objects.filter(
        participant__in=places, workshop__in=workshops
    ).values_list("participant", "outcome"):
        if outcome:
            ended[place].append(outcome)
    tasks = [task.pk for task, due in set_tasks(report.workgroup_id) if is_due_by(due, report)]
    accounts = TaskAccount.objects.done().filter(participant__in=places, task__in=tasks)
    done = Counter(accounts.values_list("participant", flat=True))
    for place in places:
        yield {
            "name": place.person.name,
            "came": came_words(ended[place.pk]),
            "tasks": tasks_words(done[place.pk], len(tasks)),
        }


def is_due_by(due: date | None, report: GovernorReport) -> bool:
    return due is not None and is_in_term(due, report)


def came_words(outcomes: list[str]) -> str:
    """From the registers that are closed."""
    if not outcomes:
        return "no register of the term is closed yet"
    came = sum(one in COUNTS_FOR_PERSON for one in outcomes)
    instead = sum(one in COUNTS_FOR_SCHOOL for one in outcomes) - came
    said = f"came to {came} of {counted_things(len(outcomes), 'workshop')}"
    return f"{said}, a colleague to {instead}" if instead else said


def tasks_words(done: int, tasks: int) -> str:
    return f"did {done} of {counted_things(tasks, 'school-based task')}" if tasks else ""


def reports_at_a_glance(workgroup: WorkGroup, on: date) -> dict[str, int]:
    """How many there are, how many of them wait, and how many are overdue."""
    late = Q(due_on__lt=on)
    return GovernorReport.objects.filter(workgroup=workgroup).aggregate(
        asked=Count("pk"),
        waiting=Count("pk", filter=Q(handed_in_at=None)),
        overdue=Count("pk", filter=Q(handed_in_at=None) & late),
    )


def own_reports(workgroup: int, school: int) -> list[GovernorReport]:
    """Those of one school in one Work Group, for its people's own page."""
    return list(GovernorReport.objects.filter(workgroup=workgroup, school=school))
