"""The fee sweep, beside one statement that finds the same dates and writes the same fees."""

from collections.abc import Iterator

from django.utils import timezone

from bench.measure import (
    Figure,
    against_floor,
    queries_of,
    rolled_back,
    run,
    say,
    side_by_side,
    undone,
)
from fees.actions.fee import propose_fees
from fees.queries.due import attendances_without_a_fee

RUNS, TIMES_THE_STATEMENT, FEW = 7, 3, 20

DUE = """
FROM participants_attendance AS attendance
JOIN participants_participant AS participant ON participant.id = attendance.participant_id
JOIN hubs_feepolicy AS policy ON policy.id = participant.fee_policy_id
JOIN workgroups_workshop AS workshop ON workshop.id = attendance.workshop_id
JOIN workgroups_workgroup AS workgroup ON workgroup.id = workshop.workgroup_id
JOIN participants_register AS register ON register.workshop_id = workshop.id
WHERE attendance.outcome IN ('no_show', 'cancelled_late')
    AND register.closed_at::date >= workshop.starts_at::date
    AND participant.exempt_because = ''
    AND workshop.cancelled_at IS NULL AND workgroup.cancelled_at IS NULL
    AND NOT EXISTS (
        SELECT FROM fees_fee AS fee
        WHERE fee.attendance_id = attendance.id AND fee.state <> 'void'
    )
"""
PROPOSE = f"""
INSERT INTO fees_fee (hub_id, attendance_id, school_id, policy_id, reason, amount, workshop_on,
    free_until, notified_at, proposed_at, state, waiver, note)
SELECT workgroup.hub_id, attendance.id, participant.school_id, policy.id, attendance.outcome,
    policy.amount, workshop.starts_at::date, attendance.free_until, attendance.notified_at, now(),
    'proposed', '', ''
{DUE} ORDER BY attendance.id LIMIT %s
"""  # noqa: S608


def figures() -> Iterator[Figure]:
    new = attendances_without_a_fee().count()
    due = run("SELECT count(*) FROM fees_fee")[0][0] + new
    say(f"Fee sweep: {RUNS} times, {new} new among {due:,}")
    queries = queries_of_sweep(already_proposed=0)
    measured, floor = side_by_side(lambda: undone(sweep), lambda: undone(propose), runs=RUNS)
    yield against_floor(
        f"Fee sweep, {new} new among {due:,}",
        measured,
        floor,
        at_most=TIMES_THE_STATEMENT,
        queries=queries,
        queries_at_most=queries_of_sweep(already_proposed=new - FEW),
    )
    with rolled_back():
        propose()
        measured, floor = side_by_side(sweep, propose, runs=RUNS)
    yield against_floor("Fee sweep, nothing new", measured, floor, at_most=TIMES_THE_STATEMENT)


def sweep() -> None:
    propose_fees(now=timezone.now())


def propose(at_most: int | None = None) -> None:
    run(PROPOSE, [at_most])


def queries_of_sweep(*, already_proposed: int) -> int:
    """Without the savepoint that stands for the sweep's own transaction."""
    with rolled_back():
        propose(already_proposed)
        return sum("SAVEPOINT" not in sql for sql in queries_of(sweep))
