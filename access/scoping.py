"""The only door to a hub's rows: permission and reach in one query."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from access.permissions import GRANTS, Permission, roles_that_may
from access.roles import HUB_ROLES, Role

NO_ROW = Q(pk__in=[])


class ScopedQuerySet(QuerySet):
    """Rows that belong to a hub. The model says how to reach the hub and whom a row names."""

    hub_path: ClassVar[str]
    named: ClassVar[dict[Role, str]] = {}
    # True where the path to the hub may meet several rows, so that no row comes twice.
    has_many_hubs: ClassVar[bool] = False
    # True where whoever keeps the installation reaches every row, as far as their permissions go.
    kept_by_system: ClassVar[bool] = False

    def visible_to(self, user, *, can: Permission | None = None) -> Self:
        """The rows on which `user` holds the permission `can`, or any permission at all."""
        # An account may be closed while it is signed in.
        if not user.is_active:
            return self.none()
        roles = roles_that_may(can) if can else frozenset(Role)
        return self.filter(self.within_reach(user, roles))

    def within_reach(self, user, roles: frozenset[Role]) -> Q:
        if Role.NATIONAL in roles and user.is_national:
            return Q()
        if self.kept_by_system and Role.SYSTEM in roles and user.is_superuser:
            return Q()
        ways: dict[str, Any] = {}
        if hub_ids := user.hub_ids(roles.intersection(HUB_ROLES)):
            ways[f"{self.hub_path}__in"] = hub_ids
        ways |= {path: user for role, path in self.named.items() if role in roles}
        return self.by_any_of(ways)

    def by_any_of(self, ways: dict[str, Any]) -> Q:
        """The rows that any of the lookups finds, each once.

        By the row's own columns where they say it all, and else as a union of keys, of the row that
        all lookups lead through where there is one, such as the Work Group: PostgreSQL guesses that
        an OR of subqueries finds half of the table, and reads all of it.
        """
        if not ways:
            return NO_ROW
        if all(self.is_own_column(lookup.removesuffix("__in")) for lookup in ways):
            return reduce(or_, [Q(**{lookup: value}) for lookup, value in ways.items()])
        if len(ways) == 1 and f"{self.hub_path}__in" in ways and not self.has_many_hubs:
            return Q(**ways)
        through, model = self.shared_way(list(ways))
        # Without the model's default order, by which each part would be sorted for nothing.
        keys = [
            model._base_manager.filter(**{lookup.removeprefix(through): value})
            .order_by()
            .values("pk")
            for lookup, value in ways.items()
        ]
        return Q(**{f"{through}pk__in": keys[0].union(*keys[1:]) if keys[1:] else keys[0]})

    def is_own_column(self, name: str) -> bool:
        return name in {field.name for field in cast(Any, self.model)._meta.concrete_fields}

    def shared_way(self, lookups: list[str]) -> tuple[str, type[Model]]:
        """("participant__workgroup__", WorkGroup): the relations that all lookups begin with."""
        through, model = "", cast(Any, self.model)
        for names in zip(*(lookup.split("__")[:-1] for lookup in lookups), strict=False):
            field = model._meta.get_field(names[0])
            # Past a relation to many, a row would come once for each of them.
            if len(set(names)) > 1 or not field.many_to_one:
                break
            through, model = f"{through}{names[0]}__", field.related_model
        return through, model


class DatedQuerySet(ScopedQuerySet):
    """Rows of a hub with a first and, once known, a last day."""

    hub_path = "hub"

    def current(self, on):
        return self.not_over(on).filter(from_on__lte=on)

    def not_over(self, on):
        """Those that hold on that day or begin later."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=on))


def held_permissions(user, *, hub_id: int, named: frozenset[Role] = frozenset()) -> set[Permission]:
    """Everything the user may do with a row of that hub on which they are `named`."""
    # A role in no hub, such as the national team's, holds in each of them.
    roles = {role for role, hub in user.current_roles if hub in (hub_id, None)} | named
    return {permission for role in roles for permission in GRANTS[Role(role)]}


def row_or_refusal(queryset: ScopedQuerySet, user, *, can: Permission, **lookup):
    """The one row the lookup names.

    Raises Http404 for a row that does not exist or lies out of reach, which must look the same,
    and PermissionDenied for a row the user may see but not with this permission.
    """
    row = queryset.visible_to(user, can=can).filter(**lookup).first()
    if row is not None:
        return row
    if queryset.visible_to(user).filter(**lookup).exists():
        raise PermissionDenied
    raise Http404


def hubs_of(user) -> set[int]:
    """The hubs somebody works for; whoever has not signed in works for none."""
    return set(user.hub_ids(HUB_ROLES)) if user.is_authenticated else set()
