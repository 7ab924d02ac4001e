"""Every box that narrows a list finds all words typed, in any order, with or without accents."""

from pathlib import Path

import pytest
from django.urls import reverse

from access.roles import Role
from hubs.models import Hub
from tests.factories import (
    HubFactory,
    InterestFactory,
    PersonFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.hubs.factories import ContactFactory, PartnerFactory
from tests.needs.factories import EnquiryFactory, NeedFactory
from tests.workgroups.factories import LocalLeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db

NAME = "Łucja Dvořáková"
TYPED = ["Dvořáková Łucja", "dvorakova lucja", "DVORAKOVA", "luc dvor", "Łu\u0301cja"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def hub():
    return HubFactory()


def interest(hub: Hub):
    school = school_in(hub)
    person = PersonFactory(name=NAME, school=school)
    workgroup = WorkGroupFactory(hub=hub)
    return InterestFactory(person=person, school=school, workgroup=workgroup)


def need(hub: Hub):
    row = NeedFactory(hub=hub, title="Fluency")
    row.schools.add(school_in(hub, name=NAME))
    return row


LISTS = {
    "participants:interests": interest,
    "needs:enquiries": lambda hub: EnquiryFactory(hub=hub, name=NAME),
    "needs:list": need,
    "schools:contact_list": lambda hub: ContactFactory(school=school_in(hub), name=NAME),
    "schools:list": lambda hub: school_in(hub, name=NAME),
    "workgroups:visits": lambda hub: VisitFactory(
        hub=hub, school=school_in(hub, name="Łucja School"), focus="With Dvořáková"
    ),
    "workgroups:leaders": lambda hub: LocalLeaderFactory(hub=hub, user__name=NAME),
    "hubs:partners": lambda hub: PartnerFactory(hub=hub, organisation__name=NAME),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_narrowed_by_every_word_in_any_order(client, hub, name):
    row = LISTS[name](hub)
    client.force_login(member(hub, Role.ADMINISTRATOR))

    def found(q):
        return list(client.get(reverse(name), {"q": q}).context["object_list"])

    assert [found(q) for q in TYPED] == [[row]] * len(TYPED)
    assert found("Dvořáková Nobody") == []


def test_no_search_reads_letters_in_another_way():
    """A lookup such as icontains knows no accents and takes several words for one."""
    parts = ("filters", "queries", "views", "models", "portal")
    files = [
        path
        for path in ROOT.glob("*/**/*.py")
        if set(path.relative_to(ROOT).parts) & set(parts)
        and path.relative_to(ROOT).parts[0] not in ("tests", ".venv", "node_modules", "bench")
    ]

    assert len(files) > 100
    assert [path.name for path in files if "icontains" in path.read_text()] == []
