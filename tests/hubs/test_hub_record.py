"""Hubs opened, renamed, closed; and the schools that lead them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.roles import Role
from hubs.models import Hub, LeadSchool
from tests.factories import (
    HubFactory,
    LeadSchoolFactory,
    UserFactory,
    member,
    school_in,
)
from tests.hubs.factories import OrganisationFactory
from tests.journeys.people import day, text_of

pytestmark = pytest.mark.django_db

HUB = {"name": "Elmfield Maths Hub", "mailbox": "elm@example.org", "telephone": "01632 960003"}
SEPTEMBER = date(2027, 9, 1)


@pytest.fixture
def keeper(client):
    """Of the installation, and signed in."""
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


def leading(school, from_on=SEPTEMBER, **fields):
    return {
        "school": school.urn,
        "invoice_prefix": "ELM-",
        "vat_treatment": "exempt",
        "finance_email": "money@example.org",
        "payment_details": "By transfer.",
        **day("from_on", from_on),
        **fields,
    }


def test_a_hub_is_opened_and_its_address_comes_from_its_name(client, keeper):
    client.post("/manage/hubs/add/", HUB | day("opened_on", SEPTEMBER))

    hub = Hub.objects.get()
    assert (hub.name, hub.slug, hub.opened_on) == (
        "Elmfield Maths Hub",
        "elmfield-maths-hub",
        SEPTEMBER,
    )


@pytest.mark.parametrize("name", ["ELMFIELD maths hub", "數學", "---"])
def test_a_hub_needs_a_name_of_its_own_with_letters(client, keeper, name):
    HubFactory(name="Elmfield Maths Hub")

    answer = client.post("/manage/hubs/add/", HUB | {"name": name} | day("opened_on", SEPTEMBER))

    assert answer.status_code == 422
    assert "name" in answer.context["form"].errors
    assert Hub.objects.count() == 1


def test_a_renamed_hub_keeps_its_address_and_is_found_by_both_names(client, keeper):
    hub = HubFactory(name="Larkfield and West", slug="larkfield")

    client.post(f"/manage/hubs/{hub.pk}/edit/", HUB | day("opened_on", date(2014, 9, 1)))
    client.post(f"/manage/hubs/{hub.pk}/edit/", HUB | day("opened_on", date(2014, 9, 1)))

    hub.refresh_from_db()
    assert (hub.name, hub.slug) == ("Elmfield Maths Hub", "larkfield")
    assert [name.name for name in hub.former_names.all()] == ["Larkfield and West"]
    for words in ("elmfield", "west larkfield"):
        assert list(Hub.objects.search(words)) == [hub]
    assert not Hub.objects.search("elmfield west nowhere").exists()
    assert "Earlier names: Larkfield and West" in text_of(client.get("/hubs/larkfield/"))


def test_the_public_catalogue_finds_work_groups_by_their_hubs_former_name(client, keeper):
    from tests.factories import WorkGroupFactory

    workgroup = WorkGroupFactory(hub=HubFactory(name="Larkfield and West"))
    client.post(f"/manage/hubs/{workgroup.hub_id}/edit/", HUB | day("opened_on", SEPTEMBER))

    page = client.get("/work-groups/?q=West")

    assert [row.pk for row in page.context["object_list"]] == [workgroup.pk]


def test_a_closed_hub_stays_and_names_who_follows(client, keeper, time_machine):
    hub, next_hub = HubFactory(), HubFactory()
    LeadSchoolFactory(hub=hub)
    client.post(
        f"/manage/hubs/{hub.pk}/close/",
        day("closed_on", date(2027, 8, 31)) | {"successor": next_hub.pk},
    )

    for moment, says in (("2027-08-31T12:00Z", False), ("2027-09-01T12:00Z", True)):
        time_machine.move_to(moment)
        page = text_of(client.get(hub.get_absolute_url()))
        assert ("This hub closed on Tuesday 31 August 2027" in page) == says
        assert (f"Its area now belongs to {next_hub}" in page) == says
        asked = client.get(reverse("needs:ask", args=[hub.slug]))
        assert asked.status_code == (404 if says else 200)


@pytest.mark.parametrize(
    "answers",
    [
        {"successor": "own"},
        {"successor": "next"},
        day("closed_on", date(2010, 1, 1)),
        day("closed_on", date(2027, 8, 31)) | {"successor": "own"},
        day("closed_on", date(2027, 8, 31)) | {"successor": "closing"},
    ],
)
def test_a_closing_that_cannot_be_is_refused(client, keeper, answers):
    hub, next_hub = HubFactory(), HubFactory()
    closing = HubFactory(closed_on=date(2027, 8, 31))
    names = {"own": hub.pk, "next": next_hub.pk, "closing": closing.pk}
    sent = answers | {key: names[value] for key, value in answers.items() if key == "successor"}

    answer = client.post(f"/manage/hubs/{hub.pk}/close/", sent)

    assert answer.status_code == 422
    hub.refresh_from_db()
    assert (hub.closed_on, hub.successor) == (None, None)


def test_the_national_list_shows_who_leads_and_how_much_there_is(client):
    client.force_login(member(None, Role.NATIONAL))
    hub = HubFactory(name="A hub")
    lead = LeadSchoolFactory(hub=hub).school
    LeadSchoolFactory(hub=hub, until_on=date(2020, 8, 31))
    school_in(hub, status="Closed")
    school_in(hub)
    OrganisationFactory(hub=hub)
    admin = member(hub, Role.ADMINISTRATOR)

    [row] = client.get("/manage/hubs/").context["object_list"]

    # Both lead schools lie in the area; the closed school and the organisation do not count.
    assert (row.leading, row.school_count, row.administrators) == ([lead.name], 3, [admin.name])


def test_the_national_list_takes_the_same_queries_however_many_hubs(client):
    client.force_login(member(None, Role.NATIONAL))

    def queries():
        LeadSchoolFactory(hub=HubFactory())
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/manage/hubs/").status_code == 200
        return len(captured)

    first = queries()
    assert [queries(), queries()] == [first, first]
    assert first <= 10


def test_hub_staff_change_how_people_reach_them_and_not_the_name(client):
    hub = HubFactory(name="Larkfield")
    client.force_login(member(hub, Role.ADMINISTRATOR))

    client.post(f"/manage/hubs/{hub.pk}/contact/", HUB)

    hub.refresh_from_db()
    assert (hub.name, hub.mailbox) == ("Larkfield", "elm@example.org")


def test_a_change_of_lead_school_is_prepared_in_one_form(client, time_machine):
    time_machine.move_to("2027-03-01T12:00Z")
    old = LeadSchoolFactory()
    new = school_in(old.hub)
    client.force_login(member(old.hub, Role.ADMINISTRATOR))
    page = client.get(f"/manage/lead-schools/{old.pk}/hand-over/")
    assert page.context["form"].initial["from_on"] == SEPTEMBER

    answer = client.post(f"/manage/lead-schools/{old.pk}/hand-over/", leading(new), follow=True)

    old.refresh_from_db()
    assert old.until_on == date(2027, 8, 31)
    assert [
        {row.school for row in LeadSchool.objects.current(on).filter(hub=old.hub)}
        for on in (date(2027, 8, 31), SEPTEMBER)
    ] == [{old.school}, {new}]
    assert "Wednesday 1 September 2027" in text_of(answer)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"school": "999999"}, "school"),
        # Digits to isdigit(), and not the number in the name of one of the schools made here.
        ({"school": "²²²²²²²"}, "school"),
        ({"invoice_prefix": "lk-taken"}, "invoice_prefix"),
        ({"invoice_prefix": "a b"}, "invoice_prefix"),
        (day("from_on", date(2014, 9, 1)), "from_on"),
    ],
)
def test_a_change_of_lead_school_that_cannot_be_changes_nothing(client, change, field):
    old = LeadSchoolFactory()
    LeadSchoolFactory(invoice_prefix="LK-TAKEN")
    client.force_login(member(old.hub, Role.ADMINISTRATOR))
    new = school_in(old.hub)

    answer = client.post(f"/manage/lead-schools/{old.pk}/hand-over/", leading(new) | change)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    old.refresh_from_db()
    assert old.until_on is None


def test_two_schools_may_lead_at_once_but_one_not_twice(client):
    old = LeadSchoolFactory()
    client.force_login(member(old.hub, Role.ADMINISTRATOR))
    path = f"/manage/hubs/{old.hub_id}/lead-schools/add/"

    assert client.post(path, leading(old.school)).status_code == 422
    assert client.post(path, leading(school_in(old.hub))).status_code == 302

    assert LeadSchool.objects.current(SEPTEMBER).filter(hub=old.hub).count() == 2
