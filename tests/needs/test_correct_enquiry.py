"""Who wrote to a hub, put right by it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from needs.actions.enquiry import answer_enquiry, tell_of_enquiry
from outbox.again import send_again
from outbox.models import Message
from tests.factories import HubFactory, member
from tests.journeys.people import text_of
from tests.needs.factories import EnquiryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def test_the_address_of_whoever_wrote_is_put_right_and_the_answer_sent_again(staff, hub):
    enquiry = EnquiryFactory(hub=hub, email="wrong@example.org")
    tell_of_enquiry(enquiry)
    letter = Message.objects.get(kind="enquiry-received")
    letter.sent_at = timezone.now()
    letter.save()
    address = reverse("needs:correct_enquiry", args=[enquiry.pk])

    page = staff.get(enquiry.get_absolute_url())
    answer = staff.post(address, {"name": "Ena Right", "email": "Right@example.org"}, follow=True)
    again = send_again(message=letter, times=0)

    assert address in page.content.decode()
    assert "what went to wrong@example.org can be sent again" in answer.content.decode()
    assert "wrong@example.org" in text_of(staff.get(enquiry.get_absolute_url()))
    enquiry.refresh_from_db()
    assert (enquiry.name, enquiry.email) == ("Ena Right", "right@example.org")
    assert again.to_email == "right@example.org"


def test_whoever_rang_and_left_no_address_needs_none(staff, hub):
    enquiry = EnquiryFactory(hub=hub, email="", telephone="01632 960001")
    address = reverse("needs:correct_enquiry", args=[enquiry.pk])

    shown = text_of(staff.get(address))
    saved = staff.post(address, {"name": "Ena Right", "telephone": "01632 960002"}, follow=True)
    unreached = staff.post(address, {"name": "Ena Right"})
    with_one = {"name": "Ena Right", "email": "ena@example.org"}
    given = staff.post(address, with_one, follow=True)

    assert "optional" not in shown.partition("Their email address")[2][:12]
    assert "Saved, and the history keeps what stood there before." in text_of(saved)
    said = "Enter a telephone number or an email address"
    assert unreached.context["form"].errors == {"telephone": [said]}
    assert "Saved, and you can answer from the portal now." in text_of(given)
    assert "what went to" not in text_of(given)


def test_an_address_that_was_written_to_is_put_right_and_not_emptied(staff, hub):
    enquiry = EnquiryFactory(hub=hub, email="ena@example.org", telephone="01632 960001")
    address = reverse("needs:correct_enquiry", args=[enquiry.pk])

    answer = staff.post(address, {"name": "Ena Right", "telephone": "01632 960001"})

    assert answer.context["form"].errors == {"email": ["Enter their email address"]}


def test_an_answer_that_waits_goes_to_the_new_address(staff, hub, admin):
    enquiry = EnquiryFactory(hub=hub, email="wrong@example.org")
    answer_enquiry(enquiry=enquiry, text="Come and see us.", closes=False, by=admin)

    staff.post(
        reverse("needs:correct_enquiry", args=[enquiry.pk]),
        {"name": "Ena Right", "email": "right@example.org"},
    )

    assert [m.to_email for m in Message.objects.unsettled().filter(kind="enquiry-answer")] == [
        "right@example.org"
    ]
