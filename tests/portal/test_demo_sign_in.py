"""In the demonstration one click is enough; anywhere else there is no such thing."""

import pytest

from hubs.models import User
from portal.demo.cast import ADMINISTRATOR, SIGN_INS
from tests.portal.signing_in import ASK, is_signed_in

pytestmark = pytest.mark.django_db

CLICK = "/sign-in/demonstration/"


@pytest.fixture
def alex():
    return User.objects.create_user(*ADMINISTRATOR)


def test_one_click_of_the_demonstration_signs_in(client, alex, settings):
    settings.DEMO = True

    page = client.get(ASK).content.decode()
    client.post(CLICK, {"email": alex.email})

    assert all(f'value="{email}"' in page for email, _ in SIGN_INS)
    assert is_signed_in(client)


def test_nobody_but_the_invented_people_enters_by_a_click(client, settings):
    settings.DEMO = True
    User.objects.create_user("ada@example.org", "Ada Brown")

    assert client.post(CLICK, {"email": "ada@example.org"}).status_code == 404
    assert not is_signed_in(client)


def test_outside_the_demonstration_there_is_no_such_click(client, alex):
    page = client.get(ASK).content.decode()

    assert client.post(CLICK, {"email": alex.email}).status_code == 404
    assert "one click" not in page
    assert not is_signed_in(client)
