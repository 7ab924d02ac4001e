"""Recording where a school is on its way to Teaching for Mastery."""

from django.db import transaction

from access.refusal import Refused
from pages.wording import day_words
from schools.models import School
from workgroups.models import MasteryStage
from workgroups.rules.mastery import ONCE_ONLY, day_before, days_overlap


@transaction.atomic
def note_stage(*, stage: MasteryStage) -> MasteryStage:
    """Record that a school began a stage. The stage it was in ends on the day before."""
    lock_stages(stage.school)
    in_phase = MasteryStage.objects.filter(school=stage.school, phase=stage.phase)
    # Only one that began earlier: what is recorded afterwards of the past ends nothing.
    going_on = in_phase.filter(until_on=None, from_on__lt=stage.from_on).first()
    if going_on and going_on.stage == stage.stage:
        raise Refused(
            f"The school has been in this stage since {day_words(going_on.from_on)}.",
            field="stage",
        )
    if going_on:
        # Saved before the new one: the database takes only one open stage of a phase.
        going_on.until_on = day_before(stage.from_on)
        going_on.save()
    return change_stage(stage=stage)


@transaction.atomic
def change_stage(*, stage: MasteryStage) -> MasteryStage:
    """Keep a stage as it is said now, beside the others of the same school and phase."""
    lock_stages(stage.school)
    others = list(
        MasteryStage.objects.filter(school=stage.school, phase=stage.phase).exclude(pk=stage.pk)
    )
    for other in others:
        if days_overlap((stage.from_on, stage.until_on), (other.from_on, other.until_on)):
            raise Refused(
                f"In this phase the school was in {other.get_stage_display()} from "
                f"{day_words(other.from_on)}. Choose days that do not meet it.",
                field="from_on",
            )
    before = [other for other in others if other.stage == stage.stage]
    if stage.stage in ONCE_ONLY and before and not stage.once_more_because:
        raise Refused(
            f"The school took part in {stage.get_stage_display()} from "
            f"{day_words(before[0].from_on)}, and a school does so only once in a phase. "
            "Say why it takes part again.",
            field="once_more_because",
        )
    stage.save()
    return stage


@transaction.atomic
def remove_stage(*, stage: MasteryStage) -> None:
    """Take away what was recorded by mistake; its history stays."""
    MasteryStage.objects.filter(pk=stage.pk).delete()


def lock_stages(school: School) -> None:
    """Stages of one school are recorded one at a time."""
    School.objects.select_for_update(no_key=True).get(pk=school.pk)
