"""The sections of a board pack about people and schools: how far they come, and who is reached."""

from django.db.models import Count, Q

from evaluations.queries.board_pack import PackOf, pack_section
from evaluations.rules.board_pack import (
    Cell,
    PackSection,
    PackTable,
    finding_of,
    percent_words,
    share_words,
)
from evaluations.rules.continuation import Continuation, continuation_of
from evaluations.rules.journey import HAS_REACHED
from pages.wording import day_words, school_year_words
from participants.queries.leader_events import LeaderEvent, leader_events
from participants.queries.reach import (
    IS_REACHED,
    NOT_KNOWN,
    Reach,
    open_schools,
    reach_by_band,
    reach_by_phase,
)
from workgroups.models import WorkGroup


@pack_section(10)
def funnel_section(pack: PackOf) -> PackSection:
    people, schools = pack.engagement.people, pack.engagement.schools
    rows: list[list[Cell]] = []
    for stage, has_reached in HAS_REACHED.items():
        came = [one for one in schools if has_reached(one)]
        persons = [one for one in people if has_reached(one)]
        rows.append(
            [
                str(stage.label),
                len(came),
                len({one.who for one in came}),
                len(persons),
                len({one.who for one in persons}),
            ]
        )
    signed_up = sum(one.signed_up for one in schools)
    completed = sum(one.completed for one in schools)
    return PackSection(
        title="From interest to completion",
        finding=finding_of(
            completed,
            signed_up,
            says="of school-projects that signed up have completed.",
            nothing="Nobody has signed up yet.",
        ),
        counted="Signed up, started and completed are three facts, each counted by itself. A "
        "school in two projects is two school-projects and one school. Events are left out.",
        tables=[
            PackTable(
                "How far people and schools have come",
                ["How far", "School-projects", "Schools", "Person-projects", "People"],
                rows,
            )
        ],
    )


@pack_section(20)
def reach_section(pack: PackOf) -> PackSection:
    schools = open_schools(pack.user).filter(hub=pack.hub)
    by_phase = reach_by_phase(schools)
    reached, of = sum(row.reached for row in by_phase), sum(row.schools for row in by_phase)
    return PackSection(
        title="Schools of the area",
        finding=finding_of(
            reached,
            of,
            says="of the open schools in the area have ever worked with a hub; "
            f"{of - reached} never have.",
            nothing="No school of the register lies in the area yet.",
        ),
        counted="A school counts as reached that has, or had, a place with any hub, under this "
        "number or one before it, or that leads a hub.",
        tables=[
            PackTable("By phase", REACH, [reach_row(row) for row in by_phase]),
            PackTable("By local authority", REACH, authorities(schools)),
            PackTable(
                "By pupil premium, the share of pupils for whom a school gets it",
                REACH,
                [reach_row(row) for row in reach_by_band(schools)],
            ),
        ],
    )


REACH = ["Schools", "Open", "Reached", "Never reached", "Share reached"]


def reach_row(row: Reach) -> list[Cell]:
    never = row.schools - row.reached
    return [row.label, row.schools, row.reached, never, percent_words(row.reached, row.schools)]


def authorities(schools) -> list[list[Cell]]:
    rows = (
        schools.order_by()
        .alias(is_reached=IS_REACHED)
        .values_list("local_authority__name")
        .annotate(schools=Count("pk"), reached=Count("pk", filter=Q(is_reached=True)))
    )
    found = [Reach(name or NOT_KNOWN, of, reached) for name, of, reached in rows]
    return [reach_row(row) for row in sorted(found, key=lambda one: (-one.schools, one.label))]


@pack_section(70)
def continuation_section(pack: PackOf) -> PackSection:
    """Last year's schools in this year, beside the same of the year before: the target."""
    now = goes_on(pack, pack.last_years, pack.year)
    before = goes_on(pack, pack.years_before, pack.year - 1)
    last, this = school_year_words(pack.year - 1), school_year_words(pack.year)
    projects = sorted({one.interest.project_words for one in pack.last_years.schools})
    return PackSection(
        title="Schools that go on",
        finding=" ".join(
            [
                finding_of(
                    now.count,
                    now.of,
                    says=f"of the schools of {last} take part in {this}.",
                    nothing=f"No school took part in {last}.",
                ),
                finding_of(
                    before.count,
                    before.of,
                    says="did so the year before, which is the least to reach.",
                    nothing="There is no year before to compare it with.",
                ),
            ]
        ),
        counted="A school counts once, under its number of today. A closed school that nothing "
        "follows is left out. By project: schools of that project which take part in any this "
        "year.",
        tables=[
            PackTable(
                f"Schools of {last} that take part in {this}",
                ["Project", "Schools", "Go on", "Share"],
                [
                    continuation_row("All projects", now),
                    *(
                        continuation_row(
                            project, goes_on(pack, pack.last_years, pack.year, project)
                        )
                        for project in projects
                    ),
                ],
            )
        ],
    )


def continuation_row(name: str, found: Continuation) -> list[Cell]:
    return [name, found.of, found.count, percent_words(found.count, found.of)]


def goes_on(pack: PackOf, cohort, year: int, project: str | None = None) -> Continuation:
    signed_up = [
        one
        for one in cohort.schools
        if one.signed_up and project in (None, one.interest.project_words)
    ]
    schools, next_year = {one.school for one in signed_up}, pack.taking_part[year]
    return continuation_of(
        cohort=schools,
        closed={one.school for one in signed_up if not one.interest.of.is_open},
        next_year=next_year,
        successors=pack.successors,
    )


@pack_section(80)
def local_leaders(pack: PackOf) -> PackSection:
    events = WorkGroup.objects.filter(hub=pack.hub).events_for_leaders()
    found = [one for one in leader_events(events) if one.is_counted]
    return PackSection(
        title="Local leaders at their events",
        finding=leaders_words(found),
        counted="Whoever was a local leader on the day, and whether they came themselves. Only "
        "events whose registers are all closed.",
        tables=[
            PackTable(
                "Local leaders at their joint events",
                ["Event", "Local leaders", "Came", "Share", "Target, the time before"],
                [
                    [
                        f"{one.workgroup}, {day_words(one.on)}" if one.on else str(one.workgroup),
                        one.leaders,
                        one.came,
                        percent_words(one.came or 0, one.leaders),
                        "–" if one.target_percent is None else f"{one.target_percent}%",
                    ]
                    for one in found
                ],
            )
        ],
    )


def leaders_words(events: list[LeaderEvent]) -> str:
    if not events:
        return "No event of local leaders has been counted yet."
    last = events[0]
    return f"{share_words(last.came or 0, last.leaders)} of local leaders came to the last one."
