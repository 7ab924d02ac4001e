"""How many come to a workshop, in one place for every page that says so."""

from django.db.models import Exists, OuterRef

from pages.expressions import number_of
from participants.models import Cancellation, Participant, Substitution
from workgroups.models import Workshop


def with_coming(workshops):
    """Adds `coming`, with colleagues in whose place somebody was to come, and `given_up`.

    Whoever cancels may name a colleague afterwards: then somebody comes all the same.
    """
    given_up = with_nobody_instead().filter(participant__withdrawn_at=None)
    of_place = with_nobody_instead().filter(
        participant=OuterRef("pk"), workshop=OuterRef(OuterRef("pk"))
    )
    # Nobody is on the register of a workshop that began before they had the place.
    places = Participant.objects.taking_part().filter(
        workgroup=OuterRef("workgroup"), accepted_at__lt=OuterRef("starts_at")
    )
    return workshops.annotate(
        coming=number_of(places.filter(~Exists(of_place))),
        given_up=number_of(given_up.filter(workshop=OuterRef("pk"))),
    )


def coming_to(workshop: Workshop) -> int:
    return with_coming(Workshop.objects.filter(pk=workshop.pk)).get().coming


def with_nobody_instead():
    """The cancellations that leave a seat empty."""
    instead = Substitution.objects.standing().filter(
        participant=OuterRef("participant"), workshop=OuterRef("workshop")
    )
    return Cancellation.objects.standing().filter(~Exists(instead))
