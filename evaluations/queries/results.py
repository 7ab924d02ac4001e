"""What a survey asks, and what was answered."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import Any

from django.db.models import Q

from evaluations.choices import QuestionKind, Wave
from evaluations.models import Answer, Invitation, Question
from evaluations.models.survey import QuestionQuerySet
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts, SurveyFacts
from evaluations.rules.questions import ASKED_OF_EVENTS, CONFIDENCE
from pages.prepared import HUB, WORKGROUP, Prepared, Slot, ask, compose_once
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
    return questions_in(workgroup.hub_id, is_event=workgroup.project.is_event)


def questions_in(hub: int | Slot, *, is_event: bool) -> QuestionQuerySet:
    if is_event:
        return Question.objects.filter(hub=None, code__in=ASKED_OF_EVENTS)
    return Question.objects.filter(Q(hub=None) | Q(hub=hub)).own_last()


def survey_facts(workgroup: WorkGroup, waves: Collection[Wave]) -> SurveyFacts:
    """In three queries; none where no wave is asked for."""
    if not waves:
        return SurveyFacts()
    questions, answers = defaultdict(list), defaultdict(list)
    asked = questions_asked(workgroup)
    for wave, question in asked:
        if wave in waves:
            questions[wave].append(question)
    confidence = {question.pk for _, question in asked if question.code == CONFIDENCE}
    for wave, answer in answers_in(workgroup, waves, confidence):
        answers[wave].append(answer)
    return SurveyFacts(questions, answers, outcome_facts(workgroup))


def outcome_facts(workgroup: WorkGroup) -> list[OutcomeFacts]:
    rows = workgroup.outcomes.all()
    return [OutcomeFacts(row.pk, row.text, row.level, row.category) for row in rows]


def questions_asked(workgroup: WorkGroup) -> list[tuple[Wave, QuestionFacts]]:
    """Of every wave and version."""
    rows = ask(statement_of_questions(workgroup.project.is_event), hub=workgroup.hub_id)
    return [(Wave(wave), question_facts(*fields)) for wave, *fields in rows]


@cache
def statement_of_questions(is_event: bool) -> Prepared:
    return compose_once(questions_in(HUB, is_event=is_event).values_list("wave", *QUESTION))


# The fields of QuestionFacts, in their order; it is a hub's own where there is a hub.
QUESTION = ("pk", "version", "code", "kind", "text", "lowest", "highest", "options", "hub")


def question_facts(pk, version, code, kind, text, lowest, highest, options, hub) -> QuestionFacts:
    return QuestionFacts(
        pk=pk,
        version=version,
        code=code,
        kind=QuestionKind(kind),
        text=text,
        lowest=lowest,
        highest=highest,
        options=options,
        is_own=hub is not None,
    )


def answers_in(
    workgroup: WorkGroup, waves: Collection[Wave], confidence: Collection[int]
) -> list[tuple[Wave, AnswerFacts]]:
    """`before` is what the same person said at the start, or looking back where none did.

    `confidence` are the questions that ask for it. Put together here, as PostgreSQL would look for
    the start of each answer by itself.
    """
    rows = ask(statement_of_answers(frozenset({*waves, Wave.START})), workgroup=workgroup.pk)
    found = [(wave, participant, AnswerFacts(*row)) for wave, participant, *row in rows]
    at_start: dict[tuple[int, int | None], AnswerFacts] = {
        (participant, answer.outcome): answer
        for wave, participant, answer in found
        if wave == Wave.START and answer.outcome and answer.question in confidence
    }
    return [
        (Wave(wave), with_start(answer, at_start.get((participant, answer.outcome))))
        for wave, participant, answer in found
        if wave in waves
    ]


def with_start(answer: AnswerFacts, start: AnswerFacts | None) -> AnswerFacts:
    # What was said at the start is no change against itself.
    if answer.before is not None or start is None or start.invitation >= answer.invitation:
        return answer
    return answer._replace(before=start.rating)


@cache
def statement_of_answers(waves: frozenset[Wave]) -> Prepared:
    rows = Answer.objects.filter(
        invitation__participant__workgroup=WORKGROUP, invitation__wave__in=sorted(waves)
    )
    fields = ("invitation__wave", "invitation__participant", *AnswerFacts._fields)
    return compose_once(rows.order_by("pk").values_list(*fields))
