from datetime import date
from decimal import Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.scoping import ScopedQuerySet
from fees.choices import FeeReason, FeeState, WaiverReason
from fees.models.invoice import Invoice
from fees.rules import FEE_MOVES, reply_by
from hubs.models import FeePolicy, Hub
from participants.models import Attendance
from schools.models import School

# Asked by the database itself, whoever writes: a fee on an open register would be a demand for
# money on a mere draft. For sweeps and pages, fees/queries/due.py asks the same and more.
FOUNDED_IN_A_CLOSED_REGISTER = """
    IF NOT EXISTS (
        SELECT 1
        FROM participants_attendance AS attendance
        JOIN participants_register AS register ON register.workshop_id = attendance.workshop_id
        JOIN workgroups_workshop AS workshop ON workshop.id = attendance.workshop_id
        JOIN workgroups_workgroup AS workgroup ON workgroup.id = workshop.workgroup_id
        JOIN participants_participant AS participant ON participant.id = attendance.participant_id
        WHERE attendance.id = NEW.attendance_id
          AND attendance.outcome = NEW.reason
          AND workgroup.hub_id = NEW.hub_id
          AND participant.exempt_because = ''
          AND register.closed_at IS NOT NULL
          AND workshop.cancelled_at IS NULL
          AND workgroup.cancelled_at IS NULL
    ) THEN
        RAISE EXCEPTION 'no fee without a closed register of a workshop that took place'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


class FeeQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def awaiting_decision(self):
        return self.filter(state=FeeState.PROPOSED)

    def confirmed(self):
        return self.filter(state=FeeState.CONFIRMED)

    def to_invoice(self):
        """Without those that wait for a reopened register, which could be on no invoice."""
        return self.confirmed().filter(attendance__workshop__register__closed_at__isnull=False)

    def waiting_for_register(self):
        return self.confirmed().filter(attendance__workshop__register__closed_at=None)


@pghistory.track()
class Fee(models.Model):
    """What one missed or late-cancelled date costs, with the reckoning it rests on.

    At most one that is not void for each attendance. The reckoning is never edited: a fee whose
    grounds have changed becomes void, and another may take its place.
    """

    hub = models.ForeignKey(
        Hub,
        on_delete=models.PROTECT,
        related_name="fees",
        help_text="The Work Group's, as the database asks: it would be three joins away.",
    )
    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="fees")
    # Who is billed: the school of the place at the proposal, wherever the person teaches by now.
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="fees")
    policy = models.ForeignKey(FeePolicy, on_delete=models.PROTECT, related_name="fees")
    reason = models.CharField(max_length=20, choices=FeeReason.choices)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    # Kept, as a workshop may be moved: a fee is for the day that was missed, and loses its ground
    # with it.
    workshop_on = models.DateField()
    free_until = models.DateTimeField()
    notified_at = models.DateTimeField(null=True)
    proposed_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, choices=FeeState.choices, default=FeeState.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    waiver = models.CharField(max_length=20, choices=WaiverReason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, null=True, related_name="fees")

    # How notice reached the hub, and the reason given; added by queries.due.with_grounds.
    channel: str
    said: str

    objects = FeeQuerySet.as_manager()

    class Meta:
        ordering = ["-workshop_on", "pk"]
        indexes = [
            models.Index(fields=["state", "school"], name="fee_by_state"),
            # The list as it first opens: one hub’s fees by their day.
            models.Index(fields=["hub", "workshop_on", "id"], name="fee_by_hub_and_day"),
            # Counted on each home page and summed above each list of fees, from the index alone.
            models.Index(fields=["hub", "state"], include=["amount"], name="fee_by_hub_and_state"),
        ]
        constraints = [
            # Not among the void: once a register is put right, another fee may take its place.
            models.UniqueConstraint(
                fields=["attendance"],
                condition=~Q(state=FeeState.VOID),
                name="one_fee_for_each_attendance",
            ),
            models.CheckConstraint(condition=Q(amount__gt=Decimal(0)), name="fee_amount_positive"),
            models.CheckConstraint(
                condition=Q(reason__in=FeeReason.values), name="fee_reason_known"
            ),
            models.CheckConstraint(condition=Q(state__in=FeeState.values), name="fee_state_known"),
            # No program charges or lets off. A void fee needs nobody: its ground has gone.
            models.CheckConstraint(
                condition=~Q(state__in=[FeeState.CONFIRMED, FeeState.WAIVED, FeeState.INVOICED])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="fee_decided_by_a_named_person",
            ),
            models.CheckConstraint(
                condition=Q(state=FeeState.WAIVED, waiver__in=WaiverReason.values)
                | (~Q(state=FeeState.WAIVED) & Q(waiver="")),
                name="waived_fee_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(waiver=WaiverReason.OTHER) | ~Q(note=""),
                name="another_reason_is_written_down",
            ),
            models.CheckConstraint(
                condition=Q(state=FeeState.INVOICED, invoice__isnull=False)
                | (~Q(state=FeeState.INVOICED) & Q(invoice=None)),
                name="invoiced_fee_has_its_invoice",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="fee_begins_as_a_proposal",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=FeeState.PROPOSED),
            ),
            pgtrigger.Trigger(
                name="fee_rests_on_a_closed_register",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=FOUNDED_IN_A_CLOSED_REGISTER,
            ),
            pgtrigger.ReadOnly(
                name="fee_reckoning_never_changes",
                fields=[
                    "hub",
                    "attendance",
                    "school",
                    "policy",
                    "reason",
                    "amount",
                    "workshop_on",
                    "free_until",
                    "notified_at",
                    "proposed_at",
                ],
            ),
            # The school holds the paper, so from then on people settle it between themselves.
            pgtrigger.Protect(
                name="invoiced_fee_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=FeeState.INVOICED),
            ),
            pgtrigger.Protect(name="fee_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.FSM(
                name="fee_moves",
                field="state",
                transitions=[
                    (state, following)
                    for state in FEE_MOVES
                    for following in sorted(FEE_MOVES[state])
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"£{self.amount} for {self.attendance}"

    @property
    def answer_by(self) -> date:
        """The last day on which the participant was asked to give a reason."""
        return reply_by(timezone.localdate(self.proposed_at))

    def is_waiting_on(self, day: date) -> bool:
        """Has the participant still time to answer? Nothing is blocked while they have."""
        return day <= self.answer_by

    @property
    def is_proposed(self) -> bool:
        return self.state == FeeState.PROPOSED

    @property
    def is_confirmed(self) -> bool:
        return self.state == FeeState.CONFIRMED

    @property
    def is_waived(self) -> bool:
        return self.state == FeeState.WAIVED

    @property
    def is_void(self) -> bool:
        return self.state == FeeState.VOID
