"""No fee follows a Work Group that is called off; what is on an invoice a person settles."""

import pytest
from django.urls import reverse

from fees import tasks
from fees.choices import FeeState
from fees.models import Fee
from participants.actions.called_off import call_off_workgroup
from tests.factories import WorkshopFactory, london
from tests.fees.factories import AFTER, confirmed_fee, invoice_of, proposed_fee
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def invoice(workshop, time_machine):
    """An invoiced fee beside a proposed and a confirmed one, and a workshop still to come."""
    time_machine.move_to(AFTER)
    WorkshopFactory(workgroup=workshop.workgroup, starts_at=london(2022, 6, 1, 9))
    invoice = invoice_of(confirmed_fee(workshop))
    confirmed_fee(workshop)
    proposed_fee(workshop)
    return invoice


def test_open_fees_vanish_with_the_reason_and_invoiced_ones_stay(invoice, workshop, administrator):
    call_off_workgroup(workgroup=workshop.workgroup, reason="Snow", by=administrator)
    tasks.propose_fees()

    assert list(Fee.objects.order_by("pk").values_list("state", "note")) == [
        (FeeState.INVOICED, ""),
        (FeeState.VOID, "The Work Group has been cancelled."),
        (FeeState.VOID, "The Work Group has been cancelled."),
    ]


def test_what_is_to_be_credited_is_said_before_and_after(client, invoice, workshop, administrator):
    group = workshop.workgroup
    before = text_of(client.get(reverse("participants:call_off_workgroup", args=[group.pk])))
    money = reverse("fees:workgroup_fees", args=[group.pk])
    said = f"on invoice {invoice.reference} has to be credited"
    assert said not in text_of(client.get(money))

    call_off_workgroup(workgroup=group, reason="Snow", by=administrator)

    assert "2 fees that are proposed or confirmed will be set aside." in before
    assert said in before
    assert said in text_of(client.get(money))
