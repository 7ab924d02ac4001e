"""Putting right to whom a role was given."""

from django.db import transaction

from access.refusal import Refused
from hubs import emails
from hubs.actions.people import account_of, check_role_is_free, lock_membership
from hubs.models import Membership, User
from outbox.actions import queue


@transaction.atomic
def correct_invitation(*, membership: Membership, name: str, email: str, by: User) -> Membership:
    """Give the role to whoever has the right address, and write to them how to sign in.

    The account of the wrong address stays somebody else's, and only loses the role. Raises Refused.
    """
    row = lock_membership(membership, by)
    user = account_of(name=name, email=email)
    if user.pk == row.user_id:
        raise Refused("This is the address they have. Enter the right one.", field="email")
    check_role_is_free(user, row.hub, row.role, row.from_on, row.until_on)
    row.user = user
    row.save(update_fields=["user"])
    queue([emails.invitation_to_hub(row, by=by)])
    return row
