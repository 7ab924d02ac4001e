"""The evidence of one Work Group in SQL by hand, and whether it says what the page says."""

from bench.measure import run, say
from evaluations.choices import Disadvantaged, Wave
from evaluations.rules.figures import Figures
from evaluations.rules.focus_figures import SCALES
from evaluations.rules.wave_figures import WaveFigures

# Rows of (what, of which, of which, of which, numbers, words). All that the page says is among them
# or reckoned of them: an average and a spread of sums, counts and sums of squares.
EVIDENCE = """
WITH place AS MATERIALIZED (
    SELECT id, person_id, school_id FROM participants_participant WHERE workgroup_id = {group}
), asked AS MATERIALIZED (
    SELECT invitation.* FROM place JOIN evaluations_invitation AS invitation
    ON participant_id = place.id
), said AS MATERIALIZED (
    SELECT wave, participant_id, answer.* FROM asked JOIN evaluations_answer AS answer
    ON invitation_id = asked.id
), compared AS MATERIALIZED (
    SELECT said.*, coalesce(said.before, at_start.rating) AS began
    FROM said LEFT JOIN said AS at_start
    ON said.outcome_id IS NOT NULL AND said.wave <> 'start' AND at_start.wave = 'start'
    AND at_start.participant_id = said.participant_id AND at_start.outcome_id = said.outcome_id
), meeting AS MATERIALIZED (
    SELECT workshop.*, extract(epoch FROM ends_at - starts_at)::int / 60 AS whole
    FROM workgroups_workshop AS workshop WHERE workgroup_id = {group}
), visit AS MATERIALIZED (
    SELECT attended.person_id, attended.school_id, workshop_id, outcome,
        least(coalesce(minutes, whole), whole) AS there
    FROM meeting JOIN participants_attendance ON workshop_id = meeting.id AND outcome <> ''
    JOIN participants_participant AS attended ON attended.id = participant_id
    WHERE cancelled_at IS NULL
), done AS MATERIALIZED (
    SELECT person_id, school_id, task_id FROM place JOIN participants_taskaccount
    ON participant_id = place.id AND done_at IS NOT NULL
), interest AS MATERIALIZED (
    SELECT interest.person_id, interest.school_id, own.id IS NOT NULL AS signed_up,
        own.id IS NOT NULL OR EXISTS (
            SELECT FROM participants_offer WHERE interest_id = interest.id
        ) AS was_offered
    FROM participants_expressionofinterest AS interest
    LEFT JOIN participants_participant AS own ON own.interest_id = interest.id
    WHERE interest.workgroup_id = {group}
), journey AS (
    SELECT 'people' AS whose, person_id AS who, bool_or(was_offered) AS was_offered,
        bool_or(signed_up) AS signed_up, (
            SELECT sum(there) FROM visit
            WHERE outcome = 'present' AND visit.person_id = interest.person_id
        ) AS there,
        (SELECT count(DISTINCT task_id) FROM done WHERE done.person_id = interest.person_id) AS did
    FROM interest GROUP BY person_id
    UNION ALL
    SELECT 'schools', school_id, bool_or(was_offered), bool_or(signed_up), (
            SELECT sum(longest) FROM (
                SELECT max(there) AS longest FROM visit
                WHERE outcome IN ('present', 'substituted')
                AND visit.school_id = interest.school_id GROUP BY workshop_id
            ) AS of_workshop
        ), (SELECT count(DISTINCT task_id) FROM done WHERE done.school_id = interest.school_id)
    FROM interest GROUP BY school_id
), pupil AS MATERIALIZED (
    SELECT disadvantaged, began.participation AS began_1, ended.participation AS ended_1,
        began.confidence AS began_2, ended.confidence AS ended_2,
        began.understanding AS began_3, ended.understanding AS ended_3,
        row_number() OVER (
            PARTITION BY disadvantaged ORDER BY greatest(began.id, ended.id), pupil.id
        ) AS place, count(*) OVER (PARTITION BY disadvantaged) AS of_kind
    FROM place JOIN evaluations_focuspupil AS pupil ON pupil.participant_id = place.id
    JOIN evaluations_focuscheckpoint AS began
        ON began.pupil_id = pupil.id AND began.moment = 'start'
    JOIN evaluations_focuscheckpoint AS ended ON ended.pupil_id = pupil.id AND ended.moment = 'end'
)
SELECT 'wave', wave, workshop_id, NULL::bigint,
    ARRAY[count(*), count(answered_at), extract(epoch FROM max(closes_at))::bigint], NULL::text[]
FROM asked GROUP BY wave, workshop_id
UNION ALL
SELECT 'said', wave, question_id, outcome_id, ARRAY[
        count(DISTINCT invitation_id), {ratings}, {paired},
        sum(number), count(number), count(*) FILTER (WHERE is_yes), sum(began),
        count(*) FILTER (WHERE rating > began), count(*) FILTER (WHERE rating = began),
        count(*) FILTER (WHERE rating < began), sum((rating - began) ^ 2)::bigint
    ], array_agg(text ORDER BY lower(text)) FILTER (WHERE text <> '')
FROM compared GROUP BY wave, question_id, outcome_id
UNION ALL
SELECT 'chosen', wave, question_id, NULL, ARRAY[count(*)], ARRAY[choice]
FROM said, unnest(chosen) AS choice GROUP BY wave, question_id, choice
UNION ALL
SELECT 'pulse', NULL, meeting.id, question_id, ARRAY[count(*), {ratings}],
    array_agg(text ORDER BY lower(text)) FILTER (WHERE text <> '')
FROM meeting JOIN evaluations_pulseanswer ON workshop_id = meeting.id
GROUP BY meeting.id, question_id
UNION ALL
SELECT 'workshop', NULL, meeting.id, NULL, ARRAY[
        extract(epoch FROM starts_at)::bigint, (closed_at IS NOT NULL)::int,
        (SELECT count(*) FROM workgroups_schooltask WHERE after_workshop_id = meeting.id)
    ], ARRAY[title]
FROM meeting LEFT JOIN participants_register AS register ON register.workshop_id = meeting.id
UNION ALL
SELECT 'ended', outcome, workshop_id, NULL, ARRAY[count(*)], NULL FROM visit
GROUP BY workshop_id, outcome
UNION ALL
SELECT 'done', NULL, NULL, NULL, ARRAY[count(*)], NULL FROM done
UNION ALL
SELECT 'stages', whose, NULL, NULL, ARRAY[
        count(*), count(*) FILTER (WHERE was_offered), count(*) FILTER (WHERE signed_up),
        count(*) FILTER (WHERE there > 0), count(*) FILTER (
            WHERE there > 0
            AND 100 * there >= {minutes} * (
                SELECT sum(whole) FROM meeting WHERE cancelled_at IS NULL
            ) AND 100 * did >= {tasks} * (
                SELECT count(*) FROM workgroups_schooltask WHERE workgroup_id = {group}
            )
        )
    ], NULL
FROM journey GROUP BY whose
UNION ALL
SELECT 'pupils', disadvantaged, NULL, NULL, ARRAY[count(*), {scales}], NULL
FROM pupil WHERE place <= of_kind - of_kind % 5 GROUP BY disadvantaged
"""
RATINGS = range(1, 6)
OF_SCALE = (
    "sum(began_{n}), count(*) FILTER (WHERE ended_{n} > began_{n}),"
    " count(*) FILTER (WHERE ended_{n} = began_{n}),"
    " sum((ended_{n} - began_{n}) ^ 2)::bigint, {now}"
)


def evidence_by_hand(group: int, *, minutes: int, tasks: int) -> str:
    """`minutes` and `tasks` are the shares that completing the Work Group takes."""
    scales = [
        OF_SCALE.format(n=n, now=filtered(f"ended_{n} = {{}}")) for n in range(1, len(SCALES) + 1)
    ]
    return EVIDENCE.format(
        group=group,
        minutes=minutes,
        tasks=tasks,
        ratings=filtered("rating = {}"),
        paired=filtered("rating = {} AND began IS NOT NULL"),
        scales=", ".join(scales),
    )


def filtered(condition: str) -> str:
    return ", ".join(f"count(*) FILTER (WHERE {condition.format(n)})" for n in RATINGS)


def check_same_evidence(by_hand: str, figures: Figures, waves: list[WaveFigures]) -> None:
    """Of each kind of number one that would be another if its rows were not the same."""
    rows = run(by_hand)
    found = {(what, one): numbers for what, one, *_, numbers, _ in rows if what != "said"}
    said = [row for row in rows if row[0] == "said"]
    questions = {wave.wave: wave.questions for wave in waves if not wave.is_pulse}
    questions[Wave.END] = figures.survey.questions
    answered = [one for of_wave in questions.values() for one in of_wave]
    outcomes = [outcome for one in answered for outcome in one.outcomes]
    focus = figures.focus
    pairs = {
        "people at each stage": (
            found["stages", "people"],
            [row.people for row in figures.stages],
        ),
        "schools at each stage": (
            found["stages", "schools"],
            [row.schools for row in figures.stages],
        ),
        "words": (
            sorted(word for *_, words in said for word in words or []),
            sorted(word for one in answered for word in one.words),
        ),
        "who rose": (
            sum(numbers[-4] for *_, numbers, _ in said),
            sum(outcome.rose for outcome in outcomes),
        ),
        "tasks done": (found["done", None], [figures.tasks_done]),
        "focus pupils": (
            sum(found.get(("pupils", kind), [0])[0] for kind in Disadvantaged.values),
            focus.everybody.pupils if focus and focus.everybody else 0,
        ),
    }
    for what, (counted, shown) in pairs.items():
        if counted != shown:
            say(f"{what}: the floor counts {counted}, the page {shown}: it is no floor of it.")
