"""Contacts of a school: seen by its hub alone, and gone a year after they left."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from portal.retention import clear_expired_rows
from schools.actions.contact import add_school_contact, end_school_contact
from schools.choices import ContactRole, ContactSource, EmailState
from schools.models import Contact
from schools.queries.contact import contact_in_role, contacts_of_school, former_contacts_of
from tests.factories import HubFactory, UserFactory, member, school_in
from tests.hubs.factories import ContactFactory
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

TODAY = date(2022, 3, 1)
LONG_AGO = date(2015, 9, 1)


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def school(hub):
    return school_in(hub, name="Larkfield High")


def contact(**fields) -> Contact:
    given = {
        "role": ContactRole.HEAD,
        "name": "Hari Head",
        "email": "Hari@Example.org",
        "from_on": LONG_AGO,
        "source": ContactSource.TOLD,
    }
    return Contact(**given | fields)


def test_a_contact_is_noted_with_who_noted_it(school):
    by = UserFactory()

    added = add_school_contact(contact=contact(), school=school, by=by)

    assert (added.school, added.noted_by, added.email) == (school, by, "hari@example.org")


def test_the_same_person_is_noted_once_for_each_role(school):
    by = UserFactory()
    add_school_contact(contact=contact(), school=school, by=by)

    with pytest.raises(Refused, match="hari head is noted in this role already"):
        add_school_contact(contact=contact(name="hari head"), school=school, by=by)
    add_school_contact(contact=contact(role=ContactRole.CHAIR), school=school, by=by)

    assert school.contacts.count() == 2


def test_nobody_leaves_before_they_came(school):
    one = ContactFactory(school=school, from_on=TODAY)

    with pytest.raises(Refused, match="They began on Tuesday 1 March 2022"):
        end_school_contact(contact=one, until_on=TODAY - timedelta(days=1))
    with pytest.raises(IntegrityError, match="contact_ends_after_it_begins"):
        Contact.objects.filter(pk=one.pk).update(until_on=TODAY - timedelta(days=1))


def test_who_has_left_is_told_apart_from_who_is_there(school):
    here = ContactFactory(school=school, until_on=TODAY)
    gone = ContactFactory(school=school, until_on=TODAY - timedelta(days=1))
    coming = ContactFactory(school=school, from_on=TODAY + timedelta(days=1))
    ContactFactory()

    assert contacts_of_school(school, TODAY) == [here]
    assert set(former_contacts_of(school, TODAY)) == {gone, coming}


@pytest.mark.parametrize(
    "fields",
    [
        {"email_state": EmailState.UNSUBSCRIBED},
        {"email_state": EmailState.BOUNCED},
        {"email": ""},
        {"until_on": TODAY - timedelta(days=1)},
        {"role": ContactRole.CHAIR},
    ],
)
def test_only_an_address_in_use_is_offered(school, fields):
    head = ContactFactory(school=school, from_on=LONG_AGO)
    ContactFactory(school=school, **{"from_on": LONG_AGO + timedelta(days=9)} | fields)
    ContactFactory(from_on=LONG_AGO + timedelta(days=9))

    assert contact_in_role(ContactRole.HEAD, Contact.objects.all(), school, TODAY) == head


def test_of_two_heads_the_newer_one_is_offered(school):
    ContactFactory(school=school, from_on=LONG_AGO)
    newer = ContactFactory(school=school, from_on=TODAY)

    assert contact_in_role(ContactRole.HEAD, Contact.objects.all(), school, TODAY) == newer


def test_the_schools_page_shows_contacts_and_says_whom_not_to_write_to(client, hub, school):
    ContactFactory(school=school, name="Hari Head", email="hari@example.org")
    ContactFactory(
        school=school,
        role=ContactRole.CHAIR,
        name="Cass Chair",
        email="cass@example.org",
        email_state=EmailState.UNSUBSCRIBED,
    )
    client.force_login(member(hub, Role.ADMINISTRATOR))

    for name in ("schools:school", "schools:school_contacts"):
        answer = client.get(reverse(name, args=[school.pk]))
        text = text_of(answer)
        assert "Hari Head" in text
        assert "Asked not to be written to" in text
        assert b"mailto:hari@example.org" in answer.content
        assert b"mailto:cass@example.org" not in answer.content


@pytest.mark.parametrize("name", ["hubs:find", "schools:school_search"])
def test_no_public_page_shows_a_contact(client, school, name):
    ContactFactory(school=school, name="Zara Zeal", email="zara@example.org")

    query = {"school": school.pk} if name == "hubs:find" else {"q": "larkfield"}
    page = client.get(reverse(name), query).content.decode().lower()

    assert "larkfield high" in page
    assert "zara" not in page


def test_who_left_a_year_ago_is_deleted(school):
    now = timezone.now()
    today = timezone.localdate(now)
    kept = [
        ContactFactory(school=school, from_on=LONG_AGO),
        ContactFactory(school=school, from_on=LONG_AGO, until_on=today - timedelta(days=364)),
    ]
    ContactFactory(school=school, from_on=LONG_AGO, until_on=today - timedelta(days=367))

    assert clear_expired_rows(now=now)["contacts who left a year ago"] == 1
    assert set(Contact.objects.all()) == set(kept)


def test_the_list_and_its_file_leave_out_who_must_not_be_written_to(client, hub, school):
    head = ContactFactory(school=school, name="Hari Head")
    quiet = ContactFactory(school=school, email_state=EmailState.UNSUBSCRIBED)
    returned = ContactFactory(school=school, email_state=EmailState.BOUNCED)
    without = ContactFactory(school=school, email="")
    ContactFactory(school=school, until_on=timezone.localdate() - timedelta(days=1))
    ContactFactory(school=school_in(HubFactory()))
    client.force_login(member(hub, Role.ADMINISTRATOR))
    address = reverse("schools:contact_list")

    def listed(**query):
        return set(client.get(address, query).context["object_list"])

    assert listed() == {head}
    assert listed(email="unsubscribed") == {quiet}
    assert listed(email="bounced") == {returned}
    assert listed(email="any") == {head, quiet, returned, without}
    assert listed(role="chair") == set()
    assert listed(q="hari") == {head}
    file = b"".join(client.get(address, {"format": "csv"}).streaming_content).decode()
    assert [line.split(",")[5] for line in file.splitlines()[1:]] == ["Hari Head"]
