"""What counts in the totals of every hub in one school year, for the worker that adds it up."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, Sum

from evaluations.choices import ReportState, Wave
from evaluations.models import ClosedWave, WaveResult
from evaluations.queries.completion import DONE_TASK, asks_in
from evaluations.queries.pack_work import attendance_by_group
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.hub_totals import GroupTotals, TotalsKey, totals_keys
from evaluations.rules.journey import DoneTask, Meeting, Visit, attended_minutes, tasks_done
from evaluations.rules.questions import CONFIDENCE
from participants.models import Attendance, Participant, TaskAccount
from participants.rules.completion import COUNTS_FOR_PERSON, Standing, minutes_between
from schools.models import School
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup, Workshop


def groups_counted(year: int) -> QuerySet[WorkGroup]:
    return WorkGroup.objects.public().filter(school_year=year)


def group_totals(year: int) -> list[GroupTotals]:
    """Of every Work Group of the year that is published and stands."""
    groups = groups_counted(year)
    places = dict(
        Participant.objects.filter(workgroup__in=groups)
        .order_by()
        .values_list("workgroup")
        .annotate(Count("person", distinct=True))
    )
    dates, completed = attendance_by_group(groups), people_completed(groups)
    asked, rated = asked_at_the_end(groups), ratings_compared(groups)
    found = []
    for pk, hub, project, kind, phases, state in groups.order_by("pk").values_list(
        "pk", "hub", "project", "project__kind", "phases", "report__state"
    ):
        came, _, all_dates = dates[pk]
        is_event = kind == ProjectKind.EVENT
        found.append(
            GroupTotals(
                hub=hub,
                project=project,
                phases=phases,
                is_reported=state == ReportState.APPROVED,
                places=places.get(pk, 0),
                to_complete=0 if is_event else places.get(pk, 0),
                completed=0 if is_event else completed[pk],
                dates=all_dates,
                came=came,
                **dict(zip(("asked", "answered"), asked.get(pk, (0, 0)), strict=True)),
                **dict(zip(("rated", "rose"), rated[pk], strict=True)),
            )
        )
    return found


def people_completed(groups: QuerySet[WorkGroup]) -> Counter[int]:
    """By Work Group, hub by hub: the registers of all hubs would be too much to hold at once."""
    found: Counter[int] = Counter()
    for hub in groups.order_by("hub").values_list("hub", flat=True).distinct():
        found.update(completed_in(groups.filter(hub=hub)))
    return found


def completed_in(groups: QuerySet[WorkGroup]) -> Iterable[int]:
    """The Work Group of each person who has completed it."""
    workshops = Workshop.objects.standing().filter(workgroup__in=groups)
    meetings = {
        pk: Meeting(workgroup, minutes_between(starts_at, ends_at))
        for pk, workgroup, starts_at, ends_at in workshops.order_by().values_list(
            "pk", "workgroup", "starts_at", "ends_at"
        )
    }
    held: Counter[int] = Counter()
    for meeting in meetings.values():
        held[meeting.workgroup] += meeting.minutes
    attended, _ = attended_minutes(visits_that_count(workshops), meetings)
    done, _ = tasks_done(tasks_done_by(groups))
    asks = asks_in(groups)
    for (person, group), minutes in attended.items():
        standing = Standing(
            attended=minutes,
            held=held[group],
            done=done.get((person, group), 0),
            tasks=asks[group].tasks,
            rule=asks[group].rule,
        )
        if standing.has_completed:
            yield group


def visits_that_count(workshops: QuerySet[Workshop]) -> Iterable[Visit]:
    rows = Attendance.objects.filter(outcome__in=COUNTS_FOR_PERSON, workshop__in=workshops)
    fields = rows.order_by().values_list(
        "participant__person", "participant__school", "workshop", "outcome", "minutes"
    )
    return (Visit(*row) for row in fields.iterator())


def tasks_done_by(groups: QuerySet[WorkGroup]) -> Iterable[DoneTask]:
    rows = TaskAccount.objects.done().filter(participant__workgroup__in=groups)
    return (DoneTask(*row) for row in rows.order_by().values_list(*DONE_TASK))


def asked_at_the_end(groups: QuerySet[WorkGroup]) -> dict[int, tuple[int, int]]:
    """(asked, answered) by Work Group, of surveys that have closed."""
    rows = ClosedWave.objects.filter(wave=Wave.END, workgroup__in=groups)
    return {
        group: (asked, answered)
        for group, asked, answered in rows.values_list("workgroup", "asked", "answered")
        if may_be_shown(answered)
    }


def ratings_compared(groups: QuerySet[WorkGroup]) -> defaultdict[int, tuple[int, int]]:
    """(outcomes by people who rated both, of them those that rose), by Work Group."""
    kept = WaveResult.objects.filter(
        closed__wave=Wave.END, closed__workgroup__in=groups, question__code=CONFIDENCE
    ).exclude(before_total=None)
    rows = kept.order_by().values_list("closed__workgroup").annotate(Sum("people"), Sum("rose"))
    return defaultdict(lambda: (0, 0), {group: (rated, rose) for group, rated, rose in rows})


def schools_reached(year: int) -> Counter[TotalsKey]:
    """How many open schools of each hub's area take part, wherever they do."""
    places: Any = Participant.objects.filter(workgroup__in=groups_counted(year))
    area = School.objects.registered().open().exclude(hub=None)
    rows = places.filter(school__in=area).order_by()
    schools: dict[TotalsKey, set[int]] = defaultdict(set)
    for school, hub, project, phases in rows.values_list(
        "school", "school__hub", "workgroup__project", "workgroup__phases"
    ).distinct():
        for key in totals_keys(hub, project, phases):
            schools[key].add(school)
    return Counter({key: len(found) for key, found in schools.items()})


def schools_and_region() -> dict[int, tuple[int, int | None]]:
    """By hub: how many open schools its area has, and the region of most of them."""
    rows = School.objects.registered().open().exclude(hub=None).order_by()
    found: dict[int, Counter[int | None]] = defaultdict(Counter)
    for hub, region, schools in rows.values_list("hub", "local_authority__region").annotate(
        schools=Count("pk")
    ):
        found[hub][region] += schools
    return {hub: (sum(regions.values()), most_of(regions)) for hub, regions in found.items()}


def most_of(regions: Counter[int | None]) -> int | None:
    known = [(schools, region) for region, schools in regions.items() if region is not None]
    return max(known)[1] if known else None
