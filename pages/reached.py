"""The row that an address names, in reach of its reader, by a query that is composed once.

visible_to() says who reaches what, as everywhere. It is asked once for whoever it may be, with
slots where it looks for somebody's hubs and for themselves.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField

from access.permissions import Permission, roles_that_may
from access.roles import HUB_ROLES
from access.scoping import ScopedQuerySet
from pages.prepared import KEY, PreparedRows, Slot


class Hubs(Slot):
    """Several of them, where a query looks for one of."""

    def as_sql(self, compiler, connection):
        return "(SELECT unnest(%s))", [self]


HUBS = Hubs("hubs", ArrayField(BigIntegerField()))


class AnyReader(Slot):
    """Whoever asks by a role in a hub, or because a row names them."""

    is_active = True
    is_national = is_superuser = False

    def hub_ids(self, roles) -> Any:
        return HUBS if roles else []


READER = AnyReader("reader", BigIntegerField())


class RowInReach:
    """`prepare` joins what a page shows; of what it asks, no value may differ between visits."""

    def __init__(
        self, model: Any, *, can: Permission, prepare: Callable[[ScopedQuerySet], Any]
    ) -> None:
        self.roles = roles_that_may(can).intersection(HUB_ROLES)
        self.composed = PreparedRows(
            lambda: (
                prepare(model.objects.all()).visible_to(READER, can=can).filter(pk=KEY).order_by()
            )
        )

    def found_by(self, user, key: int) -> Any | None:
        """None also for whoever may reach it in another way, such as the national team."""
        # Of a number that no column can hold, Django itself asks nothing.
        if not user.is_active or key > BigIntegerField.MAX_BIGINT:
            return None
        return self.composed.first(key=key, hubs=user.hub_ids(self.roles), reader=user.pk)
