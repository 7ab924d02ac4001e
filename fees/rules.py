"""What a missed date costs, until when it may be answered, and how it is said.

Source: design card, 4.1 to 4.5. The notice itself is counted in workgroups/rules/notice.py.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from fees.choices import FeeReason, FeeState
from hubs.choices import VatTreatment
from hubs.rules.fee_terms import charged_words
from pages.rules.london import london_day
from pages.rules.moves import check_move
from pages.rules.working_days import working_days_after
from pages.wording import counted_things, instant_words, money_words, session_words, until_words
from participants.choices import Channel

REPLY_WORKING_DAYS = 10
PAYMENT_TERM = timedelta(days=30)
# NOT_SET is no key on purpose: until finance has chosen, there is no amount to name.
VAT_RATES = {
    VatTreatment.OUTSIDE_SCOPE: Decimal("0.00"),
    VatTreatment.EXEMPT: Decimal("0.00"),
    VatTreatment.STANDARD: Decimal("0.20"),
}

BECAUSE = {
    FeeReason.NO_SHOW: "nobody came in this place and no notice reached the hub",
    FeeReason.CANCELLED_LATE: "the notice came after the last free moment",
}
CHANNELS: dict[str, str] = {
    Channel.LINK: ", through the portal",
    Channel.EMAIL: ", by email",
    Channel.PHONE: ", by telephone",
    Channel.PAPER: ", on paper",
}

# What may follow what; the trigger on fees is built from it. A void fee never comes back: another
# is proposed in its place. An invoiced one stays, as the school holds the paper.
FEE_MOVES: dict[str, frozenset[str]] = {
    FeeState.PROPOSED: frozenset({FeeState.CONFIRMED, FeeState.WAIVED, FeeState.VOID}),
    FeeState.CONFIRMED: frozenset({FeeState.WAIVED, FeeState.VOID, FeeState.INVOICED}),
    FeeState.WAIVED: frozenset({FeeState.PROPOSED}),
    FeeState.VOID: frozenset(),
    FeeState.INVOICED: frozenset(),
}
check_fee_move = partial(check_move, moves=FEE_MOVES, noun="fee")


def days_of_notice(notified_at: datetime | None, workshop_on: date) -> int | None:
    """London days from the notice to the workshop; None where there was no notice."""
    if notified_at is None:
        return None
    return (workshop_on - london_day(notified_at)).days


def reply_by(proposed_on: date) -> date:
    """The last day on which somebody asked for a reason is expected to answer."""
    return working_days_after(proposed_on, REPLY_WORKING_DAYS)


def vat_on(net: Decimal, treatment: str) -> Decimal:
    """VAT to add, to the penny, halves up. Raises KeyError while no treatment is chosen."""
    return (net * VAT_RATES[VatTreatment(treatment)]).quantize(Decimal("0.01"), ROUND_HALF_UP)


def vat_words(treatment: str) -> str:
    """VAT (20%), VAT (exempt from VAT)."""
    rate = VAT_RATES[VatTreatment(treatment)]
    label = VatTreatment(treatment).label
    return f"VAT ({rate:.0%})" if rate else f"VAT ({label[0].lower()}{label[1:]})"


def payment_due_on(issued_on: date) -> date:
    return issued_on + PAYMENT_TERM


def invoice_reference(prefix: str, number: int) -> str:
    """LK-00001. The width is fixed, so that no two prefixes ever meet in one reference."""
    return f"{prefix}{number:05}"


@dataclass(frozen=True)
class Grounds:
    """What one fee rests on, as it stood when the register was closed."""

    policy_version: int
    notice_days: int
    notice_unit: str
    charges_no_show: bool
    charges_late: bool
    accepted_at: datetime
    workgroup: str
    workshop: str
    place: str
    starts_at: datetime
    ends_at: datetime
    free_until: datetime
    notified_at: datetime | None
    channel: str
    reason: str
    amount: Decimal
    said: str = ""  # why they cannot come, in their own words


def reckoning(grounds: Grounds, *, with_said: bool = True) -> list[tuple[str, str]]:
    """A fee explained to a person: (label, sentence), from the terms to the amount."""
    steps = [
        ("Terms", terms_sentence(grounds)),
        ("Workshop", workshop_sentence(grounds)),
        ("Free to cancel", f"Until {until_words(grounds.free_until)}."),
        ("Notice given", notice_sentence(grounds)),
    ]
    if grounds.said and with_said:
        steps.append(("In their words", f"“{grounds.said}”"))
    return [*steps, ("Fee", fee_sentence(grounds))]


def terms_sentence(grounds: Grounds) -> str:
    version = f"Fee policy version {grounds.policy_version}"
    accepted = f"accepted on {instant_words(grounds.accepted_at)}"
    charged = charged_words(
        charges_no_show=grounds.charges_no_show,
        charges_late=grounds.charges_late,
        notice_days=grounds.notice_days,
        notice_unit=grounds.notice_unit,
    )
    return f"{version}, {accepted}: {money_words(grounds.amount)} {charged}."


def workshop_sentence(grounds: Grounds) -> str:
    session = session_words(grounds.starts_at, grounds.ends_at)
    title = f"{grounds.workgroup}: {grounds.workshop}" if grounds.workshop else grounds.workgroup
    return f"{title}. {session}. {grounds.place}."


def notice_sentence(grounds: Grounds) -> str:
    if grounds.notified_at is None:
        return "None reached the hub."
    by = CHANNELS.get(grounds.channel, "")
    return f"At {until_words(grounds.notified_at)}{by}: {ahead_words(grounds)}."


def ahead_words(grounds: Grounds) -> str:
    if grounds.notified_at is not None and grounds.notified_at >= grounds.starts_at:
        return "after the workshop had started"
    days = days_of_notice(grounds.notified_at, london_day(grounds.starts_at))
    return (
        f"{counted_things(days, 'day')} before the workshop"
        if days
        else "on the day of the workshop"
    )


def fee_sentence(grounds: Grounds) -> str:
    return f"{money_words(grounds.amount)}, because {BECAUSE[FeeReason(grounds.reason)]}."
