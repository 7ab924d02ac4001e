"""Fields that read what people type the way people type it."""

import re
from calendar import month_name
from datetime import date, time
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from pages.forms.widgets import DayInput
from pages.rules.mail_address import LONGEST, mail_address
from pages.rules.odd_characters import odd_hyphen_problem
from pages.wording import clock_words

MONTHS = [name.lower() for name in month_name if name]
FIRST_YEAR, LAST_YEAR = 1900, 2100
CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])?\.?m?\.?", re.ASCII)
NAMED_TIMES = {"midday": time(12), "noon": time(12), "midnight": time(0)}
SCHOOL_DAY_STARTS = 7  # an hour below it, without am or pm, could be meant either way
# “14:30pm” is odd, and can only mean one time.
EARLIEST_HOUR = {"a": 0, "p": 1}
LATEST_HOUR = {"a": 12, "p": 23}
POUNDS = re.compile(r"\d+(\.\d{1,2})?", re.ASCII)


def with_missing(kwargs: dict, missing: str) -> dict:
    """The keyword arguments of a field whose message for an empty answer is `missing`."""
    if missing:
        kwargs["error_messages"] = {**kwargs.get("error_messages", {}), "required": missing}
    return kwargs


class DayField(forms.Field):
    """A date in three boxes; months by number or by name. What was typed is kept on an error."""

    widget = DayInput
    default_error_messages = {
        "incomplete": "The date must include a %(parts)s",
        "year": "The year must have four digits, for example 2026",
        "invalid": "The date must be a real date, for example 17 11 2026",
    }

    def __init__(self, *, missing="", **kwargs):
        kwargs.setdefault("help_text", "For example, 17 11 2026")
        super().__init__(**with_missing(kwargs, missing))

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return value or None
        typed = [str(part or "").strip() for part in value]
        if not any(typed):
            return None
        self.refuse_gaps(typed)
        return self.as_date(*typed)

    def refuse_gaps(self, typed):
        gaps = [
            name for name, part in zip(("day", "month", "year"), typed, strict=True) if not part
        ]
        if gaps:
            raise self.error("incomplete", parts=" and ".join(gaps))

    def as_date(self, day, month, year):
        if is_number(year) and len(year) != 4:
            raise self.error("year")
        try:
            read = date(number(year), month_number(month), number(day))
        except ValueError as error:
            raise self.error("invalid") from error
        if not FIRST_YEAR <= read.year <= LAST_YEAR:
            raise self.error("invalid")
        return read

    def named_in_errors(self) -> None:
        """For a form with several dates: the summary of errors shows them away from their boxes."""
        called = str(self.label).rstrip("?")
        for code, words in DayField.default_error_messages.items():
            if self.error_messages[code] == words:
                self.error_messages[code] = f"{called}: {words[0].lower()}{words[1:]}"

    def error(self, code, **params):
        return ValidationError(self.error_messages[code], code=code, params=params)


class PickedDayField(DayField):
    """A date in one box, with a calendar to pick it from where there are scripts: for one of many
    in a table. A date that a form asks by itself has the three boxes of DayField.

    Read as 17/11/2026, 17 Nov 2026 or 2026-11-17. `called` names what it is the date of.
    """

    widget = forms.TextInput
    width = 10
    is_picked = True  # for the page, which puts the calendar beside it

    def __init__(self, *, label: str, called: str):
        super().__init__(
            label=label,
            required=False,
            help_text="",
            widget=forms.TextInput({"class": "moj-js-datepicker-input", "autocomplete": "off"}),
            error_messages={
                "year": f"The year of {called} must have four digits, for example 2026",
                "invalid": f"The date of {called} must be a real date, for example 17/11/2026",
            },
        )

    def prepare_value(self, value):
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return value or None
        parts = re.split(r"[\s/.,-]+", str(value).strip())
        if len(parts) != 3:
            raise self.error("invalid")
        is_iso = len(parts[0]) == 4
        return self.as_date(*(reversed(parts) if is_iso else parts))


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def number(text: str) -> int:
    """Raises ValueError unless it is one to four plain digits."""
    if not (is_number(text) and len(text) <= 4):
        raise ValueError(text[:10])
    return int(text)


def month_number(text: str) -> int:
    """11 for "11", "Nov" and "november". Raises ValueError."""
    name = text.lower().rstrip(".")
    if len(name) < 3 or is_number(name):
        return number(text)
    matching = [place for place, month in enumerate(MONTHS, 1) if month.startswith(name)]
    return matching[0] if matching else number(name)


class ClockField(forms.Field):
    """A time of day as people write it: 9:30am, 9.30, 14:30, midday."""

    widget = forms.TextInput
    width = 10
    default_error_messages = {
        "invalid": "Enter a time like 9:30am or 2pm",
        "unclear": "Say whether it is in the morning or the afternoon, for example %(pm)s",
    }

    def __init__(self, *, missing="", **kwargs):
        kwargs.setdefault("help_text", "For example, 9:30am or 2pm")
        super().__init__(**with_missing(kwargs, missing))

    def prepare_value(self, value):
        return clock_words(value) if isinstance(value, time) else value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, time):
            return value or None
        text = str(value).strip().lower()
        if not text:
            return None
        if text in NAMED_TIMES:
            return NAMED_TIMES[text]
        matched = CLOCK.fullmatch(text)
        if matched is None:
            raise self.error("invalid")
        return self.as_time(*matched.groups())

    def as_time(self, hour_text, minute_text, half):
        hour, minute = int(hour_text), int(minute_text or 0)
        # A minute past midnight is 12:01am, and “0:01am” to many.
        if half and not EARLIEST_HOUR[half] <= hour <= LATEST_HOUR[half]:
            raise self.error("invalid")
        # “06:30” is on the clock of 24 hours.
        if half is None and 1 <= hour < SCHOOL_DAY_STARTS and not hour_text.startswith("0"):
            raise self.error("unclear", pm=f"{hour}:{minute:02}pm")
        try:
            return time(on_24_hours(hour, half), minute)
        except ValueError as error:
            raise self.error("invalid") from error

    def error(self, code, **params):
        return ValidationError(self.error_messages[code], code=code, params=params)


def on_24_hours(hour: int, half: str | None) -> int:
    if half == "a":
        return hour % 12
    if half == "p" and hour < 12:
        return hour + 12
    return hour


class EmailField(forms.EmailField):
    """An address that can be written to, in its one spelling; the only box for one in the portal.

    Two spellings would be two people.
    """

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": LONGEST, **kwargs})

    def to_python(self, value):
        text = super().to_python(value)
        if text in self.empty_values:
            return text
        try:
            return mail_address(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


class CodeField(forms.CharField):
    """A code or a reference, which is compared sign by sign."""

    def clean(self, value):
        code = super().clean(value)
        if problem := odd_hyphen_problem(code):
            raise ValidationError(problem, code="odd_character")
        return code


class TelephoneField(forms.CharField):
    """A telephone number as people write it, perhaps with an extension; never required."""

    FEWEST_DIGITS = 7
    width = 20

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 30, **kwargs})

    def clean(self, value):
        number = super().clean(value)
        if number and sum(character.isdigit() for character in number) < self.FEWEST_DIGITS:
            raise ValidationError("Enter a whole telephone number, like 01632 960001")
        return number


class PoundsField(forms.DecimalField):
    """An amount of money in pounds, with or without the sign and the pence."""

    widget = forms.TextInput
    prefix = "£"
    width = 10
    default_error_messages = {
        "invalid": "Enter an amount in pounds, for example 75 or 75.50",
        "max_whole_digits": "The amount must be less than £1,000,000",
        "max_digits": "The amount must be less than £1,000,000",
    }

    def __init__(self, *, missing="", **kwargs):
        kwargs = {"max_digits": 8, "decimal_places": 2, **kwargs}
        super().__init__(**with_missing(kwargs, missing))

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        text = value.strip().removeprefix("£").replace(",", "").strip()
        if not text:
            return None
        if not POUNDS.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Decimal(text)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal"}
