"""What nobody can do with an enquiry as it stands is refused on opening, before a word is typed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from tests.factories import HubFactory, member
from tests.needs.factories import EnquiryFactory

pytestmark = pytest.mark.django_db

CLOSED = "This enquiry is closed. Open it again first."


@pytest.mark.parametrize(
    ("page", "state", "said"),
    [
        ("answer_enquiry", "closed", CLOSED),
        ("answer_enquiry", "no_address", "They left no email address."),
        ("answer_enquiry", "set_aside", "Take it in first"),
        ("assign_enquiry", "closed", CLOSED),
        ("assign_enquiry", "set_aside", ""),
    ],
)
def test_a_page_opens_only_while_its_button_could_do_it(client, page, state, said):
    hub, now = HubFactory(), timezone.now()
    admin = member(hub, Role.ADMINISTRATOR)
    how = {
        "closed": {"closed_at": now, "outcome": "spam", "closed_by": admin},
        "no_address": {"email": ""},
        "set_aside": {"set_aside_at": now, "suspicion": "links"},
    }
    enquiry = EnquiryFactory(hub=hub, **how[state])
    client.force_login(admin)

    answer = client.get(reverse(f"needs:{page}", args=[enquiry.pk]), follow=True)

    went = [(enquiry.get_absolute_url(), 302)]
    assert answer.redirect_chain == (went if said else [])
    assert said in answer.text
