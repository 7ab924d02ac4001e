"""A hub's own questions. No words are overwritten: other words are a question of their own."""

from dataclasses import asdict
from typing import cast

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from access.refusal import Refused
from evaluations.choices import Wave
from evaluations.models import Question
from evaluations.rules.own_question import (
    MOST_OWN_QUESTIONS,
    OWN_CODE,
    TAKES_OWN_QUESTIONS,
    Wording,
    in_place,
)
from hubs.actions.hub import lock_hub_versions
from hubs.models import Hub


@transaction.atomic
def add_own_question(*, hub: Hub, wave: Wave, wording: Wording, place: int) -> Question:
    """Ask it of everybody invited from now on. Raises Refused."""
    lock_hub_versions(hub)
    standing = list(Question.objects.of_hub(hub).filter(wave=wave))
    refuse_own_question(wave, asked=len(standing))
    if any(one.text.casefold() == wording.text.casefold() for one in standing):
        raise Refused("This survey asks just this already", field="text")
    # The number of all there ever were, so that none is used twice.
    number = (
        Question.objects.filter(hub=hub).aggregate(Count("code", distinct=True))["code__count"] + 1
    )
    added = Question.objects.create(
        hub=hub,
        wave=wave,
        version=1,
        code=f"{OWN_CODE}{number}",
        position=len(standing) + 1,
        **asdict(wording),
    )
    put_in_order(in_place(standing, added, place))
    return added


def refuse_own_question(wave: Wave, *, asked: int) -> None:
    if wave not in TAKES_OWN_QUESTIONS:
        raise Refused("This survey takes no questions of a hub.")
    if asked >= MOST_OWN_QUESTIONS:
        raise Refused(
            f"There are {MOST_OWN_QUESTIONS} already, and people stop answering where there are "
            "more. Stop asking one of them first."
        )


@transaction.atomic
def change_own_question(*, question: Question, wording: Wording, place: int) -> Question:
    """Put it in its place; with other words, ask those from now on instead. Raises Refused.

    Whoever has been asked already goes on to see, and has answered, the words as they were.
    """
    standing, row = lock_own_question(question)
    if any(getattr(row, name) != value for name, value in asdict(wording).items()):
        now = timezone.now()
        Question.objects.filter(pk=row.pk).update(until_at=now)
        # Not the day's own default: no moment lies between the two.
        again = Question.objects.create(
            hub_id=row.hub_id,
            wave=row.wave,
            version=row.version + 1,
            code=row.code,
            position=row.position,
            since=now,
            **asdict(wording),
        )
        standing = [again if one == row else one for one in standing]
        row = again
    put_in_order(in_place(standing, row, place))
    return row


@transaction.atomic
def stop_own_question(*, question: Question) -> Question:
    """Ask it of nobody else; what was answered stays. Raises Refused."""
    _, row = lock_own_question(question)
    row.until_at = timezone.now()
    row.save(update_fields=["until_at"])
    return row


def lock_own_question(question: Question) -> tuple[list[Question], Question]:
    """All that are asked beside it, in order, and the question as it is now. Raises Refused."""
    # A standard one belongs to no hub, and nobody reaches it here.
    hub = cast(Hub, question.hub)
    lock_hub_versions(hub)
    standing = list(Question.objects.of_hub(hub).filter(wave=question.wave))
    refuse_stopped(question, standing)
    return standing, next(one for one in standing if one == question)


def refuse_stopped(question: Question, standing: list[Question]) -> None:
    if question not in standing:
        raise Refused("This question is not asked any more, or in other words since.")


def put_in_order(questions: list[Question]) -> None:
    moved = [one for place, one in enumerate(questions, 1) if one.position != place]
    for place, one in enumerate(questions, 1):
        one.position = place
    Question.objects.bulk_update(moved, ["position"])
