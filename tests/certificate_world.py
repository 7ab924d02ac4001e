"""The part of the world in which certificates are issued."""

from datetime import timedelta

from django.utils import timezone

from tests.evaluations.factories import attended
from tests.factories import ParticipantFactory, WorkGroupFactory, WorkshopFactory
from tests.participants.factories import CertificateFactory


def add_certificates(world) -> None:
    """A Work Group is over: one person has theirs, which was not sent; others wait for one."""
    admin, lead = world.people["admin"], world.people["lead"]
    certifying = WorkGroupFactory(hub=world.hub, published_by=admin)
    certifying.leads.add(lead)
    long_ago = timezone.now() - timedelta(days=60)
    workshop = WorkshopFactory(workgroup=certifying, starts_at=timezone.now() - timedelta(days=9))
    place, _ = (ParticipantFactory(workgroup=certifying, accepted_at=long_ago) for _ in range(2))
    for one in certifying.participants.all():
        attended(one, workshop)
    # By hand and not by the action, which takes ten times as long, and this world is built often.
    certificate = CertificateFactory(place=place, workgroup=certifying, issued_by=admin)
    world.rows |= {"certifying": certifying, "certificate": certificate}
