"""What is somebody's own among places and dates, and who leads what they would take part in."""

from django.db.models import Q

from hubs.models import User
from pages.prepared import EMAIL, USER, WORKGROUP, PreparedRows
from participants.models import ExpressionOfInterest, Participant, Person, Substitution
from participants.queries.dates import expected_at
from workgroups.models import WorkGroup, Workshop
from workgroups.queries.workshop_lead import leading_in


def of_person(user: User, path: str) -> Q:
    """The rows about the user; `path` leads to a person. As rules.own.is_own says of one row."""
    return Q(**{f"{path}__user": user}) | Q(**{f"{path}__email": user.email})


def own_lines(workshop: Workshop, user: User) -> set[int]:
    """The participants whose line on the register is the user's."""
    rows = expected_at(workshop).filter(own_line(workshop, user))
    return set(rows.values_list("pk", flat=True))


def own_line(workshop: Workshop, user: User) -> Q:
    """The user's own place, or one in which they come as the colleague."""
    instead = Substitution.objects.standing().filter(workshop=workshop, email=user.email)
    return of_person(user, "person") | Q(pk__in=instead.values("participant"))


def leads_it(workgroup: WorkGroup, person: Person) -> bool:
    """Or a workshop of it: nobody has a place in what they lead a part of."""
    return bool(who_lead.all(workgroup=workgroup.pk, user=person.user_id, email=person.email))


@PreparedRows
def who_lead():
    rows = leading_in(WORKGROUP).filter(Q(pk=USER) | Q(email=EMAIL))
    return rows.values_list("pk")[:1]


def takes_part(workgroup: WorkGroup, user: User) -> bool:
    """Has the user a place, or asked for one, or do they come for a colleague to a date?"""
    own = of_person(user, "person")
    asked = ExpressionOfInterest.objects.open().filter(own, workgroup=workgroup)
    places = Participant.objects.taking_part().filter(own, workgroup=workgroup)
    instead = Substitution.objects.coming().filter(workshop__workgroup=workgroup, email=user.email)
    return any(rows.exists() for rows in (asked, places, instead))
