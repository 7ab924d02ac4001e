"""The stages of Teaching for Mastery, whose names change over the years."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from workgroups.choices import JourneyStage, Phase

S = JourneyStage
# The school year since which the national programme uses these names, in their order.
NAMES_SINCE = {
    2025: [S.INTRODUCTORY, S.TEACHING_FOR_MASTERY],
    2014: [S.READINESS, S.DEVELOPMENT, S.EMBEDDING, S.SUSTAINING],
}
# A school takes part in these only once in each phase, unless somebody says why.
# Hubs say so of Development alone; a school may go through the others again.
ONCE_ONLY = frozenset({S.DEVELOPMENT})


def names_since_words() -> list[tuple[str, list[tuple[str, str]]]]:
    """The stages to choose from, the newest names first."""
    return [
        (f"Names since {year}/{(year + 1) % 100:02}", [(s.value, s.label) for s in stages])
        for year, stages in NAMES_SINCE.items()
    ]


def in_journey_order() -> list[JourneyStage]:
    return [stage for year in sorted(NAMES_SINCE) for stage in NAMES_SINCE[year]]


def either_words(stages: Collection[str]) -> str:
    """Development, Embedding or Sustaining."""
    *others, last = [str(stage.label) for stage in in_journey_order() if stage in stages]
    return f"{', '.join(others)} or {last}" if others else last


def day_before(day: date) -> date:
    return day - timedelta(days=1)


def days_overlap(first: tuple[date, date | None], second: tuple[date, date | None]) -> bool:
    """Do two stretches of days, both ends inclusive and None for open, share a day?"""
    (from_a, until_a), (from_b, until_b) = first, second
    return (until_b is None or from_a <= until_b) and (until_a is None or from_b <= until_a)


def likely_phases(low_age: int | None, high_age: int | None) -> list[Phase]:
    """The phases in which a school of these ages may have a journey; all where it is not known."""
    if low_age is None or high_age is None:
        return list(Phase)
    spans: Iterable[tuple[Phase, int, int]] = (
        (Phase.EARLY_YEARS, 0, 5),
        (Phase.PRIMARY, 5, 11),
        (Phase.SECONDARY, 11, 16),
        (Phase.POST_16, 16, 19),
    )
    # Ages that only touch a phase do not count: a primary school keeps pupils until 11.
    return [phase for phase, low, high in spans if low_age < high and high_age > low]
