"""Which year groups belong to which phase."""

from collections.abc import Iterable

from schools.choices import Phase
from workgroups.choices import YearGroup

# By how many stand before the first and the last of each, in the order of YearGroup.
SPANS = {
    Phase.EARLY_YEARS: (0, 2),
    Phase.PRIMARY: (1, 8),
    Phase.SECONDARY: (8, 13),
    Phase.POST_16: (13, 15),
}


def year_groups_of(phases: Iterable[str]) -> list[YearGroup]:
    """From the youngest; without SEVERAL, which is no year group."""
    groups, named = list(YearGroup), set(phases)
    spans = [span for phase, span in SPANS.items() if phase in named]
    wanted = {number for first, last in spans for number in range(first, last)}
    return [groups[number] for number in sorted(wanted)]
