"""Whoever leads a workshop is asked for its register, and then its hub."""

from django.urls import reverse

from access.links import site_url
from hubs.models import User
from outbox.models import Message
from outbox.render import compose
from workgroups.models import Workshop


def register_missing(lead: User, workshop: Workshop, *, step: str) -> Message:
    """`step` is which of the times it is that they are asked."""
    return about_register("register-missing", workshop, f"{step}:{lead.pk}", lead.email, lead=lead)


def register_missing_for_hub(workshop: Workshop) -> Message:
    return about_register("register-missing-hub", workshop, "hub", workshop.workgroup.hub.mailbox)


def about_register(kind: str, workshop: Workshop, mark: str, to: str, **context) -> Message:
    page = reverse("participants:register", args=[workshop.pk])
    return compose(
        kind,
        # With the end, so that a workshop that was moved is asked about again.
        key=f"{kind}:{workshop.pk}:{mark}:{workshop.ends_at.timestamp():.0f}",
        to=to,
        hub=workshop.workgroup.hub,
        about_id=workshop.pk,
        context={
            "workshop": workshop,
            "workgroup": workshop.workgroup,
            "link": site_url(page),
            **context,
        },
    )
