"""A hub's own questions beside the standard ones, and a survey as it would be sent today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from evaluations.choices import Wave
from evaluations.models import Invitation, Question
from evaluations.rules.own_question import MOST_OWN_QUESTIONS, TAKES_OWN_QUESTIONS
from evaluations.rules.questions import CURRENT, STANDARD
from evaluations.rules.wave_words import WaveWords, wave_words
from evaluations.rules.waves import SURVEY_LASTS
from hubs.models import Hub
from workgroups.choices import ProjectKind
from workgroups.models import Outcome, WorkGroup

SAMPLE_GROUP = "your Work Group"
SAMPLE_SCHOOL = "your school"
SAMPLE_OUTCOME = "What the Work Group sets out to change"
SAMPLE_TASKS = 3


@dataclass(frozen=True)
class OwnOfWave:
    """What a hub asks of its own in one survey, in order."""

    wave: Wave
    standard: int
    own: list[Question]

    @property
    def is_full(self) -> bool:
        return len(self.own) >= MOST_OWN_QUESTIONS


@dataclass(frozen=True)
class SurveyPreview:
    """`asked` is kept nowhere."""

    asked: Invitation
    words: WaveWords
    questions: list[Question]
    outcomes: list[Outcome]
    tasks_set: int


def own_by_wave(hub: Hub) -> list[OwnOfWave]:
    """One for each survey that takes questions of a hub, also where there are none."""
    found = defaultdict(list)
    for row in Question.objects.of_hub(hub):
        found[row.wave].append(row)
    return [
        OwnOfWave(wave, len(STANDARD[wave, CURRENT[wave]]), found[wave])
        for wave in TAKES_OWN_QUESTIONS
    ]


def survey_preview(hub: Hub, wave: Wave, *, now: datetime) -> SurveyPreview:
    """With the outcomes of the hub's newest Work Group, or of an invented one."""
    of_hub = WorkGroup.objects.filter(hub=hub, cancelled_at=None, outcomes__isnull=False)
    newest = of_hub.exclude(project__kind=ProjectKind.EVENT).order_by("-pk").first()
    outcomes = list(newest.outcomes.all()) if newest else [Outcome(pk=0, text=SAMPLE_OUTCOME)]
    # The standard ones by the code, as none may have been kept yet where nobody was ever asked.
    standard = [Question(wave=wave, **one) for one in STANDARD[wave, CURRENT[wave]]]
    return SurveyPreview(
        asked=Invitation(wave=wave, closes_at=now + SURVEY_LASTS),
        words=wave_words(wave, workgroup=str(newest or SAMPLE_GROUP), school=SAMPLE_SCHOOL),
        questions=[*standard, *Question.objects.of_hub(hub).filter(wave=wave)],
        outcomes=outcomes,
        tasks_set=SAMPLE_TASKS,
    )
