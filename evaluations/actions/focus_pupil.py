"""What a participant does about the pupils they follow, by their own link."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from evaluations.choices import Disadvantaged, Moment
from evaluations.models import FocusCheckpoint, FocusPupil
from evaluations.queries.focus_pupil import pupils_deleted_on
from evaluations.rules.focus_pupil import (
    NOT_FOLLOWED,
    free_slot,
    next_code,
    reason_against_another,
)
from pages.pupil_identity import refuse_pupils
from participants.models import Participant

NO_LONGER_YOURS = "This place is no longer yours, so its focus pupils can no longer be changed."
HAS_LEFT = "You have closed this pupil’s letter, so nothing more is noted."


@dataclass(frozen=True)
class CheckpointWords:
    """How a pupil is doing, each rating from 1 to 5."""

    participation: int
    confidence: int
    understanding: int
    note: str = ""


@transaction.atomic
def add_focus_pupil(
    *, participant: Participant, disadvantaged: Disadvantaged, shown: str = ""
) -> FocusPupil:
    """Follow one pupil more, by the next letter; once, where that letter was `shown` before.

    Raises Refused. The place is locked, so that two clicks at once cannot add a fourth.
    """
    place = lock_place(participant)
    known = list(FocusPupil.objects.filter(participant=place))
    for pupil in known:
        if pupil.code == shown and pupil.closed_at is None:
            return pupil
    followed = [pupil for pupil in known if pupil.closed_at is None]
    used = [pupil.code for pupil in known]
    asked_for = place.workgroup.focus_pupils
    if why := reason_against_another(followed=len(followed), asked_for=asked_for, used=used):
        raise Refused(why)
    return FocusPupil.objects.create(
        participant=place,
        code=next_code(used),
        slot=free_slot([pupil.slot for pupil in followed]),
        disadvantaged=disadvantaged,
    )


@transaction.atomic
def note_checkpoint(*, pupil: FocusPupil, moment: Moment, said: CheckpointWords) -> FocusCheckpoint:
    """Keep how the pupil is doing, over what was noted of that moment before. Raises Refused."""
    lock_place(pupil.participant)
    row = FocusPupil.objects.get(pk=pupil.pk)
    if row.closed_at:
        raise Refused(HAS_LEFT)
    refuse_pupils([("note", said.note)])
    found, _ = FocusCheckpoint.objects.update_or_create(
        pupil=row, moment=moment, defaults=vars(said) | {"saved_at": timezone.now()}
    )
    return found


@transaction.atomic
def close_focus_pupil(*, pupil: FocusPupil) -> bool:
    """Close the letter of a pupil who has left; is it kept? Raises Refused.

    Where nothing was noted yet it was a slip, and the letter is free again.
    """
    lock_place(pupil.participant)
    row = FocusPupil.objects.get(pk=pupil.pk)
    if row.closed_at:
        raise Refused("You have closed this pupil’s letter already.")
    if not row.checkpoints.exists():
        row.delete()
        return False
    row.closed_at = timezone.now()
    row.save()
    return True


def lock_place(participant: Participant) -> Participant:
    """The place, locked. Raises Refused where nothing about its pupils is written any more."""
    rows = Participant.objects.select_for_update(of=["self"], no_key=True)
    place = rows.select_related("workgroup").get(pk=participant.pk)
    if place.withdrawn_at or place.workgroup.cancelled_at:
        raise Refused(NO_LONGER_YOURS)
    if not place.workgroup.focus_pupils or has_had_its_time(place):
        raise Refused(NOT_FOLLOWED)
    return place


def has_had_its_time(place: Participant) -> bool:
    """Is everything about its pupils deleted, or is it to be today?"""
    return timezone.localdate() >= pupils_deleted_on(place.workgroup)
