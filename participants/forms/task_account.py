"""How far a participant is with a school-based task, and how it went."""

from django import forms

from pages.forms.base import PortalForm
from pages.forms.document import DocumentField, WithDocument, no_pupil_box
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios
from participants.actions.task_account import TaskWords
from participants.models import TaskAccount

DONE, NOT_YET = "done", "not_yet"
COLLEAGUES_AT_MOST, PUPILS_AT_MOST = 500, 5000


def number_of_people(label: str, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        help_text="A number, as near as you can tell.",
    )


class TaskAccountForm(WithDocument, PortalForm):
    """Opens with what was said before; whoever has said nothing yet says first if it is done."""

    submit_label = "Save"
    opens_with_kept_words = True
    missing = {"state": "Choose whether you have done the task"}
    widths = {"colleagues": 4, "pupils": 5}

    state = forms.ChoiceField(
        label="Have you done it?",
        choices=[(DONE, "Yes, it is done"), (NOT_YET, "Not yet")],
        widget=Radios(inline=True),
    )
    words = words_box(
        "How did it go?",
        "What you tried and what you saw, or what stands in the way. Do not name pupils.",
        rows=4,
    )
    link = forms.URLField(
        label="Link to something you made",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="For example a lesson that you share. The lead and the hub can open it.",
    )
    file = DocumentField(label="A file", hint="The lead and the hub can open it.")
    shows_no_pupil = no_pupil_box()
    takes_file_away = forms.BooleanField(
        label="Take away the file that I sent before", required=False
    )
    colleagues = number_of_people("How many colleagues took part?", COLLEAGUES_AT_MOST)
    pupils = number_of_people("How many pupils did it reach?", PUPILS_AT_MOST)

    def __init__(self, *args, account: TaskAccount | None, has_file: bool, **kwargs):
        kwargs["initial"] = {**said_before(account), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if has_file:
            self.fields["file"].label = "Another file"
        else:
            del self.fields["takes_file_away"]

    def words_said(self) -> TaskWords:
        said = self.cleaned_data
        return TaskWords(
            is_done=said["state"] == DONE,
            words=said["words"],
            link=said["link"],
            colleagues=said["colleagues"],
            pupils=said["pupils"],
            file=said["file"],
            takes_file_away=said.get("takes_file_away", False),
        )


def said_before(account: TaskAccount | None) -> dict:
    if account is None:
        return {}
    kept = {name: getattr(account, name) for name in ("words", "link", "colleagues", "pupils")}
    return kept | {"state": DONE if account.is_done else NOT_YET}
