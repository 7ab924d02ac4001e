"""Valid answers to the pages that ask what came of it, and to those that ask again."""

from datetime import timedelta

from django.utils import timezone

from evaluations.choices import QuestionKind
from evaluations.models import Question
from outbox.models import Message
from pages.rules.school_year import school_year_of
from tests.robust.act import Act
from tests.world import World


def survey_answers(world: World) -> dict:
    [outcome] = world.over.outcomes.all()
    given = {f"confidence-{outcome.pk}-{when}": "3" for when in ("before", "now")}
    values = {
        QuestionKind.RATING: "4",
        QuestionKind.NUMBER: "2",
        QuestionKind.TEXT: "We plan together.",
        QuestionKind.YES_NO: "yes",
    }
    asked = {"wave": world.invitation.wave, "version": world.invitation.version}
    for question in Question.objects.filter(**asked):
        if question.kind in values:
            given[question.code] = values[question.kind]
    return given


def letters_of_last_week(world: World) -> None:
    """Whoever was written to these last days is left in peace."""
    Message.objects.filter(kind="survey").update(created_at=timezone.now() - timedelta(days=7))


OWN = {"text": "What did you plan together?", "hint": "", "kind": "choice"} | {
    "one_of": "One lesson\nSeveral lessons",
    "place": "1",
}

ABOUT_SURVEYS = {
    "evaluations:add_own_question": Act(lambda w: OWN),
    "evaluations:change_own_question": Act(lambda w: OWN),
    "evaluations:stop_own_question": Act(),
    "evaluations:make_board_pack": Act(
        lambda w: {"hub": w.hub.pk, "year": school_year_of(timezone.localdate())}
    ),
    "evaluations:survey": Act(survey_answers),
    "evaluations:take_back_reflection": Act(),
    "evaluations:write_reflection": Act(
        lambda w: {"went_well": "They brought work.", "would_change": "Less talk."}
    ),
    "evaluations:remind_to_answer": Act(prepare=letters_of_last_week),
}
