"""The named fields of an email to many."""

import pytest

from participants.rules.circular import filled_in, first_name, unknown_fields


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("Dear {name}", []),
        ("Dear {First_Name}, see {  next  date }", []),
        ("Dear {nmae} and {nmae}", ["nmae"]),
        ("{}", [""]),
        ("A set {1, 2}", ["1, 2"]),
        ("{ left open", []),
    ],
)
def test_a_field_is_known_however_it_is_typed(typed, unknown):
    assert unknown_fields(typed, ["name", "first name", "next date"]) == unknown


def test_what_a_value_holds_is_no_field():
    said = filled_in("Dear {name}: {hub}", {"name": "{hub}", "hub": "North"})

    assert said == "Dear {hub}: North"


@pytest.mark.parametrize(
    ("name", "first"),
    [("Amy Chen", "Amy"), ("Dr. Amy Chen", "Amy"), ("Mr", "Mr"), ("Zoë", "Zoë"), ("", "")],
)
def test_first_name_is_without_a_title(name, first):
    assert first_name(name) == first
