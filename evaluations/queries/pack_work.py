"""The sections of a board pack about Work Groups: places, attendance, answers, change, reports."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Count, F, Q
from django.utils.timezone import localdate

from evaluations.choices import ReportState, Wave
from evaluations.models import ClosedWave, Invitation, Report, WaveResult
from evaluations.queries.board_pack import PackOf, pack_section
from evaluations.queries.report import owing_a_report
from evaluations.rules.board_pack import Cell, PackSection, PackTable, finding_of, percent_words
from evaluations.rules.disclosure import MINIMUM_GROUP
from evaluations.rules.figures import MISSED
from evaluations.rules.questions import CONFIDENCE
from evaluations.rules.tally import Tally
from needs.models import Priority
from pages.wording import short_day_words
from participants.choices import AttendanceOutcome
from participants.models import Attendance, Participant
from workgroups.choices import VisitStanding
from workgroups.models import Outcome, SupportVisit, WorkGroup, WorkGroupPriority
from workgroups.queries.visit import visit_figures

CAME = (AttendanceOutcome.PRESENT, AttendanceOutcome.SUBSTITUTED)


def groups_of(pack: PackOf):
    rows = WorkGroup.objects.filter(hub=pack.hub, school_year=pack.year, cancelled_at=None)
    return rows.exclude(published_at=None).order_by("title", "cohort", "pk")


def told_apart(groups: list[WorkGroup]) -> dict[int, str]:
    """What each is called, with its first date where another is called the same."""
    called = Counter(map(str, groups))
    return {
        one.pk: f"{one}, from {short_day_words(localdate(one.first_at))}"
        if called[str(one)] > 1 and one.first_at
        else str(one)
        for one in groups
    }


@pack_section(30)
def places_and_attendance(pack: PackOf) -> PackSection:
    groups = list(groups_of(pack).with_first_date())
    names = told_apart(groups)
    taken = number_by(Participant.objects.taking_part().filter(workgroup__in=groups), "workgroup")
    dates = attendance_by_group(groups)
    rows: list[list[Cell]] = [
        group_row(names[one.pk], one.capacity, taken[one.pk], dates[one.pk]) for one in groups
    ]
    came, missed, all_dates = (sum(found[part] for found in dates.values()) for part in range(3))
    places = sum(taken.values())
    capacity = sum(one.capacity or 0 for one in groups)
    total = group_row("All Work Groups", capacity, places, (came, missed, all_dates))
    return PackSection(
        title="Places and attendance",
        finding=" ".join(
            [
                finding_of(
                    places,
                    capacity,
                    says="of places are taken.",
                    nothing="No Work Group is published yet.",
                ),
                finding_of(
                    came,
                    all_dates,
                    says="of dates somebody came to.",
                    nothing="No register is closed yet.",
                ),
            ]
        ),
        counted="Places of people who take part today. A date is one person at one workshop whose "
        "register is closed; somebody came where the participant or a colleague did, and it was "
        "missed where nobody came or word came late.",
        tables=[
            PackTable(
                "By Work Group",
                [
                    "Work Group",
                    "Places",
                    "Taken",
                    "Share taken",
                    "Dates",
                    "Came",
                    "Missed",
                    "Came, share",
                ],
                [*rows, total] if rows else [],
            )
        ],
    )


def group_row(
    name: str, capacity: int | None, taken: int, dates: tuple[int, int, int]
) -> list[Cell]:
    came, missed, all_dates = dates
    return [
        name,
        capacity,
        taken,
        percent_words(taken, capacity or 0),
        all_dates,
        came,
        missed,
        percent_words(came, all_dates),
    ]


def number_by(rows, by: str) -> defaultdict[Any, int]:
    return defaultdict(int, rows.order_by().values_list(by).annotate(Count("pk")))


def attendance_by_group(groups) -> defaultdict[int, tuple[int, int, int]]:
    """By Work Group: dates on which somebody came, dates missed, and all of them."""
    rows = (
        Attendance.objects.settled()
        .filter(workshop__workgroup__in=groups, workshop__cancelled_at=None)
        .order_by()
        .values_list("workshop__workgroup")
        .annotate(
            came=Count("pk", filter=Q(outcome__in=CAME)),
            missed=Count("pk", filter=Q(outcome__in=MISSED)),
            dates=Count("pk"),
        )
    )
    return defaultdict(lambda: (0, 0, 0), {group: tuple(found) for group, *found in rows})


@pack_section(40)
def response_rates(pack: PackOf) -> PackSection:
    asked = Invitation.objects.filter(participant__workgroup__in=groups_of(pack))
    found = {
        wave: (answered, invited)
        for wave, answered, invited in asked.order_by()
        .values_list("wave")
        .annotate(Count("answered_at"), Count("pk"))
    }
    answered, invited = found.get(Wave.END, (0, 0))
    return PackSection(
        title="Who answers",
        finding=finding_of(
            answered,
            invited,
            says="answered after the last workshop.",
            nothing="No survey after a last workshop has gone out yet.",
        ),
        counted="Each person asked once in each wave, and after each workshop they came to.",
        tables=[
            PackTable(
                "Answers by wave",
                ["Asked", "People asked", "Answered", "Share"],
                [
                    [str(wave.label), found[wave][1], found[wave][0], percent_words(*found[wave])]
                    for wave in Wave
                    if wave in found
                ],
            )
        ],
    )


@pack_section(50)
def change_in_people(pack: PackOf) -> PackSection:
    names = {one.pk: str(one) for one in groups_of(pack).select_related("project")}
    found = changes_kept(names)
    rows = [change_row(f"{names[group]}: {text}", change) for group, text, change in found]
    rose = sum(change.rose for *_, change in found)
    of = sum(change.people for *_, change in found)
    hidden = outcomes_asked_of(names) - len(found)
    left_out = f" {hidden} with fewer than {MINIMUM_GROUP} answers are left out." if hidden else ""
    return PackSection(
        title="What has changed for people",
        finding=finding_of(
            rose,
            of,
            says="of ratings are higher at the end than at the start.",
            nothing="No survey has closed yet with five or more who rated both.",
        ),
        counted="Confidence in each intended outcome from 1 to 5, of the same people before and "
        f"after. The spread is the standard deviation of the single changes.{left_out}",
        tables=[
            PackTable(
                "Change in each intended outcome",
                ["Outcome", "People", "Before", "Now", "Spread", "More", "Same", "Less"],
                rows,
            )
        ],
    )


def changes_kept(groups: Collection[int]) -> list[tuple[int, str, Tally]]:
    """(Work Group, outcome, change), in the order of their titles."""
    rows = (
        WaveResult.objects.filter(closed__workgroup__in=groups, question__code=CONFIDENCE)
        .exclude(before_total=None)
        .select_related("closed", "outcome")
        .order_by("outcome__workgroup__title", "outcome__workgroup__cohort", "outcome__position")
    )
    return [(row.closed.workgroup_id, row.outcome.text, row.tally) for row in rows if row.outcome]


def outcomes_asked_of(groups: Collection[int]) -> int:
    """How many intended outcomes people have been asked about, in surveys that have closed."""
    closed = ClosedWave.objects.filter(workgroup__in=groups, wave=Wave.END).values("workgroup")
    return Outcome.objects.filter(workgroup__in=closed).count()


def change_row(name: str, change: Tally) -> list[Cell]:
    return [
        name,
        change.people,
        str(change.before),
        str(change.now),
        str(change.spread),
        change.rose,
        change.same,
        change.fell,
    ]


@pack_section(90)
def visits_section(pack: PackOf) -> PackSection:
    rows = SupportVisit.objects.filter(hub=pack.hub, workgroup__school_year=pack.year)
    found = visit_figures(rows, pack.on)
    at_risk = found[VisitStanding.AT_RISK]
    return PackSection(
        title="Visits to schools",
        finding=f"{at_risk} {'visit' if at_risk == 1 else 'visits'} found a school at risk.",
        counted="Visits in connection with this year's Work Groups; how things go is as the "
        "visitor finds. Green, amber and red.",
        tables=[
            PackTable(
                "How things go after visits",
                ["Standing", "Visits"],
                [
                    ["Going well (green)", found[VisitStanding.WELL]],
                    ["Needs attention (amber)", found[VisitStanding.ATTENTION]],
                    ["At risk (red)", at_risk],
                    ["Still to come", found["ahead"]],
                    ["To be written up", found["to_write_up"]],
                ],
            )
        ],
    )


@pack_section(100)
def priorities_section(pack: PackOf) -> PackSection:
    rows = Priority.objects.filter(hub=pack.hub, school_year=pack.year).approved()
    answering = defaultdict(list)
    for link in WorkGroupPriority.objects.filter(
        priority__in=rows, workgroup__in=groups_of(pack)
    ).select_related("workgroup__project"):
        answering[link.priority_id].append(str(link.workgroup))
    table: list[list[Cell]] = [
        [str(row), len(answering[row.pk]), ", ".join(sorted(answering[row.pk])) or "None yet"]
        for row in rows.order_by("position")
    ]
    answered = sum(1 for row in table if row[1])
    return PackSection(
        title="Priorities of the year",
        finding=f"{answered} of {len(table)} are answered by a Work Group.",
        counted="Approved priorities in their order, and the published Work Groups that answer "
        "them.",
        tables=[
            PackTable("What answers them", ["Priority", "Work Groups", "Which"], table),
        ],
    )


@pack_section(110)
def reports_section(pack: PackOf) -> PackSection:
    groups = groups_of(pack)
    states = number_by(Report.objects.filter(workgroup__in=groups), "state")
    written: list[list[Cell]] = [[str(state.label), states[state.value]] for state in ReportState]
    owed = owing_a_report(groups, pack.now).count()
    waiting: list[list[Cell]] = [
        [str(report.workgroup), report.get_recommendation_display() or "–"]
        for report in Report.objects.filter(workgroup__in=groups, state=ReportState.SUBMITTED)
        .select_related("workgroup__project")
        .order_by(F("submitted_at").asc())
    ]
    return PackSection(
        title="Reports",
        finding=f"{len(waiting)} {'waits' if len(waiting) == 1 else 'wait'} for the hub lead, and "
        f"{owed} {'is' if owed == 1 else 'are'} owed.",
        counted="One of each Work Group once its survey is over; events have none.",
        tables=[
            PackTable(
                "How far they are",
                ["Reports", "Number"],
                [*written, ["Owed by their leads", owed]],
            ),
            PackTable("With the hub lead", ["Work Group", "Recommendation"], waiting),
        ],
    )
