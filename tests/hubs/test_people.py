import pytest

from hubs.models import User

pytestmark = pytest.mark.django_db


def test_a_users_email_is_kept_in_lower_case():
    user = User.objects.create_user("Ada@Example.org", "Ada Brown")

    assert user.email == "ada@example.org"
