"""Sums of fees by what has become of them."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from access.permissions import Permission
from fees.choices import FeeState
from fees.models import Fee
from pages.wording import money_words


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
    figures = fee_figures_by_state(fees)
    return FeeFigures(figures[FeeState.PROPOSED], figures[FeeState.CONFIRMED])


def fee_figures_by_state(fees) -> dict[str, Figure]:
    """A figure for every state, in one query."""
    # An order that the fees came with would be part of the grouping, and give a row for each fee.
    rows = fees.order_by().values_list("state").annotate(Count("pk"), Sum("amount"))
    figures = {state: Figure(0, Decimal("0.00")) for state in FeeState.values}
    return figures | {state: Figure(number, amount) for state, number, amount in rows}
