"""Planning a visit to a school, writing it up, and saying how far what was agreed has come."""

from collections.abc import Iterator

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from pages.forms.base import PortalForm, PortalModelForm, prepare
from pages.forms.fields import DayField
from pages.forms.parts import LONG
from pages.forms.pupil_identity import words_box
from pages.forms.rows import ActionRowsForm, day_of_row, rows_needed
from pages.forms.widgets import Checkboxes, Radios
from workgroups.actions.visit import Account, Agreed
from workgroups.choices import ActionOwner, VisitCompany, VisitSide, VisitStanding
from workgroups.forms.workgroup_choice import offer_workgroups
from workgroups.models import AgreedAction, SupportVisit, WorkGroup
from workgroups.queries.visit import contacts_to_tell, possible_visitors

WHAT_IS_AGREED = (
    "Something that somebody does next, and by when. Leave the boxes empty that you do not need."
)


class VisitForm(PortalModelForm):
    """Who goes when, and why."""

    submit_label = "Save the visit"
    missing = {
        "day": "Enter the day of the visit",
        "visitor": "Choose who goes",
        "focus": "Enter what the visit is about",
    }

    day = DayField(label="On which day?")
    focus = words_box(
        "What is it about?",
        "For example, reasoning in Year 3. The school and the board read this.",
        longest=200,
        rows=0,
        required=True,
    )

    class Meta:
        model = SupportVisit
        fields = ["day", "visitor", "focus", "workgroup"]
        labels = {"visitor": "Who goes?", "workgroup": "Is it part of a Work Group?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hub, today = self.instance.hub_id, timezone.localdate()
        self.fields["visitor"].queryset = possible_visitors(hub, today)
        self.fields["visitor"].help_text = (
            "Local leaders of your hub, its staff and the leads of its Work Groups. They are told "
            "by email."
        )
        groups = WorkGroup.objects.filter(hub=hub, cancelled_at=None)
        offer_workgroups(self.fields["workgroup"], groups)
        self.fields["workgroup"].empty_label = "No"


class CallOffForm(PortalForm):
    submit_label = "Call the visit off"
    missing = {"side": "Choose who called it off"}

    side = forms.ChoiceField(label="Who called it off?", choices=VisitSide.choices, widget=Radios())
    because = words_box("Why?", longest=300, rows=2)


class WriteUpForm(ActionRowsForm):
    """What came of a visit: as many rows for what was agreed as are needed, and some more."""

    opens_with_kept_words = True
    submit_label = "Save what came of it"
    missing = {
        "company": "Choose who was there",
        "standing": "Choose how things go",
        "summary": "Enter how things go, in a sentence or two",
    }
    no_day = "Enter by when “agreed {row}” is done"
    no_words = "Enter what was agreed, or empty the date of “agreed {row}”"

    company = forms.MultipleChoiceField(
        label="Who of the school was there?", choices=VisitCompany.choices, widget=Checkboxes()
    )
    standing = forms.ChoiceField(
        label="How do things go?", choices=VisitStanding.choices, widget=Radios()
    )
    summary = words_box(
        "In a sentence or two",
        "The strategic board reads this. Leave out people’s names.",
        longest=300,
        rows=2,
        required=True,
    )
    notes = words_box(
        "Your notes",
        "For the hub’s staff and you, if you want to keep more. Write what the school could read "
        "too. Do not name pupils.",
        longest=LONG,
        rows=6,
    )
    next_day = DayField(
        label="When is the next visit?",
        required=False,
        help_text="It is then planned, with the same visitor and focus. Leave it empty if no day "
        "is set.",
    )

    def __init__(self, *args, visit: SupportVisit, **kwargs):
        kwargs["initial"] = {**said_of_visit(visit), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.visit = visit
        positions = [action.position for action in visit.actions.all()]
        self.rows = rows_needed(self.data, max(positions, default=0), empty=1, fewest=2)
        for row in self.rows:
            self.add_row(row)
        boxes = [f"{name}_{row}" for row in self.rows for name in ("what", "owner", "by")]
        self.order_fields(
            ["version", "company", "standing", "summary", "notes", *boxes, "next_day"]
        )

    def add_row(self, row: int) -> None:
        fields = {
            f"what_{row}": words_box(
                f"Agreed {row}", WHAT_IS_AGREED if row == 1 else "", longest=300, rows=2
            ),
            f"owner_{row}": forms.ChoiceField(
                label=f"Agreed {row}: who does it?",
                choices=ActionOwner.choices,
                initial=ActionOwner.SCHOOL,
                required=False,
                widget=Radios(inline=True),
            ),
            f"by_{row}": day_of_row(f"Agreed {row}: by when?", f"“agreed {row}”"),
        }
        for name, field in fields.items():
            prepare(field, label=str(field.label))
            self.fields[name] = field

    def clean(self):
        cleaned = super().clean()
        next_day = cleaned.get("next_day")
        if next_day and next_day <= self.visit.day:
            self.add_error("next_day", "The next visit must be after this one")
        return cleaned

    def account(self) -> Account:
        given = self.cleaned_data
        return Account(
            company=given["company"],
            notes=given["notes"],
            summary=given["summary"],
            standing=given["standing"],
            actions=dict(self.agreed()),
            next_day=given["next_day"],
        )

    def agreed(self) -> Iterator[tuple[int, Agreed]]:
        given = self.cleaned_data
        for row in self.rows:
            if what := given[f"what_{row}"]:
                # Not chosen, it is the school's: what the form begins with.
                owner = given[f"owner_{row}"] or ActionOwner.SCHOOL
                yield row, Agreed(what, owner, given[f"by_{row}"])


def said_of_visit(visit: SupportVisit) -> dict:
    names = ("version", "company", "standing", "summary", "notes")
    found = {name: getattr(visit, name) for name in names}
    for action in visit.actions.all():
        row = action.position
        found |= {
            f"what_{row}": action.what,
            f"owner_{row}": action.owner,
            f"by_{row}": action.by_on,
        }
    return found


class ProgressForm(PortalModelForm):
    """How far one thing agreed has come."""

    submit_label = "Save"

    progress = words_box("How far has it come?", longest=300, rows=3)
    done_on = DayField(
        label="When was it done?", help_text="Leave it empty if it is not.", required=False
    )

    class Meta:
        model = AgreedAction
        fields = ["progress", "done_on"]

    def clean_done_on(self):
        done_on = self.cleaned_data["done_on"]
        if done_on and done_on > timezone.localdate():
            raise forms.ValidationError("It cannot have been done on a day still to come")
        return done_on


class ContactChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, contact):
        return f"{contact.name}, {contact.get_role_display().lower()}, {contact.email}"


class TellSchoolForm(PortalForm):
    """Who of the school gets what was agreed."""

    submit_label = "Send what was agreed"

    contacts = ContactChoice(
        queryset=None,
        label="Who gets it?",
        widget=Checkboxes(),
        error_messages={"required": "Choose at least one person"},
    )

    def __init__(self, *args, visit: SupportVisit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contacts"].queryset = contacts_to_tell(visit, timezone.localdate())


class SchoolAnswerForm(PortalForm):
    """What the school says of what it agreed to do."""

    opens_with_kept_words = True
    submit_label = "Save what you have written"
    says_optional = False

    says = words_box(
        "Would you put anything otherwise?",
        "The visitor and the hub read this. Do not name pupils.",
        longest=1000,
    )

    def __init__(self, *args, visit: SupportVisit, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("says", visit.school_says)
        self.actions = [one for one in visit.actions.all() if one.owner == ActionOwner.SCHOOL]
        for action in self.actions:
            self.add_action(action)
        self.order_fields([*(name for name in self.fields if name != "says"), "says"])

    def add_action(self, action: AgreedAction) -> None:
        # What was agreed may hold any words; the message names the box and not those.
        label = "How far has it come?"
        progress = forms.CharField(
            label=action.what,
            help_text=label,
            required=False,
            initial=action.progress,
            widget=forms.Textarea({"rows": 2}),
            validators=[MaxLengthValidator(300)],
        )
        done = forms.BooleanField(
            label="It is done", required=False, initial=action.done_on is not None
        )
        for name, field in ((f"progress_{action.pk}", progress), (f"done_{action.pk}", done)):
            prepare(field, label=label)
            self.fields[name] = field

    def progress(self) -> dict[int, tuple[str, bool]]:
        given = self.cleaned_data
        return {
            action.pk: (given[f"progress_{action.pk}"], given[f"done_{action.pk}"])
            for action in self.actions
        }
