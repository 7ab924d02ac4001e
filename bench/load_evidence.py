"""What was asked and answered, and what was made of it: waves, reports, focus pupils, meetings."""

import uuid
from dataclasses import asdict
from datetime import timedelta
from itertools import product

from django.db.models import Subquery

from bench.copying import copy
from bench.measure import run
from bench.nation import LEADS, PLACES, YEARS, Nation, key, user
from bench.surveys import Asked, Kept, Surveys
from evaluations.actions.hub_results import add_up_results
from evaluations.actions.survey import keep_standard_questions
from evaluations.choices import (
    Disadvantaged,
    GridLine,
    Moment,
    Recommendation,
    ReportState,
    Strength,
    Verdict,
    Wave,
)
from evaluations.models import (
    Answer,
    BoardMeeting,
    ClosedWave,
    FocusCheckpoint,
    FocusPupil,
    Invitation,
    MeetingAction,
    OutcomeEvidence,
    PulseAnswer,
    Question,
    Report,
    ReportReview,
    WaveResult,
)
from evaluations.queries.report_figures import report_figures
from evaluations.queries.results import QUESTION, question_facts
from evaluations.rules.facts import AnswerFacts, QuestionFacts
from evaluations.rules.focus_pupil import SLOTS
from evaluations.rules.questions import CURRENT
from workgroups.models import WorkGroup

MEETINGS = 3  # in each year
WORDS = "People came, and most did what they had planned. We saw it in lessons and in books. " * 4


def load(nation: Nation) -> None:
    load_surveys(nation)
    load_focus_pupils(nation)
    load_reports(nation)
    load_meetings(nation)


def load_surveys(nation: Nation) -> None:
    keep_standard_questions()
    surveys = Surveys(nation, questions_asked())
    closed, kept = surveys.closed(), list[Kept]()
    copy(
        Invitation,
        surveys.asked,
        id=key,
        participant_id=lambda row: row.place.key,
        wave=lambda row: row.wave,
        workshop_id=lambda row: row.workshop,
        version=lambda row: CURRENT[row.wave],
        invited_at=lambda row: row.invited_at,
        closes_at=lambda row: row.closes_at,
        answered_at=lambda row: row.invited_at + timedelta(days=3) if row.has_answered else None,
    )
    load_answers(list(surveys.answers(closed, kept)))
    copy(
        ClosedWave,
        closed,
        id=key,
        workgroup_id=lambda row: row.group.key,
        wave=lambda row: row.wave,
        workshop_id=lambda row: row.workshop,
        versions=lambda row: [CURRENT[row.wave]],
        asked=lambda row: row.asked,
        answered=lambda row: row.answered,
        closed_at=lambda row: row.closed_at,
    )
    load_results(kept)


def questions_asked() -> dict[Wave, list[QuestionFacts]]:
    rows = Question.objects.filter(hub=None).order_by("position").values_list("wave", *QUESTION)
    found = [(wave, question_facts(*fields)) for wave, *fields in rows]
    return {
        wave: [one for asked_in, one in found if (asked_in, one.version) == (wave, version)]
        for wave, version in CURRENT.items()
    }


def load_answers(answers: list[tuple[Asked, AnswerFacts]]) -> None:
    copy(
        Answer,
        [row for row in answers if row[0].wave != Wave.PULSE],
        invitation_id=lambda row: row[0].key,
        question_id=lambda row: row[1].question,
        outcome_id=lambda row: row[1].outcome,
        rating=lambda row: row[1].rating,
        number=lambda row: row[1].number,
        is_yes=lambda row: row[1].is_yes,
        chosen=lambda row: row[1].chosen,
        text=lambda row: row[1].text,
    )
    copy(
        PulseAnswer,
        [row for row in answers if row[0].wave == Wave.PULSE],
        id=lambda row: uuid.uuid4(),
        workshop_id=lambda row: row[0].workshop,
        question_id=lambda row: row[1].question,
        rating=lambda row: row[1].rating,
        text=lambda row: row[1].text,
    )


def load_results(kept: list[Kept]) -> None:
    copy(
        WaveResult,
        kept,
        closed_id=lambda row: row.closed.key,
        question_id=lambda row: row.result.place[0],
        outcome_id=lambda row: row.result.place[1],
        people=lambda row: row.result.tally.people,
        counts=lambda row: row.result.tally.counts,
        total=lambda row: row.result.tally.total,
        before_total=lambda row: row.result.tally.before_total,
        rose=lambda row: row.result.tally.rose,
        same=lambda row: row.result.tally.same,
        fell=lambda row: row.result.tally.fell,
        squares=lambda row: row.result.tally.squares,
    )


def load_focus_pupils(nation: Nation) -> None:
    """Three of each participant where they are followed at all."""
    followed = [
        (place, slot)
        for group in nation.groups
        if group.follows_pupils
        for place in nation.places[(group.key - 1) * PLACES : group.key * PLACES]
        for slot in SLOTS
    ]
    pupils = list(enumerate(followed, 1))
    copy(
        FocusPupil,
        pupils,
        id=lambda row: row[0],
        participant_id=lambda row: row[1][0].key,
        code=lambda row: "ABC"[SLOTS.index(row[1][1])],
        slot=lambda row: row[1][1],
        disadvantaged=lambda row: list(Disadvantaged)[row[0] % 3],
    )
    copy(
        FocusCheckpoint,
        [
            (pupil, moment)
            for pupil, moment in product(pupils, Moment)
            if moment != Moment.END or pupil[1][0].group.year < YEARS - 1
        ],
        pupil_id=lambda row: row[0][0],
        moment=lambda row: row[1],
        participation=lambda row: 2 + row[0][0] % 2 + (row[1] == Moment.END),
        confidence=lambda row: 2 + row[0][0] % 3 + (row[1] == Moment.END),
        understanding=lambda row: 1 + row[0][0] % 4 + (row[1] == Moment.END),
        note="Explains more.",
    )


def load_reports(nation: Nation) -> None:
    """Of every Work Group that is over, one in twenty with the hub lead; its figures come later."""
    over = [group for group in nation.groups if group.year < YEARS - 1]
    reports = list(enumerate(over, 1))
    copy(
        Report,
        reports,
        id=lambda row: row[0],
        workgroup_id=lambda row: row[1].key,
        state=lambda row: ReportState.APPROVED if row[1].number % 20 else ReportState.SUBMITTED,
        figures="{}",
        did_it_work=WORDS,
        how_we_know=WORDS,
        should_it_repeat=WORDS,
        what_next=WORDS,
        tasks_showed=WORDS,
        value_for_money=WORDS,
        recommendation=lambda row: list(Recommendation)[row[0] % len(Recommendation)],
        carry_forward=WORDS,
        submitted_at=nation.now,
        submitted_by_id=lambda row: user(row[1].hub, 2 + row[1].key % LEADS),
    )
    copy(
        OutcomeEvidence,
        product(reports, GridLine),
        report_id=lambda row: row[0][0],
        level=lambda row: row[1],
        strength=lambda row: list(Strength)[row[0][0] % len(Strength)],
        text=WORDS,
        source="Lesson visits and pupils’ work",
    )
    copy(
        ReportReview,
        [row for row in reports if row[1].number % 20],
        report_id=lambda row: row[0],
        verdict=Verdict.APPROVE,
        comment="Thank you.",
        by_id=lambda row: user(row[1].hub, 1),
        at=nation.now,
    )


def keep_figures() -> None:
    """One report's figures with all of them: to reckon each would take longer than all else."""
    first = Report.objects.order_by("pk")[0]
    first.figures = asdict(report_figures(first.workgroup))
    first.save()
    Report.objects.update(figures=Subquery(Report.objects.filter(pk=first.pk).values("figures")))


def keep_results() -> None:
    """What each hub's surveys come to, as it is added up whenever one closes."""
    years = WorkGroup.objects.order_by().values_list("school_year", flat=True).distinct()
    for year in years:
        add_up_results(year=year)
    run("VACUUM (ANALYZE) evaluations_hubresult")


def load_meetings(nation: Nation) -> None:
    """Four months apart, the next in two."""
    rows = list(enumerate(product(nation.hubs, range(YEARS * MEETINGS)), 1))
    copy(
        BoardMeeting,
        rows,
        id=lambda row: row[0],
        hub_id=lambda row: row[1][0],
        starts_at=lambda row: nation.now + timedelta(days=60 - 120 * row[1][1]),
        place="At the hub",
        agenda=WORDS,
        decided=lambda row: WORDS if row[1][1] else "",
    )
    copy(
        MeetingAction,
        product(rows, range(4)),
        meeting_id=lambda row: row[0][0],
        what=lambda row: f"Write to schools of area {row[1] + 1}",
        owner_id=lambda row: user(row[0][1][0], row[1] % 2),
        by_on=lambda row: nation.today + timedelta(days=90 - 120 * row[0][1][1]),
        done_on=lambda row: nation.today if row[0][1][1] > 1 else None,
    )
