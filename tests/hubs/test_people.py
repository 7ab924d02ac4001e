import pytest

from hubs.models import User

pytestmark = pytest.mark.django_db


def test_a_users_email_is_kept_in_lower_case():
    user = User.objects.create_user("Ada@Example.org", "Ada Brown")

    assert user.email == "ada@example.org"


@pytest.mark.parametrize("spelling", ["\u200bADA@example.org ", "ada@bu\u0308cher.example.org"])
def test_another_spelling_of_an_address_is_nobody_new(spelling):
    users = [
        User.objects.known_as("ada@example.org", "Ada Brown"),
        User.objects.known_as("ada@bücher.example.org", "Ada Brown"),
    ]

    assert User.objects.known_as(spelling, "Somebody") in users
    assert User.objects.count() == 2


@pytest.mark.parametrize("address", ["ada", "ada@example", "zoë@example.org"])
def test_nobody_is_made_at_an_address_that_no_email_reaches(address):
    with pytest.raises(ValueError, match="^"):
        User.objects.known_as(address, "Ada Brown")

    assert not User.objects.exists()
