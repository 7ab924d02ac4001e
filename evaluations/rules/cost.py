"""What a Work Group costs for each of those who take part."""

from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")


def cost_each(cost: Decimal | None, number: int) -> Decimal | None:
    """Pounds for each, to the penny; None while the cost is not known or nobody takes part."""
    if cost is None or not number:
        return None
    return (cost / number).quantize(PENNY, ROUND_HALF_UP)
