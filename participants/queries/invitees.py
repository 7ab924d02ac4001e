"""Whom to invite to a joint event: a hub's local leaders, and people of projects it chooses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.db.models.functions import Lower

from hubs.models import ContactNote, User
from outbox.models import Message
from participants.emails.invite import INVITATION, LEADER, Invitee, invitation_key
from participants.models import ExpressionOfInterest, Participant, Person
from schools.choices import EmailState
from schools.models import Contact
from workgroups.models import LocalLeader, Project, WorkGroup

YEARS_BACK = 2


@dataclass(frozen=True)
class InvitationList:
    people: list[Invitee]
    left_out: int

    @property
    def new(self) -> list[Invitee]:
        return [one for one in self.people if one.is_new]


def is_open_for_interest(event: WorkGroup, now: datetime) -> bool:
    return WorkGroup.objects.recruiting(now).filter(pk=event.pk).exists()


def projects_to_choose(projects: QuerySet[Project], hub: int, school_year: int):
    """Those of this year and the two before on which the hub has had Work Groups."""
    with_groups = WorkGroup.objects.filter(hub=hub, cancelled_at=None).values("project")
    years = (school_year - YEARS_BACK, school_year)
    return projects.filter(pk__in=with_groups, school_year__range=years)


def whom_to_invite(event: WorkGroup, projects: Iterable[Project], on: date) -> InvitationList:
    """By name, each person once; without those who do not want to be written to."""
    quiet = quiet_addresses(event.hub_id)
    people = merged([*leaders(event.hub_id, on), *people_of(event.hub_id, projects)])
    # By any address of theirs: somebody who is quiet at one is not written to at another.
    wanted = [one for one in people if quiet.isdisjoint(one.emails)]
    mark_known(event, wanted)
    return InvitationList(
        people=sorted(wanted, key=lambda one: (one.name.lower(), one.email)),
        left_out=len(people) - len(wanted),
    )


def leaders(hub: int, on: date) -> list[Invitee]:
    rows = LocalLeader.objects.current(on).filter(hub=hub, user__is_active=True)
    return [
        invitee(row.user.name, row.user.email, row.user, str(row.school or ""), LEADER)
        for row in rows.select_related("user", "school")
    ]


def people_of(hub: int, projects: Iterable[Project]) -> list[Invitee]:
    """Whoever has or had a place and did not give it up."""
    chosen = list(projects)
    if not chosen:
        return []
    rows = Participant.objects.taking_part().filter(
        workgroup__hub=hub, workgroup__project__in=chosen, workgroup__cancelled_at=None
    )
    # Not a filter for active accounts, which would lose whoever has none.
    rows = rows.exclude(person__user__is_active=False).exclude(
        person__school__in=schools_that_refuse(hub)
    )
    rows = rows.select_related("person__user", "person__school", "workgroup__project")
    return [of_place(row.person, row.workgroup.project) for row in rows.order_by("pk")]


def of_place(person: Person, project: Project) -> Invitee:
    return invitee(person.name, person.email, person.user, str(person.school), str(project))


def invitee(name: str, email: str, user: User | None, school: str, known_from: str) -> Invitee:
    written_to = (user.email if user else email).lower()
    return Invitee(
        name=name,
        email=written_to,
        emails={written_to, email.lower()},
        user=user.pk if user else None,
        school=school,
        known_from=[known_from],
    )


def merged(people: Iterable[Invitee]) -> list[Invitee]:
    """Each person once: by account first, then by address."""
    found: list[Invitee] = []
    known: dict[int | str, Invitee] = {}
    # Accounts first, so that somebody known by an address alone finds the account it belongs to.
    for one in sorted(people, key=lambda one: one.user is None):
        same = next((known[key] for key in one.keys if key in known), None)
        if same is None:
            found.append(one)
        else:
            same.join(one)
        known |= dict.fromkeys(one.keys, same or one)
    return found


def quiet_addresses(hub: int) -> set[str]:
    """Addresses noted as ones not to write to, or from which mail came back."""
    rows = Contact.objects.filter(school__hub=hub).exclude(email="")
    rows = rows.exclude(email_state=EmailState.IN_USE)
    return set(rows.values_list(Lower("email"), flat=True))


def schools_that_refuse(hub: int) -> set[int]:
    """Schools whose latest note says that this hub is not to be in touch."""
    # DISTINCT ON keeps the first row of each school, so the order says which note is the latest.
    latest = ContactNote.objects.filter(hub=hub).order_by("school", "-day", "-pk")
    rows = latest.distinct("school").values_list("school", "refuses_contact")
    return {school for school, refuses in rows if refuses}


def mark_known(event: WorkGroup, people: list[Invitee]) -> None:
    """Say of each who has asked for a place already, and who has been invited."""
    rows = ExpressionOfInterest.objects.filter(workgroup=event)
    pairs = rows.values_list("person__email", "person__user")
    asked = {key for pair in pairs for key in pair if key is not None}
    told = dict(
        Message.objects.filter(kind=INVITATION, about_id=event.pk).values_list("key", "created_at")
    )
    for one in people:
        one.has_asked = not asked.isdisjoint(one.keys)
        times = [told.get(invitation_key(event, email)) for email in one.emails]
        one.told_at = min(filter(None, times), default=None)
