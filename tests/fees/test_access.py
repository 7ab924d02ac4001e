"""Who may open the pages about money."""

import pytest
from django.urls import reverse

from access.roles import Role
from fees.actions.fee import waive_fee
from fees.models import Fee, Invoice
from tests.factories import UserFactory, WorkGroupFactory, member
from tests.fees.factories import confirmed_fee, invoice_of, issue_url, proposed_fee, words
from workgroups.models import WorkGroupLead

pytestmark = pytest.mark.django_db


def addresses(workshop) -> dict[str, str]:
    """A page of each kind about the workshop's hub, with data behind it."""
    proposed, confirmed = proposed_fee(workshop), confirmed_fee(workshop)
    invoice = invoice_of(confirmed_fee(workshop))
    waived = proposed_fee(workshop)
    waive_fee(fee=waived, waiver="ofsted", by=UserFactory())
    return {
        "fees": reverse("fees:fees"),
        "fee": reverse("fees:fee", args=[proposed.pk]),
        "confirm": reverse("fees:confirm", args=[proposed.pk]),
        "confirm_several": f"{reverse('fees:confirm_several')}?fee={proposed.pk}",
        "waive": reverse("fees:waive", args=[proposed.pk]),
        "undo_waiver": reverse("fees:undo_waiver", args=[waived.pk]),
        "workgroup_fees": reverse("fees:workgroup_fees", args=[workshop.workgroup_id]),
        "to_invoice": reverse("fees:to_invoice"),
        "issue_invoice": issue_url(confirmed),
        "invoices": reverse("fees:invoices"),
        "invoice": reverse("fees:invoice", args=[invoice.pk]),
        "invoice_pdf": reverse("fees:invoice_pdf", args=[invoice.pk]),
    }


LISTS = {"fees", "to_invoice", "invoices", "confirm_several"}
FOR_ADMINISTRATORS = {"confirm", "confirm_several", "issue_invoice"}


def statuses(client, pages) -> dict[str, int]:
    return {name: client.get(address).status_code for name, address in pages.items()}


def test_an_administrator_opens_every_page(client, workshop, administrator):
    pages = addresses(workshop)

    assert statuses(client, pages) == dict.fromkeys(pages, 200)


def test_a_hub_lead_sees_and_waives_but_neither_confirms_nor_invoices(client, workshop, hub):
    pages = addresses(workshop)
    client.force_login(member(hub, Role.HUB_LEAD))

    assert statuses(client, pages) == {
        name: 403 if name in FOR_ADMINISTRATORS else 200 for name in pages
    }


def test_the_pages_of_another_hub_are_not_there(client, workshop):
    pages = addresses(workshop)
    client.force_login(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))

    assert statuses(client, pages) == {name: 200 if name in LISTS else 404 for name in pages}
    assert "Larkfield School" not in words(client.get(pages["fees"]))
    assert "Larkfield School" not in words(client.get(pages["to_invoice"]))
    assert "No fee was chosen" in words(client.get(pages["confirm_several"]))


@pytest.mark.parametrize("role", [Role.BOARD, Role.PARTNER, Role.NATIONAL])
def test_other_roles_never_see_money(client, workshop, hub, role):
    pages = addresses(workshop)
    client.force_login(member(None if role == Role.NATIONAL else hub, role))

    assert statuses(client, pages) == dict.fromkeys(pages, 403)


def test_a_work_group_lead_never_sees_money(client, workshop):
    pages = addresses(workshop)
    lead = UserFactory()
    WorkGroupLead.objects.create(workgroup=workshop.workgroup, user=lead)
    client.force_login(lead)

    found = statuses(client, pages)

    assert set(found.values()) == {403, 404}
    assert found["workgroup_fees"] == 403


def test_a_stranger_is_asked_to_sign_in(client, workshop):
    pages = addresses(workshop)

    assert statuses(client, pages) == dict.fromkeys(pages, 302)


def test_a_refused_post_changes_nothing(client, workshop, hub):
    pages = addresses(workshop)
    before = list(Fee.objects.order_by("pk").values())
    data = {"waiver": "ofsted", "sent_to": "x@example.org", "fee": [row["id"] for row in before]}

    client.force_login(member(hub, Role.BOARD))
    refused = {client.post(address, data).status_code for address in pages.values()}
    client.force_login(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))
    for address in pages.values():
        client.post(address, data)

    assert refused <= {403, 405}
    assert list(Fee.objects.order_by("pk").values()) == before
    assert Invoice.objects.count() == 1
