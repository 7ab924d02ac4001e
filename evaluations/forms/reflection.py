"""The few questions to a lead after each workshop."""

from evaluations.rules.reflection import REFLECTION_QUESTIONS
from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box

LONGEST_NOTE = 1000  # characters


def note_box(name: str, hint: str = ""):
    return words_box(REFLECTION_QUESTIONS[name], hint, longest=LONGEST_NOTE, rows=3)


class ReflectionForm(PortalForm):
    submit_label = "Save"
    opens_with_kept_words = True
    # Any of them is enough, which the page says above them.
    says_optional = False

    went_well = note_box("went_well")
    learned = note_box("learned", "What you saw, heard or read of their work.")
    would_change = note_box("would_change")
    will_try = note_box("will_try")
