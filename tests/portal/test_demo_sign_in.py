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


def test_the_demonstration_says_that_a_head_has_no_account_and_where_the_letters_are(
    client, settings
):
    settings.DEMO = True

    page = client.get(ASK).text

    assert "A head does not sign in" in page
    assert 'href="/mailbox/?q=please%20approve">A head who is asked to approve a place</a>' in page


def test_elsewhere_a_head_is_told_to_use_the_links_in_the_emails(client):
    page = client.get(ASK).text

    assert "Heads and school offices have no account either" in page
    assert "/mailbox/" not in page


def test_every_role_with_an_account_is_on_the_list():
    roles = {"administrator", "hub lead", "board", "partner", "leads", "local leader"}
    roles |= {"teacher", "national team", "installation"}
    said = " ".join(who for _, who in SIGN_INS)

    assert {role for role in roles if role not in said} == set()


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
