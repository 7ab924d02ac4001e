"""What everybody may read of one Work Group: for its page, its sheet of paper and for machines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from hubs.choices import HubTextKind
from hubs.models import HubText
from hubs.queries.area import area_names
from hubs.queries.texts import texts_of
from needs.models import Priority
from pages.wording import (
    counted_things,
    day_words,
    days_words,
    instant_words,
    join_words,
    session_words,
)
from workgroups.choices import JobRole, Phase
from workgroups.models import LocalLeader, SchoolTask, Venue, WorkGroup, Workshop
from workgroups.queries.card import how_words, places_words, where_words
from workgroups.queries.cycle import CycleStep, cycle_of
from workgroups.queries.leader import published_bios
from workgroups.queries.places import places_held
from workgroups.rules.calendar import day_equivalent
from workgroups.rules.stage import is_over, takes_applicants


@dataclass(frozen=True)
class FlyerFacts:
    """The rows behind a flyer, and its sentences; each is said in one way wherever it stands."""

    workgroup: Any  # with with_dates()
    now: datetime
    cycle: list[CycleStep]
    places_left: int
    priorities: list[str]
    outcomes: list[str]
    leads: list[str]
    bios: list[LocalLeader]
    area: list[str]
    about: HubText | None
    beside: list[WorkGroup]  # parallel ones that take interest, with with_next_date()

    # Where it stands

    @property
    def is_over(self) -> bool:
        return is_over(self.workgroup.last_starts_at, self.now)

    @property
    def is_open(self) -> bool:
        return self.workgroup.is_public and takes_applicants(
            self.now,
            opens_at=self.workgroup.interest_opens_at,
            closes_at=self.workgroup.interest_closes_at,
            last_starts_at=self.workgroup.last_starts_at,
        )

    @property
    def is_full(self) -> bool:
        return self.is_open and not self.places_left

    @property
    def opens_later(self) -> bool:
        opens_at = self.workgroup.interest_opens_at
        return opens_at is not None and opens_at > self.now

    # Its dates and places

    @property
    def workshops(self) -> list[Workshop]:
        return [step.workshop for step in self.cycle]

    @property
    def tasks(self) -> list[SchoolTask]:
        return [task for step in self.cycle for task in step.tasks]

    @property
    def venues(self) -> list[Venue]:
        return list(dict.fromkeys(w.venue for w in self.workshops if w.venue))

    @property
    def how_it_meets(self) -> list[str]:
        """What the list of dates leaves to be explained."""
        said = []
        if self.venues and any(workshop.is_online for workshop in self.workshops):
            said.append("Some workshops are online and some are face to face.")
        if any(workshop.is_hybrid for workshop in self.workshops):
            said.append(
                "Where it says “or join online”, you come to the venue or join from where you "
                "are, as you like."
            )
        return said

    @property
    def catering(self) -> list[str]:
        return catering_words(self.workshops)

    @property
    def days(self) -> Decimal:
        return self.workgroup.day_equivalent or day_equivalent(
            [(workshop.starts_at, workshop.ends_at) for workshop in self.workshops]
        )

    # In a line

    @property
    def name_with_hub(self) -> str:
        return f"{self.workgroup}, {self.workgroup.hub}"

    @property
    def in_short(self) -> str:
        return " ".join(filter(None, [f"{self.when}.", self.workgroup.outline]))

    # At a glance

    @property
    def kind(self) -> str:
        project = self.workgroup.project
        said = f"{project.get_kind_display()} {self.workgroup.year_words}"
        return f"{said}, {project.code}" if project.code else said

    @property
    def glance(self) -> list[tuple[str, str]]:
        """What somebody asks first, each in a word or a line."""
        workgroup = self.workgroup
        commissioned = workgroup.project.is_commissioned and workgroup.provider
        said = [
            ("When", self.when),
            ("Where", self.where),
            ("Who for", "; ".join(filter(None, [join_words(self.phases), join_words(self.roles)]))),
            ("Cost", workgroup.get_place_type_display()),
            ("Places", self.places),
            ("Time out", days_words(self.days) if self.days else ""),
            ("Ask by", instant_words(workgroup.interest_closes_at) if self.is_open else ""),
            ("Led by", join_words(self.leads)),
            ("Provided by", str(workgroup.provider) if commissioned else ""),
        ]
        return [(label, words) for label, words in said if words]

    @property
    def when(self) -> str:
        if not self.workshops:
            return "Dates will be announced"
        if len(self.workshops) == 1:
            [only] = self.workshops
            return session_words(only.starts_at, only.ends_at)
        days = [timezone.localdate(workshop.starts_at) for workshop in self.workshops]
        number = counted_things(len(days), "workshop")
        return f"{number}, from {day_words(days[0])} to {day_words(days[-1])}"

    @property
    def where(self) -> str:
        online = how_words({workshop.mode for workshop in self.workshops if workshop.can_be_joined})
        return "; ".join(filter(None, [where_words(self.venues), online]))

    @property
    def places(self) -> str:
        number = places_words(self.places_left, self.workgroup.capacity, is_open=self.is_open)
        return f"{number}, at most {self.workgroup.places_per_school} for each school"

    # Who it is for

    @property
    def phases(self) -> list[str]:
        return [Phase(phase).label for phase in self.workgroup.phases]

    @property
    def roles(self) -> list[str]:
        return [role.label for role in JobRole if role in self.workgroup.eligible_roles]

    @property
    def phase_words(self) -> str:
        which = "this phase" if len(self.phases) == 1 else "these phases"
        return f"Schools and colleges of {which}: {join_words(self.phases)}." if self.phases else ""

    @property
    def priority_words(self) -> str:
        which = "this priority" if len(self.priorities) == 1 else "these priorities"
        return f"Schools told the hub what they need. It answers {which} of"

    @property
    def conditions(self) -> list[str]:
        """What is asked of a school, its area last."""
        if self.workgroup.takes_other_areas:
            area = "Schools from outside the hub’s area can take part too."
        else:
            area = "It is for schools in the hub’s area only."
        return [*self.workgroup.project.conditions, area]

    @property
    def time_words(self) -> str:
        # All its workshops may be called off.
        if not self.days:
            return ""
        return f"It takes the equivalent of {days_words(self.days)} out of school."

    @property
    def area_words(self) -> str:
        if not self.area:
            return ""
        return f"{self.workgroup.hub} works with the schools of {join_words(self.area)}."


def flyer_of(workgroup: WorkGroup, now: datetime) -> FlyerFacts:
    """Wants with_dates(), its hub, project, terms and provider."""
    left = workgroup.capacity - places_held([workgroup.pk]).get(workgroup.pk, 0)
    return FlyerFacts(
        workgroup=workgroup,
        now=now,
        cycle=cycle_of(workgroup),
        places_left=max(0, left),
        priorities=[
            str(priority) for priority in Priority.objects.approved().filter(workgroups=workgroup)
        ],
        outcomes=[outcome.text for outcome in workgroup.outcomes.all()],
        leads=list(workgroup.leads.order_by("name").values_list("name", flat=True)),
        bios=published_bios(workgroup),
        area=area_names(workgroup.hub, timezone.localdate(now)),
        about=texts_of(workgroup.hub).get(HubTextKind.ABOUT),
        beside=parallel_ones(workgroup, now),
    )


def parallel_ones(workgroup: WorkGroup, now: datetime) -> list[WorkGroup]:
    """Where the same can be asked for. Events of one project are each about something else."""
    if workgroup.project.is_event:
        return []
    return list(WorkGroup.objects.recruiting(now).beside(workgroup).with_next_date(now))


def catering_words(workshops: Iterable[Workshop]) -> list[str]:
    """What there is to eat, each thing said once with all that is said about it."""
    notes: dict[str, dict[str, None]] = {}
    for workshop in workshops:
        # Online there is nothing to say of food.
        if workshop.venue:
            notes.setdefault(workshop.get_catering_display(), {})[workshop.catering_note] = None
    return [" ".join([f"{food}.", *filter(None, said)]) for food, said in notes.items()]
