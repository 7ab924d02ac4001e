"""Bands of pupil premium, for filters: how many of a hundred pupils the school gets it for."""

from decimal import Decimal

# The name of each band, where it begins, and where the next one does.
BANDS: dict[str, tuple[str, Decimal, Decimal | None]] = {
    "under-10": ("Under 10%", Decimal(0), Decimal(10)),
    "10-to-20": ("10% to under 20%", Decimal(10), Decimal(20)),
    "20-to-35": ("20% to under 35%", Decimal(20), Decimal(35)),
    "35-or-more": ("35% or more", Decimal(35), None),
}


def band_of(percent: Decimal) -> str:
    """The band that holds the percentage; each begins at its lower number, inclusive."""
    return next(name for name, (_, _, end) in BANDS.items() if end is None or percent < end)
