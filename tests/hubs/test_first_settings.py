"""What a new hub settles first: its home says so, and the settings list it until it is done."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from access.roles import Role
from hubs.choices import HubTextKind, VatTreatment
from tests.factories import HubFactory, HubTextFactory, LeadSchoolFactory, member
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db
HEADING = "Before your first Work Group"


@pytest.fixture
def hub():
    return HubFactory()


def page_of(hub, role: Role, path: str) -> str:
    client = Client()
    client.force_login(member(hub, role))
    return text_of(client.get(path))


def settings_of(hub) -> str:
    return reverse("hubs:hub_detail", args=[hub.pk])


def status_of(job: str, text: str) -> str:
    return re.search(rf"{job}.*?(To do|If you need it|Done)", text)[1]


def test_a_new_hub_is_told_what_to_settle_first(hub):
    assert "is not ready for its first Work Group" in page_of(hub, Role.ADMINISTRATOR, "/home/")

    said = page_of(hub, Role.ADMINISTRATOR, settings_of(hub))

    assert HEADING in said
    for job in ("which school leads the hub", "Write: Privacy notice", "Write: About the hub"):
        assert status_of(job, said) == "To do"
    for job in ("Invite a colleague", "Write terms on missed"):
        assert status_of(job, said) in ("If you need it", "Done")


def test_what_is_settled_is_done_and_the_list_goes_with_the_last_job(hub):
    lead = LeadSchoolFactory(hub=hub, vat_treatment=VatTreatment.NOT_SET)
    HubTextFactory(hub=hub, kind=HubTextKind.PRIVACY)

    said = page_of(hub, Role.ADMINISTRATOR, settings_of(hub))
    assert status_of("which school leads the hub", said) == "Done"
    assert status_of("Write: Privacy notice", said) == "Done"
    assert status_of(f"Choose how {lead.school.name} treats VAT", said) == "To do"
    assert "is not ready" not in page_of(hub, Role.ADMINISTRATOR, "/home/")

    lead.vat_treatment = VatTreatment.EXEMPT
    lead.save()
    HubTextFactory(hub=hub, kind=HubTextKind.ABOUT)
    assert HEADING not in page_of(hub, Role.ADMINISTRATOR, settings_of(hub))


def test_who_cannot_change_the_settings_is_not_asked_to(hub):
    for path in ("/home/", settings_of(hub)):
        said = page_of(hub, Role.BOARD, path)
        assert "is not ready" not in said
        assert HEADING not in said


def test_no_other_hubs_settings_count(hub):
    other = HubFactory()
    LeadSchoolFactory(hub=other)
    HubTextFactory(hub=other, kind=HubTextKind.PRIVACY)

    assert "is not ready" in page_of(hub, Role.ADMINISTRATOR, "/home/")
