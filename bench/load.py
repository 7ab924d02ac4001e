"""Hubs, their people and what they offer, into the portal's tables."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

from access.roles import Role
from bench import load_evidence, load_places
from bench.copying import copy
from bench.names import person_name, place_name
from bench.nation import (
    LEADS,
    PEOPLE,
    PLACES,
    PROJECTS,
    SCHOOLS,
    VENUES,
    VISITS,
    YEARS,
    Nation,
    key,
    school_of,
    user,
    with_task,
)
from hubs.actions.placing import place_schools
from hubs.choices import HubTextKind
from hubs.models import FeePolicy, Hub, HubArea, HubText, Membership, User
from participants.models import Person
from schools.choices import SchoolStatus
from schools.models import LocalAuthority, Region, School
from workgroups.choices import (
    ActionOwner,
    OutcomeLevel,
    ProjectKind,
    VisitStanding,
    VisitState,
    WorkshopMode,
)
from workgroups.models import (
    AgreedAction,
    Outcome,
    Project,
    SchoolTask,
    SupportVisit,
    Venue,
    WorkGroup,
    WorkGroupLead,
    Workshop,
)

SINCE = date(2014, 9, 1)
TEXT = "Heads of department meet, try things out in their own lessons and talk it over. " * 4


def load(nation: Nation) -> None:
    load_hubs(nation)
    load_people(nation)
    load_workgroups(nation)
    load_visits(nation)
    load_places.load(nation)
    load_evidence.load(nation)


def load_hubs(nation: Nation) -> None:
    areas = [hub for hub in nation.hubs for _ in range(2 + hub % 3)]
    copy(Region, [1], id=int, code="H", name="London")
    copy(
        LocalAuthority,
        range(1, len(areas) + 1),
        id=int,
        code=lambda n: f"X{n}",
        name=lambda n: f"Authority {n}",
        region_id=1,
    )
    copy(
        School,
        range(1, len(nation.hubs) * SCHOOLS + 1),
        id=int,
        urn=lambda n: 800_000 + n,
        name=lambda n: f"{place_name(n)} School {n}",
        local_authority_id=lambda n: n * len(areas) // (len(nation.hubs) * SCHOOLS + 1) + 1,
        status=SchoolStatus.OPEN,
        phase="Secondary",
        street="1 Larkfield Road",
        town=lambda n: place_name(n % 97),
        postcode=lambda n: f"ZZ{n % 90 + 1} {n % 10}ZZ",
    )
    copy(
        Hub,
        nation.hubs,
        id=int,
        name=lambda n: f"{place_name(n)} Maths Hub",
        slug=lambda n: f"larkfield-{n}",
        mailbox=lambda n: f"hub{n}@example.org",
        opened_on=SINCE,
    )
    copy(
        HubArea,
        enumerate(areas, 1),
        local_authority_id=lambda row: row[0],
        hub_id=lambda row: row[1],
        from_on=SINCE,
    )
    place_schools()
    copy(
        HubText,
        product(nation.hubs, HubTextKind),
        hub_id=lambda row: row[0],
        kind=lambda row: row[1],
        version=1,
        body=TEXT,
        controller=lambda row: "A trust" if row[1] == HubTextKind.PRIVACY else "",
        controller_contact=lambda row: "By post" if row[1] == HubTextKind.PRIVACY else "",
    )
    copy(
        FeePolicy, nation.hubs, id=int, hub_id=int, version=1, effective_from=SINCE, amount="75.00"
    )


def load_people(nation: Nation) -> None:
    copy(
        User,
        range(1, user(len(nation.hubs) + 1, 0)),
        id=int,
        email=lambda n: f"person{n}@example.org",
        name=person_name,
        password="!",  # noqa: S106
    )
    copy(
        Membership,
        product(nation.hubs, enumerate((Role.ADMINISTRATOR, Role.HUB_LEAD))),
        user_id=lambda row: user(row[0], row[1][0]),
        hub_id=lambda row: row[0],
        role=lambda row: row[1][1],
        from_on=SINCE,
    )
    copy(
        Person,
        range(1, len(nation.hubs) * PEOPLE + 1),
        id=int,
        name=lambda n: person_name(n * 7),
        email=lambda n: f"t{n}@example.org",
        user_id=lambda n: user((n - 1) // PEOPLE + 1, 2 + LEADS + (n - 1) % PEOPLE),
        school_id=school_of,
    )


def load_workgroups(nation: Nation) -> None:
    load_projects(nation)
    load_groups(nation)
    load_dates(nation)


def load_projects(nation: Nation) -> None:
    first_year = nation.school_year - YEARS + 1
    copy(
        Project,
        range(YEARS * PROJECTS),
        id=lambda n: n + 1,
        code=lambda n: f"NCP{(first_year + n // PROJECTS) % 100:02}-{n % PROJECTS:02}",
        title=lambda n: f"Project {n % PROJECTS}",
        school_year=lambda n: first_year + n // PROJECTS,
        kind=ProjectKind.NETWORK,
    )
    copy(
        Venue,
        range(len(nation.hubs) * VENUES),
        id=lambda n: n + 1,
        hub_id=lambda n: n // VENUES + 1,
        name=lambda n: f"Hall {n}",
        address="1 Larkfield Road",
        postcode="ZZ1 1ZZ",
    )


def load_groups(nation: Nation) -> None:
    first_year = nation.school_year - YEARS + 1
    first_days = {group: group.days(nation.today)[0] for group in nation.groups}
    copy(
        WorkGroup,
        nation.groups,
        id=key,
        hub_id=lambda group: group.hub,
        project_id=lambda group: group.year * PROJECTS + group.number % PROJECTS + 1,
        title=lambda group: f"Subject Leadership {group.key}",
        school_year=lambda group: first_year + group.year,
        phases="{secondary}",
        outline=TEXT,
        involvement=TEXT,
        audience=TEXT,
        expectations=TEXT,
        eligible_roles="{teacher,subject_lead}",
        capacity=PLACES + 5,
        interest_opens_at=lambda group: first_days[group] - timedelta(days=150),
        interest_closes_at=lambda group: (
            nation.today + timedelta(days=10) if group.is_recruiting else first_days[group]
        ),
        fee_policy_id=lambda group: group.hub,
        rationale=TEXT,
        budget="1500.00",
        evidence_plan=TEXT,
        focus_pupils=lambda group: 3 * group.follows_pupils,
        published_at=lambda group: first_days[group] - timedelta(days=150),
        published_by_id=lambda group: user(group.hub, 0),
    )
    copy(
        WorkGroupLead,
        nation.groups,
        workgroup_id=key,
        user_id=lambda group: user(group.hub, 2 + group.key % LEADS),
    )
    copy(
        Outcome,
        product(nation.groups, enumerate(OutcomeLevel)),
        workgroup_id=lambda row: row[0].key,
        position=lambda row: row[1][0],
        text="Lead a shared vision of maths.",
        level=lambda row: row[1][1],
    )


def load_dates(nation: Nation) -> None:
    copy(
        Workshop,
        nation.dates,
        id=key,
        workgroup_id=lambda date: date.group.key,
        title=lambda date: f"Workshop {date.number + 1}",
        starts_at=lambda date: date.starts_at,
        ends_at=lambda date: date.starts_at + timedelta(hours=5),
        mode=lambda date: WorkshopMode.FACE_TO_FACE if date.number else WorkshopMode.ONLINE,
        venue_id=lambda date: (
            (date.group.hub - 1) * VENUES + date.key % VENUES + 1 if date.number else None
        ),
    )
    copy(
        SchoolTask,
        enumerate(with_task(nation), 1),
        id=lambda row: row[0],
        workgroup_id=lambda row: row[1].group.key,
        after_workshop_id=lambda row: row[1].key,
        title="Try it in your own department",
        description=TEXT,
    )


def load_visits(nation: Nation) -> None:
    """Three days apart, twenty still to come; of those before them one in thirty is not told of."""
    rows = list(product(nation.hubs, range(VISITS)))
    schools: dict[int, list[int]] = defaultdict(list)
    for hub, school in School.objects.order_by("pk").values_list("hub", "pk"):
        schools[hub].append(school)

    def pk(row: tuple[int, int]) -> int:
        return (row[0] - 1) * VISITS + row[1] + 1

    def day(row: tuple[int, int]) -> date:
        return nation.today + timedelta(days=3 * (20 - row[1]))

    def is_held(row: tuple[int, int]) -> bool:
        return day(row) < nation.today and row[1] % 30 != 0

    def if_held(value) -> Callable[[tuple[int, int]], str]:
        return lambda row: value if is_held(row) else ""

    copy(
        SupportVisit,
        rows,
        id=pk,
        hub_id=lambda row: row[0],
        school_id=lambda row: schools[row[0]][row[1] % (SCHOOLS // 4)],
        visitor_id=lambda row: user(row[0], 2 + row[1] % LEADS),
        day=day,
        focus="Reasoning in Year 8",
        state=lambda row: VisitState.HELD if is_held(row) else VisitState.PLANNED,
        company="{maths_lead}",
        notes=if_held(TEXT),
        summary=if_held("The department plans together."),
        standing=if_held(VisitStanding.WELL),
    )
    copy(
        AgreedAction,
        product(filter(is_held, rows), (1, 2)),
        visit_id=lambda row: pk(row[0]),
        position=lambda row: row[1],
        what="Keep an hour a fortnight free for planning",
        owner=ActionOwner.SCHOOL,
        by_on=lambda row: day(row[0]) + timedelta(days=40),
        done_on=lambda row: day(row[0]) + timedelta(days=30) if row[0][1] % 20 else None,
    )
