"""What a school sets out to do in a Work Group, written by its people, the lead or the hub."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused, SavedMeanwhile
from hubs.models import User
from pages.pupil_identity import refuse_pupils
from participants.models import Participant, PlannedAction, SchoolActionPlan
from schools.models import School
from workgroups.models import WorkGroup

NO_PLAN = "A meeting or event asks for no action plan."


@dataclass(frozen=True)
class PlanWords:
    """All that a plan says; each action with the day by which it is done."""

    priority: str
    actions: Sequence[tuple[str, date]]
    review_on: date | None = None
    came_of: str = ""


@transaction.atomic
def save_action_plan(
    *,
    workgroup: WorkGroup,
    school: School,
    words: PlanWords,
    seen_version: int,
    by: User | Participant,
) -> SchoolActionPlan:
    """Keep the school's one plan in the Work Group.

    `seen_version` is that of the plan its writer had before them, 0 where there was none. Raises
    SavedMeanwhile where it is another by now, and Refused where the words show who a pupil is.
    """
    if workgroup.project.is_event:
        raise Refused(NO_PLAN)
    said = [words.priority, words.came_of, *(what for what, _ in words.actions)]
    # Here and not in the form alone, so that no way leads around it.
    refuse_pupils((None, text) for text in said)
    rows = SchoolActionPlan.objects.select_for_update(of=["self"])
    plan = rows.filter(workgroup=workgroup, school=school).first()
    if plan is None:
        plan = SchoolActionPlan(workgroup=workgroup, school=school, version=0)
    # Also where there is none, as 0: another may have written the first meanwhile.
    if plan.version != seen_version:
        raise SavedMeanwhile("the plan")
    plan.priority, plan.review_on, plan.came_of = words.priority, words.review_on, words.came_of
    plan.version += 1
    plan.saved_at = timezone.now()
    plan.saved_by = by if isinstance(by, User) else None
    plan.saved_by_place = by if isinstance(by, Participant) else None
    plan.save()
    set_actions(plan, words.actions)
    return plan


def set_actions(plan: SchoolActionPlan, actions: Sequence[tuple[str, date]]) -> None:
    for position, (what, by_on) in enumerate(actions, 1):
        PlannedAction.objects.update_or_create(
            plan=plan, position=position, defaults={"what": what, "by_on": by_on}
        )
    plan.actions.filter(position__gt=len(actions)).delete()
