"""What a hub commissions has a provider and a contract; a plan of evidence may have to wait."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from tests.factories import (
    OutcomeFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
    school_in,
)
from tests.hubs.factories import OrganisationFactory, PartnerFactory
from tests.journeys.people import text_of
from workgroups.actions import plan
from workgroups.choices import SupportType
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db


def ready(**fields):
    """A draft that lacks nothing but what `fields` take away."""
    draft = WorkGroupFactory(published_at=None, published_by=None, **fields)
    SchoolTaskFactory(after_workshop=WorkshopFactory(workgroup=draft))
    WorkshopFactory(workgroup=draft)
    OutcomeFactory(workgroup=draft)
    draft.leads.add(UserFactory())
    return draft


def page(workgroup, name="edit_purpose"):
    return reverse(f"workgroups:{name}", args=[workgroup.pk])


@pytest.fixture
def commissioned():
    return ready(project=ProjectFactory(support_type=SupportType.COMMISSIONING))


@pytest.fixture
def admin(client, commissioned):
    client.force_login(member(commissioned.hub, Role.ADMINISTRATOR))
    return client


# The provider and its contract


def test_partners_and_own_organisations_can_be_chosen_and_no_others(admin, commissioned):
    hub = commissioned.hub
    own, partner = OrganisationFactory(hub=hub), PartnerFactory(hub=hub).organisation
    school = PartnerFactory(hub=hub, organisation=school_in(hub)).organisation
    PartnerFactory(hub=hub, from_on=date(2020, 9, 1), until_on=date(2021, 8, 31))
    elsewhere = OrganisationFactory()

    offered = admin.get(page(commissioned)).context["form"].fields["provider"].queryset
    answer = admin.post(page(commissioned), {"provider": elsewhere.pk})

    assert set(offered) >= {own, partner, school}
    assert elsewhere not in offered
    assert answer.status_code == 422


def test_an_organisation_without_a_urn_provides_it_under_a_contract(admin, commissioned):
    provider = OrganisationFactory(hub=commissioned.hub, name="Elmfield University")
    said = {"provider": provider.pk, "contract_reference": "C-2021/17"}

    admin.post(page(commissioned), {"rationale": "Needed", "evidence_plan": "A survey"} | said)
    WorkGroup.objects.update(budget=900)
    plan.publish_workgroup(workgroup=commissioned, by=UserFactory())

    staff = text_of(admin.get(page(commissioned, "set_up")))
    public = text_of(admin.get(commissioned.get_absolute_url()))
    assert "Provided by Elmfield University" in staff
    assert "C-2021/17" in staff
    assert "Provided by Elmfield University" in public
    assert "C-2021/17" not in public


def test_the_board_does_not_read_the_contract(client, commissioned):
    provider = OrganisationFactory(hub=commissioned.hub)
    WorkGroup.objects.update(provider=provider, contract_reference="C-2021/17")
    client.force_login(member(commissioned.hub, Role.BOARD))

    shown = text_of(client.get(page(commissioned, "set_up")))

    assert provider.name in shown
    assert "C-2021/17" not in shown


def test_without_both_it_is_not_published(commissioned):
    with pytest.raises(Refused, match="the provider and its contract"):
        plan.publish_workgroup(workgroup=commissioned, by=UserFactory())


def test_a_contract_names_its_provider(admin, commissioned):
    answer = admin.post(page(commissioned), {"contract_reference": "C-2021/17"})

    assert answer.context["form"].errors == {
        "provider": ["Choose the organisation that the contract is with"]
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkGroup.objects.filter(pk=commissioned.pk).update(contract_reference="C-2021/17")


def test_other_projects_are_not_asked(client):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    fields = client.get(page(workgroup)).context["form"].fields

    assert not {"provider", "contract_reference"} & set(fields)


# Without a plan of evidence


@pytest.fixture
def without_evidence():
    return ready(evidence_plan="")


def test_an_administrator_cannot_publish_without_a_plan_of_evidence(client, without_evidence):
    client.force_login(member(without_evidence.hub, Role.ADMINISTRATOR))

    answer = client.post(page(without_evidence, "publish"), {"reason": "It is coming"})

    assert answer.status_code == 422
    assert "systematic evidence collection" in text_of(answer)
    overview = client.get(page(without_evidence, "detail")).content.decode()
    assert page(without_evidence, "publish") not in overview


def test_a_hub_lead_publishes_without_it_for_a_reason_that_is_kept(client, without_evidence):
    client.force_login(member(without_evidence.hub, Role.HUB_LEAD, user__name="Hana Lead"))
    publish = page(without_evidence, "publish")

    overview = client.get(page(without_evidence, "detail"))
    refused = client.post(publish, {"reason": " "})
    client.post(publish, {"reason": "The university designs it in May"})

    assert "A hub lead may publish without it, with a reason that is kept." in text_of(overview)
    assert publish in overview.content.decode()
    assert refused.context["form"].errors == {
        "reason": ["Say why it is published without a plan of evidence"]
    }
    without_evidence.refresh_from_db()
    assert without_evidence.published_at
    history = text_of(client.get(page(without_evidence, "history")))
    assert "The university designs it in May" in history
    assert "Hana Lead" in history
    shown = text_of(client.get(page(without_evidence, "set_up")))
    assert "Published without a plan of evidence The university designs it in May" in shown


def test_a_hub_lead_cannot_go_without_anything_else(without_evidence):
    lead = member(without_evidence.hub, Role.HUB_LEAD)
    WorkGroup.objects.update(rationale="")

    with pytest.raises(Refused, match="a clear rationale"):
        plan.publish_workgroup(
            workgroup=without_evidence, by=lead, without_evidence_because="It is coming"
        )


def test_a_hub_lead_of_another_hub_may_not(without_evidence):
    stranger = member(WorkGroupFactory().hub, Role.HUB_LEAD)
    left = member(
        without_evidence.hub, Role.HUB_LEAD, until_on=timezone.localdate() - timedelta(days=1)
    )

    for somebody in (stranger, left):
        with pytest.raises(Refused, match="systematic evidence collection"):
            plan.publish_workgroup(
                workgroup=without_evidence, by=somebody, without_evidence_because="It is coming"
            )


def test_no_reason_is_kept_where_nothing_is_missing():
    whole = ready()

    plan.publish_workgroup(
        workgroup=whole, by=member(whole.hub, Role.HUB_LEAD), without_evidence_because="Just so"
    )

    whole.refresh_from_db()
    assert whole.published_without_evidence_because == ""
