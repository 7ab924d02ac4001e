"""What a board is given to read of a hub's year. Each section is asked for in a few queries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import cached_property

from evaluations.queries.engagement import ListedInterest, engagement_in, schools_taking_part
from evaluations.rules.board_pack import PackSection
from evaluations.rules.journey import Journeys
from hubs.models import Hub
from schools.queries.lineage import successors_of


@dataclass(frozen=True)
class PackOf:
    """Of which hub and year, as whom and when; what several sections read is read once."""

    hub: Hub
    year: int
    user: Any
    now: datetime
    on: date

    @cached_property
    def engagement(self) -> Journeys[ListedInterest]:
        return self.engagement_of(self.year)

    @cached_property
    def last_years(self) -> Journeys[ListedInterest]:
        return self.engagement_of(self.year - 1)

    @cached_property
    def years_before(self) -> Journeys[ListedInterest]:
        return self.engagement_of(self.year - 2)

    @cached_property
    def taking_part(self) -> dict[int, set[int]]:
        """Schools by the year."""
        years = (self.year - 1, self.year)
        return {year: schools_taking_part(self.user, year, self.hub.pk) for year in years}

    @cached_property
    def successors(self) -> dict[int, int]:
        """By the id of a school, of all that are counted: the one that it has become."""
        cohorts = (*self.last_years.schools, *self.years_before.schools)
        schools = {one.school for one in cohorts}.union(*self.taking_part.values())
        followers = successors_of(schools)
        return {school: rows[0].pk for school, rows in followers.items() if rows}

    def engagement_of(self, year: int) -> Journeys[ListedInterest]:
        return engagement_in(self.user, year=year, hub=self.hub.pk)


Tell = Callable[[PackOf], PackSection]
# What packages above add to it stands among their hooks.
SECTIONS: list[tuple[int, Tell]] = []


def pack_section(place: int) -> Callable[[Tell], Tell]:
    """Register a section; the lower its place, the further to the front."""

    def register(tell: Tell) -> Tell:
        SECTIONS.append((place, tell))
        return tell

    return register


def sections_of(pack: PackOf) -> list[PackSection]:
    return [tell(pack) for _, tell in sorted(SECTIONS, key=lambda one: one[0])]
