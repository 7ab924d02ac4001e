"""Work Groups that follow focus pupils, and pupils with what was noted of them."""

from collections.abc import Sequence

import factory
from django.urls import reverse
from factory.django import DjangoModelFactory

from evaluations.actions.focus_pupil import add_focus_pupil
from evaluations.choices import Disadvantaged, Moment
from evaluations.models import FocusCheckpoint, FocusPupil
from evaluations.rules.focus_figures import FocusFacts
from participants import links
from tests.factories import ParticipantFactory, WorkGroupFactory

LOW, HIGH = (2, 2, 2), (4, 4, 4)


class FocusPupilFactory(DjangoModelFactory):
    """Pupil A of somebody in a Work Group that follows three."""

    class Meta:
        model = FocusPupil

    participant = factory.LazyFunction(
        lambda: ParticipantFactory(workgroup=WorkGroupFactory(focus_pupils=3))
    )
    code = "A"
    slot = 1
    disadvantaged = Disadvantaged.YES


def noted(pupil: FocusPupil, moment: Moment, ratings: Sequence[int] = LOW, note: str = ""):
    participation, confidence, understanding = ratings
    return FocusCheckpoint.objects.create(
        pupil=pupil,
        moment=moment,
        participation=participation,
        confidence=confidence,
        understanding=understanding,
        note=note,
    )


def facts(number: int, kind: str = Disadvantaged.YES, start=LOW, end=HIGH) -> list[FocusFacts]:
    """So many pupils of a kind, looked at at the start and at the end."""
    return [FocusFacts(kind, {Moment.START: start, Moment.END: end})] * number


def own_page(place, page: str = "own_focus_pupils", *more) -> str:
    return reverse(f"evaluations:{page}", args=[links.PLACE.token(place), *more])


def add(place, disadvantaged=Disadvantaged.YES) -> FocusPupil:
    return add_focus_pupil(participant=place, disadvantaged=disadvantaged)
