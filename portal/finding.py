"""What the one search box finds, in a query for each kind of thing, each within reach."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import (
    Case,
    Count,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from hubs.access import Permission as P
from hubs.base_views import holds_by_role
from hubs.models import Contact, Hub, Membership, School, User
from hubs.models.school import in_words
from hubs.rules.search_words import search_words
from participants.models import ExpressionOfInterest, Person
from workgroups.models import LocalLeader, Project, WorkGroup, WorkGroupLead


@dataclass(frozen=True)
class Find:
    """One thing found, and the page about it."""

    name: str
    detail: str
    url: str


@dataclass(frozen=True)
class Group:
    """Things of one kind: the best of them, and how many there are in all."""

    label: str
    finds: list[Find] = field(default_factory=list)
    total: int = 0


def find(text: str, user: User, most: int) -> list[Group]:
    """At most `most` of each kind; kinds of which nothing is found are left out."""
    words = search_words(text)
    if not words:
        return []
    groups = [group_of(label, rows(words, user), as_find, most) for label, rows, as_find in KINDS]
    return [group for group in groups if group.finds]


def group_of(label: str, rows: QuerySet, as_find: Callable, most: int) -> Group:
    found = list(rows.annotate(total=Window(Count("*")))[:most])
    return Group(label, [as_find(row) for row in found], found[0].total if found else 0)


def holding(rows: QuerySet, words: Iterable[str], *fields: str) -> QuerySet:
    """Rows that hold every word somewhere in those fields; for tables that stay small."""
    text = Func(Value(" "), *map(in_words, fields), function="concat_ws", output_field=TextField())
    rows = rows.alias(text=Lower(text))
    for word in words:
        rows = rows.filter(text__contains=word)
    return rows


def schools(words: list[str], user: User) -> QuerySet:
    rows = School.objects.visible_to(user, can=P.VIEW_SCHOOLS).search(" ".join(words))
    return rows.only("name", "town", "postcode", "urn", "status")


def school_find(school) -> Find:
    return Find(str(school), school.place, reverse("hubs:school", args=[school.pk]))


def people(words: list[str], user: User) -> QuerySet:
    """Those who asked for or have a place, each with the latest that the reader may see."""
    latest = ExpressionOfInterest.objects.visible_to(user, can=P.VIEW_PEOPLE)
    latest = latest.filter(person=OuterRef("pk")).order_by("-sent_at", "-pk")
    rows = Person.objects.visible_to(user, can=P.VIEW_PEOPLE).search(words)
    return rows.select_related("school").annotate(
        interest=Subquery(latest.values("pk")[:1]), place=Subquery(latest.values("place__pk")[:1])
    )


def person_find(person) -> Find:
    page = "participant" if person.place else "interest"
    url = reverse(f"participants:{page}", args=[person.place or person.interest])
    return Find(person.name, str(person.school), url)


def staff(words: list[str], user: User) -> QuerySet:
    rows = Membership.objects.visible_to(user, can=P.VIEW_HUB).current(timezone.localdate())
    rows = rows.filter(hub__isnull=False).select_related("user", "hub")
    return holding(rows, words, "user__name", "user__email").order_by("user__name", "pk")


def staff_find(membership) -> Find:
    detail = f"{membership.get_role_display()}, {membership.hub}"
    return Find(str(membership.user), detail, reverse("hubs:hub_detail", args=[membership.hub_id]))


def leads(words: list[str], user: User) -> QuerySet:
    """Who leads which Work Group, the latest first; not of one that was called off."""
    rows = WorkGroupLead.objects.visible_to(user, can=P.VIEW_WORKGROUP)
    rows = rows.filter(workgroup__cancelled_at=None)
    rows = rows.select_related("user", "workgroup__hub", "workgroup__project")
    rows = holding(rows, words, "user__name", "user__email")
    return rows.order_by("-workgroup__school_year", "user__name", "workgroup__title", "pk")


def lead_find(lead) -> Find:
    workgroup = lead.workgroup
    detail = f"Leads {workgroup}, {workgroup.year_words}, {workgroup.hub}"
    return Find(str(lead.user), detail, reverse("workgroups:detail", args=[workgroup.pk]))


def local_leaders(words: list[str], user: User) -> QuerySet:
    rows = LocalLeader.objects.visible_to(user, can=P.VIEW_LEADER).not_over(timezone.localdate())
    rows = rows.select_related("user", "hub", "school")
    return holding(rows, words, "user__name", "user__email").order_by("user__name", "pk")


def local_leader_find(leader) -> Find:
    detail = ", ".join(str(part) for part in (leader.school, leader.hub) if part)
    return Find(str(leader), detail, reverse("workgroups:leader", args=[leader.pk]))


def contacts(words: list[str], user: User) -> QuerySet:
    """Whom to write to at a school; not those who have left."""
    rows = Contact.objects.visible_to(user, can=P.VIEW_SCHOOLS).not_over(timezone.localdate())
    return rows.search(words).select_related("school")


def contact_find(contact) -> Find:
    detail = f"{contact.get_role_display()}, {contact.school}"
    return Find(contact.name, detail, reverse("hubs:school_contacts", args=[contact.school_id]))


def workgroups(words: list[str], user: User) -> QuerySet:
    """Those of one's own work; for somebody without any, those that are for everybody."""
    own = WorkGroup.objects.visible_to(user, can=P.VIEW_WORKGROUP)
    rows = own.annotate(is_own=Value(True))
    if not holds_by_role(user, P.VIEW_WORKGROUP):
        public = WorkGroup.objects.public()
        is_own = Case(When(pk__in=own.values("pk"), then=Value(True)), default=Value(False))
        rows = WorkGroup.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=public.values("pk")))
        rows = rows.annotate(is_own=is_own)
    rows = holding(rows, words, "title", "cohort", "project__code", "project__title")
    return rows.select_related("project", "hub").order_by("-school_year", "title", "pk")


def workgroup_find(workgroup) -> Find:
    detail = " ".join(filter(None, [workgroup.project.code, workgroup.year_words]))
    url = reverse("workgroups:detail", args=[workgroup.pk])
    return Find(
        str(workgroup),
        f"{detail}, {workgroup.hub}",
        url if workgroup.is_own else workgroup.get_absolute_url(),
    )


def projects(words: list[str], user: User) -> QuerySet:
    rows = Project.objects.visible_to(user, can=P.VIEW_PROJECT)
    return holding(rows, words, "code", "title").order_by("-school_year", "title", "pk")


def project_find(project) -> Find:
    url = reverse("workgroups:project", args=[project.pk])
    return Find(project.title, f"{project.code} {project.year_words}".strip(), url)


def hubs(words: list[str], user: User) -> QuerySet:
    return Hub.objects.public().search(" ".join(words)).order_by("name")


def hub_find(hub) -> Find:
    return Find(hub.name, "Maths Hub", hub.get_absolute_url())


KINDS = [
    ("Schools", schools, school_find),
    ("People with a place or an interest", people, person_find),
    ("School contacts", contacts, contact_find),
    ("Work Group leads", leads, lead_find),
    ("Local leaders", local_leaders, local_leader_find),
    ("Hub staff", staff, staff_find),
    ("Work Groups", workgroups, workgroup_find),
    ("Projects", projects, project_find),
    ("Maths Hubs", hubs, hub_find),
]
