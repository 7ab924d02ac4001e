"""Fields that read what people type the way people type it."""

from datetime import date, time
from decimal import Decimal

import pytest
from crispy_forms.utils import render_crispy_form
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.forms.base import PortalForm
from pages.forms.fields import ClockField, DayField, PoundsField, TelephoneField
from tests.portal.hostile import HOSTILE


class MeetingForm(PortalForm):
    """A meeting, as a test asks for it."""

    missing = {"on": "Enter the date of the workshop"}

    on = DayField(label="Date of the workshop")
    starts = ClockField(label="Starting time")
    fee = PoundsField(label="Fee", min_value=0)


def meeting(**answers) -> MeetingForm:
    usual = {"on_day": "17", "on_month": "11", "on_year": "2026", "starts": "9:30am", "fee": "75"}
    return MeetingForm({**usual, **answers})


# Dates


@pytest.mark.parametrize(
    ("day", "month", "year", "read"),
    [
        ("17", "11", "2026", date(2026, 11, 17)),
        (" 3 ", "02", "2022", date(2022, 2, 3)),
        ("1", "Nov", "2026", date(2026, 11, 1)),
        ("1", "september", "2026", date(2026, 9, 1)),
        ("1", "Sept.", "2026", date(2026, 9, 1)),
        ("29", "2", "2028", date(2028, 2, 29)),
        ("1", "1", "1900", date(1900, 1, 1)),
        ("31", "12", "2100", date(2100, 12, 31)),
    ],
)
def test_a_day_is_read_as_people_write_it(day, month, year, read):
    form = meeting(on_day=day, on_month=month, on_year=year)

    assert form.is_valid()
    assert form.cleaned_data["on"] == read


@pytest.mark.parametrize(
    ("day", "month", "year", "message"),
    [
        ("", "", "", "Enter the date of the workshop"),
        ("17", "", "2026", "The date must include a month"),
        ("", "", "2026", "The date must include a day and month"),
        ("29", "2", "2027", "The date must be a real date, for example 17 11 2026"),
        ("31", "Feb", "2026", "The date must be a real date, for example 17 11 2026"),
        ("1", "Ma", "2026", "The date must be a real date, for example 17 11 2026"),
        ("1", "1", "26", "The year must have four digits, for example 2026"),
        ("1", "1", "20266", "The year must have four digits, for example 2026"),
        ("31", "12", "1899", "The date must be a real date, for example 17 11 2026"),
        ("1", "1", "2101", "The date must be a real date, for example 17 11 2026"),
        ("0", "1", "2026", "The date must be a real date, for example 17 11 2026"),
        ("1", "13", "2026", "The date must be a real date, for example 17 11 2026"),
    ],
)
def test_a_day_that_cannot_be_read_says_what_to_do(day, month, year, message):
    form = meeting(on_day=day, on_month=month, on_year=year)

    assert form.errors == {"on": [message]}


def test_what_was_typed_is_kept_on_an_error():
    html = render_crispy_form(meeting(on_day="31", on_month="Feb", on_year="2026"))

    assert 'value="31"' in html
    assert 'value="Feb"' in html


# Times


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:30am", time(9, 30)),
        ("0:01am", time(0, 1)),
        ("00:01 am", time(0, 1)),
        ("09:30am", time(9, 30)),
        ("02:30pm", time(14, 30)),
        ("0.30 a.m.", time(0, 30)),
        ("9.30", time(9, 30)),
        ("9.30 a.m.", time(9, 30)),
        ("0930", time(9, 30)),
        ("14:30", time(14, 30)),
        ("2:30 PM", time(14, 30)),
        ("2pm", time(14)),
        ("14:30pm", time(14, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("7", time(7)),
        ("06:59", time(6, 59)),
        ("23:59", time(23, 59)),
        ("0:15", time(0, 15)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, read):
    form = meeting(starts=typed)

    assert form.is_valid()
    assert form.cleaned_data["starts"] == read


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the starting time"),
        ("half past nine", "Enter a time like 9:30am or 2pm"),
        ("24:00", "Enter a time like 9:30am or 2pm"),
        ("9:60", "Enter a time like 9:30am or 2pm"),
        ("13am", "Enter a time like 9:30am or 2pm"),
        ("0pm", "Enter a time like 9:30am or 2pm"),
        (
            "2:30",
            "Say whether it is in the morning or the afternoon, for example 2:30pm",
        ),
        ("6.59", "Say whether it is in the morning or the afternoon, for example 6:59pm"),
    ],
)
def test_a_time_that_cannot_be_read_says_what_to_do(typed, message):
    assert meeting(starts=typed).errors == {"starts": [message]}


def test_a_stored_time_is_shown_in_the_portals_words():
    html = render_crispy_form(MeetingForm(initial={"starts": time(14, 30)}))

    assert 'value="2:30pm"' in html


# Money


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("75", Decimal("75")),
        ("£75.50", Decimal("75.50")),
        ("£ 1,075.5", Decimal("1075.5")),
        ("0", Decimal("0")),
        ("999999.99", Decimal("999999.99")),
    ],
)
def test_pounds_are_read_as_people_write_them(typed, read):
    form = meeting(fee=typed)

    assert form.is_valid()
    assert form.cleaned_data["fee"] == read


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the fee"),
        ("£", "Enter the fee"),
        ("free", "Enter an amount in pounds, for example 75 or 75.50"),
        ("-5", "Enter an amount in pounds, for example 75 or 75.50"),
        ("75.505", "Enter an amount in pounds, for example 75 or 75.50"),
        ("1000000", "The amount must be less than £1,000,000"),
        ("9" * 10_000, "The amount must be less than £1,000,000"),
    ],
)
def test_an_amount_that_cannot_be_read_says_what_to_do(typed, message):
    assert meeting(fee=typed).errors == {"fee": [message]}


@pytest.mark.parametrize("typed", ["", "01632 960001", "+44 (0)1632 960 001", "960 0123 ext 12"])
def test_a_telephone_number_is_kept_as_it_is_written(typed):
    assert TelephoneField().clean(typed) == typed


@pytest.mark.parametrize("typed", ["abc", "123456", "ask the office, ext 12"])
def test_what_nobody_could_ring_is_no_telephone_number(typed):
    with pytest.raises(ValidationError, match="Enter a whole telephone number, like 01632 960001"):
        TelephoneField().clean(typed)


# Whatever is sent


@given(day=HOSTILE, month=HOSTILE, year=HOSTILE)
@settings(max_examples=100)
def test_a_day_survives_whatever_is_sent(day, month, year):
    form = meeting(on_day=day, on_month=month, on_year=year)

    assert form.is_valid() in (True, False)


@given(typed=HOSTILE)
@settings(max_examples=100)
def test_a_time_survives_whatever_is_sent(typed):
    assert meeting(starts=typed).is_valid() in (True, False)


@given(typed=HOSTILE)
@settings(max_examples=100)
def test_an_amount_survives_whatever_is_sent(typed):
    assert meeting(fee=typed).is_valid() in (True, False)


@given(typed=st.times(min_value=time(7)).map(lambda t: t.replace(second=0, microsecond=0)))
@settings(max_examples=100)
def test_a_time_reads_back_what_it_shows(typed):
    field = ClockField()

    assert field.clean(field.prepare_value(typed)) == typed


def test_of_several_dates_in_a_form_each_error_names_its_own():
    class Stay(PortalForm):
        from_on = DayField(label="First day")
        until_on = DayField(label="What is the last day?")

    class Arrival(PortalForm):
        from_on = DayField(label="First day")

    typed = {"from_on_day": "31", "from_on_month": "2", "from_on_year": "2026"}
    part = {"until_on_day": "1", "until_on_month": "3", "until_on_year": ""}

    assert Stay(typed | part).errors == {
        "from_on": ["First day: the date must be a real date, for example 17 11 2026"],
        "until_on": ["What is the last day: the date must include a year"],
    }
    assert Arrival(typed).errors["from_on"] == [
        "The date must be a real date, for example 17 11 2026"
    ]
