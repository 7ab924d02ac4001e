from datetime import date

import pytest
from django.urls import reverse

from hubs.queries.texts import texts_of
from schools.choices import SchoolStatus
from tests.factories import (
    HubFactory,
    HubTextFactory,
    SchoolFactory,
    school_in,
)

pytestmark = pytest.mark.django_db


def test_a_hubs_texts_are_the_versions_in_force():
    hub = HubFactory()
    HubTextFactory(hub=hub, version=1, kind="about")
    newer = HubTextFactory(hub=hub, version=2, kind="about")
    terms = HubTextFactory(hub=hub, kind="terms")
    HubTextFactory(kind="privacy")

    assert texts_of(hub) == {"about": newer, "terms": terms}


# The page


def page(client, **asked):
    return client.get(reverse("hubs:find"), asked)


def text_of(client, **asked):
    return " ".join(page(client, **asked).content.decode().split())


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield Maths Hub", mailbox="hub@example.org", telephone="0123 456")


def test_the_page_asks_for_a_school(client):
    text = text_of(client)

    assert "Find your Maths Hub" in text
    assert "There is nothing to join." in text
    assert "Error" not in text


def test_the_form_is_ready_for_the_script_of_the_lookup(client):
    text = text_of(client)

    assert 'data-module="portal-school-lookup"' in text
    assert 'data-source="/schools/search/"' in text
    assert 'name="q"' in text
    assert '<input type="hidden" name="school" data-school-chosen id="id_school">' in text


def test_schools_that_match_are_listed_with_their_hubs(client, hub):
    school = school_in(hub, name="St Mary's School", town="Larkfield")
    lonely = SchoolFactory(name="St Mary's Lonely School")
    closed = school_in(hub, name="St Mary's Old School", status=SchoolStatus.CLOSED)
    SchoolFactory(name="Moor Primary")

    response = page(client, q="st marys")

    assert list(response.context["object_list"]) == [lonely, school, closed]
    text = " ".join(response.content.decode().split())
    assert "3 schools match “st marys”" in text
    assert f'href="?q=st+marys&amp;school={school.pk}"' in text


def test_the_matches_come_in_pages(client, hub):
    for number in range(21):
        school_in(hub, name=f"St Mary's School {number}")

    assert len(page(client, q="marys").context["object_list"]) == 20
    assert len(page(client, q="marys", page=2).context["object_list"]) == 1


def test_the_chosen_school_shows_its_hub_and_how_to_reach_it(client, hub):
    school = school_in(hub, name="St Mary's School")

    text = text_of(client, q="st marys", school=school.pk)

    for words in (
        "Your hub is Larkfield Maths Hub",
        "St Mary&#x27;s School, Larkfield, ZZ1 1ZZ",
        "Every school belongs to the hub of its area",
        'href="mailto:hub@example.org"',
        "0123 456",
    ):
        assert words in text


def test_a_school_without_a_hub_is_told_what_to_do(client):
    school = SchoolFactory(name="St Mary's School")

    text = text_of(client, school=school.pk)

    assert "We do not know the hub of this school" in text
    assert "The NCETM, which looks after all Maths Hubs, can tell you which one." in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SchoolStatus.CLOSED, "says that this school closed on Tuesday 31 August 2021."),
        (SchoolStatus.PROPOSED, "says that this school has not opened yet."),
    ],
)
def test_a_school_that_is_not_open_is_told_so(client, hub, status, words):
    school = school_in(hub, status=status, closed_on=date(2021, 8, 31))

    assert words in text_of(client, school=school.pk)


def test_no_match_says_what_to_try(client):
    text = text_of(client, q="nowhere at all")

    assert "No school matches “nowhere at all”" in text
    assert "Try one of these:" in text


@pytest.mark.parametrize("asked", [{"q": ""}, {"q": "  "}, {"q": "'''"}, {"q": "", "school": "x"}])
def test_an_empty_question_is_an_error_that_says_what_to_type(client, asked):
    text = text_of(client, **asked)

    assert "<title>Error: Find your Maths Hub" in text
    assert "Enter the school’s name, postcode or URN" in text


@pytest.mark.parametrize("school", ["0", "9" * 18, "9" * 30, "-1", "١"])
def test_an_unknown_school_leads_back_to_the_search(client, hub, school):
    school_in(hub, name="St Mary's School")

    response = page(client, q="marys", school=school)

    assert [school.name for school in response.context["object_list"]] == ["St Mary's School"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00", "x" * 5000, "%s", "{{ 7 }}"])
def test_hostile_text_is_answered(client, text):
    response = page(client, q=text, school=text)

    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_the_same_for_any_number(
    client, hub, count, django_assert_num_queries
):
    for number in range(count):
        school_in(hub, name=f"St Mary's School {number}")

    with django_assert_num_queries(3):
        page(client, q="marys")
