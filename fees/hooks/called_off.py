"""What becomes of fees when a whole Work Group is called off."""

from fees.queries.called_off import fees_set_aside, invoices_to_credit
from participants.queries.called_off import consequence
from workgroups.models import WorkGroup


@consequence
def fees_of_called_off(workgroup: WorkGroup) -> list[str]:
    return [*fees_set_aside(workgroup), *invoices_to_credit(workgroup, is_to_come=True)]
