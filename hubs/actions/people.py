"""Roles of people in hubs and in the national team: given, changed, ended. None is deleted."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from access.refusal import Refused
from access.roles import Role, roles_to_give
from hubs import emails
from hubs.models import Hub, Membership, User
from outbox.actions import queue
from pages.rules.same_name import is_same_name
from pages.wording import day_words

ONE_DAY = timedelta(days=1)


@transaction.atomic
def give_role(*, user: User, hub: Hub | None, role: str, from_on: date, by: User) -> Membership:
    """Let somebody work for the hub, or in the national team if there is none, from that day on."""
    check_role_fits_hub(hub, role)
    check_may_give_role(by, hub, role)
    lock_people_of(hub, user)
    check_role_is_free(user, hub, role, from_on)
    return Membership.objects.create(user=user, hub=hub, role=role, from_on=from_on)


@transaction.atomic
def change_role(*, membership: Membership, role: str, from_on: date, by: User) -> Membership:
    """End the role on the day before and begin the other one; on its first day it is replaced."""
    row = lock_membership(membership, by)
    if role == row.role:
        raise Refused("This is the role they have. Choose another one.", field="role")
    check_role_fits_hub(row.hub, role)
    check_may_give_role(by, row.hub, role)
    if from_on < row.from_on:
        raise Refused(
            f"The new role cannot begin before {day_words(row.from_on)}, when the old one began.",
            field="from_on",
        )
    if row.until_on and row.until_on < from_on:
        raise Refused("The role has ended by then. Invite them again instead.", field="from_on")
    check_administrator_stays(row, last_day=from_on - ONE_DAY)
    check_role_is_free(row.user, row.hub, role, from_on)
    # Ended on the day before, it would end before it began.
    if from_on == row.from_on:
        row.role = role
        row.save(update_fields=["role"])
        return row
    # Whoever was to leave on a day still leaves on it, in the new role.
    until_on, row.until_on = row.until_on, from_on - ONE_DAY
    row.save(update_fields=["until_on"])
    return Membership.objects.create(
        user=row.user, hub=row.hub, role=role, from_on=from_on, until_on=until_on
    )


@transaction.atomic
def end_role(*, membership: Membership, until_on: date | None, by: User) -> Membership:
    """Name the last day of the role, or with None let it go on after all."""
    row = lock_membership(membership, by)
    if until_on and until_on < row.from_on:
        raise Refused(
            f"The last day cannot lie before {day_words(row.from_on)}, the first one.",
            field="until_on",
        )
    if until_on:
        check_administrator_stays(row, last_day=until_on)
    check_role_is_free(row.user, row.hub, row.role, row.from_on, until_on, but=row)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    return row


def lock_membership(membership: Membership, by: User) -> Membership:
    """The role as it stands, with nobody else changing it or the hub's other roles."""
    lock_people_of(membership.hub, membership.user)
    row = Membership.objects.select_related("hub", "user").get(pk=membership.pk)
    # By the role as it stands: nobody takes from others a role that they could not give.
    check_may_give_role(by, row.hub, row.role)
    return row


def lock_people_of(hub: Hub | None, user: User) -> None:
    # The hub always before the person, so that two acts never wait for each other. The hub, as who
    # stays administrator depends on its other roles.
    if hub:
        Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def check_role_fits_hub(hub: Hub | None, role: str) -> None:
    if role == Role.NATIONAL and hub:
        raise Refused("The national team is not part of a hub. Leave the hub empty.", field="hub")
    if role != Role.NATIONAL and hub is None:
        raise Refused("Choose the hub they will work for.", field="hub")


def check_may_give_role(by: User, hub: Hub | None, role: str) -> None:
    if role not in roles_to_give(by.roles_in(hub.pk if hub else None)):
        label = Role(role).label.lower()
        raise Refused(f"You cannot give or end the role of {label} here.", field="role")


def check_role_is_free(
    user: User,
    hub: Hub | None,
    role: str,
    from_on: date,
    until_on: date | None = None,
    *,
    but: Membership | None = None,
) -> None:
    """Nobody holds the same role twice on the same day."""
    same = Membership.objects.filter(user=user, hub=hub, role=role).not_over(from_on)
    if until_on:
        same = same.filter(from_on__lte=until_on)
    other = same.exclude(pk=but.pk if but else None).order_by("from_on").first()
    if other:
        until = f" until {day_words(other.until_on)}" if other.until_on else ""
        raise Refused(f"{user} has this role from {day_words(other.from_on)}{until} already.")


def check_administrator_stays(row: Membership, *, last_day: date) -> None:
    """Somebody else is the hub's administrator when this one goes."""
    if row.role != Role.ADMINISTRATOR or row.hub is None:
        return
    # That day alone: the end of whoever is there then is asked the same in its turn.
    day_after = last_day + ONE_DAY
    # A hub that has closed needs nobody.
    if row.hub.closed_on and row.hub.closed_on < day_after:
        return
    others = Membership.objects.filter(hub=row.hub, role=Role.ADMINISTRATOR).exclude(pk=row.pk)
    staying = others.filter(Q(until_on=None) | Q(until_on__gte=day_after), from_on__lte=day_after)
    if not staying.exists():
        raise Refused(
            f"Nobody else is administrator of {row.hub} after {day_words(last_day)}. "
            "Name somebody first, from the day after at the latest."
        )


@transaction.atomic
def account_of(*, name: str, email: str) -> User:
    """The account at this address, made if there is none.

    Raises Refused where somebody of another name has it, whom nobody meant to name.
    """
    user = User.objects.known_as(email, name)
    if not user.name:
        user.name = name
        user.save(update_fields=["name"])
    if not is_same_name(user.name, name):
        # Not under which: it may be another hub's colleague.
        raise Refused(
            "This email address is known under another name. Enter the name they go by here, or "
            "an address of their own: everybody signs in with one.",
            field="email",
        )
    return user


@transaction.atomic
def invite_colleague(
    *, name: str, email: str, hub: Hub | None, role: str, from_on: date, by: User
) -> Membership:
    """Give a colleague a role and write to them how to sign in."""
    user = account_of(name=name, email=email)
    # Where this refuses, somebody made just now goes with the transaction.
    membership = give_role(user=user, hub=hub, role=role, from_on=from_on, by=by)
    queue([emails.invitation_to_hub(membership, by=by)])
    return membership
