"""What access asks of whoever reads or acts, so that packages below hubs need not know its User."""

from collections.abc import Iterable
from typing import Any, Protocol

from access.permissions import Permission


class Reader(Protocol):
    """Somebody who has signed in."""

    pk: Any
    is_active: bool
    is_superuser: bool

    @property
    def is_national(self) -> bool: ...

    def hub_ids(self, roles: Iterable[str]) -> list[int]:
        """The hubs in which they hold one of `roles` today."""

    def may(self, permission: Permission, hub_id: int | None) -> bool:
        """Does one of their roles in that hub hold the permission?"""

    def hubs_that_allow(self, permission: Permission) -> Any:
        """The hubs, as a queryset, in which they hold the permission."""
