"""Writing a report, and judging one."""

from dataclasses import dataclass

from django import forms
from django.db.models import TextChoices
from django.forms.boundfield import BoundField

from evaluations.choices import GridLine, Recommendation, Strength, Verdict
from evaluations.rules.moves import EARLY, evidence_field
from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios

LONGEST_TEXT, LONGEST_SOURCE = 5000, 300  # characters


# The order of the page: what changed, then the Work Group as a whole.
WHOLE = ("did_it_work", "how_we_know", "should_it_repeat", "what_next", "value_for_money")


@dataclass(frozen=True)
class Section:
    """Boxes that belong together, with what was intended and the figures beside them."""

    title: str
    intended: list[str]
    boxes: list[BoundField]
    beside: list[tuple[str, str]]


def choice_field(label: str, choices: type[TextChoices], *, inline=False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices.choices, required=False, widget=Radios(inline=inline)
    )


class ReportForm(PortalForm):
    """Every box of a report. A draft may leave any of them empty."""

    opens_with_kept_words = True
    says_optional = False

    did_it_work = words_box("Did this work?", longest=LONGEST_TEXT, rows=6)
    how_we_know = words_box(
        "How do we know?",
        hint="What was seen, measured or heard, and from whom.",
        longest=LONGEST_TEXT,
        rows=6,
    )
    should_it_repeat = words_box(
        "Should it be repeated next year, larger or in more places?", longest=LONGEST_TEXT
    )
    what_next = words_box("What might the participants do next year?", longest=LONGEST_TEXT)
    value_for_money = words_box(
        "Was it value for money? (optional)",
        hint="Set what changed against what it cost the hub and the schools in time and money.",
        longest=LONGEST_TEXT,
    )
    recommendation = choice_field("What do you recommend?", Recommendation)

    early_because = words_box(
        "Why do you hand it in before the last workshop?",
        hint="For example, that everybody has agreed to end early. A draft needs no reason.",
        longest=LONGEST_SOURCE,
        rows=2,
    )

    def __init__(self, *args, is_early: bool, **kwargs):
        # In front, as on the page, so that what is missing is listed from the top down.
        self.base_fields = evidence_boxes() | self.base_fields
        super().__init__(*args, **kwargs)
        if not is_early:
            del self.fields[EARLY]

    def groups(self, beside, intended) -> list[tuple[str, list[Section]]]:
        """The page's headings, and the sections under each."""
        return [
            (
                "What has changed",
                [self.line_section(line, beside, intended) for line in GridLine],
            ),
            ("The Work Group as a whole", [self.section(name, beside) for name in WHOLE]),
            ("What should follow", [self.section(name, beside) for name in self.what_follows()]),
        ]

    def what_follows(self) -> list[str]:
        return [name for name in ("recommendation", EARLY) if name in self.fields]

    def line_section(self, line: GridLine, beside, intended) -> Section:
        return Section(
            title=line.label,
            intended=intended[line],
            boxes=[self[evidence_field(line, part)] for part in ("text", "strength", "source")],
            beside=beside[line],
        )

    def section(self, name: str, beside) -> Section:
        return Section(title="", intended=[], boxes=[self[name]], beside=beside.get(name, []))

    def parts(self) -> dict[str, str]:
        """The text of each box that can be kept, for `save_report`."""
        return {EARLY: ""} | {name: self.cleaned_data[name] for name in self.fields}


def evidence_boxes() -> dict[str, forms.Field]:
    boxes: dict[str, forms.Field] = {}
    for line in GridLine:
        boxes[evidence_field(line, "strength")] = choice_field(
            "How strong is the evidence?", Strength, inline=True
        )
        boxes[evidence_field(line, "text")] = words_box(
            "What is the evidence?", longest=LONGEST_TEXT
        )
        boxes[evidence_field(line, "source")] = words_box(
            "Where does it come from? (optional)",
            hint="For example the survey, pupils’ work or visits.",
            longest=LONGEST_SOURCE,
            rows=0,
        )
    return boxes


class ReviewForm(PortalForm):
    """A hub lead's answer to a submitted report."""

    needed_at_times = frozenset({"comment"})
    submit_label = "Send my answer"
    verdict = forms.ChoiceField(
        label="What is your answer?",
        choices=[(verdict.value, verdict.label) for verdict in (Verdict.APPROVE, Verdict.RETURN)],
        widget=Radios(
            hints={
                Verdict.APPROVE: "The report is final. You can reopen it if something is wrong.",
                Verdict.RETURN: "The lead can change it and submit it again.",
            }
        ),
        error_messages={"required": "Choose whether you approve the report or return it"},
    )
    comment = words_box(
        "Comments for the lead",
        hint="If you return it, say what to change. The lead gets them by email.",
        longest=LONGEST_TEXT,
        rows=6,
    )


class ReopenForm(PortalForm):
    """Why an approved report is to be changed after all."""

    submit_label = "Reopen the report and tell the lead"
    missing = {"reason": "Say what is to be changed"}

    reason = words_box(
        "What is to be changed?",
        hint="The lead gets this by email.",
        longest=LONGEST_TEXT,
        required=True,
    )
