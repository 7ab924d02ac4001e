"""What people are to the portal, and who may make somebody what."""

from collections.abc import Iterable

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person is: in a hub by a membership with dates, or by being named on a row."""

    ADMINISTRATOR = "administrator", "Hub administrator"
    HUB_LEAD = "hub_lead", "Hub lead"
    BOARD = "board", "Strategic board member"
    PARTNER = "partner", "Partner"
    NATIONAL = "national", "National team"
    SYSTEM = "system", "System administrator"
    LEAD = "lead", "Work Group lead"
    WORKSHOP_LEAD = "workshop_lead", "Leads one workshop"
    LOCAL_LEADER = "local_leader", "Local leader"
    PARTICIPANT = "participant", "Participant"


HUB_ROLES = (Role.ADMINISTRATOR, Role.HUB_LEAD, Role.BOARD, Role.PARTNER)
MEMBERSHIP_ROLES = (*HUB_ROLES, Role.NATIONAL)

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
