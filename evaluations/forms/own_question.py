"""A question that a hub asks of its own."""

from typing import Any

from django import forms

from evaluations.choices import OwnKind, QuestionKind
from evaluations.models import Question
from evaluations.rules.own_question import KINDS, Wording, own_kind
from evaluations.rules.questions import EVIDENCE_KINDS
from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios
from workgroups.rules.typed_list import lines_of

LONGEST_QUESTION = 300
LONGEST_OPTION = 100
LONGEST_END = 40
MOST_OPTIONS = 10
ONE_ON_A_LINE = "One on a line."
USUAL_ENDS = "Not at all\nVery much"
# Under each kind, the box in which its answers are written.
BOXES = {OwnKind.SCALE: "ends", OwnKind.CHOICE: "one_of", OwnKind.SEVERAL: "any_of"}


def lines_box(label: str, hint: str, *, rows: int) -> forms.CharField:
    return words_box(label, hint, rows=rows, longest=(LONGEST_OPTION + 2) * MOST_OPTIONS)


class OwnQuestionForm(PortalForm):
    """What is asked, how it is answered, and its place among the hub's own questions."""

    submit_label = "Keep the question"
    missing = {"text": "Enter the question", "kind": "Choose how it is answered"}
    needed_at_times = frozenset(BOXES.values())

    text = words_box(
        "What do you ask?",
        "One thing at a time, as you would say it to one person.",
        rows=2,
        longest=LONGEST_QUESTION,
        required=True,
    )
    hint = words_box(
        "A line of help under it", "For example what counts.", rows=2, longest=LONGEST_QUESTION
    )
    kind = forms.ChoiceField(
        label="How is it answered?",
        choices=OwnKind.choices,
        widget=Radios(
            reveals={kind.value: box for kind, box in BOXES.items()},
            hints={OwnKind.EVIDENCE.value: "The same kinds as in the standard questions."},
        ),
    )
    ends = lines_box(
        "What do 1 and 5 stand for?",
        "What 1 stands for on the first line, and what 5 stands for on the second.",
        rows=2,
    )
    one_of = lines_box("The answers to choose one from", ONE_ON_A_LINE, rows=5)
    any_of = lines_box("The answers to tick", ONE_ON_A_LINE, rows=5)
    place = forms.TypedChoiceField(label="Its place among your own questions", coerce=int)

    def __init__(self, *args, places: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends"].initial = USUAL_ENDS
        self.fields["place"].choices = [(place, str(place)) for place in range(1, places + 1)]
        if self.fields["place"].initial is None:
            self.fields["place"].initial = places

    def clean(self):
        cleaned = super().clean()
        if (box := BOXES.get(cleaned.get("kind"))) and box not in self.errors:
            problem = ends_problem if box == "ends" else options_problem
            if message := problem(lines_of(cleaned[box])):
                self.add_error(box, message)
        return cleaned

    def wording(self) -> Wording:
        kind = OwnKind(self.cleaned_data["kind"])
        said: dict[str, Any] = {}
        match kind:
            case OwnKind.SCALE:
                said["lowest"], said["highest"] = lines_of(self.cleaned_data["ends"])
            case OwnKind.CHOICE | OwnKind.SEVERAL:
                said["options"] = lines_of(self.cleaned_data[BOXES[kind]])
            case OwnKind.EVIDENCE:
                said["options"] = EVIDENCE_KINDS["options"]
        text, hint = self.cleaned_data["text"], self.cleaned_data["hint"]
        return Wording(text=text, hint=hint, kind=KINDS[kind], **said)


def ends_problem(lines: list[str]) -> str:
    if len(lines) != 2:
        return "Enter two lines: what 1 stands for, and what 5 stands for"
    if max(map(len, lines)) > LONGEST_END:
        return f"Enter at most {LONGEST_END} characters on each line"
    return ""


def options_problem(lines: list[str]) -> str:
    if not 2 <= len(lines) <= MOST_OPTIONS:
        return f"Enter from 2 to {MOST_OPTIONS} answers, each on a line of its own"
    if max(map(len, lines)) > LONGEST_OPTION:
        return f"Enter at most {LONGEST_OPTION} characters on each line"
    if len({line.casefold() for line in lines}) < len(lines):
        return "Enter each answer once"
    return ""


def as_written(question: Question) -> dict[str, Any]:
    """The boxes as whoever wrote the question filled them in."""
    kind = own_kind(
        QuestionKind(question.kind), question.options, of_evidence=EVIDENCE_KINDS["options"]
    )
    written = {"text": question.text, "hint": question.hint, "kind": kind.value}
    if kind == OwnKind.SCALE:
        return written | {"ends": f"{question.lowest}\n{question.highest}"}
    return written | ({BOXES[kind]: "\n".join(question.options)} if kind in BOXES else {})
