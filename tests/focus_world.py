"""The part of the world in which pupils are followed by a letter."""

from evaluations.choices import Moment
from tests.evaluations.focus import FocusPupilFactory, noted


def add_focus_pupils(world) -> None:
    """In the Work Group of this year the teacher follows one, looked at at the start."""
    world.studying.focus_pupils = 3
    world.studying.save()
    pupil = FocusPupilFactory(participant=world.studying_place)
    noted(pupil, Moment.START, note="Begins with a picture")
    world.rows["focus_pupil"] = pupil
