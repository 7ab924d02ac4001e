"""The kinds of thing that the one search box finds: which rows, what is read of them, and where
each leads.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission as P
from hubs.models import Hub, Membership, User
from pages.base_views import holds_by_role
from pages.searching import beginning_with
from pages.wording import day_words
from participants.models import ExpressionOfInterest
from schools.models import Contact, School
from workgroups.models import LocalLeader, Project, WorkGroup, WorkGroupLead, WorkshopLead
from workgroups.rules.project_code import SPELLING

# What is typed may be nothing but something of a few kinds: nobody's name is a postcode.
SIGNS = {
    "email": re.compile(r"\S*@\S*"),
    "postcode": re.compile(r"[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}", re.IGNORECASE | re.ASCII),
    "urn": re.compile(r"\d{5,}", re.ASCII),
    "code": SPELLING,
}


@dataclass(frozen=True)
class Find:
    """One thing found, and the page about it."""

    name: str
    detail: str
    url: str


class Kind:
    """One kind of thing. What costs only where something was found stands in `read`."""

    label: ClassVar[str]
    signs: ClassVar[set[str]] = set()
    number: ClassVar[Count] = Count("*")  # of the things that the rows are of

    def rows(self, words: list[str], user: User) -> QuerySet:
        """Those within reach of the user that hold every word."""
        raise NotImplementedError

    def read(self, rows: QuerySet, user: User) -> QuerySet:
        """The rows, the best first, with all that is shown of them."""
        return rows

    def as_find(self, row: Any) -> Find:
        raise NotImplementedError


class Schools(Kind):
    label = "Schools"
    signs = {"postcode", "urn"}

    def rows(self, words, user):
        return School.objects.visible_to(user, can=P.VIEW_SCHOOLS).search(" ".join(words))

    def read(self, rows, user):
        return rows.only("name", "town", "postcode", "urn", "status")

    def as_find(self, row):
        return Find(str(row), row.place, reverse("schools:school", args=[row.pk]))


class People(Kind):
    """Those who asked for or have a place, each by the latest interest that the reader may see."""

    label = "People with a place or an interest"
    signs = {"email"}
    number = Count("person", distinct=True)

    def rows(self, words, user):
        rows = ExpressionOfInterest.objects.visible_to(user, can=P.VIEW_PEOPLE)
        return rows.filter(person__search=beginning_with(words))

    def read(self, rows, user):
        rows = rows.order_by("person__name", "person", "-sent_at", "-pk")
        # Of each person the first row in that order: the latest interest.
        return rows.distinct("person__name", "person").values_list(
            "pk", "place", "person__name", "person__school__name", named=True
        )

    def as_find(self, row):
        page = "participant" if row.place else "interest"
        url = reverse(f"participants:{page}", args=[row.place or row.pk])
        return Find(row.person__name, row.person__school__name, url)


class SchoolContacts(Kind):
    """Whom to write to at a school; not those who have left."""

    label = "School contacts"
    signs = {"email"}

    def rows(self, words, user):
        rows = Contact.objects.visible_to(user, can=P.VIEW_SCHOOLS)
        return rows.not_over(timezone.localdate()).search(words)

    def read(self, rows, user):
        return rows.annotate(school_name=F("school__name")).only("name", "role", "school")

    def as_find(self, row):
        detail = f"{row.get_role_display()}, {row.school_name}"
        return Find(row.name, detail, reverse("schools:school_contacts", args=[row.school_id]))


class Leads(Kind):
    """Who leads which Work Group, the latest first; not of one that was called off."""

    label = "Work Group leads"
    signs = {"email"}

    def rows(self, words, user):
        rows = WorkGroupLead.objects.visible_to(user, can=P.VIEW_WORKGROUP)
        return rows.filter(*holding(words, "user__words"), workgroup__cancelled_at=None)

    def read(self, rows, user):
        rows = rows.select_related("user", "workgroup__hub").only(
            *("user__name", "user__email", "workgroup__title", "workgroup__cohort"),
            *("workgroup__school_year", "workgroup__hub__name"),
        )
        return rows.order_by("-workgroup__school_year", "user__name", "workgroup__title", "pk")

    def as_find(self, row):
        workgroup = row.workgroup
        detail = f"Leads {workgroup}, {workgroup.year_words}, {workgroup.hub}"
        return Find(str(row.user), detail, reverse("workgroups:detail", args=[workgroup.pk]))


class WorkshopLeads(Kind):
    """Who leads a single workshop, the latest first; not one that was called off."""

    label = "Leads of single workshops"
    signs = {"email"}

    def rows(self, words, user):
        rows = WorkshopLead.objects.visible_to(user, can=P.VIEW_WORKGROUP)
        stands = {"workshop__cancelled_at": None, "workshop__workgroup__cancelled_at": None}
        return rows.filter(*holding(words, "user__words"), **stands)

    def read(self, rows, user):
        rows = rows.select_related("user", "workshop__workgroup")
        return rows.order_by("-workshop__starts_at", "user__name", "pk")

    def as_find(self, row):
        workgroup, starts = row.workshop.workgroup, row.workshop.starts_at
        detail = f"Leads {workgroup} on {day_words(timezone.localdate(starts))}"
        return Find(str(row.user), detail, reverse("workgroups:cycle", args=[workgroup.pk]))


class LocalLeaders(Kind):
    label = "Local leaders"
    signs = {"email"}

    def rows(self, words, user):
        rows = LocalLeader.objects.visible_to(user, can=P.VIEW_LEADER)
        return rows.not_over(timezone.localdate()).filter(*holding(words, "user__words"))

    def read(self, rows, user):
        rows = rows.select_related("user", "hub", "school").order_by("user__name", "pk")
        return rows.only("user__name", "user__email", "hub__name", "school__name")

    def as_find(self, row):
        detail = ", ".join(str(part) for part in (row.school, row.hub) if part)
        return Find(str(row), detail, reverse("workgroups:leader", args=[row.pk]))


class Staff(Kind):
    label = "Hub staff"
    signs = {"email"}

    def rows(self, words, user):
        rows = Membership.objects.visible_to(user, can=P.VIEW_HUB).current(timezone.localdate())
        return rows.filter(*holding(words, "user__words"), hub__isnull=False)

    def read(self, rows, user):
        rows = rows.select_related("user", "hub").order_by("user__name", "pk")
        return rows.only("role", "user__name", "user__email", "hub__name")

    def as_find(self, row):
        detail = f"{row.get_role_display()}, {row.hub}"
        return Find(str(row.user), detail, reverse("hubs:hub_detail", args=[row.hub_id]))


class WorkGroups(Kind):
    """Those of one's own work; for somebody without any, those that are for everybody."""

    label = "Work Groups"
    signs = {"code"}

    def rows(self, words, user):
        rows = WorkGroup.objects.visible_to(user, can=P.VIEW_WORKGROUP)
        if not holds_by_role(user, P.VIEW_WORKGROUP):
            public = WorkGroup.objects.public().values("pk")
            rows = WorkGroup.objects.filter(Q(pk__in=rows.values("pk")) | Q(pk__in=public))
        return rows.filter(*holding(words, "words", "project__words"))

    def read(self, rows, user):
        own = Value(True)
        if not holds_by_role(user, P.VIEW_WORKGROUP):
            within_reach = WorkGroup.objects.visible_to(user, can=P.VIEW_WORKGROUP).values("pk")
            own = Case(When(pk__in=within_reach, then=own), default=Value(False))
        rows = rows.annotate(is_own=own, code=F("project__code"), hub_name=F("hub__name"))
        return rows.only("title", "cohort", "school_year").order_by("-school_year", "title", "pk")

    def as_find(self, row):
        detail = f"{row.code} {row.year_words}, {row.hub_name}".strip()
        # Else the public page, where their own would be refused.
        own = reverse("workgroups:detail", args=[row.pk]) if row.is_own else ""
        return Find(str(row), detail, own or row.get_absolute_url())


class Projects(Kind):
    label = "Projects"
    signs = {"code"}

    def rows(self, words, user):
        rows = Project.objects.visible_to(user, can=P.VIEW_PROJECT)
        return rows.filter(*holding(words, "words"))

    def read(self, rows, user):
        return rows.only("code", "title", "school_year").order_by("-school_year", "title", "pk")

    def as_find(self, row):
        url = reverse("workgroups:project", args=[row.pk])
        return Find(row.title, f"{row.code} {row.year_words}".strip(), url)


class Hubs(Kind):
    label = "Maths Hubs"

    def rows(self, words, user):
        # Of all hubs and to everybody: they are on a public map.
        return Hub.objects.public().search(" ".join(words))

    def read(self, rows, user):
        return rows.only("name", "slug").order_by("name")

    def as_find(self, row):
        return Find(row.name, "Maths Hub", row.get_absolute_url())


def holding(words: Iterable[str], *columns: str) -> list[Q]:
    """Every word stands somewhere in one of those columns of words."""
    return [
        reduce(or_, [Q(**{f"{column}__contains": word}) for column in columns]) for word in words
    ]


KINDS = [
    Schools(),
    People(),
    SchoolContacts(),
    Leads(),
    WorkshopLeads(),
    LocalLeaders(),
    Staff(),
    WorkGroups(),
    Projects(),
    Hubs(),
]


def kinds_that_may_hold(text: str) -> list[Kind]:
    """Which kinds may hold what was typed."""
    for sign, pattern in SIGNS.items():
        if pattern.fullmatch(text):
            return [kind for kind in KINDS if sign in kind.signs]
    return KINDS
