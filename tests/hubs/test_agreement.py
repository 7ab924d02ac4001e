"""The hub's agreement: its versions, and the page on which the next is written."""

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from hubs.actions.agreement import add_agreement_version
from hubs.choices import Clause
from hubs.models import Agreement
from hubs.rules.agreement_text import PROPOSED, said_clauses
from tests.agreement_factories import AgreementFactory
from tests.factories import HubFactory, member
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside

pytestmark = pytest.mark.django_db

WRITTEN = {"opening": "We agree.", "clauses": ["dates", "governors"]} | {
    "dates": "Come to all of them.",
    "governors": "Report once a term.",
    # Not ticked, and so no part of it.
    "hosting": "Host a workshop.",
}


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def lead(client, hub):
    client.force_login(member(hub, Role.HUB_LEAD))
    return client


def page(hub) -> str:
    return reverse("hubs:write_agreement", args=[hub.pk])


def test_clauses_stand_in_order_and_an_empty_one_is_none():
    said = said_clauses({"governors": "Report.", "dates": "Come.", "data": ""})

    assert said == [(Clause.DATES.label, "Come."), (Clause.GOVERNORS.label, "Report.")]


def test_every_clause_has_a_text_to_begin_with():
    assert PROPOSED.keys() == set(Clause)


def test_the_first_is_begun_from_proposed_texts(lead, hub):
    said = lead.get(page(hub)).context["form"].initial

    assert said["governors"] == PROPOSED[Clause.GOVERNORS]
    assert "governors" not in said["clauses"]


def test_what_is_typed_is_read_back_before_it_is_kept(lead, hub):
    shown = lead.post(page(hub), WRITTEN)

    said = text_of(shown)
    assert "Come to all of them." in said
    assert "Host a workshop." not in said.partition("Keep this as the next version?")[2]
    assert not Agreement.objects.exists()

    carried = {name: shown.context["form"][name].value() for name in shown.context["form"].fields}
    answer = lead.post(page(hub), carried)

    assert answer.status_code == 302
    kept = Agreement.objects.get()
    assert (kept.version, kept.dates, kept.hosting) == (1, "Come to all of them.", "")


def test_a_ticked_clause_needs_its_text(lead, hub):
    answer = lead.post(page(hub), WRITTEN | {"dates": ""})

    assert_refused_beside(answer, dates="Enter the text of this clause, or take its tick away")


def test_the_next_version_begins_with_the_newest(lead, hub):
    AgreementFactory(hub=hub, version=1, hosting="")

    said = lead.get(page(hub)).context["form"].initial

    assert said["clauses"] == ["dates", "governors"]
    assert said["hosting"] == PROPOSED[Clause.HOSTING]


def test_the_same_again_is_no_new_version(hub):
    texts = {"dates": "Come."}
    add_agreement_version(hub=hub, texts=texts, by=None)

    with pytest.raises(Refused, match="Version 1 says just this already"):
        add_agreement_version(hub=hub, texts=texts, by=None)


def test_versions_are_numbered_in_each_hub(hub):
    AgreementFactory(hub=HubFactory(), version=7)
    add_agreement_version(hub=hub, texts={"dates": "Come."}, by=None)

    assert add_agreement_version(hub=hub, texts={"dates": "Do."}, by=None).version == 2


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_changes_no_version(act):
    row = AgreementFactory()
    row.dates = "Come if you like."

    with (
        pytest.raises(InternalError, match="agreement_version_never_changes"),
        transaction.atomic(),
    ):
        row.save() if act == "update" else row.delete()


def test_a_version_is_read_by_its_number(lead, hub):
    AgreementFactory(hub=hub, version=1, dates="Come to the first.")
    AgreementFactory(hub=hub, version=2, dates="Come to the second.")
    path = reverse("hubs:agreements", args=[hub.pk])

    assert "Come to the second." in text_of(lead.get(path))
    assert "Come to the first." in text_of(lead.get(path, {"version": "1"}))
    assert "Come to the second." in text_of(lead.get(path, {"version": "nonsense"}))
