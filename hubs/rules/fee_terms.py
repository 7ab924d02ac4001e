"""The terms on missed and late-cancelled workshops in a sentence: one for all who read them."""

from decimal import Decimal
from typing import Protocol

from hubs.choices import NoticeUnit
from pages.wording import counted_things, money_words

SUBSTITUTE = "There is no fee if a colleague from your school comes in your place."
PERSON_DECIDES = "Nobody is charged without a person at the hub looking at it first."


class FeeTerms(Protocol):
    amount: Decimal
    notice_days: int
    notice_unit: str
    charges_no_show: bool
    charges_late_cancellation: bool
    allows_substitute: bool


def fee_terms_words(terms: FeeTerms) -> str:
    """The fee, for what it may be charged, and what keeps somebody from it."""
    charged = charged_words(
        charges_no_show=terms.charges_no_show,
        charges_late=terms.charges_late_cancellation,
        notice_days=terms.notice_days,
        notice_unit=terms.notice_unit,
    )
    said = [f"The hub may charge your school {money_words(terms.amount)} {charged}."]
    if terms.allows_substitute:
        said.append(SUBSTITUTE)
    return " ".join([*said, PERSON_DECIDES])


def charged_words(
    *, charges_no_show: bool, charges_late: bool, notice_days: int, notice_unit: str
) -> str:
    """For each workshop missed or cancelled with less than 7 days' notice; one of the two is."""
    charged = []
    if charges_no_show:
        charged.append("missed")
    if charges_late:
        charged.append(f"cancelled {late_words(notice_days, notice_unit)}")
    return f"for each workshop {' or '.join(charged)}"


def late_words(days: int, unit: str) -> str:
    if unit == NoticeUnit.NONE or (unit == NoticeUnit.CLOCK_DAYS and days == 0):
        return "after it has started"
    if days == 0:
        return "after its day"
    kind = "working day" if unit == NoticeUnit.WORKING_DAYS else "day"
    possessive = "'s" if days == 1 else "'"
    notice = f"with less than {counted_things(days, kind)}{possessive} notice"
    return f"{notice}, to the hour" if unit == NoticeUnit.CLOCK_DAYS else notice
