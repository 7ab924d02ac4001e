"""A Work Group that is over, with people to ask and answers to count."""

from datetime import timedelta

from evaluations.actions.survey import invite_in_wave, keep_standard_questions, record_response
from evaluations.choices import GridLine, QuestionKind, Recommendation, Strength, Wave
from evaluations.models import Answer, Invitation, Question
from evaluations.rules.report_parts import EARLY, EVIDENCE_PARTS, REPORT_FIELDS, evidence_field
from participants.choices import AttendanceOutcome, Mark
from participants.models import Attendance, Register
from tests.factories import OutcomeFactory, ParticipantFactory, WorkshopFactory, london

LAST_WORKSHOP = london(2022, 5, 25, 9, 30)
DAY_AFTER = london(2022, 5, 26, 7, 30)


def finished_group(**fields):
    """A Work Group of one outcome whose workshop was on 25 May 2022."""
    workgroup = WorkshopFactory(starts_at=LAST_WORKSHOP, **fields).workgroup
    OutcomeFactory(workgroup=workgroup)
    return workgroup


def invited(workgroup, count: int = 1) -> list[Invitation]:
    """That many participants, asked."""
    for _ in range(count):
        ParticipantFactory(workgroup=workgroup)
    asked_at_end(on=DAY_AFTER.date())
    rows = Invitation.objects.filter(participant__workgroup=workgroup).order_by("pk")
    return list(rows.select_related("participant__workgroup__hub"))


def asked_at_end(*, on) -> int:
    keep_standard_questions()
    return invite_in_wave(on=on, wave=Wave.END)


def answers_to(invitation: Invitation, **given) -> list[Answer]:
    """Answers by the code of their question; `confidence` is (before, now)."""
    before, now = given.pop("confidence", (2, 4))
    given = {"useful": 5, "recommend": True, "practice": "We plan together."} | given
    asked = Question.objects.filter(wave=invitation.wave, version=invitation.version)
    questions = {question.code: question for question in asked}
    outcomes = invitation.participant.workgroup.outcomes.all()
    rated = [
        Answer(question=questions["confidence"], outcome=outcome, before=before, rating=now)
        for outcome in outcomes
    ]
    field = {
        QuestionKind.RATING: "rating",
        QuestionKind.NUMBER: "number",
        QuestionKind.YES_NO: "is_yes",
        QuestionKind.TEXT: "text",
    }
    plain = [
        Answer(question=questions[code], **{field[questions[code].kind]: value})
        for code, value in given.items()
    ]
    return rated + plain


def answered(invitation: Invitation, **given) -> Invitation:
    return record_response(invitation=invitation, answers=answers_to(invitation, **given))


def attended(participant, workshop, outcome=AttendanceOutcome.PRESENT) -> Attendance:
    """How one date ended, on a closed register."""
    Register.objects.get_or_create(
        workshop=workshop,
        defaults={
            "closed_at": workshop.ends_at + timedelta(hours=1),
            "closed_by": workshop.workgroup.published_by,
        },
    )
    late = outcome == AttendanceOutcome.CANCELLED_LATE
    return Attendance.objects.create(
        participant=participant,
        workshop=workshop,
        mark=Mark.PRESENT if outcome == AttendanceOutcome.PRESENT else Mark.ABSENT,
        outcome=outcome,
        notified_at=workshop.starts_at if late else None,
        free_until=workshop.starts_at - timedelta(days=7) if late else None,
    )


def whole_report(**changes) -> dict[str, str]:
    """The parts of a report in which nothing is missing."""
    parts = dict.fromkeys(REPORT_FIELDS, "Yes, and we have seen it in lessons.")
    parts["recommendation"] = Recommendation.REPEAT
    parts[EARLY] = ""
    evidence = {"strength": Strength.EMERGING, "text": "Lessons seen.", "source": "Visits"}
    for line in GridLine:
        for part in EVIDENCE_PARTS:
            parts[evidence_field(line, part)] = evidence[part]
    return parts | changes
