"""What was kept of the answers to one question, in words."""

from evaluations.choices import QuestionKind
from evaluations.models import WaveResult
from evaluations.rules.scores import SCALE

YES_AND_NO = ("yes", "no")


def answer_in_short(row: WaveResult) -> str:
    match row.question.kind:
        case QuestionKind.RATING:
            return f"{row.tally.now} out of 5 on average"
        case QuestionKind.NUMBER:
            return f"{row.total or 0} in total"
        case QuestionKind.TEXT:
            return "in their own words"
        case QuestionKind.YES_NO:
            return f"{row.counts[0]} of {row.people} said yes"
        case _:
            # The most frequent of them may be several.
            return "counted answer by answer"


def each_answer(row: WaveResult) -> str:
    """How often each answer was given; '' where there is nothing to count."""
    return ", ".join(
        f"{answer}: {count}" for answer, count in zip(answers_of(row), row.counts, strict=False)
    )


def answers_of(row: WaveResult) -> list[str]:
    """In the order in which they are counted."""
    match row.question.kind:
        case QuestionKind.RATING:
            return [str(rating) for rating in SCALE]
        case QuestionKind.YES_NO:
            return list(YES_AND_NO)
        case _:
            return row.question.options
