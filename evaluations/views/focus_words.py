"""What is known of focus pupils in words, and as the rows of charts."""

from functools import cache

from evaluations.choices import Disadvantaged
from evaluations.models import FocusCheckpoint
from evaluations.queries.focus_pupil import Noted
from evaluations.rules.focus_figures import SCALES, KindFigures, Ratings, ScaleChange
from evaluations.rules.scores import SCALE
from evaluations.views.figure_words import Bar, bars_of

KINDS = {
    Disadvantaged.YES: "Disadvantaged pupils",
    Disadvantaged.NO: "Other pupils",
    Disadvantaged.NOT_SAID: "Pupils of whom it was not said",
}
SAID = {
    Disadvantaged.YES: "Disadvantaged",
    Disadvantaged.NO: "Not disadvantaged",
    Disadvantaged.NOT_SAID: "Not said",
}
BY_NAME = {scale.name: scale for scale in SCALES}


def ratings_words(noted: FocusCheckpoint | Noted) -> str:
    """“taking part 2, confidence 3, understanding 4”."""
    return rated_words(noted.ratings)


# A list of pupils says the same again and again.
@cache
def rated_words(ratings: Ratings) -> str:
    pairs = zip(SCALES, ratings, strict=True)
    return ", ".join(f"{scale.word} {rating}" for scale, rating in pairs)


def disadvantaged_words(kind: str) -> str:
    return SAID[Disadvantaged(kind)]


def kind_words(figures: KindFigures) -> str:
    return KINDS[Disadvantaged(figures.kind)] if figures.kind else "All pupils"


def scale_label(scale: ScaleChange) -> str:
    return BY_NAME[scale.code].label


def rating_bars(scale: ScaleChange) -> list[Bar]:
    """How many have which rating at the end, from the highest down, as people read a chart."""
    known = BY_NAME[scale.code]
    ends = {min(SCALE): known.lowest, max(SCALE): known.highest}
    labels = [f"{rating} {ends.get(rating, '')}".strip() for rating in SCALE]
    return bars_of(reversed(list(zip(labels, scale.ended, strict=True))))
