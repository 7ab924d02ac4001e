"""People of a school that has closed: what is open for them goes on under its successor."""

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from participants.models import ExpressionOfInterest, Participant, Person, SchoolActionPlan
from schools.models import School


@transaction.atomic
def move_to_school(*, interest: ExpressionOfInterest, school: School) -> int:
    """Move everybody of the interest's closed school, in its hub, to another; return how many.

    Only what is still to come moves: registers and fees of the past keep the school they had.
    """
    closed = interest.school
    if not school.is_open or school.pk == closed.pk:
        raise Refused("Choose a school that is open.", field="school")
    # The places before the interests, as in give_up_place. The school and the Work Group are joined
    # only to choose by, and stay free.
    of_school = people_to_move(interest)
    held = Participant.objects.select_for_update(of=["self"], no_key=True).order_by("pk")
    list(held.filter(interest__in=of_school.values("pk")))
    rows = of_school.select_for_update(of=["self"]).order_by("pk")
    interests = list(rows.values_list("pk", "person_id"))
    if not interests:
        raise Refused("Nobody is left to be moved from this school.")
    moved = [pk for pk, _ in interests]
    ExpressionOfInterest.objects.filter(pk__in=moved).update(school=school)
    # Places given up are past, and keep the school they had.
    places = Participant.objects.taking_part().filter(interest__in=moved, school=closed)
    places.update(school=school)
    # Whoever has gone to another school themselves stays there.
    people = Person.objects.filter(pk__in=[person for _, person in interests], school=closed)
    people.update(school=school)
    move_plans(moved, closed=closed, school=school)
    return len(moved)


def move_plans(interests: list[int], *, closed: School, school: School) -> None:
    """A plan goes with its people, unless the new school has one in the Work Group already."""
    places = Participant.objects.taking_part().filter(interest__in=interests)
    groups = places.values("workgroup")
    taken = SchoolActionPlan.objects.filter(school=school).values("workgroup")
    plans = SchoolActionPlan.objects.filter(school=closed, workgroup__in=groups)
    plans.exclude(workgroup__in=taken).update(school=school)


def people_to_move(interest: ExpressionOfInterest):
    """What is open in the interest's hub for people of the same closed school."""
    rows = ExpressionOfInterest.objects.of_closed_schools(timezone.now())
    return rows.filter(school=interest.school_id, workgroup__hub=interest.workgroup.hub_id)
