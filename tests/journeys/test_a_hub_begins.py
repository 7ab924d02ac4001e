"""A hub from its opening by the national team to its closing, and its people with it."""

from datetime import date

import pytest

from access.roles import Role
from hubs.models import Hub, Membership
from tests.factories import SchoolFactory, UserFactory, member
from tests.journeys.people import Person, day, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SEPTEMBER = date(2027, 9, 1)


def test_a_hub_opens_finds_its_people_and_closes(time_machine):
    time_machine.move_to("2027-06-01T10:00Z")
    national = Person(member(None, Role.NATIONAL).email).signed_in()
    keeper = Person(UserFactory(is_superuser=True).email).signed_in()
    school = SchoolFactory()

    national.sends(
        "/manage/hubs/add/",
        name="Elmfield Maths Hub",
        mailbox="elm@example.org",
        **day("opened_on", SEPTEMBER),
    )
    hub = Hub.objects.get()
    national.sends(
        f"/manage/hubs/{hub.pk}/lead-schools/add/",
        school=school.urn,
        invoice_prefix="ELM-",
        vat_treatment="not_set",
        finance_email="finance@example.org",
        payment_details="By transfer.",
        **day("from_on", SEPTEMBER),
    )
    invite(keeper, "Lena Lead", "lena@example.org", hub, "hub_lead")

    lead = Person("lena@example.org")
    assert lead.link_in("invited") == "/sign-in/"
    time_machine.move_to("2027-09-01T08:00Z")
    lead.signed_in()
    assert school.name in text_of(lead.opens(f"/manage/hubs/{hub.pk}/"))
    invite(lead, "Ada Admin", "ada@example.org", hub, "administrator")
    ada = Membership.objects.get(user__email="ada@example.org")

    leaves = day("until_on", date(2027, 12, 31))
    refused = lead.is_refused(f"/manage/people/{ada.pk}/end/", **leaves)
    assert "Nobody else is administrator" in refused
    invite(lead, "Abe Admin", "abe@example.org", hub, "administrator")
    lead.sends(f"/manage/people/{ada.pk}/end/", **leaves)
    admin = Person("ada@example.org").signed_in()
    invite(admin, "Bo Board", "bo@example.org", hub, "board")

    national.signed_in().sends(
        f"/manage/hubs/{hub.pk}/close/", **day("closed_on", date(2028, 8, 31))
    )
    time_machine.move_to("2028-09-01T08:00Z")
    page = Person("nobody@example.org").opens("/hubs/elmfield-maths-hub/")
    assert "This hub closed on Thursday 31 August 2028" in text_of(page)


def invite(by: Person, name: str, email: str, hub: Hub, role: str) -> None:
    page = by.sends(
        "/manage/people/invite/",
        name=name,
        email=email,
        hub=hub.pk,
        role=role,
        **day("from_on", SEPTEMBER),
    )
    assert f"we have written to {email}" in text_of(page)
