"""Who asked for a place and what became of it, and the email they got."""

from datetime import timedelta

from bench.copying import copy
from bench.names import person_name
from bench.nation import LEADS, MESSAGES, PLACES, WORKSHOPS, Nation, key, user, with_task
from fees.choices import FeeState, WaiverReason
from fees.models import Fee
from outbox.models import Message
from participants.choices import (
    AttendanceOutcome,
    Channel,
    Decision,
    InterestState,
    Mark,
    OfferAnswer,
)
from participants.models import (
    Attendance,
    Cancellation,
    ExpressionOfInterest,
    Offer,
    Participant,
    Register,
    SchoolApproval,
    Substitution,
    TaskAccount,
)
from workgroups.choices import JobRole

LETTER = "<p>We have your expression of interest and will write again.</p>"
ONE_IN_SO_MANY_HAS_NO_FEE_YET = 420
MARKS = {
    AttendanceOutcome.PRESENT: Mark.PRESENT,
    AttendanceOutcome.SUBSTITUTED: Mark.SUBSTITUTE,
    AttendanceOutcome.EXCUSED: Mark.EXCUSED,
}


def load(nation: Nation) -> None:
    load_interests(nation)
    load_attendances(nation)
    load_task_accounts(nation)
    load_fees(nation)
    load_messages(nation)


def load_interests(nation: Nation) -> None:
    placed, offered = InterestState.PLACED, InterestState.OFFERED
    last_at = {date.group: date.starts_at for date in nation.dates}
    copy(
        ExpressionOfInterest,
        nation.interests,
        id=key,
        workgroup_id=lambda row: row.group.key,
        person_id=lambda row: row.person,
        name=lambda row: person_name(row.person * 7),
        email=lambda row: f"t{row.person}@example.org",
        school_id=lambda row: row.school,
        job_role=JobRole.SUBJECT_LEAD,
        head_name="Hari Head",
        head_email=lambda row: f"head{row.school}@example.org",
        finance_email=lambda row: f"finance{row.school}@example.org",
        fee_policy_id=lambda row: row.group.hub,
        sent_at=lambda row: row.sent_at,
        state=lambda row: row.state,
        waiting_since=lambda row: row.sent_at if row.state == InterestState.WAITING else None,
    )
    copy(
        SchoolApproval,
        [row for row in nation.interests if row.state != InterestState.NEW],
        interest_id=key,
        decision=Decision.APPROVED,
        decided_at=lambda row: row.sent_at,
        decided_by_name="Hari Head",
        channel=Channel.LINK,
    )
    copy(
        Offer,
        [row for row in nation.interests if row.state in (placed, offered)],
        interest_id=key,
        offered_at=lambda row: row.sent_at,
        offered_by_id=lambda row: user(row.group.hub, 0),
        expires_at=nation.now + timedelta(days=5),
        answer=lambda row: OfferAnswer.ACCEPTED if row.state == placed else "",
        answered_at=lambda row: row.accepted_at if row.state == placed else None,
    )
    copy(
        Participant,
        nation.places,
        id=key,
        workgroup_id=lambda row: row.group.key,
        person_id=lambda row: row.person,
        school_id=lambda row: row.school,
        interest_id=key,
        fee_policy_id=lambda row: row.group.hub,
        accepted_at=lambda row: row.accepted_at,
        # One in fifty gave the place up, after what is on the registers.
        withdrawn_at=lambda row: None if row.key % 50 else min(last_at[row.group], nation.now),
    )


def load_attendances(nation: Nation) -> None:
    over = [date for date in nation.dates if date.starts_at < nation.now]
    copy(
        Register,
        [date for date in over if date.is_register_closed],
        workshop_id=key,
        opened_at=lambda date: date.starts_at,
        closed_at=lambda date: date.starts_at + timedelta(hours=6),
        closed_by_id=lambda date: user(date.group.hub, 2 + date.group.key % LEADS),
    )
    copy(
        Attendance,
        nation.turns,
        id=key,
        participant_id=lambda row: row.place.key,
        workshop_id=lambda row: row.date.key,
        mark=lambda row: MARKS.get(row.outcome, Mark.ABSENT),
        marked_at=lambda row: row.date.starts_at,
        outcome=lambda row: row.outcome if row.date.is_register_closed else "",
        notified_at=lambda row: row.notified_at,
        free_until=lambda row: row.date.free_until,
    )
    ahead = [
        (place.key, place.group.key * WORKSHOPS - 1, nation.now)
        for place in nation.places[::37]
        if nation.dates[place.group.key * WORKSHOPS - 2].starts_at > nation.now
    ]
    told = [(row.place.key, row.date.key, row.notified_at) for row in nation.turns]
    copy(
        Cancellation,
        [row for row in told + ahead if row[2]],
        participant_id=lambda row: row[0],
        workshop_id=lambda row: row[1],
        notified_at=lambda row: row[2],
        recorded_at=lambda row: row[2],
        channel=Channel.LINK,
    )
    copy(
        Substitution,
        [row for row in nation.turns if row.outcome == AttendanceOutcome.SUBSTITUTED],
        participant_id=lambda row: row.place.key,
        workshop_id=lambda row: row.date.key,
        name="Casey Colleague",
        named_at=lambda row: row.date.starts_at,
    )


def load_task_accounts(nation: Nation) -> None:
    """Of each two tasks that are over, every third person has done one, and most others both."""
    tasks = {date.key: number for number, date in enumerate(with_task(nation), 1)}
    copy(
        TaskAccount,
        [
            (place, held)
            for held in with_task(nation)
            if held.starts_at < nation.now
            for place in nation.places[(held.group.key - 1) * PLACES : held.group.key * PLACES]
            if place.key % 3 or held.number == 0
        ],
        participant_id=lambda row: row[0].key,
        task_id=lambda row: tasks[row[1].key],
        done_at=lambda row: row[1].starts_at + timedelta(days=20),
        words="It went well with two classes, and a colleague has tried it since.",
        colleagues=2,
        pupils=55,
        saved_at=lambda row: row[1].starts_at + timedelta(days=20),
    )


def load_fees(nation: Nation) -> None:
    """One in twenty still needs a decision, and all but a few of the others have been waived."""
    due = [row for row in nation.turns if row.is_chargeable]
    states = [FeeState.PROPOSED, FeeState.CONFIRMED, *[FeeState.WAIVED] * 18]
    copy(
        Fee,
        [
            (row, states[number % len(states)])
            for number, row in enumerate(due)
            if number % ONE_IN_SO_MANY_HAS_NO_FEE_YET
        ],
        hub_id=lambda row: row[0].place.group.hub,
        attendance_id=lambda row: row[0].key,
        school_id=lambda row: row[0].place.school,
        policy_id=lambda row: row[0].place.group.hub,
        reason=lambda row: row[0].outcome,
        amount="75.00",
        workshop_on=lambda row: row[0].date.starts_at.date(),
        free_until=lambda row: row[0].date.free_until,
        notified_at=lambda row: row[0].notified_at,
        proposed_at=lambda row: row[0].date.starts_at + timedelta(hours=7),
        state=lambda row: row[1],
        decided_by_id=lambda row: user(row[0].place.group.hub, 0),
        decided_at=lambda row: row[0].date.starts_at + timedelta(days=9),
        waiver=lambda row: WaiverReason.ILLNESS if row[1] == FeeState.WAIVED else "",
    )


def load_messages(nation: Nation) -> None:
    """All of them sent or, one in a thousand, given up: none is due."""
    copy(
        Message,
        range(1, len(nation.hubs) * MESSAGES + 1),
        key=lambda n: f"interest-received:{n}",
        kind="interest-received",
        hub_id=lambda n: n % len(nation.hubs) + 1,
        about_id=int,
        to_email=lambda n: f"teacher{n}@example.org",
        from_name="Larkfield Maths Hub",
        subject=lambda n: f"Your expression of interest in Subject Leadership {n}",
        text=LETTER * 10,
        html=LETTER * 30,
        message_id=lambda n: f"<{n}@bench>",
        created_at=lambda n: nation.now - timedelta(minutes=7 * n),
        sent_at=lambda n: nation.now - timedelta(minutes=7 * n - 1) if n % 997 else None,
        failed_at=lambda n: None if n % 997 else nation.now - timedelta(minutes=7 * n - 1),
    )
