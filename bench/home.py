"""The counts of the home page, written by hand for one hub over indexes made for them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from bench.measure import run, say
from hubs.models import User
from portal.jobs import JOBS
from portal.todo import hubs_of_staff, rows_of

# Each holds all that a count below asks of its table.
COVERING_INDEXES = {
    "bench_group": "workgroups_workgroup (hub_id, id)",
    "bench_new": "participants_expressionofinterest (workgroup_id, id) WHERE state = 'new'",
    "bench_offered": "participants_expressionofinterest (workgroup_id, id) WHERE state = 'offered'",
    "bench_waiting": "participants_expressionofinterest (workgroup_id) WHERE state = 'waiting'",
    "bench_place": "participants_participant (workgroup_id) WHERE withdrawn_at IS NULL",
    "bench_workshop": "workgroups_workshop (workgroup_id, ends_at, id) WHERE cancelled_at IS NULL",
    "bench_register": "participants_register (workshop_id) WHERE closed_at IS NOT NULL",
    "bench_fee": "fees_fee (hub_id) WHERE state = 'proposed'",
    "bench_confirmed": "fees_fee (hub_id) WHERE state = 'confirmed'",
    "bench_closed": "schools_school (id) WHERE status = 'Closed'",
    "bench_enquiry": "needs_enquiry (hub_id, answer_by)"
    " WHERE closed_at IS NULL AND answered_at IS NULL AND set_aside_at IS NULL",
    "bench_set_aside": "needs_enquiry (hub_id)"
    " WHERE set_aside_at IS NOT NULL AND closed_at IS NULL",
    "bench_visit": "workgroups_supportvisit (hub_id, day) WHERE state = 'planned'",
    "bench_visit_hub": "workgroups_supportvisit (hub_id, id)",
    "bench_agreed": "workgroups_agreedaction (visit_id, by_on) WHERE done_on IS NULL",
    "bench_failed": "outbox_message (hub_id) WHERE failed_at IS NOT NULL",
    "bench_asked": "evaluations_invitation (participant_id, closes_at, answered_at)",
}
# What the statement counts, in its order, as the page names it.
COUNTED = (
    "interests_to_decide",
    "heads_to_answer",
    "people_to_tell_apart",
    "offers_open",
    "waiting_with_a_place",
    "registers_missing",
    "fees_to_decide",
    "fees_to_invoice",
    "reports_to_review",
    "people_of_closed_schools",
    "enquiries_to_answer",
    "enquiries_set_aside",
    "visits_to_write_up",
    "agreed_late",
    "messages_failed",
    "hubs_to_settle",
    "workgroups_under_recruited",
    "surveys_with_few_answers",
    "reports_due",
    "reports_to_send",
    "certificates_to_issue",
)

COUNTS = """
WITH own AS MATERIALIZED (SELECT id FROM workgroups_workgroup WHERE hub_id = {hub}),
undecided AS MATERIALIZED (
    SELECT interest.id FROM own JOIN participants_expressionofinterest AS interest
    ON interest.workgroup_id = own.id AND interest.state = 'new'
)
SELECT
    (SELECT count(*) FROM undecided JOIN participants_expressionofinterest AS interest
        ON interest.id = undecided.id WHERE NOT interest.needs_approval OR EXISTS (
            SELECT FROM participants_schoolapproval WHERE interest_id = undecided.id
        )),
    (SELECT count(*) FROM undecided WHERE NOT EXISTS (
        SELECT FROM participants_schoolapproval WHERE interest_id = undecided.id
    )),
    (SELECT count(*) FROM undecided JOIN participants_expressionofinterest AS interest
        ON interest.id = undecided.id JOIN participants_person AS person
        ON person.id = interest.person_id WHERE EXISTS (
            SELECT FROM participants_person AS known
            JOIN participants_expressionofinterest AS earlier ON earlier.person_id = known.id
            JOIN own ON own.id = earlier.workgroup_id
            WHERE known.email = person.email AND known.id < person.id
        ) AND NOT EXISTS (
            SELECT FROM participants_expressionofinterest AS settled
            JOIN own ON own.id = settled.workgroup_id
            WHERE settled.person_id = person.id AND settled.told_apart_by_id IS NOT NULL
        )),
    (SELECT count(*) FROM own JOIN participants_expressionofinterest AS interest
        ON interest.workgroup_id = own.id AND interest.state = 'offered'),
    (SELECT count(*) FROM workgroups_workgroup AS workgroup
        JOIN participants_expressionofinterest AS interest
        ON interest.workgroup_id = workgroup.id AND interest.state = 'waiting'
        WHERE workgroup.hub_id = {hub} AND workgroup.cancelled_at IS NULL AND EXISTS (
            SELECT FROM workgroups_workshop WHERE workgroup_id = workgroup.id
            AND cancelled_at IS NULL AND starts_at > now()
        ) AND workgroup.capacity > (
            SELECT count(*) FROM participants_participant
            WHERE workgroup_id = workgroup.id AND withdrawn_at IS NULL
        ) + (
            SELECT count(*) FROM participants_expressionofinterest
            WHERE workgroup_id = workgroup.id AND state = 'offered'
        )),
    (SELECT count(*) FROM own JOIN workgroups_workshop AS workshop
        ON workshop.workgroup_id = own.id AND cancelled_at IS NULL AND ends_at < now()
        WHERE NOT EXISTS (
            SELECT FROM participants_register
            WHERE workshop_id = workshop.id AND closed_at IS NOT NULL
        )),
    (SELECT count(*) FROM fees_fee WHERE hub_id = {hub} AND state = 'proposed'),
    (SELECT count(*) FROM fees_fee WHERE hub_id = {hub} AND state = 'confirmed'),
    (SELECT count(*) FROM own JOIN evaluations_report AS report
        ON report.workgroup_id = own.id AND report.state = 'submitted'),
    (SELECT count(*) FROM schools_school AS school
        JOIN participants_expressionofinterest AS interest ON interest.school_id = school.id
        AND interest.state IN ('new', 'waiting', 'offered', 'placed')
        JOIN workgroups_workgroup AS workgroup ON workgroup.id = interest.workgroup_id
        AND workgroup.hub_id = {hub} AND workgroup.cancelled_at IS NULL
        WHERE school.status = 'Closed' AND (
            EXISTS (
                SELECT FROM workgroups_workshop WHERE workgroup_id = workgroup.id
                AND cancelled_at IS NULL AND starts_at >= now()
            ) OR NOT EXISTS (
                SELECT FROM workgroups_workshop
                WHERE workgroup_id = workgroup.id AND cancelled_at IS NULL
            )
        )),
    (SELECT count(*) FROM needs_enquiry WHERE hub_id = {hub}
        AND closed_at IS NULL AND answered_at IS NULL AND set_aside_at IS NULL),
    (SELECT count(*) FROM needs_enquiry WHERE hub_id = {hub}
        AND set_aside_at IS NOT NULL AND closed_at IS NULL),
    (SELECT count(*) FROM workgroups_supportvisit
        WHERE hub_id = {hub} AND state = 'planned' AND day < current_date),
    (SELECT count(*) FROM workgroups_supportvisit AS visit
        JOIN workgroups_agreedaction AS action ON action.visit_id = visit.id
        AND done_on IS NULL AND by_on < current_date WHERE visit.hub_id = {hub}),
    (SELECT count(*) FROM outbox_message WHERE hub_id = {hub} AND failed_at IS NOT NULL),
    (SELECT count(*) FROM hubs_hub WHERE id = {hub} AND (NOT EXISTS (
            SELECT FROM hubs_leadschool WHERE hub_id = {hub} AND from_on <= current_date
            AND (until_on IS NULL OR until_on >= current_date)
        ) OR NOT EXISTS (
            SELECT FROM hubs_hubtext WHERE hub_id = {hub} AND kind = 'privacy'
        ))),
    (SELECT count(*) FROM workgroups_workgroup AS workgroup, LATERAL (
            SELECT min(starts_at) AS first FROM workgroups_workshop
            WHERE workgroup_id = workgroup.id AND cancelled_at IS NULL
        ) AS dates
        WHERE workgroup.hub_id = {hub} AND workgroup.cancelled_at IS NULL
        AND workgroup.published_at IS NOT NULL
        AND dates.first > now() AND dates.first <= now() + interval '28 days'
        AND workgroup.capacity > 2 * ((
            SELECT count(*) FROM participants_participant
            WHERE workgroup_id = workgroup.id AND withdrawn_at IS NULL
        ) + (
            SELECT count(*) FROM participants_expressionofinterest
            WHERE workgroup_id = workgroup.id AND state = 'offered'
        ))),
    (SELECT count(*) FROM own, LATERAL (
            SELECT count(*) AS asked, count(answered_at) AS answered,
                bool_or(answered_at IS NULL AND closes_at > now() AND withdrawn_at IS NULL)
                AS is_open
            FROM participants_participant AS place
            JOIN evaluations_invitation ON participant_id = place.id
            WHERE workgroup_id = own.id
        ) AS survey WHERE survey.is_open AND survey.answered < 0.6 * survey.asked),
    (SELECT count(*) FROM workgroups_workgroup AS workgroup
        JOIN workgroups_project AS project ON project.id = workgroup.project_id
        AND project.kind <> 'event', LATERAL (
            SELECT bool_or(answered_at IS NULL AND closes_at > now() AND withdrawn_at IS NULL)
                AS is_open
            FROM participants_participant AS place
            JOIN evaluations_invitation ON participant_id = place.id
            WHERE workgroup_id = workgroup.id
        ) AS survey
        WHERE workgroup.hub_id = {hub} AND workgroup.cancelled_at IS NULL AND NOT survey.is_open
        AND NOT EXISTS (
            SELECT FROM evaluations_report WHERE workgroup_id = workgroup.id
            AND state IN ('submitted', 'approved')
        )),
    (SELECT count(*) FROM own JOIN evaluations_report AS report
        ON report.workgroup_id = own.id AND report.state = 'approved' WHERE NOT EXISTS (
            SELECT FROM evaluations_reportreview AS approval
            JOIN evaluations_nationalsending ON approval_id = approval.id
            WHERE report_id = report.id
        )),
    (SELECT count(*) FROM workgroups_workgroup AS workgroup
        JOIN workgroups_project AS project ON project.id = workgroup.project_id
        AND project.kind <> 'event', LATERAL (
            SELECT max(ends_at) AS over_at FROM workgroups_workshop
            WHERE workgroup_id = workgroup.id AND cancelled_at IS NULL
        ) AS last
        WHERE workgroup.hub_id = {hub} AND workgroup.cancelled_at IS NULL
        AND published_at IS NOT NULL
        AND over_at BETWEEN now() - interval '366 days' AND now()
        AND NOT EXISTS (
            SELECT FROM participants_certificate WHERE workgroup_id = workgroup.id
        ) AND NOT EXISTS (
            SELECT FROM workgroups_workshop AS workshop
            WHERE workgroup_id = workgroup.id AND cancelled_at IS NULL AND NOT EXISTS (
                SELECT FROM participants_register
                WHERE workshop_id = workshop.id AND closed_at IS NOT NULL
            )
        ) AND EXISTS (
            SELECT FROM workgroups_workshop AS workshop JOIN participants_attendance
            ON workshop_id = workshop.id AND outcome = 'present'
            WHERE workgroup_id = workgroup.id
        ))
"""


@contextmanager
def counts_by_covering_indexes(user: User) -> Iterator[str]:
    """The statement, while its indexes stand."""
    for name, columns in COVERING_INDEXES.items():
        run(f"CREATE INDEX {name} ON {columns}")
    run("VACUUM (ANALYZE)")
    [hub] = hubs_of_staff(user)
    sql = COUNTS.format(hub=hub.pk)
    check_same(user, run(sql)[0])
    yield sql
    for name in COVERING_INDEXES:
        run(f"DROP INDEX {name}")


def numbers_to_do(user: User) -> dict[str, int]:
    """Of every kind in the user's hub, whether the user may do it or not."""
    [hub] = hubs_of_staff(user)
    asked = [(job, hub) for job in JOBS]
    found = rows_of(asked, user, timezone.localdate())
    return {name: rows[0]["in_all"] for (name, _), rows in found.items()}


def check_same(user: User, counted: tuple[int, ...]) -> None:
    by_hand = dict(zip(COUNTED, counted, strict=True))
    on_page = dict.fromkeys(COUNTED, 0) | numbers_to_do(user)
    if by_hand != on_page:
        say(f"The floor counts {by_hand}, the page {on_page}: it is no floor of this page.")
