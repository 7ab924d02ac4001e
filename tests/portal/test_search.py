"""The one search box: what it finds, for whom, and what it keeps to itself."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from access.roles import Role
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)
from tests.hubs.factories import ContactFactory
from tests.journeys.people import text_of
from tests.portal.hostile import HOSTILE
from tests.workgroups.factories import LocalLeaderFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield Maths Hub")


@pytest.fixture
def administrator(hub):
    return member(hub, Role.ADMINISTRATOR, user__name="Alex Adeyemi")


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def offers(user, q) -> dict[str, list[str]]:
    """The names offered, by kind."""
    answer = signed_in(user).post(reverse("search_offers"), {"q": q})
    assert answer.status_code == 200
    return {
        group["label"]: [find["name"] for find in group["finds"]]
        for group in json.loads(answer.content)["groups"]
    }


def somebody(workgroup, name, email="nobody@example.org", has_place=False):
    school = school_in(workgroup.hub, name="Harrowdale School")
    person = PersonFactory(name=name, email=email, school=school)
    interest = InterestFactory(workgroup=workgroup, person=person, school=school)
    if has_place:
        return ParticipantFactory(workgroup=workgroup, interest=interest)
    return interest


def test_schools_are_found_by_name_urn_and_postcode(hub, administrator):
    school = school_in(hub, name="Beacon Hill School", urn=812345, postcode="ZZ7 8AB")
    school_in(HubFactory(), name="Beacon of another hub")

    for q in ("beac hill", "812345", "ZZ7 8AB", "zz78ab"):
        assert offers(administrator, q) == {"Schools": [school.name]}


@pytest.mark.parametrize("q", ["nia", "NEW nia", "newell", "nia.n", "niá"])
def test_people_are_found_by_the_beginning_of_a_name_or_address(q, hub, administrator):
    somebody(WorkGroupFactory(hub=hub), "Nia Newell", "nia.newell@example.org")

    assert offers(administrator, q) == {"People with a place or an interest": ["Nia Newell"]}


def test_somebody_with_a_place_leads_to_the_place_and_else_to_the_interest(hub, administrator):
    workgroup = WorkGroupFactory(hub=hub)
    place = somebody(workgroup, "Nia Newell", "nia@example.org", has_place=True)
    interest = somebody(workgroup, "Nia Norwood", "norwood@example.org")

    page = signed_in(administrator).post(reverse("search"), {"q": "nia"})

    [group] = page.context["groups"]
    assert [find.url for find in group.finds] == [
        reverse("participants:participant", args=[place.pk]),
        reverse("participants:interest", args=[interest.pk]),
    ]
    for find in group.finds:
        assert signed_in(administrator).get(find.url).status_code == 200
    assert "People with a place or an interest 2" in text_of(page)


def test_work_groups_projects_staff_and_hubs_are_found(hub, administrator):
    project = ProjectFactory(code="NCP26-15", title="Subject Leadership", school_year=2026)
    WorkGroupFactory(hub=hub, project=project, title="Leading Maths", cohort="North")

    assert offers(administrator, "ncp26-15") == {
        "Work Groups": ["Leading Maths (North)"],
        "Projects": ["Subject Leadership"],
    }
    assert offers(administrator, "leading north") == {"Work Groups": ["Leading Maths (North)"]}
    assert offers(administrator, "adeyemi") == {"Hub staff": ["Alex Adeyemi"]}
    assert offers(administrator, "larkfield maths") == {"Maths Hubs": ["Larkfield Maths Hub"]}


def found_urls(user, q) -> dict[str, list[str]]:
    """The pages that what is found leads to, by kind; each opens for whoever found it."""
    page = signed_in(user).post(reverse("search"), {"q": q})
    found = {group.label: [find.url for find in group.finds] for group in page.context["groups"]}
    for urls in found.values():
        assert {signed_in(user).get(url).status_code for url in urls} == {200}
    return found


def led_by(user, hub, **fields):
    workgroup = WorkGroupFactory(hub=hub, **fields)
    workgroup.leads.add(user)
    return workgroup


@pytest.mark.parametrize("q", ["lewis", "LAMB lew", "ewi", "lewis.l"])
def test_who_leads_work_groups_is_found_once_for_each_and_leads_to_it(q, hub, administrator):
    lewis = UserFactory(name="Lewis Lamb", email="lewis.lamb@example.org")
    last = led_by(lewis, hub, title="Last year", school_year=2020)
    this = led_by(lewis, hub, title="This year", school_year=2021)
    led_by(lewis, hub, title="Called off", cancelled_at=london(2021, 9, 1))

    assert found_urls(administrator, q) == {
        "Work Group leads": [reverse("workgroups:detail", args=[row.pk]) for row in (this, last)]
    }


def test_a_local_leader_is_found_and_leads_to_the_profile(hub, administrator):
    leader = LocalLeaderFactory(hub=hub, user__name="Lewis Lamb")
    LocalLeaderFactory(hub=hub, user__name="Lewis Gone", until_on=timezone.localdate() - DAY)

    profile = reverse("workgroups:leader", args=[leader.pk])
    assert found_urls(administrator, "lamb lewis") == {"Local leaders": [profile]}
    assert found_urls(leader.user, "lewis") == {"Local leaders": [profile]}
    assert offers(administrator, "gone") == {}


@pytest.mark.parametrize("q", ["marta", "mil MARTA", "mills", "marta.m", "Márta"])
def test_a_school_contact_is_found_until_the_last_day_and_leads_to_the_school(
    q, hub, administrator
):
    school = school_in(hub, name="Beacon Hill School")
    today = timezone.localdate()
    for name, last_day in (("Marta Mills", today), ("Marta Millgone", today - DAY)):
        email = f"{name.replace(' ', '.').lower()}@example.org"
        ContactFactory(school=school, name=name, email=email, until_on=last_day)

    assert offers(administrator, q) == {"School contacts": ["Marta Mills"]}
    contacts = reverse("schools:school_contacts", args=[school.pk])
    assert found_urls(administrator, q) == {"School contacts": [contacts]}


def test_whoever_leads_a_single_workshop_is_found_until_it_is_called_off(hub, administrator):
    workshop = WorkshopFactory(
        workgroup__hub=hub, workgroup__title="Times Tables", starts_at=london(2022, 2, 3, 9)
    )
    gita = UserFactory(name="Gita Ghosh")
    workshop.leads.add(gita)
    workshop.workgroup.leads.add(UserFactory(name="Lena Lead"))
    answer = signed_in(administrator).post(reverse("search_offers"), {"q": "ghosh"})
    [group] = json.loads(answer.content)["groups"]
    assert group["label"] == "Leads of single workshops"
    [find] = group["finds"]
    assert find["detail"] == "Leads Times Tables on Thursday 3 February 2022"
    assert signed_in(administrator).get(find["url"]).status_code == 200
    assert offers(member(HubFactory(), Role.ADMINISTRATOR), "ghosh") == {}
    assert offers(gita, "ghosh") == {}

    workshop.cancelled_at = timezone.now()
    workshop.save()

    assert offers(administrator, "ghosh") == {}


def test_leads_leaders_and_contacts_of_another_hub_are_not_found(administrator):
    away = HubFactory()
    led_by(UserFactory(name="Lewis Lamb"), away)
    LocalLeaderFactory(hub=away, user__name="Lewis Leader")
    ContactFactory(school=school_in(away), name="Lewis Contact")

    assert offers(administrator, "lewis") == {}
    assert list(offers(member(away, Role.HUB_LEAD), "lewis")) == [
        "School contacts",
        "Work Group leads",
        "Local leaders",
    ]


def test_a_board_member_finds_leads_and_leaders_and_no_school_contact(hub):
    led_by(UserFactory(name="Lewis Lamb"), hub)
    LocalLeaderFactory(hub=hub, user__name="Lewis Leader")
    ContactFactory(school=school_in(hub), name="Lewis Contact")

    assert list(offers(member(hub, Role.BOARD), "lewis")) == ["Work Group leads", "Local leaders"]


def test_a_hub_is_found_by_a_name_it_no_longer_bears(hub, administrator):
    hub.former_names.create(name="Old Elmfield Hub", until_on="2020-08-31")

    assert offers(administrator, "elmfield") == {"Maths Hubs": ["Larkfield Maths Hub"]}


def test_nothing_of_another_hub_is_found_but_what_is_for_everybody(administrator):
    away = HubFactory(name="Estuary")
    workgroup = WorkGroupFactory(hub=away, title="Estuary Reasoning")
    somebody(workgroup, "Nia Newell", has_place=True)
    school_in(away, name="Estuary School")
    member(away, Role.HUB_LEAD, user__name="Otis Estuary")

    assert offers(administrator, "nia") == {}
    assert offers(administrator, "estuary") == {"Maths Hubs": ["Estuary"]}


def test_a_lead_finds_the_people_of_the_work_groups_led_and_no_others(hub):
    led, other = WorkGroupFactory(hub=hub), WorkGroupFactory(hub=hub)
    lead = UserFactory()
    led.leads.add(lead)
    somebody(led, "Nia Newell", "nia@example.org")
    somebody(other, "Nia Norwood", "norwood@example.org")

    assert offers(lead, "nia") == {"People with a place or an interest": ["Nia Newell"]}


def test_a_person_of_two_hubs_leads_each_to_its_own_row(hub, administrator):
    own = somebody(WorkGroupFactory(hub=hub), "Nia Newell")
    InterestFactory(workgroup=WorkGroupFactory(), person=own.person, school=own.school)

    page = signed_in(administrator).post(reverse("search"), {"q": "nia"})

    [find] = page.context["groups"][0].finds
    assert find.url == reverse("participants:interest", args=[own.pk])


def test_a_teacher_finds_what_is_for_everybody(hub):
    WorkGroupFactory(hub=hub, title="Reasoning for All")
    WorkGroupFactory(hub=hub, title="Reasoning in Draft", published_at=None, published_by=None)
    somebody(WorkGroupFactory(hub=hub), "Reasoning Rita")
    teacher = UserFactory()

    assert offers(teacher, "reasoning") == {"Work Groups": ["Reasoning for All"]}


def test_a_board_member_finds_no_person_and_no_school(hub):
    somebody(WorkGroupFactory(hub=hub), "Harrow Harriet")

    assert offers(member(hub, Role.BOARD), "harrow") == {}


def test_the_counts_are_of_everything_that_matches(hub, administrator):
    for number in range(6):
        school_in(hub, name=f"Beacon {number}")

    page = signed_in(administrator).post(reverse("search_offers"), {"q": "beacon"})

    [group] = json.loads(page.content)["groups"]
    assert (len(group["finds"]), group["total"]) == (4, 6)


def test_the_box_is_on_every_page_of_somebody_signed_in_and_sends_no_address(administrator):
    page = signed_in(administrator).get(reverse("home"))
    public = Client().get(reverse("hubs:find"))

    assert '<form class="portal-finder__form"' in page.content.decode()
    assert "portal-finder" not in public.content.decode()
    answer = signed_in(administrator).get(reverse("search"), {"q": "larkfield"})
    assert answer.status_code == 200
    assert "groups" not in answer.context


def test_the_box_of_a_page_with_a_search_of_its_own_stays_empty(hub, administrator):
    client = signed_in(administrator)

    before = client.get(reverse("hubs:add_partner"), {"q": "larkfield"}).content.decode()
    found = client.post(reverse("search"), {"q": "larkfield"}).content.decode()

    box = 'id="site-search"'
    assert ['value="larkfield"' in page.partition(box)[2][:200] for page in (before, found)] == [
        False,
        True,
    ]


def test_answers_are_kept_by_nobody_and_need_signing_in(administrator):
    for name in ("search", "search_offers"):
        answer = signed_in(administrator).post(reverse(name), {"q": "nia"})
        assert "no-store" in answer["Cache-Control"]
        assert Client().post(reverse(name), {"q": "nia"}).status_code == 302


def test_searching_takes_a_query_for_each_kind_found_however_much_that_is(hub, administrator):
    client = signed_in(administrator)

    def queries(q="nia"):
        with CaptureQueriesContext(connection) as captured:
            client.post(reverse("search"), {"q": q})
        return len(captured)

    somebody(WorkGroupFactory(hub=hub, title="Nia one"), "Nia One", "one@example.org")
    one = queries()
    for number in range(3):
        name = f"Nia {number}"
        somebody(WorkGroupFactory(hub=hub, title=name), name, f"nia{number}@example.org", True)
        school = school_in(hub, name=name)
        ContactFactory(school=school, name=name)
        led_by(UserFactory(name=name), hub)
        LocalLeaderFactory(hub=hub, user__name=name, school=school)

    nothing = queries("nothing of the kind")
    # The session, the user, the roles, whether a school is spelt so, of which kinds there is
    # anything. Where no school is, six for those that are spelt nearly so, or five where too many
    # of the words are in none.
    assert nothing == 5 + 5
    assert (one, queries()) == (5 + 6 + 2, 5 + 6)


@pytest.mark.parametrize(
    ("q", "kinds"),
    [
        ("zz7 8ab", {"Schools"}),
        ("ZZ78AB", {"Schools"}),
        ("812345", {"Schools"}),
        ("2026", {"Work Groups", "Projects"}),
        ("ncp 26-15", {"Work Groups", "Projects"}),
        ("zed.zz7@example.org", {"People with a place or an interest", "School contacts"}),
        ("zz7", {"Schools", "People with a place or an interest", "School contacts"}),
    ],
)
def test_what_can_be_of_few_kinds_only_is_looked_for_in_those(q, kinds, hub, administrator):
    school = school_in(hub, name="Beacon Hill School", urn=812345, postcode="ZZ7 8AB")
    project = ProjectFactory(code="NCP26-15", title="Conference 2026", school_year=2026)
    workgroup = WorkGroupFactory(hub=hub, project=project, title="Conference", school_year=2026)
    somebody(workgroup, "Zed", "zed.zz7@example.org")
    ContactFactory(school=school, name="Zed", email="zed.zz7@example.org")

    assert set(offers(administrator, q)) == kinds


@pytest.mark.parametrize("q", ["", " ", "''", "\x00", "a\x00b", "\ud800", "&|!", "x" * 5000])
def test_what_is_no_word_finds_nothing(q, administrator):
    body = b"q=" + b"".join(b"%%%02x" % byte for byte in q.encode("utf-8", "surrogatepass"))
    for name in ("search", "search_offers"):
        answer = signed_in(administrator).post(
            reverse(name), body, content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code in (200, 422)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(q=HOSTILE.filter(lambda text: text.isprintable()))
def test_no_words_break_the_search(q, administrator):
    assert signed_in(administrator).post(reverse("search"), {"q": q}).status_code in (200, 422)
