"""Whom a Work Group wants of each school: so many at least of one role and of another."""

from collections.abc import Iterable, Mapping, Sequence

from participants.rules.eligibility import LABELS
from workgroups.choices import YearGroup

# A role, or a year group, and how many of each school at the least.
Composition = tuple[tuple[str, int], ...]
YEARS = {year.value: str(year.label) for year in YearGroup}


def kept_for(composition: Composition, held: Sequence[str], own: str, left: int) -> list[str]:
    """The roles for which the last places of a school are kept, from somebody of another role.

    Or the year groups. `held` are the roles of those of the school with a place, and `left` is how
    many it may still get. Nothing is kept from a role that is wanted itself, or while one place
    more is left.
    """
    missing = {role: least - held.count(role) for role, least in composition}
    missing = {role: number for role, number in missing.items() if number > 0}
    if own in missing or sum(missing.values()) < left:
        return []
    return list(missing)


def kept_words(kept: Iterable[str]) -> str:
    labels = [(LABELS | YEARS)[one] for one in kept]
    return f"What places the school has left are kept for: {'; '.join(labels)}."


def composition_problem(composition: Composition, places_per_school: int) -> str:
    """Why a school cannot be composed so, or ''."""
    wanted = sum(least for _, least in composition)
    if wanted <= places_per_school:
        return ""
    return f"That is {wanted} of each school, which gets at most {places_per_school}."


def wanted_words(roles: Composition, years: Composition, labels: Mapping[str, str]) -> str:
    """Whom it wants, in one line; '' for whoever comes."""
    parts = [f"{least} × {labels.get(role, LABELS[role])}" for role, least in roles]
    parts += [f"{least} × {YEARS[year]}" for year, least in years]
    return ", ".join(parts)
