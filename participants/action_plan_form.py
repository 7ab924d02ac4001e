"""The form of a school's action plan, with as many rows for actions as it needs and some more."""

from collections.abc import Iterator
from datetime import date

from django import forms
from django.utils import timezone

from hubs.forms.base import PortalForm, prepare
from hubs.forms.fields import DayField
from hubs.forms.pupil_identity import words_box
from participants.actions.action_plan import PlanWords
from participants.models import SchoolActionPlan

ACTIONS_AT_MOST = 10
EMPTY_ROWS = 2
FEWEST_ROWS = 3


class ActionPlanForm(PortalForm):
    """A school's plan: its priority, what it does by when, and what came of it."""

    submit_label = "Save the plan"
    missing = {"priority": "Enter what the school wants to change"}
    says_optional = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    priority = words_box(
        "What does the school want to change?",
        "Its priority in this Work Group. Do not name pupils.",
        rows=3,
        required=True,
    )
    review_on = DayField(
        label="When do you look back at it?",
        required=False,
        help_text="For example, 25 5 2027. Leave it empty if you do not know yet.",
    )
    came_of = words_box(
        "What came of it?",
        "Once you have looked back: what changed, and how you know. Do not name pupils.",
        rows=3,
    )

    def __init__(self, *args, plan: SchoolActionPlan | None, **kwargs):
        kwargs["initial"] = {**said_by(plan), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        written = len(plan.actions.all()) if plan else 0
        self.rows = range(1, rows_needed(self.data, written) + 1)
        for row in self.rows:
            self.add_row(row)
        boxes = [name for row in self.rows for name in (f"what_{row}", f"by_{row}")]
        self.order_fields(["version", "priority", *boxes, "review_on", "came_of"])

    def add_row(self, row: int) -> None:
        what = words_box(f"Action {row}", longest=300, rows=2)
        by = DayField(label=f"Action {row}: by when?", required=False)
        for name, field in ((f"what_{row}", what), (f"by_{row}", by)):
            prepare(field, label=str(field.label))
            self.fields[name] = field

    def clean(self):
        cleaned = super().clean()
        for row in self.rows:
            self.clean_row(row)
        if not any(f"what_{row}" in self.errors or cleaned.get(f"what_{row}") for row in self.rows):
            self.add_error("what_1", "Enter at least one thing that the school will do")
        self.clean_review()
        return cleaned

    def clean_row(self, row: int) -> None:
        what, by = f"what_{row}", f"by_{row}"
        if self.errors.keys() & {what, by}:
            return
        if self.cleaned_data.get(what) and not self.cleaned_data.get(by):
            self.add_error(by, f"Enter by when action {row} is done")
        elif self.cleaned_data.get(by) and not self.cleaned_data.get(what):
            self.add_error(what, f"Enter what action {row} is, or empty its date")

    def clean_review(self) -> None:
        came_of, on = self.cleaned_data.get("came_of"), self.cleaned_data.get("review_on")
        if not came_of or "review_on" in self.errors:
            return
        if on is None:
            self.add_error("review_on", "Enter the day on which you looked back")
        elif on > timezone.localdate():
            self.add_error(
                "review_on", "Enter the day on which you looked back: it cannot be still to come"
            )

    def words(self) -> PlanWords:
        return PlanWords(
            priority=self.cleaned_data["priority"],
            actions=list(self.actions()),
            review_on=self.cleaned_data["review_on"],
            came_of=self.cleaned_data["came_of"],
        )

    def actions(self) -> Iterator[tuple[str, date]]:
        for row in self.rows:
            if what := self.cleaned_data[f"what_{row}"]:
                yield what, self.cleaned_data[f"by_{row}"]

    @property
    def seen_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def has_seen(self, version: int) -> None:
        """The writer now has that version before them, as the page that comes back shows it."""
        self.data = {name: self.data[name] for name in self.data} | {"version": str(version)}


def said_by(plan: SchoolActionPlan | None) -> dict:
    if plan is None:
        return {"version": 0}
    found = {name: getattr(plan, name) for name in ("version", "priority", "review_on", "came_of")}
    for row, action in enumerate(plan.actions.all(), 1):
        found |= {f"what_{row}": action.what, f"by_{row}": action.by_on}
    return found


def rows_needed(data, written: int) -> int:
    """As many as were sent, so that none is lost; else those written and some more."""
    sent = [row for row in range(1, ACTIONS_AT_MOST + 1) if f"what_{row}" in data]
    shown = max(FEWEST_ROWS, written + EMPTY_ROWS, *sent, 0)
    return min(shown, ACTIONS_AT_MOST)
