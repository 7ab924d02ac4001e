"""Partners of a hub: noted, ended, and named to the public only if they agree."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from hubs.actions.partner import add_partner, end_partnership
from hubs.choices import PartnerKind
from hubs.models import Partner
from schools.choices import SchoolStatus
from tests.factories import (
    HubFactory,
    SchoolFactory,
    UserFactory,
    member,
)
from tests.hubs.factories import OrganisationFactory, PartnerFactory
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

SINCE = date(2021, 9, 1)


def add(hub, organisation, **fields) -> Partner:
    given = {"kind": PartnerKind.STRATEGIC, "from_on": SINCE} | fields
    return add_partner(hub=hub, organisation=organisation, **given)


def test_one_organisation_may_partner_two_hubs():
    organisation = OrganisationFactory()
    hubs = [HubFactory(), HubFactory()]

    for hub in hubs:
        add(hub, organisation)

    assert [partner.hub for partner in organisation.partnerships.order_by("pk")] == hubs


def test_a_school_may_be_a_partner_too():
    partner = add(HubFactory(), SchoolFactory())

    assert partner.organisation.is_registered


def test_the_same_partner_is_not_added_twice():
    hub, organisation = HubFactory(), OrganisationFactory()
    add(hub, organisation)

    with pytest.raises(Refused, match="partner of this kind since Wednesday 1 September 2021"):
        add(hub, organisation)

    add(hub, organisation, kind=PartnerKind.OPERATIONAL)
    assert hub.partners.count() == 2


def test_a_former_partnership_does_not_reach_into_the_next():
    hub, organisation = HubFactory(), OrganisationFactory()
    first = end_partnership(partner=add(hub, organisation), until_on=date(2022, 7, 31))
    add(hub, organisation, from_on=date(2023, 9, 1))

    with pytest.raises(Refused, match="again from Friday 1 September 2023"):
        end_partnership(partner=first, until_on=date(2023, 9, 1))
    end_partnership(partner=first, until_on=date(2023, 8, 31))


def test_a_partner_of_the_past_may_come_back():
    hub, organisation = HubFactory(), OrganisationFactory()
    end_partnership(partner=add(hub, organisation), until_on=date(2022, 8, 31))

    again = add(hub, organisation, from_on=date(2023, 9, 1))

    assert again.until_on is None


def test_a_closed_organisation_is_no_new_partner():
    with pytest.raises(Refused, match="is closed"):
        add(HubFactory(), OrganisationFactory(status=SchoolStatus.CLOSED))


def test_a_partnership_cannot_end_before_it_began():
    partner = PartnerFactory(from_on=SINCE)

    with pytest.raises(Refused, match="It began on Wednesday 1 September 2021"):
        end_partnership(partner=partner, until_on=SINCE - timedelta(days=1))
    assert end_partnership(partner=partner, until_on=SINCE).until_on == SINCE


def test_the_database_too_keeps_the_days_in_order():
    with pytest.raises(IntegrityError, match="partner_ends_after_it_begins"):
        PartnerFactory(from_on=SINCE, until_on=SINCE - timedelta(days=1))


def test_the_public_page_names_who_agrees_and_works_with_the_hub_today(client):
    hub, today = HubFactory(), timezone.localdate()
    yesterday = today - timedelta(days=1)
    secrets = {"contact_name": "Zara Zeal", "contact_email": "zara@example.org", "brings": "Zest"}
    for name, fields in {
        "University of Agreement": {"is_named_publicly": True, **secrets},
        "University of Silence": {"is_named_publicly": False},
        "University of Yesterday": {"is_named_publicly": True, "until_on": yesterday},
        "University of Tomorrow": {
            "is_named_publicly": True,
            "from_on": today + timedelta(days=1),
        },
        "University of Today": {"is_named_publicly": True, "until_on": today},
    }.items():
        PartnerFactory(hub=hub, organisation=OrganisationFactory(name=name), **fields)
    PartnerFactory(is_named_publicly=True, organisation__name="University of Elsewhere")

    text = text_of(client.get(hub.get_absolute_url()))

    words = {"Agreement", "Silence", "Yesterday", "Tomorrow", "Elsewhere"}
    assert {word for word in words if f"University of {word}" in text} == {"Agreement"}
    assert "University of Today" in text
    assert not [word for word in secrets.values() if word in text]


def test_an_organisation_that_is_a_partner_twice_is_named_once(client):
    hub, organisation = HubFactory(), OrganisationFactory(name="University of Larkfield")
    for kind in PartnerKind:
        PartnerFactory(hub=hub, organisation=organisation, kind=kind, is_named_publicly=True)

    text = text_of(client.get(hub.get_absolute_url()))

    assert text.count("University of Larkfield") == 1


def test_a_partner_does_not_open_a_way_in():
    """Whoever signs in has a membership; being named as somebody to speak to gives none."""
    partner = PartnerFactory(contact_email="zara@example.org")
    zara = UserFactory(email="zara@example.org")

    assert not Partner.objects.visible_to(zara).filter(pk=partner.pk).exists()


def test_the_list_shows_todays_partners_and_on_request_former_ones(client):
    hub, today = HubFactory(), timezone.localdate()
    now = PartnerFactory(hub=hub)
    gone = PartnerFactory(hub=hub, until_on=today - timedelta(days=1))
    PartnerFactory()
    client.force_login(member(hub, Role.ADMINISTRATOR))

    def listed(**query):
        return set(client.get(reverse("hubs:partners"), query).context["object_list"])

    assert listed() == {now}
    assert listed(when="former") == {gone}
    assert listed(when="any") == {now, gone}
    assert listed(kind=PartnerKind.OPERATIONAL) == set()
    assert listed(q=now.organisation.name) == {now}
