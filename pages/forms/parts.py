"""Parts that several forms are made of."""

from datetime import date, datetime, time

from django import forms
from django.utils import timezone

LONG = 5000  # characters of a text on a page


def long_text(label: str, help_text: str = "", *, rows: int = 5, required: bool = False):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea({"rows": rows}),
    )


def london(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
