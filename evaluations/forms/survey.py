"""The questions of one wave as one page on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django import forms
from django.forms.boundfield import BoundField

from evaluations.choices import QuestionKind, Wave
from evaluations.models import Answer, Question
from evaluations.rules.scores import SCALE
from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Checkboxes, Radios
from workgroups.models import Outcome

LONGEST_ANSWER = 2000  # characters
LARGEST_COUNT = 10_000  # people or pupils
TASKS = "tasks"
QUOTED = "may_be_quoted"
KEEP = "keep"  # what is sent where the answers are only kept for later
BEFORE_AND_NOW = ("Before the Work Group", "Now")
YES_OR_NO = [("yes", "Yes"), ("no", "No")]


@dataclass(frozen=True)
class Part:
    """A question and its boxes; for a question about each outcome, one part for each."""

    question: Question
    outcome: Outcome | None
    fields: list[BoundField]


class SurveyForm(PortalForm):
    """The questions of one version, for one Work Group's outcomes and tasks."""

    submit_label = "Send my answers"

    def __init__(
        self, *args, questions: list[Question], outcomes: list[Outcome], tasks_set: int, **kwargs
    ):
        self.asked = list(asked_of(questions, outcomes, tasks_set))
        # What Django copies the form's own fields from.
        self.base_fields = {
            name: make()
            for question, outcome in self.asked
            for name, make in boxes_of(question, outcome, tasks_set)
        }
        if any(map(may_be_asked_to_quote, questions)):
            self.base_fields[QUOTED] = quoting_field()
        super().__init__(*args, **kwargs)

    def typed(self) -> dict[str, list[str]]:
        """What stands in the boxes, right or wrong, as the browser sent it."""
        sent = {name: self.data.getlist(name) for name in self.fields}
        return {
            name: [value[:LONGEST_ANSWER] for value in values]
            for name, values in sent.items()
            if any(values)
        }

    def parts(self) -> list[Part]:
        return [
            Part(question, outcome, [self[name] for name in box_names(question, outcome)])
            for question, outcome in self.asked
        ]

    @property
    def quoting(self) -> BoundField | None:
        return self[QUOTED] if QUOTED in self.fields else None

    def answers(self) -> list[Answer]:
        """What was answered, as rows not saved yet; empty boxes leave none."""
        rows = [self.answer(question, outcome) for question, outcome in self.asked]
        return [row for row in rows if row is not None]

    def answer(self, question: Question, outcome: Outcome | None) -> Answer | None:
        given = [self.cleaned_data[name] for name in box_names(question, outcome)]
        # Of two boxes the last is how it is now; how it was before is no answer by itself.
        if given[-1] in (None, "", []):
            return None
        columns = COLUMNS[QuestionKind(question.kind)]
        values = dict(zip(columns, given, strict=True))
        return Answer(question=question, outcome=outcome, **values)


def may_be_asked_to_quote(question: Question) -> bool:
    # Whoever said something anonymously would be known by what they tick.
    return question.kind == QuestionKind.TEXT and question.wave != Wave.PULSE


def quoting_field() -> forms.Field:
    return forms.BooleanField(
        label="What I have written may be quoted, without my name",
        help_text="For example in a newsletter of the hub.",
        required=False,
    )


COLUMNS = {
    QuestionKind.RATING: ["rating"],
    QuestionKind.OUTCOME_RATING: ["before", "rating"],
    QuestionKind.OUTCOME_NOW: ["rating"],
    QuestionKind.CHOICE: ["chosen"],
    QuestionKind.SEVERAL: ["chosen"],
    QuestionKind.NUMBER: ["number"],
    QuestionKind.TEXT: ["text"],
    QuestionKind.YES_NO: ["is_yes"],
}


def asked_of(
    questions: list[Question], outcomes: list[Outcome], tasks_set: int
) -> Iterator[tuple[Question, Outcome | None]]:
    for question in questions:
        if question.is_about_each_outcome:
            yield from ((question, outcome) for outcome in outcomes)
        # Nobody is asked how many they did of none.
        elif question.code != TASKS or tasks_set:
            yield question, None


def box_names(question: Question, outcome: Outcome | None) -> list[str]:
    if outcome is None:
        return [question.code]
    now = f"{question.code}-{outcome.pk}-now"
    if question.kind == QuestionKind.OUTCOME_NOW:
        return [now]
    return [f"{question.code}-{outcome.pk}-before", now]


def boxes_of(question: Question, outcome: Outcome | None, tasks_set: int):
    """(name, how to make the field) of each box."""
    if outcome is None:
        yield question.code, partial(FIELDS[QuestionKind(question.kind)], question, tasks_set)
        return
    names = box_names(question, outcome)
    for name, label in zip(names, BEFORE_AND_NOW[-len(names) :], strict=True):
        yield name, partial(scale_field, question, label, about=f"{label}: {outcome.text}")


def scale_field(question: Question, label: str, *, about: str) -> forms.Field:
    return forms.TypedChoiceField(
        label=label,
        choices=[(rating, str(rating)) for rating in SCALE],
        coerce=int,
        empty_value=None,
        required=question.is_required,
        widget=Radios(inline=True),
        error_messages={"required": f"Choose from 1 to 5 for “{about}”"},
    )


def rating_field(question: Question, tasks_set: int) -> forms.Field:
    return scale_field(question, question.text, about=question.text)


def number_field(question: Question, tasks_set: int) -> forms.Field:
    is_tasks = question.code == TASKS
    return forms.IntegerField(
        label=question.text,
        help_text=f"There were {tasks_set}." if is_tasks else question.hint,
        min_value=0,
        max_value=tasks_set if is_tasks else LARGEST_COUNT,
        required=question.is_required,
    )


def text_field(question: Question, tasks_set: int) -> forms.Field:
    return words_box(question.text, hint=question.hint, longest=LONGEST_ANSWER)


def yes_no_field(question: Question, tasks_set: int) -> forms.Field:
    return forms.TypedChoiceField(
        label=question.text,
        help_text=question.hint,
        choices=YES_OR_NO,
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        required=question.is_required,
        widget=Radios(inline=True),
    )


def choice_field(question: Question, tasks_set: int) -> forms.Field:
    return forms.TypedChoiceField(
        label=question.text,
        help_text=question.hint,
        choices=answers_to_choose(question),
        coerce=lambda answer: [answer],
        empty_value=[],
        required=question.is_required,
        widget=Radios(),
    )


def several_field(question: Question, tasks_set: int) -> forms.Field:
    return forms.MultipleChoiceField(
        label=question.text,
        help_text=question.hint,
        choices=answers_to_choose(question),
        required=question.is_required,
        widget=Checkboxes(),
    )


def answers_to_choose(question: Question) -> list[tuple[str, str]]:
    return [(answer, answer) for answer in question.options]


FIELDS = {
    QuestionKind.RATING: rating_field,
    QuestionKind.NUMBER: number_field,
    QuestionKind.TEXT: text_field,
    QuestionKind.YES_NO: yes_no_field,
    QuestionKind.CHOICE: choice_field,
    QuestionKind.SEVERAL: several_field,
}
