"""Writing a report, and judging one."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.forms.boundfield import BoundField

from evaluations.choices import GridLine, Recommendation, Strength, Verdict
from evaluations.queries.report import comment_field
from evaluations.rules.report_parts import (
    EARLY,
    FOLLOWS,
    OF_RESEARCH,
    PASSAGES,
    REPORT_FIELDS,
    WHOLE,
    evidence_field,
)
from pages.forms.base import PortalForm
from pages.forms.document import DocumentField, WithDocument, no_pupil_box
from pages.forms.fields import DayField
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios
from pages.wording import number_words

LONGEST_TEXT, LONGEST_COMMENT, LONGEST_SOURCE = 5000, 2000, 300  # characters


@dataclass(frozen=True)
class Section:
    """Boxes that belong together, with what stands beside them."""

    title: str
    boxes: list[BoundField]
    intended: list[str] = field(default_factory=list)
    beside: list[Any] = field(default_factory=list)  # figures
    notes: list[Any] = field(default_factory=list)  # of leads, after each workshop
    about: str = ""  # what was planned, in words
    # What hub leads say of it, each with the box that says it is dealt with.
    comments: list[tuple[Any, BoundField]] = field(default_factory=list)


def choice_field(label: str, choices: type[TextChoices], *, inline=False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices.choices, required=False, widget=Radios(inline=inline)
    )


def passage_box(name: str, hint: str = "", *, rows: int = 4, optional: bool = False):
    label = f"{PASSAGES[name]} (optional)" if optional else PASSAGES[name]
    return words_box(label, hint, longest=LONGEST_TEXT, rows=rows)


class ReportForm(PortalForm):
    """Every box of a report. A draft may leave any of them empty."""

    opens_with_kept_words = True
    says_optional = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    did_it_work = passage_box("did_it_work", rows=6)
    how_we_know = passage_box(
        "how_we_know", "What was seen, measured or heard, and from whom.", rows=6
    )
    should_it_repeat = passage_box("should_it_repeat")
    what_next = passage_box("what_next")
    tasks_showed = passage_box(
        "tasks_showed", "What people did between workshops, and what visitors found.", optional=True
    )
    value_for_money = passage_box(
        "value_for_money",
        "Set what changed against the time and money that it took.",
        optional=True,
    )
    research_finding = passage_box(
        "research_finding", "Answer the question, and say how sure you are.", rows=6
    )
    instruments = passage_box(
        "instruments",
        "Which instruments you used, with whom you compared, and what the comparison cannot show. "
        "Add the instruments below as documents.",
    )
    innovation_shown = passage_box(
        "innovation_shown", "What another hub could take over as it is.", optional=True
    )
    recommendation = choice_field(FOLLOWS["recommendation"], Recommendation)
    carry_forward = passage_box(
        "carry_forward",
        "What next year’s plan should take up. The hub keeps it as a need from here.",
        optional=True,
    )

    early_because = words_box(
        "Why do you hand it in before the last workshop?",
        hint="For example, that everybody has agreed to end early. A draft needs no reason.",
        longest=LONGEST_SOURCE,
        rows=2,
    )

    def __init__(self, *args, is_early: bool, is_research: bool, comments=(), **kwargs):
        self.is_research = is_research
        self.comments = list(comments)
        ticks = {dealt_field(comment): dealt_box(comment) for comment in self.comments}
        asked = {
            name: box
            for name, box in self.base_fields.items()
            if (is_research or name not in OF_RESEARCH) and (is_early or name != EARLY)
        }
        # In front, as on the page, so that what is missing is listed from the top down.
        self.base_fields = evidence_boxes() | asked | ticks
        super().__init__(*args, **kwargs)

    def groups(self, beside, intended, plan, notes) -> list[tuple[str, list[Section]]]:
        """The page's headings, and the sections under each; `plan` is what research planned.

        `notes` are those of leads, by the box.
        """
        lines = [self.line_section(line, beside, intended) for line in GridLine]
        follows = [name for name in (*FOLLOWS, EARLY) if name in self.fields]
        found = [
            ("What has changed", lines),
            (
                "The Work Group as a whole",
                [self.section(name, beside, notes=notes.get(name, [])) for name in WHOLE],
            ),
            ("What should follow", [self.section(name, beside) for name in follows]),
        ]
        if self.is_research:
            asked = [self.section(name, beside, about=plan[name]) for name in OF_RESEARCH]
            found.insert(0, ("What was found out", asked))
        return found

    def line_section(self, line: GridLine, beside, intended) -> Section:
        return Section(
            title=line.label,
            boxes=[self[evidence_field(line, part)] for part in ("text", "strength", "source")],
            intended=intended[line],
            beside=beside[line],
            comments=self.comments_on(line),
        )

    def section(self, name: str, beside, about: str = "", notes=()) -> Section:
        return Section(
            title="",
            boxes=[self[name]],
            beside=beside.get(name, []),
            about=about,
            notes=list(notes),
            comments=self.comments_on(name),
        )

    def comments_on(self, passage: str) -> list[tuple[Any, BoundField]]:
        return [
            (comment, self[dealt_field(comment)])
            for comment in self.comments
            if comment.passage == passage
        ]

    def parts(self) -> dict[str, str]:
        """The text of each box that can be kept, for `save_report`; '' of what is not asked."""
        return {
            name: self.cleaned_data.get(name, "")
            for name in (*evidence_boxes(), *REPORT_FIELDS, EARLY)
        }

    def dealt_with(self) -> set[int]:
        """The comments that are ticked."""
        return {one.pk for one in self.comments if self.cleaned_data[dealt_field(one)]}

    def seen_version(self) -> int | None:
        return self.cleaned_data["version"]


def dealt_field(comment: Any) -> str:
    return f"dealt_with_{comment.pk}"


def dealt_box(comment: Any) -> forms.BooleanField:
    return forms.BooleanField(
        label="I have dealt with this", required=False, initial=comment.is_dealt_with
    )


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
        # The boxes of all lines ask the same, and a message above them says of which it is.
        for part, what, most in (
            ("text", "the evidence", LONGEST_TEXT),
            ("source", "where it comes from", LONGEST_SOURCE),
        ):
            boxes[evidence_field(line, part)].error_messages["max_length"] = (
                f"{line.label}: {what} must be {number_words(most)} characters or fewer"
            )
    return boxes


class ReviewForm(PortalForm):
    """A hub lead's answer to a submitted report."""

    # None of many boxes need be filled in, which the page says above them.
    says_optional = False
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
        hint="If you return it, say what to change, here or beside a passage. The lead gets them "
        "by email.",
        longest=LONGEST_TEXT,
        rows=6,
    )

    def __init__(self, *args, passages=(), **kwargs):
        # In front, as on the page.
        boxes = {comment_field(name): comment_box(name) for name in passages}
        self.base_fields = boxes | self.base_fields
        super().__init__(*args, **kwargs)

    def passages(self) -> dict[str, str]:
        """What is said beside each passage."""
        return {
            name: self.cleaned_data[comment_field(name)]
            for name in PASSAGES
            if self.cleaned_data.get(comment_field(name))
        }


def comment_box(passage: str) -> forms.CharField:
    return words_box(f"Comment on “{PASSAGES[passage]}”", longest=LONGEST_COMMENT, rows=2)


class BoardCommentForm(PortalForm):
    """What somebody on the board says of a report."""

    submit_label = "Add the comment"
    missing = {"text": "Write what you want to say"}

    text = words_box(
        "What do you want to say of this report?",
        hint="Everybody who may read the report reads it. The hub lead gets it by email.",
        longest=LONGEST_COMMENT,
        rows=6,
        required=True,
    )


class SendingForm(PortalForm):
    """That a report went to the national team, on which day."""

    submit_label = "Keep it"
    missing = {"sent_on": "Enter the day on which it was sent"}

    sent_on = DayField(label="When was it sent?")
    not_sent = forms.BooleanField(label="It has not been sent after all", required=False)

    def __init__(self, *args, is_sent: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_sent:
            del self.fields["not_sent"]


class ReportFileForm(WithDocument, PortalForm):
    """A document that goes with a report."""

    submit_label = "Add the document"
    missing = {"title": "Enter what it is called", "file": "Choose the document"}

    title = forms.CharField(label="What is it called?", max_length=160)
    file = DocumentField(label="Document", required=True)
    shows_no_pupil = no_pupil_box()


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
