"""What becomes of fees at once when a register is put right; the sweep would come minutes later."""

from django.utils import timezone

from fees.actions.fee import void_unfounded_fees
from participants.actions.attendance_register import follows_register
from workgroups.models import Workshop


@follows_register
def set_unfounded_fees_aside(workshop: Workshop) -> None:
    void_unfounded_fees(now=timezone.now(), workshop=workshop)
