"""Whether whoever has signed in has proved a second time who they are, or for how long need not."""

from datetime import date
from functools import cache

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from access import second_factor
from access.roles import Role


def watches_over(user) -> bool:
    """Is this one of those whom the portal signs out when nothing is done for an hour?"""
    return user.is_authenticated and (user.is_superuser or user.is_staff)


def needs_proof(user) -> bool:
    """Does a role of the user call for a second proof, though none is asked for in a trial?"""
    return second_factor.needs_second_factor(user.held_roles)


def is_asked_for_proof(user) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and needs_proof(user)


def has_proved(request) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def note_proof(request, kind: str) -> None:
    """Whoever has just shown their new device need not show it again to go on."""
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)


def forget_proof(request) -> None:
    records = get_authentication_records(request, request.user)
    kept = [record for record in records if record["method"] != "mfa"]
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept


def has_second_factor(user) -> bool:
    return own_devices(user).exists()


def own_devices(user):
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)


def last_day_without_proof(user) -> date:
    begun = [
        membership.from_on
        for membership in user.current_memberships
        if membership.role in second_factor.ROLES
    ]
    if user.is_superuser and Role.SYSTEM in second_factor.ROLES:
        begun.append(timezone.localdate(user.joined_at))
    return second_factor.last_day_without(
        begun, installed_on(), grace=settings.SECOND_FACTOR_GRACE_DAYS
    )


@cache
def installed_on() -> date:
    """The day on which this installation learned to ask for a second factor."""
    applied = MigrationRecorder.Migration.objects.get(app="mfa", name="0001_initial").applied
    return timezone.localdate(applied)
