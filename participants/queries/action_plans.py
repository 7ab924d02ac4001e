"""The action plans of a Work Group's schools, as pages read them."""

from dataclasses import dataclass
from datetime import date

from participants.models import Participant, SchoolActionPlan
from schools.models import School
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class PlanOfSchool:
    """One school of a Work Group, its people there, and the plan they share, if any."""

    school: School
    people: list[str]
    plan: SchoolActionPlan | None

    @property
    def takes_part(self) -> bool:
        return bool(self.people)


def action_plans_of(workgroup: WorkGroup) -> list[PlanOfSchool]:
    """Every school with a place or a plan, by name, in a fixed number of queries."""
    plans = {plan.school_id: plan for plan in written_plans().filter(workgroup=workgroup)}
    # A plan stays in the list when everybody of its school has given up.
    schools = {plan.school_id: plan.school for plan in plans.values()}
    people: dict[int, list[str]] = {}
    places = Participant.objects.taking_part().filter(workgroup=workgroup)
    for place in places.select_related("person", "school").order_by("person__name", "pk"):
        schools[place.school_id] = place.school
        people.setdefault(place.school_id, []).append(place.person.name)
    in_order = sorted(schools.values(), key=lambda school: (school.name, school.pk))
    return [PlanOfSchool(one, people.get(one.pk, []), plans.get(one.pk)) for one in in_order]


def action_plan_of(workgroup: int, school: int) -> SchoolActionPlan | None:
    return written_plans().filter(workgroup=workgroup, school=school).first()


def written_plans():
    """With all that a page shows of them."""
    joined = SchoolActionPlan.objects.select_related("school", "saved_by", "saved_by_place__person")
    return joined.prefetch_related("actions")


def school_with_place(workgroup: int, school: int) -> School | None:
    """The school, if somebody of it takes part in the Work Group."""
    places = Participant.objects.taking_part().filter(workgroup=workgroup, school=school)
    return School.objects.filter(pk__in=places.values("school")).first()


def is_look_back_due(plan: SchoolActionPlan, on: date) -> bool:
    """Is the day to look back over, with nothing said of it yet?"""
    return plan.review_on is not None and plan.review_on < on and not plan.came_of
