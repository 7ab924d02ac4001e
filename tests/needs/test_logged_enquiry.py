import pytest
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from needs.actions.enquiry import answer_enquiry
from needs.models import Enquiry
from outbox.models import Message
from tests.factories import HubFactory, member
from tests.needs.factories import EnquiryFactory

pytestmark = pytest.mark.django_db


def said_by_telephone(hub, **more):
    said = {"message": "Where do we park?", "kind": "question", "name": "Rita Ringer"}
    return said | {"hub": hub.pk, "telephone": "01632 960001", "form_key": "once"} | more


def test_staff_log_what_was_said_by_telephone_and_nobody_is_written_to(client):
    hub = HubFactory()
    client.force_login(member(hub, Role.ADMINISTRATOR))

    for _ in range(2):
        answer = client.post("/manage/enquiries/add/", said_by_telephone(hub))

    [enquiry] = Enquiry.objects.filter(hub=hub)
    assert answer.url == enquiry.get_absolute_url()
    assert (enquiry.name, enquiry.email, enquiry.state) == ("Rita Ringer", "", "waiting")
    assert enquiry.answer_by > timezone.localdate()
    assert not Message.objects.filter(about_id=enquiry.pk).exists()
    page = client.get(answer.url).text
    assert "None left, so ring them" in page
    assert f"/manage/enquiries/{enquiry.pk}/answer/" not in page


def test_whoever_left_no_address_is_not_answered_by_email():
    enquiry = EnquiryFactory(email="")
    admin = member(enquiry.hub, Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="They left no email address"):
        answer_enquiry(enquiry=enquiry, text="By the gate.", closes=True, by=admin)


def test_a_logged_enquiry_says_how_to_reach_whoever_asked(client):
    hub = HubFactory()
    client.force_login(member(hub, Role.ADMINISTRATOR))

    answer = client.post("/manage/enquiries/add/", said_by_telephone(hub, telephone=""))

    assert answer.status_code == 422
    assert "Enter a telephone number or an email address" in answer.text
