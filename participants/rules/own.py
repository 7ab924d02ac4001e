"""Nobody decides about themselves, whichever role they hold beside their place."""

from typing import Any

from access.refusal import OwnMatter

OWN_PLACE = "your own place"
OWN_LINE = "your own line on the register"


def is_own(user: Any, person: Any) -> bool:
    """Is the person the one who is signed in? By account, or by address before they have one."""
    return person.user_id == user.pk or person.email == user.email


def check_not_own(by: Any, person: Any) -> None:
    """Raises OwnMatter; without `by` they act for themselves, by their own link."""
    if by is not None and is_own(by, person):
        raise OwnMatter(OWN_PLACE)
