"""Word to whoever asked to hear of the next time."""

import hashlib

from access.links import site_url
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import NextTimeWish
from workgroups.models import WorkGroup

KEPT, NEXT_TIME = "wish-kept", "next-time"


def wish_kept(wish: NextTimeWish) -> Message:
    return compose(
        KEPT,
        key=f"{KEPT}:{wish.pk}",
        to=wish.email,
        hub=wish.workgroup.hub,
        about_id=wish.pk,
        context={"workgroup": wish.workgroup, "link": links.WISH.url(wish)},
    )


def next_time(wish: NextTimeWish, workgroup: WorkGroup) -> Message:
    """One to each address; addresses may be longer than a key."""
    mark = hashlib.sha256(wish.email.encode()).hexdigest()[:32]
    return compose(
        NEXT_TIME,
        key=f"{NEXT_TIME}:{workgroup.pk}:{mark}",
        to=wish.email,
        hub=workgroup.hub,
        about_id=workgroup.pk,
        # After that nobody can ask for a place any more.
        wanted_until=workgroup.interest_closes_at,
        context={
            "wish": wish,
            "workgroup": workgroup,
            "link": site_url(workgroup.get_absolute_url()),
        },
    )
