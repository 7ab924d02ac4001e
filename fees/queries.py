"""What sweeps, decisions and pages read of fees and of the attendances they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from access.permissions import Permission
from fees.choices import FeeReason, FeeState
from fees.models import Fee
from fees.rules import Grounds
from hubs.models import LeadSchool
from pages.history import Change
from pages.wording import money_words
from participants.models import Attendance, Cancellation

POUNDS_AND_PENCE = Fee._meta.get_field("amount")
NOTHING = Value(Decimal("0.00"), output_field=POUNDS_AND_PENCE)


def chargeable():
    """Attendances that cost something under the terms accepted with the place.

    A register that was closed before the workshop's day was closed for another date: the workshop
    has been moved since.
    """
    return Attendance.objects.filter(
        Q(outcome=FeeReason.NO_SHOW, participant__fee_policy__charges_no_show=True)
        | Q(
            outcome=FeeReason.CANCELLED_LATE,
            participant__fee_policy__charges_late_cancellation=True,
        ),
        free_until__isnull=False,
        participant__exempt_because="",
        workshop__cancelled_at=None,
        workshop__workgroup__cancelled_at=None,
        workshop__register__closed_at__date__gte=F("workshop__starts_at__date"),
    )


def without_a_fee():
    """Chargeable attendances for which no fee stands yet, in key order."""
    standing = Fee.objects.exclude(state=FeeState.VOID).filter(attendance=OuterRef("pk"))
    return chargeable().filter(~Exists(standing)).order_by("pk")


def founded():
    """Fees whose attendance is chargeable, with the reckoning they were proposed on."""
    return Fee.objects.filter(
        Q(notified_at=F("attendance__notified_at"))
        | Q(notified_at=None, attendance__notified_at=None),
        attendance__in=chargeable(),
        policy=F("attendance__participant__fee_policy"),
        free_until=F("attendance__free_until"),
        workshop_on=F("attendance__workshop__starts_at__date"),
    )


def unfounded():
    """Fees not invoiced yet whose ground has gone."""
    undone = Fee.objects.filter(state__in=[FeeState.PROPOSED, FeeState.CONFIRMED])
    return undone.filter(~Exists(founded().filter(pk=OuterRef("pk"))))


def gone_because() -> Case:
    """A sentence on what has become of a fee's ground."""
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
            attendance__workshop__register__closed_at=None,
            then=Value("The register has been reopened."),
        ),
        default=Value("What the fee was reckoned from has changed."),
    )


def with_grounds(fees):
    """Joins everything that `grounds_of`, a letter or a line of an invoice says about a fee."""
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
        accepted_at=fee.attendance.participant.accepted_at,
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


def lead_school_on(hub_path: str, day_path: str) -> Subquery:
    """The primary key of the school that led the hub that day, for rows with these two paths.

    Where two led at once, the one that had led longer issues the invoices.
    """
    day = OuterRef(day_path)
    leading = LeadSchool.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), hub=OuterRef(hub_path), from_on__lte=day
    )
    return Subquery(leading.order_by("from_on", "pk").values("pk")[:1])


def with_lead_school(fees):
    """Adds lead_school_id, the primary key of the one that issues the fee's invoice, or None."""
    return fees.annotate(lead_school_id=lead_school_on("hub", "workshop_on"))


def bills(fees):
    """What may go on one invoice: a row for each school and lead school with confirmed fees."""
    issuing = LeadSchool.objects.filter(pk=OuterRef("lead_school_id"))
    return (
        with_lead_school(fees.to_invoice())
        .values("school", "school__name", "school__urn", "lead_school_id")
        .annotate(
            lead_school_name=Subquery(issuing.values("school__name")),
            number=Count("pk"),
            net=Sum("amount"),
        )
        .order_by("school__name", "school", "lead_school_id")
    )


def to_bill(fees, *, lead_school: LeadSchool, school: int):
    """The confirmed fees of one school, by its primary key, that this lead school invoices."""
    confirmed = with_lead_school(with_grounds(fees.to_invoice()))
    rows = confirmed.filter(lead_school_id=lead_school.pk, school__pk=school)
    return rows.select_related("attendance__participant__interest").order_by("workshop_on", "pk")


def finance_email_for(fees: Iterable[Fee]) -> str:
    """The address that was last given for the finance office of the fees' school, or ''."""
    interests = [fee.attendance.participant.interest for fee in fees]
    given = [interest for interest in interests if interest.finance_email]
    return max(given, key=lambda interest: interest.sent_at).finance_email if given else ""


@dataclass(frozen=True)
class Figure:
    """How many fees there are, and what they come to."""

    number: int
    amount: Decimal

    @property
    def words(self) -> str:
        return money_words(self.amount)


@dataclass(frozen=True)
class FeeFigures:
    awaiting_decision: Figure
    to_invoice: Figure


def fee_figures(user) -> FeeFigures:
    """What the user's hubs have to do about fees; nothing where the user may not see them."""
    return figures_among(Fee.objects.visible_to(user, can=Permission.VIEW_FEES))


def workgroup_fee_figures(workgroup) -> FeeFigures:
    return figures_among(Fee.objects.filter(attendance__workshop__workgroup=workgroup))


def figures_among(fees) -> FeeFigures:
    figures = by_state(fees)
    return FeeFigures(figures[FeeState.PROPOSED], figures[FeeState.CONFIRMED])


def by_state(fees) -> dict[str, Figure]:
    """A figure for every state, in one query."""
    rows = fees.order_by().values_list("state").annotate(Count("pk"), Sum("amount"))
    figures = {state: Figure(0, Decimal("0.00")) for state in FeeState.values}
    return figures | {state: Figure(number, amount) for state, number, amount in rows}


def history_of(fee: Fee) -> list[Change]:
    """Every decision on a fee, latest first."""
    events = apps.get_model("fees", "FeeEvent").objects.filter(pgh_obj=fee)
    shown = events.select_related("decided_by", "invoice__issued_by").order_by("-pgh_id")
    return [told(event) for event in shown]


def told(event) -> Change:
    if event.pgh_label == "insert":
        return Change("Proposed", "the portal itself", event.pgh_created_at, [])
    title, by, details = event.get_state_display(), event.decided_by, [event.note]
    if event.state == FeeState.PROPOSED:
        title = "Waiver undone"
    elif event.state == FeeState.WAIVED:
        title = f"Waived: {event.get_waiver_display()}"
    elif event.state == FeeState.INVOICED:
        by, details = event.invoice.issued_by, [f"Invoice {event.invoice}"]
    return Change(title, str(by or "the portal itself"), event.pgh_created_at, details)
