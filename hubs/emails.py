"""What a hub says to those who work for it."""

from access.links import site_url
from hubs.models import Membership
from outbox.models import Message
from outbox.render import compose


def invitation_to_hub(membership: Membership, *, by) -> Message:
    """To a colleague who begins: what they are now, from when, and how to sign in."""
    return compose(
        "invited",
        # By the role: whoever comes back later is written to again. By the person, too: the role
        # may have gone to a wrong address first.
        key=f"invited:{membership.pk}:{membership.user_id}",
        to=membership.user.email,
        hub=membership.hub,
        about_id=membership.pk,
        context={"membership": membership, "by": by, "sign_in_url": site_url("/sign-in/")},
    )
