"""Which attendances cost something, and on what grounds."""

from decimal import Decimal

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from fees.choices import FeeState
from fees.models import Fee
from fees.rules import Grounds
from participants.models import Attendance, Cancellation

POUNDS_AND_PENCE = Fee._meta.get_field("amount")
NOTHING = Value(Decimal("0.00"), output_field=POUNDS_AND_PENCE)


def chargeable_attendances():
    """Attendances that cost something under the terms accepted with the place.

    They only may: a person confirms or waives what is proposed from them.
    """
    return Attendance.objects.that_may_cost().filter(
        # Empty where the terms were accepted only after the register was closed.
        free_until__isnull=False,
        workshop__cancelled_at=None,
        workshop__workgroup__cancelled_at=None,
        # A register closed before the workshop's day was closed for another date: the workshop has
        # been moved since.
        workshop__register__closed_at__date__gte=F("workshop__starts_at__date"),
    )


def attendances_without_a_fee():
    """Chargeable attendances for which no fee stands yet, in key order."""
    standing = Fee.objects.exclude(state=FeeState.VOID).filter(attendance=OuterRef("pk"))
    return chargeable_attendances().filter(~Exists(standing)).order_by("pk")


def founded_fees():
    """Fees whose attendance is chargeable, with the reckoning they were proposed on."""
    return Fee.objects.filter(
        # In SQL nothing equals NULL, so "no notice, then and now" has to be said by itself.
        Q(notified_at=F("attendance__notified_at"))
        | Q(notified_at=None, attendance__notified_at=None),
        attendance__in=chargeable_attendances(),
        reason=F("attendance__outcome"),
        policy=F("attendance__participant__fee_policy"),
        free_until=F("attendance__free_until"),
        workshop_on=F("attendance__workshop__starts_at__date"),
    )


def unfounded_fees():
    """Fees not invoiced yet whose ground has gone.

    Those of a reopened register wait: what stands on it when it is closed again decides about them.
    """
    # Waived fees stay waived: the school owes nothing either way, and the reason is kept.
    undone = Fee.objects.filter(state__in=[FeeState.PROPOSED, FeeState.CONFIRMED])
    waiting = Q(
        attendance__workshop__register__closed_at=None,
        attendance__workshop__cancelled_at=None,
        attendance__workshop__workgroup__cancelled_at=None,
        attendance__participant__exempt_because="",
        workshop_on=F("attendance__workshop__starts_at__date"),
    )
    return without_ground(undone).filter(~waiting)


def without_ground(fees):
    return fees.filter(~Exists(founded_fees().filter(pk=OuterRef("pk"))))


REOPENED = "The register has been reopened."


def gone_because() -> Case:
    """A sentence on what has become of a fee's ground."""
    # Several may hold at once; the one that explains most comes first.
    return Case(
        When(
            attendance__workshop__workgroup__cancelled_at__isnull=False,
            then=Value("The Work Group has been cancelled."),
        ),
        When(
            attendance__workshop__cancelled_at__isnull=False,
            then=Value("The workshop has been cancelled."),
        ),
        When(
            ~Q(attendance__participant__exempt_because=""),
            then=Value("The participant is exempt from fees."),
        ),
        When(
            ~Q(workshop_on=F("attendance__workshop__starts_at__date")),
            then=Value("The workshop has been moved to another day."),
        ),
        When(attendance__workshop__register__closed_at=None, then=Value(REOPENED)),
        default=Value("What the fee was reckoned from has changed."),
    )


def with_grounds(fees):
    """Joins everything that `grounds_of`, a letter or a line of an invoice says about a fee."""
    # No key leads from an attendance to its notice: they share a participant and a workshop.
    notice = Cancellation.objects.standing().filter(
        participant=OuterRef("attendance__participant"), workshop=OuterRef("attendance__workshop")
    )
    return fees.select_related(
        "attendance__participant__person",
        "attendance__workshop__venue",
        "attendance__workshop__workgroup__hub",
        "policy",
        "school",
    ).annotate(
        channel=Coalesce(Subquery(notice.values("channel")[:1]), Value("")),
        said=Coalesce(Subquery(notice.values("reason")[:1]), Value("")),
    )


def grounds_of(fee: Fee) -> Grounds:
    """Needs a fee read through `with_grounds`."""
    workshop = fee.attendance.workshop
    return Grounds(
        policy_version=fee.policy.version,
        notice_days=fee.policy.notice_days,
        notice_unit=fee.policy.notice_unit,
        charges_no_show=fee.policy.charges_no_show,
        charges_late=fee.policy.charges_late_cancellation,
        accepted_at=fee.attendance.participant.terms_since,
        workgroup=str(workshop.workgroup),
        workshop=workshop.title,
        place=workshop.place_words,
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        free_until=fee.free_until,
        notified_at=fee.notified_at,
        channel=fee.channel,
        reason=fee.reason,
        amount=fee.amount,
        said=fee.said,
    )
