"""The counts of the home page, written by hand for one hub over indexes made for them."""

from collections.abc import Iterator
from contextlib import contextmanager

from bench.measure import run, say
from hubs.models import Hub, User
from portal.queries import hub_figures

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
}

COUNTS = """
WITH own AS MATERIALIZED (SELECT id FROM workgroups_workgroup WHERE hub_id = {hub}),
undecided AS MATERIALIZED (
    SELECT interest.id FROM own JOIN participants_expressionofinterest AS interest
    ON interest.workgroup_id = own.id AND interest.state = 'new'
)
SELECT
    (SELECT count(*) FROM undecided),
    (SELECT count(*) FROM undecided WHERE NOT EXISTS (
        SELECT FROM participants_schoolapproval WHERE interest_id = undecided.id
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
        AND closed_at IS NULL AND answered_at IS NULL AND set_aside_at IS NULL
        AND answer_by < current_date),
    (SELECT count(*) FROM needs_enquiry WHERE hub_id = {hub}
        AND set_aside_at IS NOT NULL AND closed_at IS NULL),
    (SELECT count(*) FROM workgroups_supportvisit
        WHERE hub_id = {hub} AND state = 'planned' AND day < current_date),
    (SELECT count(*) FROM workgroups_supportvisit AS visit
        JOIN workgroups_agreedaction AS action ON action.visit_id = visit.id
        AND done_on IS NULL AND by_on < current_date WHERE visit.hub_id = {hub}),
    (SELECT count(*) FROM outbox_message WHERE hub_id = {hub} AND failed_at IS NOT NULL)
"""


@contextmanager
def counts_by_covering_indexes(user: User) -> Iterator[str]:
    """The statement, while its indexes stand."""
    for name, columns in COVERING_INDEXES.items():
        run(f"CREATE INDEX {name} ON {columns}")
    run("VACUUM (ANALYZE)")
    [hub] = hub_figures(user)
    sql = COUNTS.format(hub=hub.pk)
    check_same(hub, run(sql)[0])
    yield sql
    for name in COVERING_INDEXES:
        run(f"DROP INDEX {name}")


def check_same(hub: Hub, counted: tuple[int, ...]) -> None:
    own = {field.attname for field in Hub._meta.concrete_fields}
    own |= {"_state", "lacks_settings"}
    figures = [value for name, value in vars(hub).items() if name not in own]
    if sorted(figures) != sorted(counted):
        say(f"The floor counts {counted}, the page {figures}: it is no floor of this page.")
