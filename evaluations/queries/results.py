"""What a survey asks, and what was answered."""

from typing import Any

from django.db.models import QuerySet

from evaluations.choices import QuestionKind, Wave
from evaluations.models import Answer, Invitation, Question
from evaluations.rules.facts import AnswerFacts, QuestionFacts
from evaluations.rules.questions import ASKED_OF_EVENTS
from workgroups.models import WorkGroup


def questions_for(invitation: Invitation) -> dict[str, Any]:
    """What the survey's page asks one person."""
    workgroup = invitation.participant.workgroup
    questions = questions_of(workgroup).filter(wave=invitation.wave, version=invitation.version)
    return {
        "questions": list(questions),
        "outcomes": list(workgroup.outcomes.all()),
        "tasks_set": workgroup.tasks.count(),
    }


def questions_of(workgroup: WorkGroup) -> QuerySet[Question]:
    """The standard questions, all of them but for an event."""
    if workgroup.project.is_event:
        return Question.objects.filter(code__in=ASKED_OF_EVENTS)
    return Question.objects.all()


def questions_asked(workgroup: WorkGroup, wave: Wave, versions: set[int]) -> list[QuestionFacts]:
    return [
        QuestionFacts(
            pk=row.pk,
            code=row.code,
            kind=QuestionKind(row.kind),
            text=row.text,
            lowest=row.lowest,
            highest=row.highest,
        )
        for row in questions_of(workgroup).filter(wave=wave, version__in=versions)
    ]


def answers_to(workgroup: WorkGroup, wave: Wave) -> list[AnswerFacts]:
    rows = Answer.objects.filter(
        invitation__participant__workgroup=workgroup, invitation__wave=wave
    )
    fields = rows.order_by("pk").values_list(
        "question", "invitation", "outcome", "before", "rating", "number", "is_yes", "text"
    )
    return [AnswerFacts(*row) for row in fields]
