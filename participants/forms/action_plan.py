"""The form of a school's action plan, with as many rows for actions as it needs and some more."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from pages.forms.base import prepare
from pages.forms.fields import DayField
from pages.forms.pupil_identity import words_box
from pages.forms.rows import ActionRowsForm, day_of_row, rows_needed
from participants.actions.action_plan import PlanWords
from participants.models import SchoolActionPlan


class ActionPlanForm(ActionRowsForm):
    """A school's plan: its priority, what it does by when, and what came of it."""

    opens_with_kept_words = True
    submit_label = "Save the plan"
    missing = {"priority": "Enter what the school wants to change"}
    no_day = "Enter by when action {row} is done"
    no_words = "Enter what action {row} is, or empty its date"

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
        self.rows = rows_needed(self.data, written, empty=2, fewest=3)
        for row in self.rows:
            self.add_row(row)
        boxes = [name for row in self.rows for name in (f"what_{row}", f"by_{row}")]
        self.order_fields(["version", "priority", *boxes, "review_on", "came_of"])

    def add_row(self, row: int) -> None:
        what = words_box(f"Action {row}", longest=300, rows=2)
        by = day_of_row(f"Action {row}: by when?", f"action {row}")
        for name, field in ((f"what_{row}", what), (f"by_{row}", by)):
            prepare(field, label=str(field.label))
            self.fields[name] = field

    def clean(self):
        cleaned = super().clean()
        # An action that is refused for its words is there, and has an error of its own.
        if not any(f"what_{row}" in self.errors or cleaned.get(f"what_{row}") for row in self.rows):
            self.add_error("what_1", "Enter at least one thing that the school will do")
        self.clean_review()
        return cleaned

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


def said_by(plan: SchoolActionPlan | None) -> dict:
    if plan is None:
        return {"version": 0}
    found = {name: getattr(plan, name) for name in ("version", "priority", "review_on", "came_of")}
    for row, action in enumerate(plan.actions.all(), 1):
        found |= {f"what_{row}": action.what, f"by_{row}": action.by_on}
    return found
