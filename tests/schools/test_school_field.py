"""A school that staff name in a form: typed, offered, chosen; the rest of the form stays."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from hubs.models import LeadSchool
from needs.models import Need
from pages.forms.base import PortalForm
from pages.rules.school_year import school_year_of
from schools.choices import SchoolStatus
from schools.forms.school_field import SchoolField, SchoolsField
from tests.factories import HubFactory, LeadSchoolFactory, SchoolFactory, member, school_in
from tests.hubs.factories import OrganisationFactory
from tests.hubs.test_hub_record import SEPTEMBER, leading
from tests.journeys.people import text_of
from tests.robust.reading import summary

pytestmark = pytest.mark.django_db


class OneForm(PortalForm):
    school = SchoolField()


class ManyForm(PortalForm):
    schools = SchoolsField(required=False)


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def answered(**typed):
    form = OneForm({"school": "", **typed})
    form.is_valid()
    return form.cleaned_data.get("school"), form.errors.get("school", [])


@pytest.mark.parametrize("typed", ["brook", " Brook Primary ", "ZZ9 4BR", "{urn}"])
def test_a_school_is_known_by_whatever_of_it_is_typed(typed):
    brook = SchoolFactory(name="Brook Primary", postcode="ZZ9 4BR")
    SchoolFactory(name="Elm Academy")

    assert answered(school=typed.format(urn=brook.urn)) == (brook, [])


def test_an_empty_box_says_what_to_type():
    assert answered() == (None, ["Enter the school’s name, postcode or URN"])


def test_words_that_fit_no_school_say_what_to_do():
    SchoolFactory(name="Brook Primary", status=SchoolStatus.CLOSED)

    assert answered(school="Brook") == (
        None,
        ["No open school matches “Brook”. Try fewer words of its name, its postcode or its URN"],
    )


def test_an_organisation_is_found_where_it_may_be_named(hub):
    OrganisationFactory(hub=hub, name="Brook University")

    school, [error] = answered(school="Brook")

    assert school is None
    assert "No open school matches" in error


def test_of_several_one_is_chosen_and_only_for_the_words_it_was_chosen_for():
    first, second = SchoolFactory(name="Brook A"), SchoolFactory(name="Brook B")
    elm = SchoolFactory(name="Elm")

    assert answered(school="brook")[1] == [
        "Several schools match “brook”. Choose yours from the list, or type more of its name"
    ]
    assert answered(school="brook", school_pk=second.pk, school_for="brook") == (second, [])
    assert answered(school="elm", school_pk=first.pk, school_for="brook") == (elm, [])
    assert answered(school="brook", school_pk=elm.pk + 999, school_for="brook")[0] is None


def test_the_form_comes_back_with_the_candidates_and_all_that_was_typed(staff, hub):
    old = LeadSchoolFactory(hub=hub)
    away = school_in(HubFactory(), name="Brook Alpha")
    own = school_in(hub, name="Brook Beta")
    path = reverse("hubs:hand_over", args=[old.pk])
    answers = leading(own) | {"school": "brook"}

    asked = staff.post(path, answers)
    page = asked.content.decode()

    assert asked.status_code == 422
    radios = re.findall(r'type="radio"\s+value="(\d+)"', page)
    assert radios == [str(own.pk), str(away.pk)]
    assert summary(asked) == [
        (
            "id_school_pk_0",
            "Several schools match “brook”. Choose yours from the list, or type more of its name",
        )
    ]
    assert 'value="ELM-"' in page
    staff.post(path, answers | {"school_pk": own.pk, "school_for": "brook"})
    assert LeadSchool.objects.get(hub=hub, from_on=SEPTEMBER).school == own


def test_a_school_that_was_found_stays_when_something_else_is_wrong(staff, hub):
    old = LeadSchoolFactory(hub=hub)
    own = school_in(hub, name="Brook Beta")

    asked = staff.post(
        reverse("hubs:hand_over", args=[old.pk]),
        leading(own) | {"school": "brook", "invoice_prefix": ""},
    )

    page = asked.content.decode()
    assert 'value="Brook Beta"' in page
    assert f'name="school_pk" value="{own.pk}"' in page


def test_the_search_offers_a_members_own_schools_first_and_schools_alone_where_asked(staff, hub):
    school_in(HubFactory(), name="Brook Alpha")
    school_in(hub, name="Brook Beta")
    OrganisationFactory(hub=hub, name="Brook College")
    path = reverse("schools:school_search")

    def names(**asked):
        return [one["name"] for one in staff.get(path, asked).json()["schools"]]

    assert names(q="brook") == ["Brook Beta", "Brook College", "Brook Alpha"]
    assert names(q="brook", registered="") == ["Brook Beta", "Brook Alpha"]
    staff.logout()
    assert names(q="brook")[0] == "Brook Alpha"


def need_with(hub, **answers):
    this_year = str(school_year_of(timezone.localdate()))
    facts = {"hub": hub.pk, "what_is_needed": "Number", "source": "hub", "school_year": this_year}
    return facts | answers


def test_several_schools_are_added_one_by_one_and_nothing_is_saved_before_the_end(staff, hub):
    brook, elm = school_in(hub, name="Brook"), school_in(hub, name="Elm")
    path = reverse("needs:add_need")

    more = staff.post(path, need_with(hub, schools="brook", schools_more="yes"))
    page = more.content.decode()

    assert more.status_code == 200
    assert not Need.objects.exists()
    assert "Number" in page
    assert f'value="{brook.pk}"\n                     checked' in page
    assert "There is a problem" not in page
    staff.post(path, need_with(hub, schools="elm", schools_kept=[brook.pk]))
    assert set(Need.objects.get().schools.all()) == {brook, elm}


def test_one_more_that_is_not_known_is_told_beside_the_box_and_nothing_else(staff, hub):
    more = staff.post(
        reverse("needs:add_need"),
        need_with(hub, what_is_needed="", schools="nowhere", schools_more="yes"),
    )

    assert more.status_code == 422
    assert summary(more) == [
        (
            "id_schools",
            "No school matches “nowhere”. Try fewer words of its name, its postcode or its URN",
        )
    ]


def test_a_list_of_urns_may_be_pasted_and_one_unticked_goes():
    brook, elm = SchoolFactory(), SchoolFactory()

    pasted = ManyForm({"schools": f"{brook.urn}; {elm.urn}"})
    unticked = ManyForm({"schools": "", "schools_kept": [elm.pk]})

    assert pasted.is_valid()
    assert pasted.cleaned_data["schools"] == [brook, elm]
    assert unticked.is_valid()
    assert unticked.cleaned_data["schools"] == [elm]


def test_a_need_is_changed_with_its_schools_in_view(staff, hub):
    brook = school_in(hub, name="Brook")
    need = Need.objects.create(hub=hub, source="hub", what_is_needed="x", school_year=2026)
    need.schools.add(brook)

    page = text_of(staff.get(reverse("needs:edit_need", args=[need.pk])))

    assert "Schools chosen Brook," in page
