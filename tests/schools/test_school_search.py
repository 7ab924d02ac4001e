from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from access.roles import Role
from hubs.actions.placing import place_schools
from pages.rules.search_words import search_words
from schools.choices import SchoolStatus
from schools.models import School
from tests.factories import HubFactory, SchoolFactory, member, school_in

pytestmark = pytest.mark.django_db


def names(text):
    return list(School.objects.search(text).values_list("name", flat=True))


def school_named(name, **fields):
    return SchoolFactory(name=name, **fields)


# What is found


@pytest.mark.parametrize(
    "text",
    [
        "St Mary's",
        "st marys",
        "ST MARY’S",
        "mary st",
        "sch mar",
        "  st.  mary's,,school ",
        "Larkfield",
        "lark",
        "st marys larkfield",
        "little lark",
        "ZZ1 2AB",
        "zz12ab",
        "zz1",
        "ZZ1 2",
        "zz12",
        "900123",
        "9001",
    ],
)
def test_a_school_is_found_by_name_place_postcode_or_urn(text):
    school_named(
        "St Mary's School",
        locality="Little Lark",
        town="Larkfield",
        postcode="ZZ1 2AB",
        urn=900123,
    )
    school_named("Hill House", locality="", town="Moor", postcode="YY9 9YY", urn=800001)

    assert names(text) == ["St Mary's School"]


@pytest.mark.parametrize("text", ["", "   ", "''", "&|!", "st marys hill", "arys", "2AB1", "00123"])
def test_what_is_in_no_school_finds_none(text):
    school_named("St Mary's School", town="Larkfield", postcode="ZZ1 2AB", urn=900123)

    assert names(text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("École Française", "ecole francaise"),
        ("Ysgol Tŷ Gwyn", "ty gwyn"),
        ("Nursery/Infant School", "infant"),
        ("larkfield.net school", "net"),
        ("Oak & Ash School", "oak and ash"),
        ("Oak and Ash School", "oak & ash"),
        ("All-Through Academy", "through all"),
        ("Queen’s <b>School</b>", "queens b school"),
        ("Q+", "q+"),
        ("The Pupil Referral Unit: Larkfield", "unit larkfield"),
    ],
)
def test_signs_and_accents_do_not_hide_a_name(name, text):
    school_named(name)

    assert names(text) == [name]


def test_open_schools_come_first_and_then_names_that_begin_with_the_words():
    school_named("Mary Ward School", status=SchoolStatus.CLOSED)
    school_named("Abbey St Mary School")
    school_named("Mary Ward College")
    school_named("Mary Ward Academy", status=SchoolStatus.CLOSING)
    school_named("Bold Mary School", status=SchoolStatus.PROPOSED)

    assert names("mary") == [
        "Mary Ward Academy",
        "Mary Ward College",
        "Abbey St Mary School",
        "Mary Ward School",
        "Bold Mary School",
    ]


def test_the_beginning_of_a_name_counts_over_its_signs():
    school_named("A St. John's Wood School")
    school_named("St. John's Wood School")

    assert names("st johns wood") == ["St. John's Wood School", "A St. John's Wood School"]


@pytest.mark.parametrize(
    "text",
    [
        "larkfeild",
        "Lrakfield primary",
        "larkfield primray",
        "larkfiield",
        "larkfild",
        "larkfoeld prim",
        "larkfei",
        "Lärkfeild",
    ],
)
def test_one_letter_wrong_still_finds_a_school(text):
    school_named("Larkfield Primary School", town="Moor")
    school_named("Hill House", town="Moor")

    assert names(text) == ["Larkfield Primary School"]


@pytest.mark.parametrize("text", ["loekfoeld", "holl", "900132", "zz12bb"])
def test_two_letters_wrong_or_another_number_finds_none(text):
    school_named("Larkfield Hill School", postcode="ZZ1 2AB", urn=900123)

    assert names(text) == []


def test_a_school_spelt_so_hides_those_that_are_spelt_nearly_so():
    school_named("Morton School", town="Moor")
    school_named("Norton School", town="Moor")

    assert names("morton") == ["Morton School"]
    assert names("Borton") == ["Morton School", "Norton School"]


def test_a_word_of_any_length_and_script_is_kept():
    school_named("\U0001d160" * 250)

    assert names("\U0001d160") == ["\U0001d160" * 250]


def test_words_are_cut_at_a_limit():
    assert len(search_words("a1 " * 1000)) == 10
    assert search_words("x" * 1000) == ["x" * 100]


class HostileText(TestCase):
    @given(st.text(max_size=150))
    @settings(max_examples=100)
    def test_any_text_is_searched(self, text):
        list(School.objects.search(text))

    @given(st.text("'\"\\:*&|!()<>-% \x00aé1", max_size=40))
    @settings(max_examples=100)
    def test_any_signs_are_searched(self, text):
        list(School.objects.search(text))

    @given(st.text("abcdefgh 0123456789e.-+/_", min_size=3, max_size=40))
    @settings(max_examples=100)
    def test_every_beginning_of_every_word_of_a_name_is_found(self, name):
        school = school_named(name)

        for word in search_words(name):
            for length in range(1, len(word) + 1):
                assert school in School.objects.search(word[:length])


# The search as the script of the lookup asks it


def answer(client, text):
    return client.get(reverse("schools:school_search"), {"q": text})


def test_the_lookup_offers_open_schools_with_public_facts_only(client):
    school = school_named("St Mary's School", town="Larkfield", postcode="ZZ1 2AB", urn=900123)
    school_named("St Mary's Old School", status=SchoolStatus.CLOSED)
    school_named("St Mary's New School", status=SchoolStatus.PROPOSED)

    response = answer(client, "st marys")

    assert response.status_code == 200
    assert response.json() == {
        "schools": [
            {
                "id": school.pk,
                "name": "St Mary's School",
                "particulars": "Larkfield, ZZ1 2AB, URN 900123",
            }
        ]
    }


@pytest.mark.parametrize("text", ["", " ", "\x00", "';--"])
def test_the_lookup_offers_nothing_for_nothing(client, text):
    school_named("St Mary's School")

    assert answer(client, text).json() == {"schools": []}


def test_the_lookup_offers_at_most_fifteen(client):
    for number in range(16):
        school_named(f"St Mary's School {number}")

    assert len(answer(client, "marys").json()["schools"]) == 15


@pytest.mark.parametrize("count", [1, 3])
def test_the_lookup_asks_whether_there_is_any_and_then_for_them(
    client, count, django_assert_num_queries
):
    for number in range(count):
        school_named(f"St Mary's School {number}")

    with django_assert_num_queries(2):
        answer(client, "marys")


@pytest.mark.parametrize("text", ["marys", "none of these"])
def test_the_lookup_asks_no_more_for_each_word_that_no_school_holds(
    client, text, django_assert_num_queries
):
    with django_assert_num_queries(7):
        answer(client, text)


# The list of the hub's staff


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def administrator(client, hub):
    user = member(hub, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def listed(client, **asked):
    response = client.get(reverse("schools:list"), asked)
    return [school.name for school in response.context["object_list"]]


def test_the_list_holds_the_open_schools_of_the_hubs_area(client, hub, administrator):
    school_in(hub, name="Larkfield High")
    school_in(hub, name="Larkfield Old", status=SchoolStatus.CLOSED)
    school_in(HubFactory(), name="Another Hub's School")
    school_named("School of No Hub")

    assert listed(client) == ["Larkfield High"]


def test_a_school_of_two_areas_in_reach_comes_once(client, hub, administrator):
    school = school_in(hub, name="Larkfield High")
    hub.areas.create(
        local_authority=school.local_authority,
        from_on=date(2010, 9, 1),
        until_on=date(2012, 8, 31),
    )

    assert listed(client) == ["Larkfield High"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "high"}, ["Larkfield High"]),
        ({"phase": "Primary"}, ["Moor Primary"]),
        ({"status": "Closed"}, ["Larkfield Old"]),
        ({"status": "any"}, ["Larkfield High", "Larkfield Old", "Moor Primary"]),
        ({"q": "larkfield", "status": "any"}, ["Larkfield High", "Larkfield Old"]),
        ({"sort": "-name"}, ["Moor Primary", "Larkfield High"]),
        ({"sort": "phase"}, ["Moor Primary", "Larkfield High"]),
        ({"sort": "nothing"}, ["Larkfield High", "Moor Primary"]),
        ({"phase": "nothing", "status": "x", "authority": "x"}, ["Larkfield High", "Moor Primary"]),
        ({"q": "zzzz"}, []),
        ({"q": "\x00"}, ["Larkfield High", "Moor Primary"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(client, hub, administrator, asked, expected):
    school_in(hub, name="Larkfield High", town="Lark")
    school_in(hub, name="Moor Primary", phase="Primary", town="Moor")
    school_in(hub, name="Larkfield Old", status=SchoolStatus.CLOSED)

    assert listed(client, **asked) == expected


def test_the_list_is_narrowed_to_an_authority(client, hub, administrator):
    first = school_in(hub, name="Larkfield High")
    second = SchoolFactory(name="Moor Primary")
    hub.areas.create(local_authority=second.local_authority, from_on=date(2014, 9, 1))
    place_schools()

    assert listed(client) == ["Larkfield High", "Moor Primary"]
    assert listed(client, authority=first.local_authority_id) == ["Larkfield High"]


def test_the_filter_offers_only_authorities_of_the_hub(client, hub, administrator):
    school_in(HubFactory())

    response = client.get(reverse("schools:list"))

    offered = response.context["filterset"].form.fields["authority"].queryset
    assert [authority.pk for authority in offered] == [hub.areas.get().local_authority_id]


def test_the_list_is_downloaded_as_it_is_filtered(client, hub, administrator):
    school_in(hub, name="=Larkfield High", urn=900123)
    school_in(hub, name="Moor Primary", phase="Primary")

    response = client.get(reverse("schools:list"), {"format": "csv", "phase": "Secondary"})

    lines = response.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("URN,Name,Local authority,Phase,")
    assert [line.split(",")[:2] for line in lines[1:]] == [["900123", "'=Larkfield High"]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_the_same_for_any_number(
    client, hub, administrator, count, django_assert_num_queries
):
    for _ in range(count):
        school_in(hub)

    with django_assert_num_queries(6):
        client.get(reverse("schools:list"))


@pytest.mark.parametrize("count", [1, 26])
def test_the_list_shows_twenty_five_a_page(client, hub, administrator, count):
    for _ in range(count):
        school_in(hub)

    assert len(listed(client)) == min(count, 25)


@pytest.mark.parametrize(
    ("asked", "words"),
    [({}, "holds no schools yet"), ({"q": "nowhere"}, "No school of your area matches")],
)
def test_an_empty_list_says_why(client, hub, administrator, asked, words):
    assert words in client.get(reverse("schools:list"), asked).content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.HUB_LEAD, 200), (Role.BOARD, 403), (Role.PARTNER, 403), (Role.NATIONAL, 403)],
)
def test_only_those_who_run_the_hub_see_the_list(client, hub, role, status):
    client.force_login(member(None if role == Role.NATIONAL else hub, role))

    assert client.get(reverse("schools:list")).status_code == status


# One school


def test_the_page_of_a_school_shows_what_the_register_says(client, hub, administrator):
    school = school_in(hub, name="Larkfield High", low_age=11, high_age=18, pupils=0)

    page = client.get(reverse("schools:school", args=[school.pk])).content.decode()

    for words in ("Larkfield High", f"URN {school.urn}", "11 to 18", "Pupils", hub.name):
        assert words in page
    for words in ("Free school meals", "Trust", "None"):
        assert words not in page


def test_the_page_of_another_hubs_school_is_not_found(client, administrator):
    school = school_in(HubFactory())

    assert client.get(reverse("schools:school", args=[school.pk])).status_code == 404


def test_the_page_of_a_school_takes_few_queries(
    client, hub, administrator, django_assert_num_queries
):
    school = school_in(hub)

    with django_assert_num_queries(16):
        client.get(reverse("schools:school", args=[school.pk]))
