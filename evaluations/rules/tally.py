"""What the answers of a group come to, as whole numbers that can be added up over groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from evaluations.choices import QuestionKind
from evaluations.rules.facts import AnswerFacts, QuestionFacts
from evaluations.rules.scores import SCALE, distribution, standard_deviation, to_one_place


@dataclass(frozen=True)
class Tally:
    """`counts` are of the ratings from 1 to 5, of yes and no, or of the answers to choose from.

    What follows `before_total` is of people who said how it was before, too: who rose, stayed the
    same and fell, and the sum of the squares of their changes.
    """

    people: int
    counts: list[int] = field(default_factory=list)
    total: int | None = None  # of numbers that people gave
    before_total: int | None = None
    rose: int = 0
    same: int = 0
    fell: int = 0
    squares: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Of both groups together."""
        return Tally(
            people=self.people + other.people,
            counts=[sum(pair) for pair in zip_longest(self.counts, other.counts, fillvalue=0)],
            total=sum_known(self.total, other.total),
            before_total=sum_known(self.before_total, other.before_total),
            rose=self.rose + other.rose,
            same=self.same + other.same,
            fell=self.fell + other.fell,
            squares=self.squares + other.squares,
        )

    @property
    def now_total(self) -> int:
        return sum(rating * count for rating, count in zip(SCALE, self.counts, strict=False))

    @property
    def now(self) -> Decimal | None:
        """The average of the ratings now."""
        return self.average(self.now_total)

    @property
    def before(self) -> Decimal | None:
        return None if self.before_total is None else self.average(self.before_total)

    @property
    def spread(self) -> Decimal | None:
        """The standard deviation of the changes; None of fewer than two."""
        if self.before_total is None or self.people < 2:
            return None
        return standard_deviation(self.people, self.now_total - self.before_total, self.squares)

    def average(self, total: int) -> Decimal | None:
        return to_one_place(Decimal(total) / self.people) if self.people else None


def sum_known(one: int | None, other: int | None) -> int | None:
    return None if one is None and other is None else (one or 0) + (other or 0)


def tally_of(
    question: QuestionFacts, answers: Sequence[AnswerFacts], *, paired: bool = False
) -> Tally:
    """`answers` are those to the question and, where it is about each of them, one outcome."""
    # Not the number of answers, of which somebody may have given several.
    people = len({answer.invitation for answer in answers})
    match question.kind:
        case QuestionKind.RATING:
            return Tally(people, distribution(ratings_given(answers)))
        case QuestionKind.OUTCOME_RATING | QuestionKind.OUTCOME_NOW:
            return change_tally(answers) if paired else Tally(people, rated_counts(answers))
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            given = [answer for one in answers for answer in one.chosen]
            return Tally(people, [given.count(option) for option in question.options])
        case QuestionKind.YES_NO:
            yes = sum(bool(answer.is_yes) for answer in answers)
            return Tally(people, [yes, len(answers) - yes])
        case QuestionKind.NUMBER:
            return Tally(people, total=sum(answer.number or 0 for answer in answers))
        case QuestionKind.TEXT:
            return Tally(people)


def ratings_given(answers: Iterable[AnswerFacts]) -> list[int]:
    return [answer.rating for answer in answers if answer.rating is not None]


def rated_counts(answers: Iterable[AnswerFacts]) -> list[int]:
    return distribution(ratings_given(answers))


def change_tally(answers: Iterable[AnswerFacts]) -> Tally:
    pairs = [(one.before, one.rating) for one in answers if one.before and one.rating]
    return Tally(
        people=len(pairs),
        counts=distribution(now for _, now in pairs),
        before_total=sum(before for before, _ in pairs),
        rose=sum(now > before for before, now in pairs),
        same=sum(now == before for before, now in pairs),
        fell=sum(now < before for before, now in pairs),
        squares=sum((now - before) ** 2 for before, now in pairs),
    )
