from datetime import date
from functools import cached_property

import pghistory
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from access.permissions import Permission, roles_that_may
from access.roles import HUB_ROLES, MEMBERSHIP_ROLES, Role
from access.scoping import DatedQuerySet
from hubs.models.hub import Hub, HubQuerySet
from pages.rules.mail_address import mail_address
from pages.searching import words_of


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str = "", password: str | None = None, **fields):
        user = self.model(email=mail_address(email), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def known_as(self, email: str, name: str) -> "User":
        """Whoever has this email address; somebody new if nobody has, once for two at once."""
        # A password that nothing matches: people sign in by a code. get_or_create() makes the row
        # itself and passes create_user() by.
        new = {"name": name, "password": make_password(None)}
        user, _ = self.get_or_create(email=mail_address(email), defaults=new)
        return user

    def create_superuser(self, email: str, name: str = "", password: str | None = None, **fields):
        return self.create_user(email, name, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None):
        return self.get(email=(username or "").lower())


# last_login would write a row of history at each sign-in, and words repeats other columns.
@pghistory.track(exclude=["password", "last_login", "words"])
class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in, by a code sent to their email address."""

    email = models.EmailField("email address", max_length=254, unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    words = words_of("name", "email")

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                # known_as() and sign-in ask for lower case alone.
                condition=Q(email=Lower("email")),
                name="user_email_is_lower_case",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        """Has staff pages: holds a role by membership. Nothing to do with Django's admin site."""
        return bool(self.current_roles)

    @property
    def is_national(self) -> bool:
        return any(role == Role.NATIONAL for role, _ in self.current_roles)

    @cached_property
    def current_memberships(self) -> list["Membership"]:
        """Today's memberships with their hubs, read once for each request."""
        return list(self.memberships.current(timezone.localdate()).select_related("hub"))

    @property
    def current_roles(self) -> list[tuple[str, int | None]]:
        """(role, hub id) of each membership today."""
        return [(membership.role, membership.hub_id) for membership in self.current_memberships]

    @property
    def held_roles(self) -> set[str]:
        """Today's roles wherever they are held, with that of the system's keeper."""
        found = {role for role, _ in self.current_roles}
        return found | {Role.SYSTEM.value} if self.is_superuser else found

    def hub_ids(self, roles) -> list[int]:
        """The hubs in which the user holds one of `roles` today."""
        # Without the national team's membership, which has no hub.
        return sorted({hub for role, hub in self.current_roles if role in roles and hub})

    def roles_in(self, hub_id: int | None) -> set[str]:
        """Today's roles in that hub, or in the national team; with that of the system's keeper."""
        found = {role for role, hub in self.current_roles if hub == hub_id}
        return found | {Role.SYSTEM.value} if self.is_superuser else found

    def may(self, permission: Permission, hub_id: int | None) -> bool:
        """Does one of the user's roles in that hub hold the permission?"""
        # So the national team may not, which is in no hub, and nobody may where a school has none.
        # may_in_hub() of the tabs counts roles in all hubs too.
        return hub_id in self.hub_ids(roles_that_may(permission))

    def hubs_that_allow(self, permission: Permission) -> HubQuerySet:
        return Hub.objects.visible_to(self, can=permission)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]


class MembershipQuerySet(DatedQuerySet):
    kept_by_system = True


@pghistory.track()
class Membership(models.Model):
    """One person's role in one hub, or in the national team, with its dates."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    hub = models.ForeignKey(
        Hub, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(
        max_length=20, choices=[(role.value, role.label) for role in MEMBERSHIP_ROLES]
    )
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                # Mixed up, either would reach every hub: what is held in no hub counts in all.
                condition=Q(role=Role.NATIONAL, hub=None)
                | Q(role__in=HUB_ROLES, hub__isnull=False),
                name="membership_role_matches_its_reach",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["user", "hub", "role"],
                condition=Q(until_on=None),
                # The national team, which has no hub, counts as one too.
                nulls_distinct=False,
                name="one_open_membership_for_each_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"

    @property
    def place(self) -> str:
        """Where the role is held."""
        return str(self.hub) if self.hub_id else "National team"

    def status_on(self, day: date) -> tuple[str, str]:
        """Whether the role holds on that day, and the colour that says so."""
        if day < self.from_on:
            return "To come", "grey"
        if self.until_on and day > self.until_on:
            return "Ended", "grey"
        return ("Ending", "blue") if self.until_on else ("Now", "grey")
