"""Figures of the evidence pages in SQL by hand, over indexes that cover what it asks."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from access.roles import HUB_ROLES
from bench.measure import (
    Figure,
    Work,
    against_floor,
    queries_of,
    run,
    say,
    spent_side_by_side,
    wanted,
)
from bench.workgroup_floor import check_same_evidence, evidence_by_hand
from evaluations.models import HubTotals
from evaluations.queries.comparison import Others, comparison_of
from evaluations.queries.engagement import engagement_in, next_year_of
from evaluations.queries.waves import waves_asked
from evaluations.views.engagement import funnel_rows
from evaluations.views.evidence import answers_read
from hubs.models import User
from pages.rules.school_year import school_year_of
from workgroups.models import WorkGroup

RUNS = 30
TIMES_THE_FLOOR = 2
COVERING_INDEXES = {
    "bench_group": "workgroups_workgroup (hub_id, school_year) INCLUDE"
    " (id, project_id, completion_minutes, completion_tasks) WHERE cancelled_at IS NULL",
    "bench_workshop": "workgroups_workshop (workgroup_id) INCLUDE (id, starts_at, ends_at)"
    " WHERE cancelled_at IS NULL",
    "bench_came": "participants_attendance (workshop_id) INCLUDE (participant_id, outcome, minutes)"
    " WHERE outcome IN ('present', 'substituted')",
    "bench_settled": "participants_attendance (workshop_id, outcome) WHERE outcome <> ''",
    "bench_place": "participants_participant (workgroup_id)"
    " INCLUDE (id, person_id, school_id, interest_id, withdrawn_at)",
    "bench_interest": "participants_expressionofinterest (workgroup_id)"
    " INCLUDE (id, person_id, school_id)",
    "bench_offer": "participants_offer (interest_id)",
    "bench_task": "workgroups_schooltask (workgroup_id)",
    "bench_done": "participants_taskaccount (participant_id) INCLUDE (task_id)"
    " WHERE done_at IS NOT NULL",
    "bench_invitation": "evaluations_invitation (participant_id)"
    " INCLUDE (id, wave, workshop_id, closes_at, answered_at)",
    "bench_answer": "evaluations_answer (invitation_id) INCLUDE"
    " (question_id, outcome_id, before, rating, number, is_yes)",
    "bench_pulse": "evaluations_pulseanswer (workshop_id) INCLUDE (question_id, rating)",
    "bench_result": "evaluations_waveresult (closed_id, question_id) INCLUDE (outcome_id, people,"
    " counts, before_total, rose, same, fell, squares)",
    "bench_totals": "evaluations_hubtotals (school_year) WHERE project_id IS NULL AND phase = ''",
}

# How far people (or schools) have come, each once in a project: the numbers of both funnels, and
# how many of the schools with a place have one in the next year.
ENGAGEMENT = """
WITH own AS MATERIALIZED (
    SELECT workgroup.id, project_id, workgroup.completion_minutes, workgroup.completion_tasks,
        (SELECT count(*) FROM workgroups_schooltask WHERE workgroup_id = workgroup.id) AS tasks,
        (SELECT sum(extract(epoch FROM ends_at - starts_at)::int / 60) FROM workgroups_workshop
            WHERE workgroup_id = workgroup.id AND cancelled_at IS NULL) AS held
    FROM workgroups_workgroup AS workgroup
    JOIN workgroups_project AS project ON project.id = project_id AND kind <> 'event'
    WHERE workgroup.hub_id = {hub} AND workgroup.school_year = {year}
        AND workgroup.cancelled_at IS NULL
), visit AS MATERIALIZED (
    SELECT place.person_id, place.school_id, own.id AS own, workshop.id AS workshop, outcome,
        least(minutes, extract(epoch FROM ends_at - starts_at)::int / 60) AS there
    FROM own JOIN workgroups_workshop AS workshop
        ON workshop.workgroup_id = own.id AND cancelled_at IS NULL
    JOIN participants_attendance AS attendance ON workshop_id = workshop.id
        AND outcome IN ('present', 'substituted')
    JOIN participants_participant AS place ON place.id = participant_id
), done AS MATERIALIZED (
    SELECT person_id, school_id, own.id AS own, task_id FROM own
    JOIN participants_participant AS place ON place.workgroup_id = own.id
    JOIN participants_taskaccount ON participant_id = place.id AND done_at IS NOT NULL
), asked AS MATERIALIZED (
    SELECT interest.person_id, interest.school_id, own.id AS own, project_id,
        place.id IS NOT NULL AS signed_up, place.id IS NOT NULL OR (
            SELECT id FROM participants_offer WHERE interest_id = interest.id LIMIT 1
        ) IS NOT NULL AS was_offered
    FROM own JOIN participants_expressionofinterest AS interest ON interest.workgroup_id = own.id
    LEFT JOIN participants_participant AS place ON place.interest_id = interest.id
), journey AS (
    SELECT false AS is_school, person_id AS who, project_id, was_offered, signed_up, there, did, own
    FROM asked LEFT JOIN (
        SELECT person_id, own, sum(there) AS there FROM visit WHERE outcome = 'present'
        GROUP BY person_id, own
    ) AS came USING (person_id, own) LEFT JOIN (
        SELECT person_id, own, count(DISTINCT task_id) AS did FROM done GROUP BY person_id, own
    ) AS tried USING (person_id, own)
    UNION ALL
    SELECT true, school_id, project_id, was_offered, signed_up, there, did, own
    FROM asked LEFT JOIN (
        SELECT school_id, own, sum(there) AS there FROM (
            SELECT school_id, own, workshop, max(there) AS there FROM visit
            GROUP BY school_id, own, workshop
        ) AS longest GROUP BY school_id, own
    ) AS came USING (school_id, own) LEFT JOIN (
        SELECT school_id, own, count(DISTINCT task_id) AS did FROM done GROUP BY school_id, own
    ) AS tried USING (school_id, own)
), joined AS (
    SELECT is_school, who, bool_or(was_offered) AS was_offered, bool_or(signed_up) AS signed_up,
        coalesce(bool_or(there > 0), false) AS started, coalesce(bool_or(
            there > 0 AND 100 * there >= completion_minutes * held
            AND 100 * coalesce(did, 0) >= completion_tasks * tasks
        ), false) AS completed
    FROM journey JOIN own ON own.id = journey.own GROUP BY is_school, who, journey.project_id
)
SELECT is_school, count(*), count(*) FILTER (WHERE was_offered),
    count(*) FILTER (WHERE signed_up), count(*) FILTER (WHERE started),
    count(*) FILTER (WHERE completed),
    count(DISTINCT who), count(DISTINCT who) FILTER (WHERE was_offered),
    count(DISTINCT who) FILTER (WHERE signed_up), count(DISTINCT who) FILTER (WHERE started),
    count(DISTINCT who) FILTER (WHERE completed),
    count(DISTINCT who) FILTER (WHERE signed_up AND is_school AND who IN (
        SELECT school_id FROM workgroups_workgroup AS workgroup
        JOIN participants_participant ON workgroup_id = workgroup.id
        WHERE hub_id = {hub} AND school_year = {year} + 1
    ))
FROM joined GROUP BY is_school ORDER BY is_school
"""

# Each measure of the last survey, of the Work Group, its project, its hub and all others.
COMPARISON = """
SELECT workgroup.id = {group}, workgroup.project_id = {project}, workgroup.hub_id = {hub},
    question.code, outcome.level, count(DISTINCT workgroup.id), sum(people), sum(before_total),
    sum(rose), sum(same), sum(fell), sum(squares), sum(counts[1]), sum(counts[2]), sum(counts[3]),
    sum(counts[4]), sum(counts[5]), sum(asked), sum(answered)
FROM workgroups_workgroup AS workgroup
JOIN workgroups_project AS project ON project.id = project_id AND kind <> 'event'
JOIN evaluations_closedwave AS closed ON workgroup_id = workgroup.id AND wave = 'end'
JOIN evaluations_waveresult ON closed_id = closed.id
JOIN evaluations_question AS question ON question.id = question_id
    AND question.code IN ('confidence', 'useful', 'recommend')
LEFT JOIN workgroups_outcome AS outcome ON outcome.id = outcome_id
WHERE workgroup.cancelled_at IS NULL AND workgroup.school_year = {year}
    AND (question.code <> 'confidence' OR before_total IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5
"""

NETWORK = """
SELECT hub.name, totals.* FROM evaluations_hubtotals AS totals
JOIN hubs_hub AS hub ON hub.id = hub_id
WHERE school_year = {year} AND project_id IS NULL AND phase = '' ORDER BY hub.name
"""


def floors(user: User, workgroup: WorkGroup) -> Iterator[Figure]:
    [hub] = user.hub_ids(HUB_ROLES)
    today = timezone.localdate()
    year = school_year_of(today)
    named = {"hub": hub, "group": workgroup.pk, "project": workgroup.project_id}
    rule = workgroup.completion_rule
    evidence = evidence_by_hand(workgroup.pk, minutes=rule.minutes, tasks=rule.tasks)
    with covering_indexes():
        check_same_stages(user, year, run(ENGAGEMENT.format(year=year, **named)))
        shown = answers_read(workgroup, waves_asked(workgroup), today)
        check_same_evidence(evidence, *shown)
        others = Others(year=workgroup.school_year)
        works: dict[str, tuple[Work, str, int]] = {
            "Engagement": (lambda: read_engagement(user, year), ENGAGEMENT, year),
            "Evidence of a Work Group": (
                lambda: answers_read(workgroup, waves_asked(workgroup), today),
                evidence,
                year,
            ),
            "Comparison of a Work Group": (
                lambda: comparison_of(workgroup, others),
                COMPARISON,
                others.year,
            ),
            "Network of all hubs": (lambda: read_network(year), NETWORK, year),
        }
        for what, (work, floor, of_year) in works.items():
            if wanted(f"{what}, SQL"):
                yield beside_floor(f"{what}, SQL", work, floor.format(year=of_year, **named))


def read_engagement(user: User, year: int) -> None:
    found = engagement_in(user, year=year)
    next_year_of(user, year=year, schools=found.schools)


def read_network(year: int) -> None:
    rows = HubTotals.objects.of_all_projects(year).select_related("hub", "region")
    list(rows.order_by("hub__name", "hub"))


def beside_floor(what: str, work: Work, floor: str) -> Figure:
    """The statements that the page's figures take, without what is reckoned of them."""
    say(f"{what}: beside the floor by hand")
    work()
    statements = queries_of(work)
    # Planned once, as the page's are.
    run(f"PREPARE bench_floor AS {floor}")

    def asked() -> None:
        for sql in statements:
            run(sql)

    (measured, worked), (least, by_hand) = spent_side_by_side(
        asked, lambda: run("EXECUTE bench_floor"), runs=RUNS
    )
    run("DEALLOCATE bench_floor")
    return against_floor(
        what,
        measured,
        least,
        at_most=TIMES_THE_FLOOR,
        queries=len(statements),
        by_processor=worked / by_hand,
    )


@contextmanager
def covering_indexes() -> Iterator[None]:
    for name, columns in COVERING_INDEXES.items():
        run(f"CREATE INDEX {name} ON {columns}")
    run("VACUUM (ANALYZE)")
    yield
    for name in COVERING_INDEXES:
        run(f"DROP INDEX {name}")


def check_same_stages(user: User, year: int, by_hand: list[tuple]) -> None:
    found = engagement_in(user, year=year)
    for journeys, (_, *counted) in zip((found.people, found.schools), by_hand, strict=True):
        rows = funnel_rows(journeys)
        on_page = [row[name] for name in ("count", "number") for row in rows]
        if on_page != counted[:10]:
            say(
                f"The floor counts {counted[:10]}, the page {on_page}: it is no floor of this page."
            )
