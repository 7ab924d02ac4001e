"""What each intended outcome is about, and how one will know whether it came about."""

from django import forms

from pages.forms.base import PortalForm
from workgroups.models import Outcome
from workgroups.rules.outcome import categories_for


class MeasuresForm(PortalForm):
    """Two boxes for each outcome, named category-<id> and measure-<id>."""

    submit_label = "Save the measures"

    def __init__(self, *args, outcomes: list[Outcome], **kwargs):
        self.outcomes = outcomes
        # What Django copies the form's own fields from.
        self.base_fields = {
            f"{name}-{outcome.pk}": make(outcome)
            for outcome in outcomes
            for name, make in (("category", category_field), ("measure", measure_field))
        }
        super().__init__(*args, **kwargs)

    def said(self) -> dict[int, tuple[str, str]]:
        """Category and measure, by the outcome's id."""
        answers = self.cleaned_data
        return {
            outcome.pk: (answers[f"category-{outcome.pk}"], answers[f"measure-{outcome.pk}"])
            for outcome in self.outcomes
        }


def category_field(outcome: Outcome) -> forms.Field:
    choices = [(category.value, category.label) for category in categories_for(outcome.level)]
    return forms.ChoiceField(
        label=f"What is “{outcome.text}” about?",
        choices=[("", "Choose one"), *choices],
        initial=outcome.category,
        error_messages={"required": f"Choose what “{outcome.text}” is about"},
    )


def measure_field(outcome: Outcome) -> forms.Field:
    return forms.CharField(
        label=f"How is “{outcome.text}” measured?",
        help_text="For example, “A short test in October and in June”. One outcome needs it before "
        "the Work Group is published.",
        required=False,
        max_length=300,
        initial=outcome.measure,
    )
