"""The pupils whom people of the demonstration follow by a letter."""

from collections.abc import Iterable
from datetime import date, timedelta

from evaluations.actions.focus_pupil import CheckpointWords, add_focus_pupil, note_checkpoint
from evaluations.choices import Disadvantaged, Moment
from participants.models import Participant
from portal.demo.clock import clock_at, london_moment
from workgroups.models import WorkGroup

KINDS = (Disadvantaged.YES, Disadvantaged.NO, Disadvantaged.YES)
FOUND = {
    Moment.START: "Waits until others begin.",
    Moment.MIDDLE: "Draws a bar before anything else.",
    Moment.END: "Explains the drawing to a partner.",
}
NOTES_OF = 2  # places, of which something is written


def follow_in(workgroup: WorkGroup, number: int) -> None:
    WorkGroup.objects.filter(pk=workgroup.pk).update(focus_pupils=number)


def follow_pupils(
    places: Iterable[Participant], days: dict[Moment, date], *, each: int, first: date
) -> None:
    """Each of them follows so many pupils from a week after the first day, and looks at them."""
    for number, place in enumerate(places):
        with clock_at(london_moment(first + timedelta(days=7), 16)):
            pupils = [
                add_focus_pupil(participant=place, disadvantaged=kind) for kind in KINDS[:each]
            ]
        for step, (moment, day) in enumerate(days.items()):
            with clock_at(london_moment(day, 16, 30)):
                for at, pupil in enumerate(pupils):
                    said = how_it_goes(number + at, step, FOUND[moment], number < NOTES_OF)
                    note_checkpoint(pupil=pupil, moment=moment, said=said)


def how_it_goes(pupil: int, step: int, note: str, is_told: bool) -> CheckpointWords:
    """From little to more, of some a little faster than of others."""
    return CheckpointWords(
        participation=min(2 + step + pupil % 2, 5),
        confidence=min(1 + step + pupil % 3, 5),
        understanding=2 + step * (1 - pupil % 4 // 3),
        note=note if is_told else "",
    )
