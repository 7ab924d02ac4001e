"""What is no school of the register stands beside the schools, and the register leaves it alone."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from hubs.actions.placing import place_schools
from participants.queries.interest import cases_of_interests
from participants.queries.place import held_places
from schools.actions.import_schools import import_schools
from schools.actions.organisation import (
    PerhapsKnown,
    add_organisation,
    change_organisation,
    close_organisation,
    reopen_organisation,
)
from schools.choices import SchoolKind, SchoolStatus
from schools.models import School
from tests.factories import (
    HubFactory,
    InterestFactory,
    LocalAuthorityFactory,
    SchoolFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.hubs.factories import OrganisationFactory
from tests.journeys.people import text_of
from tests.schools.register import register_file, school

pytestmark = pytest.mark.django_db


def test_a_school_of_the_register_has_a_urn():
    with pytest.raises(IntegrityError, match="only_a_registered_school_has_a_urn"):
        SchoolFactory(urn=None)


def test_a_school_of_the_register_has_a_local_authority():
    with pytest.raises(IntegrityError, match="only_a_registered_school_has_a_urn"):
        SchoolFactory(local_authority=None)


def test_another_organisation_has_no_urn():
    with pytest.raises(IntegrityError, match="only_a_registered_school_has_a_urn"):
        OrganisationFactory(urn=900_123)


def test_several_organisations_may_have_none():
    OrganisationFactory()
    OrganisationFactory(local_authority=LocalAuthorityFactory())

    assert School.objects.organisations().count() == 2
    assert School.objects.registered().count() == 0


def test_a_kind_that_nobody_knows_is_refused():
    with pytest.raises(IntegrityError, match="school_kind_known"):
        OrganisationFactory(kind="circus")


def test_an_import_brings_schools_and_leaves_organisations_alone():
    authority = LocalAuthorityFactory(code="099")
    organisation = OrganisationFactory(name="St Mary’s School", local_authority=authority)
    before = School.objects.filter(pk=organisation.pk).values().get()

    report = import_schools(register_file(school(900001)))

    assert (report.created, report.updated) == (1, 0)
    assert School.objects.get(urn=900001).kind == SchoolKind.SCHOOL
    assert School.objects.filter(pk=organisation.pk).values().get() == before


def test_the_lookup_offers_organisations_and_says_what_they_are(client):
    organisation = OrganisationFactory(name="University of Larkfield")

    answer = client.get(reverse("schools:school_search"), {"q": "university lark"})

    assert answer.json() == {
        "schools": [
            {
                "id": organisation.pk,
                "name": "University of Larkfield",
                "particulars": "Larkfield, ZZ1 1ZZ, University",
            }
        ]
    }


def test_an_organisation_without_a_place_is_told_by_its_kind():
    organisation = OrganisationFactory.build(town="", postcode="", kind=SchoolKind.TRUST)

    assert organisation.particulars == "Trust"


def test_looking_for_the_hub_of_an_organisation_speaks_of_no_authority(client):
    organisation = OrganisationFactory()

    text = text_of(client.get(reverse("hubs:find"), {"school": organisation.pk}))

    assert "We do not know the hub of this organisation" in text
    assert "None" not in text


# A hub adds and keeps them


def draft(**fields) -> School:
    given = {"name": "University of Larkfield", "kind": SchoolKind.UNIVERSITY, "postcode": ""}
    return School(**given | fields)


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"name": "UNIVERSITY of Lark-field"}, True),
        ({"name": "Another", "postcode": "ZZ1 1ZZ"}, True),
        ({"name": "Another", "postcode": "ZZ1 2ZZ"}, False),
        ({"name": "Another"}, False),
    ],
)
def test_a_likely_double_is_added_only_when_somebody_is_sure(fields, known):
    hub, there = HubFactory(), OrganisationFactory(name="University of Larkfield")
    OrganisationFactory(name="Another", postcode="", status=SchoolStatus.CLOSED)

    if known:
        with pytest.raises(PerhapsKnown) as refusal:
            add_organisation(hub=hub, organisation=draft(**fields))
        assert refusal.value.found == [there]
    added = add_organisation(hub=hub, organisation=draft(**fields), is_another=known)

    assert (added.hub, added.status, added.urn) == (hub, SchoolStatus.OPEN, None)


def test_a_school_of_the_register_is_a_likely_double_too():
    school = SchoolFactory(name="Larkfield College", postcode="")

    with pytest.raises(PerhapsKnown) as refusal:
        add_organisation(hub=HubFactory(), organisation=draft(name="Larkfield College"))

    assert refusal.value.found == [school]


def test_the_same_entry_cannot_stand_twice_in_one_hub():
    hub = HubFactory()
    add_organisation(hub=hub, organisation=draft())

    with pytest.raises(IntegrityError, match="one_open_organisation_for_each_name_and_postcode"):
        add_organisation(hub=hub, organisation=draft(), is_another=True)


def test_a_change_asks_about_doubles_only_where_the_name_is_new():
    organisation = OrganisationFactory(hub=HubFactory())
    OrganisationFactory(name="University of Elsewhere")

    organisation.telephone = "01632 960009"
    change_organisation(organisation=organisation)
    organisation.name = "University of Elsewhere"
    with pytest.raises(PerhapsKnown):
        change_organisation(organisation=organisation)


def test_what_is_closed_is_offered_no_longer_until_it_reopens(client):
    organisation = OrganisationFactory(name="Larkfield Alliance", hub=HubFactory())
    asked = {"q": "larkfield alliance"}

    closed = close_organisation(organisation=organisation, on=date(2021, 8, 31))
    assert (closed.status, closed.closed_on) == (SchoolStatus.CLOSED, date(2021, 8, 31))
    assert client.get(reverse("schools:school_search"), asked).json() == {"schools": []}
    with pytest.raises(Refused, match="closed already"):
        close_organisation(organisation=organisation, on=date(2021, 8, 31))

    reopen_organisation(organisation=organisation)
    assert len(client.get(reverse("schools:school_search"), asked).json()["schools"]) == 1
    with pytest.raises(Refused, match="open already"):
        reopen_organisation(organisation=organisation)


def test_the_list_of_schools_holds_schools_and_the_other_list_the_rest(client):
    hub = HubFactory()
    school, organisation = school_in(hub), OrganisationFactory(hub=hub)
    closed = OrganisationFactory(hub=hub, status=SchoolStatus.CLOSED)
    OrganisationFactory(hub=HubFactory())
    client.force_login(member(hub, Role.ADMINISTRATOR))

    def listed(name, **query):
        return set(client.get(reverse(f"schools:{name}"), query).context["object_list"])

    assert listed("list") == {school}
    assert listed("organisations") == {organisation}
    assert listed("organisations", status="any") == {organisation, closed}
    assert listed("organisations", kind="trust") == set()


def test_the_pages_of_organisations_know_no_school_of_the_register(client):
    hub = HubFactory()
    school = school_in(hub)
    client.force_login(member(hub, Role.ADMINISTRATOR))

    for name in ("edit_organisation", "close_organisation", "reopen_organisation"):
        assert client.get(reverse(f"schools:{name}", args=[school.pk])).status_code == 404


def test_an_organisation_has_the_area_of_the_hub_that_added_it():
    workgroup = WorkGroupFactory()
    own = InterestFactory(workgroup=workgroup, school=OrganisationFactory(hub=workgroup.hub))
    other = InterestFactory(workgroup=workgroup, school=OrganisationFactory(hub=HubFactory()))

    cases = cases_of_interests(workgroup, [own, other], held_places(workgroup))

    assert [cases[row.pk].in_area for row in (own, other)] == [True, False]


def test_placing_schools_with_their_hubs_leaves_organisations_with_theirs():
    hub = HubFactory()
    authority = LocalAuthorityFactory()
    organisation = OrganisationFactory(hub=hub, local_authority=authority)
    HubFactory(area=authority)

    place_schools()

    organisation.refresh_from_db()
    assert organisation.hub == hub


def test_the_hub_of_an_organisation_is_found_by_its_name(client):
    hub = HubFactory()
    organisation = OrganisationFactory(hub=hub)

    text = text_of(client.get(reverse("hubs:find"), {"school": organisation.pk}))

    assert f"Your hub is {hub}" in text
    assert f"This hub works with {organisation}" in text
