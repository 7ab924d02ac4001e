"""The three questions of 2014 on what schools need, in our own words."""

from django import forms

from pages.forms.guarded import GuardedForm
from pages.forms.widgets import Radios
from schools.choices import Phase

LONG = 5000  # characters of a text on a page
SAY_SOMETHING = "Answer at least one of the three questions"
SEVERAL_PHASES = ("", "Several of them")
# Source: 003_c63b33b99db419b5.txt: the needs, the priorities, what is really important.
QUESTIONS = ("what_is_needed", "what_comes_first", "what_matters_most")


def long_answer(label: str, help_text: str = "", *, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONG,
        widget=forms.Textarea({"rows": rows}),
    )


class ThreeQuestionsForm(GuardedForm):
    """The three questions of the survey of needs. One answer is enough."""

    needed_at_times = frozenset({"what_is_needed"})
    submit_label = "Send your answers"

    what_is_needed = long_answer(
        "What does your school need?", "In maths, as you see it. Do not name pupils."
    )
    what_comes_first = long_answer("What would you put first?", "Your priorities this year.")
    what_matters_most = long_answer(
        "What is really important to you?", "What should not get lost, whatever else we do?"
    )
    phase = forms.ChoiceField(
        label="Which ages is it about?",
        required=False,
        choices=[*Phase.choices, SEVERAL_PHASES],
        widget=Radios(),
    )

    def clean(self):
        cleaned = super().clean()
        said = [cleaned.get(name) for name in QUESTIONS]
        if not any(said) and not any(name in self.errors for name in QUESTIONS):
            self.add_error("what_is_needed", SAY_SOMETHING)
        return cleaned

    def words(self) -> dict:
        """What is kept of the need, by the names of its columns."""
        return {name: self.cleaned_data[name] for name in (*QUESTIONS, "phase")}
