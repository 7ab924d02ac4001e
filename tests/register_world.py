"""What a world holds beside its places: who came without one, and whose school has closed."""

from schools.choices import SchoolStatus
from tests.factories import InterestFactory, school_in
from tests.participants.factories import WalkInFactory
from tests.schools.register_factories import SchoolLinkFactory


def add_register(world) -> None:
    guest = world.people["guest"]
    world.rows["walk_in"] = WalkInFactory(workshop=world.today, added_by=guest)


def add_closed_school(world) -> None:
    """Somebody waits for a place whose school has closed; another followed it."""
    closed = school_in(world.hub, status=SchoolStatus.CLOSED)
    SchoolLinkFactory(predecessor=closed, successor=school_in(world.hub))
    interest = InterestFactory(workgroup=world.workgroup, school=closed)
    world.rows["closed_interest"] = interest
