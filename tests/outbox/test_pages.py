import pytest

from access.roles import Role
from outbox.models import Message
from participants.actions.place import offer_place
from tests.factories import InterestFactory, UserFactory, approved, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer():
    interest = approved(InterestFactory())
    return offer_place(interest=interest, by=member(interest.workgroup.hub, Role.ADMINISTRATOR))


def test_staff_read_a_message_without_the_link_that_acts_for_its_reader(client, offer):
    client.force_login(offer.offered_by)
    message = Message.objects.get(kind="place-offered")
    token = message.text.split("/offer/")[1].split("/")[0]

    page = client.get(f"/manage/messages/{message.pk}/").content.decode()

    assert "You are offered a place" in page
    assert "/offer/…/" in page
    assert token not in page


def test_a_sign_in_code_is_shown_to_nobody_but_its_reader(client):
    client.force_login(UserFactory(is_superuser=True))
    words = {"to_email": "tara@example.org", "subject": "Your code", "text": "ABCD-EFGH"}
    message = Message.objects.create(key="code", kind="sign-in-code", **words)

    page = client.get(f"/manage/messages/system/{message.pk}/").content.decode()

    assert "The code is for its reader alone." in page
    assert "ABCD-EFGH" not in page


def test_the_list_of_what_belongs_to_no_hub_says_so(client):
    client.force_login(UserFactory(is_superuser=True))

    page = client.get("/manage/messages/system/").text

    assert "<title>System messages" in page
    assert "None yet: sign-in codes and the like stand here." in page
    assert "expression of interest" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_list_finds_a_message_by_address_and_state(client, offer):
    client.force_login(offer.offered_by)

    everything = client.get("/manage/messages/", {"q": offer.interest.person.email})
    failed = client.get("/manage/messages/", {"state": "failed"})

    assert [row.kind for row in everything.context["object_list"]] == ["place-offered"]
    assert list(failed.context["object_list"]) == []
    assert "No email matches these filters." in failed.content.decode()


def test_only_a_failed_message_can_be_tried_again(client, offer):
    client.force_login(offer.offered_by)
    message = Message.objects.get(kind="place-offered")

    answer = client.post(f"/manage/messages/{message.pk}/retry/")

    assert answer.status_code == 422
    assert "has not failed" in answer.content.decode()


def test_the_mailbox_is_there_only_in_the_demonstration(client, offer, settings):
    assert client.get("/mailbox/").status_code == 404

    settings.DEMO = True
    page = client.get("/mailbox/").content.decode()

    assert "You are offered a place" in page


def test_a_letter_is_shown_as_it_looks_in_a_frame_that_runs_nothing(client, offer, settings):
    letter = Message.objects.get(kind="place-offered")
    path = f"/mailbox/{letter.pk}/"
    assert client.get(path).status_code == 404

    settings.DEMO = True
    shown = client.get(path)

    assert f'src="{path}"' in client.get("/mailbox/").content.decode()
    assert '<base target="_blank">' in shown.content.decode()
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    policy = shown["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "sandbox allow-popups allow-popups-to-escape-sandbox" in policy
    assert "script-src" not in policy
    assert client.get(f"/mailbox/{letter.pk + 1}/").status_code == 404


@pytest.mark.parametrize(
    ("q", "is_shown"),
    [
        ("offered place", True),
        ("PLACE example.org", True),
        ("", True),
        ("survey", False),
        ("%", False),
        ("\x00", True),
    ],
)
def test_the_mailbox_is_searched_by_words_of_the_address_or_subject(
    client, offer, settings, q, is_shown
):
    settings.DEMO = True

    page = client.get("/mailbox/", {"q": q}).content.decode()

    assert ("You are offered a place" in page) == is_shown
    assert ("No email matches" in page) != is_shown
