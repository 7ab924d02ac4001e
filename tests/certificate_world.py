"""The part of the world in which certificates are issued."""

from datetime import timedelta

from django.utils import timezone

from participants.actions.attendance_register import close_register, take_register
from participants.actions.certificate import issue_certificates
from participants.choices import Mark
from tests.factories import ParticipantFactory, WorkGroupFactory, WorkshopFactory


def add_certificates(world) -> None:
    """A Work Group is over: one person has theirs, which was not sent; others wait for one."""
    admin, lead = world.people["admin"], world.people["lead"]
    certifying = WorkGroupFactory(hub=world.hub, published_by=admin)
    certifying.leads.add(lead)
    long_ago = timezone.now() - timedelta(days=60)
    workshop = WorkshopFactory(workgroup=certifying, starts_at=timezone.now() - timedelta(days=9))
    place, _ = (ParticipantFactory(workgroup=certifying, accepted_at=long_ago) for _ in range(2))
    here = dict.fromkeys(certifying.participants.values_list("pk", flat=True), Mark.PRESENT)
    take_register(workshop=workshop, marks=here, by=admin)
    close_register(workshop=workshop, by=admin)
    [certificate] = issue_certificates(workgroup=certifying, chosen=[f"place-{place.pk}"], by=admin)
    world.rows |= {"certifying": certifying, "certificate": certificate}
