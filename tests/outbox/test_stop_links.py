"""The links of an email that came into the wrong hands open nothing any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.again import send_again
from outbox.models import Message
from outbox.stop_links import stop_links
from participants.actions.place import offer_place
from participants.links import OFFER
from tests.factories import InterestFactory, UserFactory, WorkshopFactory, approved, member
from tests.journeys.people import text_of
from tests.robust.reading import links

pytestmark = pytest.mark.django_db


@pytest.fixture
def interest():
    row = approved(InterestFactory())
    WorkshopFactory(workgroup=row.workgroup, starts_at=timezone.now() + timedelta(days=60))
    return row


@pytest.fixture
def admin(interest):
    return member(interest.workgroup.hub, Role.ADMINISTRATOR, user__name="Alex Adeyemi")


@pytest.fixture
def sent(interest, admin, time_machine) -> Message:
    """An offer, sent yesterday."""
    now = timezone.now()
    time_machine.move_to(now - timedelta(days=1), tick=False)
    offer_place(interest=interest, by=admin)
    Message.objects.filter(kind="place-offered").update(sent_at=timezone.now())
    time_machine.move_to(now, tick=False)
    return Message.objects.get(kind="place-offered")


def path_in(message: Message) -> str:
    return next(word for word in message.text.split() if "/offer/" in word).split("org", 1)[1]


def test_a_link_that_was_stopped_says_so_and_does_nothing(client, sent, admin, interest):
    assert client.get(path_in(sent)).status_code == 200

    stop_links(message=sent, by=admin)

    shown, tried = client.get(path_in(sent)), client.post(path_in(sent), {"answer": "accept"})
    assert (shown.status_code, tried.status_code) == (410, 410)
    assert "This link has run out" in text_of(shown)
    assert not interest.workgroup.participants.exists()


def test_links_of_other_letters_and_of_the_one_sent_again_work_on(client, sent, admin, interest):
    other = OFFER.path(interest.offers.get())
    stop_links(message=sent, by=admin)

    again = send_again(message=sent, times=0)

    assert client.get(path_in(sent)).status_code == 410
    assert client.get(path_in(again)).status_code == 200
    assert client.get(other).status_code == 200


def test_the_page_of_the_email_leads_there_and_says_who_did_it(client, sent, admin):
    client.force_login(admin)
    page = f"/manage/messages/{sent.pk}/"
    assert "Stop its links" in text_of(client.get(page))

    answer = client.post(f"{page}stop-links/", follow=True)

    said = text_of(answer)
    assert answer.redirect_chain[-1][0] == page
    assert "The links in this email open nothing any more." in said
    assert "Stopped by Alex Adeyemi" in said
    assert "Stop its links" not in said


def test_a_second_click_is_told_that_it_is_done(client, sent, admin):
    stop_links(message=sent, by=admin)

    with pytest.raises(Refused, match="stopped already"):
        stop_links(message=sent, by=UserFactory())
    sent.refresh_from_db()
    assert sent.links_stopped_by == admin


def test_an_email_on_its_way_keeps_its_links(client, sent, admin):
    Message.objects.filter(pk=sent.pk).update(sent_at=None)
    client.force_login(admin)

    page = client.get(f"/manage/messages/{sent.pk}/")
    answer = client.post(f"/manage/messages/{sent.pk}/stop-links/")

    assert "Stop its links" not in links(page)
    assert "This email is still on its way" in text_of(answer)
    assert client.get(path_in(sent)).status_code == 200


def test_an_email_without_such_a_link_offers_nothing_to_stop(client, sent, admin):
    Message.objects.filter(pk=sent.pk).update(text="Thank you for coming.")
    client.force_login(admin)

    page = client.get(f"/manage/messages/{sent.pk}/")
    answer = client.post(f"/manage/messages/{sent.pk}/stop-links/")

    assert "Stop its links" not in links(page)
    assert answer.status_code == 422
    assert "This email holds no link that acts for its reader." in text_of(answer)
