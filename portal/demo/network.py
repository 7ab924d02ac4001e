"""The demonstration's two hubs with their schools, people, terms and projects."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import cos, sin, sqrt

from access.roles import Role
from hubs.actions.hub import add_text_version
from hubs.choices import HubTextKind, VatTreatment
from hubs.models import FeePolicy, Hub, HubArea, LeadSchool, Membership, User
from portal.demo import cast
from portal.demo.clock import clock_at, london_moment
from portal.demo.logo import add_logo
from schools.choices import SchoolStatus
from schools.models import LocalAuthority, Region, School
from workgroups.choices import ProjectKind
from workgroups.models import Project, Venue

SINCE = date(2014, 9, 1)
TEXTS_WRITTEN = date(2023, 7, 3)  # long after the hub opened, and before any place was taken


@dataclass(frozen=True)
class Scene:
    """One hub and what is around it."""

    hub: Hub
    secondary: list[School]
    primary: list[School]
    administrator: User
    hub_lead: User
    policy: FeePolicy
    venue: Venue


def add_person(who: tuple[str, str], **fields) -> User:
    email, name = who
    return User.objects.create_user(email, name, **fields)


def build_larkfield() -> Scene:
    scene = build_hub(cast.LARKFIELD, add_person(cast.ADMINISTRATOR), add_person(cast.HUB_LEAD))
    Membership.objects.create(
        user=add_person(cast.BOARD), hub=scene.hub, role=Role.BOARD, from_on=SINCE
    )
    return scene


def build_estuary() -> Scene:
    return build_hub(
        cast.ESTUARY, add_person(cast.OTHER_ADMINISTRATOR), add_person(cast.OTHER_HUB_LEAD)
    )


def build_hub(facts: dict, administrator: User, hub_lead: User) -> Scene:
    hub = Hub.objects.create(
        name=facts["name"],
        slug=facts["slug"],
        mailbox=facts["mailbox"],
        telephone=facts["telephone"],
        opened_on=SINCE,
    )
    authorities = build_area(hub, facts)
    secondary, primary = build_schools(hub, facts, authorities)
    LeadSchool.objects.create(
        hub=hub,
        school=secondary[0],
        from_on=SINCE,
        vat_treatment=VatTreatment.OUTSIDE_SCOPE,
        invoice_prefix=facts["prefix"],
        finance_email=f"finance.{facts['slug']}@example.org",
        payment_details="By bank transfer. The finance office sends the details.",
    )
    for user, role in ((administrator, Role.ADMINISTRATOR), (hub_lead, Role.HUB_LEAD)):
        Membership.objects.create(user=user, hub=hub, role=role, from_on=SINCE)
    with clock_at(london_moment(TEXTS_WRITTEN)):
        write_texts(hub, hub_lead)
    add_more_venues(hub)
    if facts is cast.LARKFIELD:
        add_logo(hub)
    return Scene(
        hub=hub,
        secondary=secondary,
        primary=primary,
        administrator=administrator,
        hub_lead=hub_lead,
        policy=FeePolicy.objects.create(
            hub=hub, version=1, effective_from=SINCE, amount=Decimal("75.00"), notice_days=7
        ),
        venue=Venue.objects.create(
            hub=hub,
            name=secondary[0].name,
            address=f"{secondary[0].street}\n{secondary[0].town}",
            postcode=secondary[0].postcode,
            capacity=40,
            access="The main entrance is step-free. The bus stops at the gate.",
            parking="There is none at the school.",
            visitor_rules="Sign in at the main reception with photo identification.",
        ),
    )


def add_more_venues(hub: Hub) -> None:
    """A hall that no workshop has used yet, and one that is no longer offered."""
    town = hub.name.split(" ")[0]
    Venue.objects.create(
        hub=hub,
        name=f"{town} Town Hall",
        address=f"1 Market Square\n{town}",
        postcode="ZZ1 9ZZ",
        capacity=120,
        parking="Pay and display behind the library.",
    )
    Venue.objects.create(
        hub=hub,
        name=f"{town} Teachers’ Centre",
        address=f"22 Mill Lane\n{town}",
        postcode="ZZ2 9ZZ",
        retired_on=date(2021, 7, 31),
    )


def build_area(hub: Hub, facts: dict) -> list[LocalAuthority]:
    region, _ = Region.objects.get_or_create(code="DEMO", defaults={"name": "Demonstration"})
    authorities = [
        LocalAuthority.objects.create(code=code, name=name, region=region)
        for code, name in facts["authorities"]
    ]
    for authority in authorities:
        HubArea.objects.create(hub=hub, local_authority=authority, from_on=SINCE)
    return authorities


def build_schools(hub: Hub, facts: dict, authorities) -> tuple[list[School], list[School]]:
    names = [(name, "Secondary", 11, 18) for name in cast.SECONDARY_NAMES]
    names += [(name, "Primary", 4, 11) for name in cast.PRIMARY_NAMES]
    towns = facts["towns"]
    schools = [
        School(
            urn=facts["first_urn"] + number,
            name=f"{towns[number % 3]} {name}",
            local_authority=authorities[number % 2],
            hub=hub,
            status=SchoolStatus.OPEN,
            phase=phase,
            type_name="Academy converter" if "Academy" in name else "Community school",
            low_age=low,
            high_age=high,
            pupils=1000 + 20 * number if phase == "Secondary" else 200 + 10 * number,
            street=f"{number + 1} School Lane",
            town=towns[number % 3],
            # No postcode area is called ZZ.
            postcode=f"ZZ{1 + number % 3} {1 + number % 9}ZZ",
            **grid_reference(facts["grid"], number),
        )
        for number, (name, phase, low, high) in enumerate(names)
    ]
    School.objects.bulk_create(schools)
    count = len(cast.SECONDARY_NAMES)
    return schools[:count], schools[count:]


def grid_reference(middle: tuple[int, int], number: int) -> dict[str, int]:
    """Where one school stands: on a spiral around the middle, as wide as a county."""
    # 2.4 is near the golden angle, by which no two stand close to each other.
    metres, angle = 7000 * sqrt(number), 2.4 * number
    return {
        "easting": middle[0] + int(metres * cos(angle)),
        "northing": middle[1] + int(metres * sin(angle)),
    }


def write_texts(hub: Hub, by: User) -> None:
    texts = {
        HubTextKind.ABOUT: cast.ABOUT,
        HubTextKind.PRIVACY: cast.PRIVACY,
        HubTextKind.TERMS: cast.TERMS,
    }
    for kind, body in texts.items():
        controller = {
            "controller": f"{hub.name.split(' ')[0]} Schools Trust",
            "controller_contact": f"privacy.{hub.slug}@example.org",
        }
        add_text_version(
            hub=hub,
            kind=kind,
            body=body,
            by=by,
            **(controller if kind == HubTextKind.PRIVACY else {}),
        )


def known_project(code: str, title: str, school_year: int, **fields) -> Project:
    row, _ = Project.objects.get_or_create(
        code=code,
        school_year=school_year,
        **({} if code else {"title": title}),
        defaults={"title": title, "kind": ProjectKind.NETWORK, **fields},
    )
    return row
