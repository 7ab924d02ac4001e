"""What a survey asks, and what was answered."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from evaluations.choices import QuestionKind, Wave
from evaluations.models import Answer, Invitation, Question
from evaluations.models.survey import QuestionQuerySet
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts, SurveyFacts
from evaluations.rules.questions import ASKED_OF_EVENTS, CONFIDENCE
from pages.prepared import WORKGROUP, Prepared, ask, compose_once
from workgroups.models import WorkGroup


def questions_for(invitation: Invitation) -> dict[str, Any]:
    """What the survey's page asks one person."""
    workgroup = invitation.participant.workgroup
    return {
        "questions": list(questions_of(workgroup).asked_with(invitation)),
        "outcomes": list(workgroup.outcomes.all()),
        "tasks_set": workgroup.tasks.count(),
    }


def questions_of(workgroup: WorkGroup) -> QuestionQuerySet:
    """The standard questions and then its hub's own; of an event only some of the standard ones."""
    if workgroup.project.is_event:
        return Question.objects.filter(hub=None, code__in=ASKED_OF_EVENTS)
    return Question.objects.filter(Q(hub=None) | Q(hub=workgroup.hub_id)).own_last()


def survey_facts(workgroup: WorkGroup, waves: Collection[Wave]) -> SurveyFacts:
    """In three queries; none where no wave is asked for."""
    if not waves:
        return SurveyFacts()
    questions, answers = defaultdict(list), defaultdict(list)
    for row in questions_of(workgroup).filter(wave__in=waves):
        questions[Wave(row.wave)].append(question_facts(row))
    for wave, answer in answers_in(workgroup, waves):
        answers[wave].append(answer)
    return SurveyFacts(questions, answers, outcome_facts(workgroup))


def outcome_facts(workgroup: WorkGroup) -> list[OutcomeFacts]:
    rows = workgroup.outcomes.all()
    return [OutcomeFacts(row.pk, row.text, row.level, row.category) for row in rows]


def question_facts(row: Question) -> QuestionFacts:
    return QuestionFacts(
        pk=row.pk,
        version=row.version,
        code=row.code,
        kind=QuestionKind(row.kind),
        text=row.text,
        lowest=row.lowest,
        highest=row.highest,
        options=row.options,
        is_own=row.is_own,
    )


def answers_in(workgroup: WorkGroup, waves: Collection[Wave]) -> list[tuple[Wave, AnswerFacts]]:
    """`before` is what the same person said at the start, or looking back where none did."""
    rows = ask(statement_of_answers(frozenset(waves)), workgroup=workgroup.pk)
    return [(Wave(wave), AnswerFacts(*row)) for wave, *row in rows]


@cache
def statement_of_answers(waves: frozenset[Wave]) -> Prepared:
    rows = Answer.objects.filter(
        invitation__participant__workgroup=WORKGROUP, invitation__wave__in=sorted(waves)
    )
    fields = rows.order_by("pk").values_list(
        "invitation__wave",
        "question",
        "invitation",
        "outcome",
        at_start(),
        "rating",
        "number",
        "is_yes",
        "chosen",
        "text",
    )
    return compose_once(fields)


def at_start() -> Coalesce:
    """How the person of an answer had rated the same, before or looking back."""
    said = Answer.objects.filter(
        invitation__wave=Wave.START,
        invitation__participant=OuterRef("invitation__participant"),
        # What was said at the start is no change against itself.
        invitation__lt=OuterRef("invitation"),
        question__code=CONFIDENCE,
        outcome=OuterRef("outcome"),
    ).values("rating")
    return Coalesce("before", Subquery(said[:1]))
