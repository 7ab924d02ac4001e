"""What is known of one Work Group's evaluation, as read and before anything is reckoned."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from evaluations.choices import QuestionKind, Wave
from evaluations.rules.focus_figures import FocusFacts
from evaluations.rules.journey import DoneTask, Interest, Visit
from workgroups.rules.completion import CompletionRule


@dataclass(frozen=True)
class WorkshopFacts:
    pk: int
    title: str
    on: date
    minutes: int
    is_called_off: bool
    is_settled: bool  # its register is closed
    tasks_set: int


class Asked(NamedTuple):
    """One person asked in the survey; `closes_on` is the last day to answer."""

    version: int
    closes_on: date
    has_answered: bool


@dataclass(frozen=True)
class QuestionFacts:
    pk: int
    version: int
    code: str
    kind: QuestionKind
    text: str
    lowest: str  # what 1 stands for
    highest: str  # what 5 stands for
    options: list[str]  # the answers to choose from, if it has any
    is_own: bool = False  # a hub's, and of no version of the standard set

    def may_have_been_asked(self, versions: Collection[int]) -> bool:
        """Where people were asked with these versions of the standard questions."""
        return self.is_own or self.version in versions


class OutcomeFacts(NamedTuple):
    pk: int
    text: str
    level: str
    category: str = ""


class AnswerFacts(NamedTuple):
    """Without the person; what the question did not ask for is None, or no text."""

    question: int
    invitation: int
    outcome: int | None
    before: int | None
    rating: int | None
    number: int | None
    is_yes: bool | None
    chosen: list[str]
    text: str


@dataclass(frozen=True)
class SurveyFacts:
    """What was asked and answered, by wave; what is about single workshops left out."""

    questions: Mapping[Wave, list[QuestionFacts]] = field(default_factory=dict)
    answers: Mapping[Wave, list[AnswerFacts]] = field(default_factory=dict)
    outcomes: list[OutcomeFacts] = field(default_factory=list)


@dataclass(frozen=True)
class EvaluationFacts:
    workgroup: int
    interests: list[Interest]
    workshops: list[WorkshopFacts]  # also those called off, in order
    visits: list[Visit]  # to those that stand
    done: list[DoneTask]
    rule: CompletionRule
    asked: list[Asked]
    questions: list[QuestionFacts]  # none while nobody has answered
    outcomes: list[OutcomeFacts]
    answers: list[AnswerFacts]
    focus_pupils: list[FocusFacts] | None = None  # None where it follows none
