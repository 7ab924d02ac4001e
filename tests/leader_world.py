"""The part of the world in which a local leader is known and visits schools."""

from datetime import timedelta

from django.utils import timezone

from hubs.models import User
from tests.workgroups.factories import (
    AgreedActionFactory,
    CredentialFactory,
    DeploymentFactory,
    HeldVisitFactory,
    LocalLeaderFactory,
    TrainingFactory,
    VisitFactory,
)


def add_leader(world, user: User) -> None:
    """Whoever leads the Work Groups has a profile, with one of everything that is kept of it."""
    leader = LocalLeaderFactory(hub=world.hub, user=user, may_be_shared=True)
    soon = timezone.localdate() + timedelta(days=30)
    world.rows |= {
        "leader": leader,
        "credential": CredentialFactory(leader=leader, expires_on=soon),
        "training": TrainingFactory(leader=leader),
        "deployment": DeploymentFactory(leader=leader, school=world.school),
    }
    add_visits(world, user)


def add_visits(world, visitor: User) -> None:
    """One visit is to be written up; of another something agreed is late."""
    today = timezone.localdate()
    shared = {"hub": world.hub, "school": world.school, "visitor": visitor}
    held = HeldVisitFactory(**shared, day=today - timedelta(days=30))
    world.rows |= {
        "visit": VisitFactory(**shared, day=today - timedelta(days=1)),
        "held_visit": held,
        "agreed_action": AgreedActionFactory(visit=held, by_on=today - timedelta(days=2)),
    }
