"""Who may give, change and end which role in a hub."""

from collections.abc import Iterable

from hubs.choices import HUB_ROLES, MEMBERSHIP_ROLES, Role

# An administrator looks after those below; a hub lead after everybody in the hub. Nobody gives
# a role above their own, and the national team's members are named by the system's keeper.
GIVES: dict[str, tuple[Role, ...]] = {
    Role.ADMINISTRATOR: (Role.BOARD, Role.PARTNER),
    Role.HUB_LEAD: HUB_ROLES,
    Role.SYSTEM: MEMBERSHIP_ROLES,
}


def roles_to_give(own: Iterable[str]) -> list[Role]:
    """The roles that somebody with `own` roles in a hub may give there, in their usual order."""
    given = {role for one in own for role in GIVES.get(one, ())}
    return [role for role in MEMBERSHIP_ROLES if role in given]
