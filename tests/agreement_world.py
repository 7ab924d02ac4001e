"""The part of the world in which an agreement is signed and a school reports to its governors."""

from datetime import timedelta

from django.utils import timezone

from participants.choices import Channel, Decision
from participants.models import SchoolApproval
from tests.agreement_factories import GovernorReportFactory, SignatureFactory, with_agreement


def add_agreements(world) -> None:
    """The teacher's place where a lesson is studied: approved by telephone, signed by nobody."""
    studying, place = with_agreement(world.studying), world.studying_place
    SchoolApproval.objects.create(
        interest=place.interest,
        decision=Decision.APPROVED,
        decided_by_name="Hari Head",
        channel=Channel.PHONE,
        recorded_by=world.people["admin"],
    )
    world.rows |= {
        "agreed_interest": place.interest,
        "signature": SignatureFactory(interest=world.interest),
        "governor_report": GovernorReportFactory(
            workgroup=studying,
            school=place.school,
            due_on=timezone.localdate() - timedelta(days=1),
        ),
    }
