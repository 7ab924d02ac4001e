"""What the template pack `govuk` asks about a form's field."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from pages.forms.free_text import NameQuestion
from pages.forms.widgets import DayInput, QuickSelect, SchoolInput, TrapInput

register = template.Library()

# The first that fits; a list of checkboxes is also a list of radios to Django.
KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.HiddenInput, "hidden"),
    (forms.MultipleHiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (DayInput, "day"),
    (SchoolInput, "school"),
    (TrapInput, "trap"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.widgets.Input, "text"),
]
STYLES = {
    "text": "govuk-input",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
}
IN_SEVERAL_PARTS = ("checkboxes", "radios", "day")
USUAL_WIDTHS = {"tel": 20, "number": 5}


@register.filter
def kind(field: BoundField) -> str:
    widget = field.field.widget
    for cls, name in KINDS:
        if isinstance(widget, cls):
            return name
    raise TypeError(f"The template pack has no layout for {type(widget).__name__}.")


@register.filter
def first_id(field: BoundField) -> str:
    """The id of the first box of the field, where the error summary leads."""
    if getattr(field.field, "candidates", ()):
        return f"{field.auto_id}_pk_0"
    return f"{field.auto_id}_0" if kind(field) in IN_SEVERAL_PARTS else field.auto_id


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of the hint and the error, for the fieldset around the boxes."""
    return field.aria_describedby or ""


@register.filter
def is_optional(field: BoundField) -> bool:
    form = field.form
    if field.name in getattr(form, "needed_at_times", ()):
        return False
    says_so = getattr(form, "says_optional", False)
    return says_so and not field.field.required and kind(field) != "checkbox"


@register.filter
def is_heading(field: BoundField) -> bool:
    return getattr(field.form, "heading_field", "") == field.name


@register.filter
def is_revealed(field: BoundField) -> bool:
    """Is the field shown under a choice of another one?"""
    return any(
        field.name in getattr(other.widget, "reveals", {}).values()
        for other in field.form.fields.values()
    )


@register.filter
def name_question(field: BoundField) -> NameQuestion | None:
    """What its writer is asked about names in it, if anything."""
    return getattr(field.form, "name_questions", {}).get(field.name)


@register.filter
def character_limit(field: BoundField) -> int | None:
    return getattr(field.field, "max_length", None) if kind(field) == "textarea" else None


@register.simple_tag
def box(field: BoundField) -> SafeString:
    """The field's input, select or textarea in the design system's classes."""
    widget = copy(field.field.widget)
    if type(widget) is forms.Select:
        widget = QuickSelect(widget.attrs, widget.choices)
    # The browser cuts what is pasted at its limit and says nothing; the form says what is too long.
    attrs: dict[str, Any] = {"maxlength": False, "minlength": False}
    if isinstance(widget, forms.NumberInput):
        # A number box loses what is not a number and changes when the page is scrolled over it.
        attrs |= {"inputmode": "decimal" if has_fractions(field) else "numeric"}
        attrs |= {"min": False, "max": False, "step": False}
        widget.input_type = "text"
    if isinstance(widget, forms.EmailInput):
        attrs["spellcheck"] = "false"
    attrs["class"] = " ".join(styles(field))
    if described := descriptions(field):
        attrs["aria-describedby"] = described
    return field.as_widget(widget, attrs)


def has_fractions(field: BoundField) -> bool:
    return isinstance(field.field, forms.DecimalField | forms.FloatField)


def descriptions(field: BoundField) -> str:
    limit = f"{field.auto_id}-info" if character_limit(field) else ""
    return " ".join(part for part in (described_by(field), limit) if part)


def styles(field: BoundField) -> list[str]:
    widget = field.field.widget
    base = STYLES[kind(field)]
    found = [base]
    if field.errors:
        found.append(f"{base}--error")
    if character_limit(field):
        found.append("govuk-js-character-count")
    width = getattr(field.field, "width", USUAL_WIDTHS.get(getattr(widget, "input_type", "")))
    if width and base == "govuk-input":
        found.append(f"govuk-input--width-{width}")
    if own := widget.attrs.get("class"):
        found.append(own)
    return found


@dataclass(frozen=True)
class Choice:
    """One choice of radios or checkboxes."""

    id: str
    name: str
    value: str
    label: str
    is_chosen: bool
    hint: str
    revealed: BoundField | None


@register.filter
def choices(field: BoundField) -> list[Choice]:
    widget = field.field.widget
    hints = {str(value): hint for value, hint in getattr(widget, "hints", {}).items()}
    reveals = {str(value): name for value, name in getattr(widget, "reveals", {}).items()}
    return [
        Choice(
            id=option.data["attrs"]["id"],
            name=option.data["name"],
            value=(value := str(option.data["value"])),
            label=option.data["label"],
            is_chosen=option.data["selected"],
            hint=hints.get(value, ""),
            revealed=field.form[reveals[value]] if value in reveals else None,
        )
        for option in field.subwidgets
    ]


@dataclass(frozen=True)
class DayPart:
    """One of the three boxes of a date."""

    id: str
    name: str
    value: str
    label: str
    width: int


@register.filter
def day_parts(field: BoundField) -> list[DayPart]:
    boxes = field.subwidgets[0].data["subwidgets"]
    labels = (("Day", 2), ("Month", 2), ("Year", 4))
    return [
        DayPart(part["attrs"]["id"], part["name"], part["value"] or "", label, width)
        for part, (label, width) in zip(boxes, labels, strict=True)
    ]


@dataclass(frozen=True)
class Lookup:
    """What the field of a school shows, in its boxes and beside them."""

    name: str
    source: str
    typed: str
    chosen: str
    chosen_for: str
    candidates: list
    is_full_list: bool
    kept: list
    takes_several: bool


@register.filter
def school_lookup(field: BoundField) -> Lookup:
    asked: Any = field.field
    typed, chosen, chosen_for, *_ = asked.prepare_value(field.value())
    return Lookup(
        name=field.html_name,
        source=str(asked.source),
        typed=typed,
        chosen=chosen,
        chosen_for=chosen_for,
        candidates=list(asked.candidates),
        is_full_list=asked.is_full_list,
        kept=list(getattr(asked, "kept", ())),
        takes_several=asked.widget.takes_several,
    )
