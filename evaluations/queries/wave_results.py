"""What was kept of a Work Group's closed waves: all that wider readers read of answers."""

from collections import defaultdict
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Q

from evaluations.choices import Wave
from evaluations.models import ClosedWave, Invitation, WaveResult
from evaluations.models.closed_wave import TALLIED
from evaluations.queries.figures import workgroup_figures
from evaluations.queries.results import outcome_facts, questions_asked
from evaluations.rules.answers import QuestionResult
from evaluations.rules.disclosure import Awaiting, has_closed
from evaluations.rules.facts import SurveyFacts
from evaluations.rules.figures import Figures, with_survey_results
from evaluations.rules.tally import Tally
from evaluations.rules.wave_results import Place, shown_results
from pages.prepared import WORKGROUP, Prepared, ask, compose_once
from workgroups.models import WorkGroup

# By the wave and, where it is about one, the workshop.
Closed = dict[tuple[Wave, int | None], list[QuestionResult]]


def closed_waves_of(workgroup: WorkGroup) -> Closed:
    """In four queries; one where none has closed."""
    waves = list(map(AClosedWave._make, ask(statement_of_waves(), workgroup=workgroup.pk)))
    if not waves:
        return {}
    kept: dict[int, dict[Place, Tally]] = defaultdict(dict)
    for closed, question, outcome, *tally in ask(statement_of_results(), workgroup=workgroup.pk):
        kept[closed][question, outcome] = Tally(**dict(zip(TALLIED, tally, strict=True)))
    questions = questions_asked(workgroup)
    outcomes = outcome_facts(workgroup)
    return {
        (Wave(one.wave), one.workshop): shown_results(
            [
                question
                for wave, question in questions
                if wave == one.wave and question.may_have_been_asked(one.versions)
            ],
            outcomes,
            kept[one.pk],
        )
        for one in waves
    }


class AClosedWave(NamedTuple):
    pk: int
    wave: str
    workshop: int | None
    versions: list[int]


@cache
def statement_of_waves() -> Prepared:
    rows = ClosedWave.objects.filter(workgroup=WORKGROUP).order_by()
    return compose_once(rows.values_list(*AClosedWave._fields))


@cache
def statement_of_results() -> Prepared:
    rows = WaveResult.objects.filter(closed__workgroup=WORKGROUP).order_by()
    return compose_once(rows.values_list("closed", "question", "outcome", *TALLIED))


def figures_for_wider_readers(workgroup: WorkGroup, closed: Closed | None = None) -> Figures:
    """What the board and a report may hold. No answer is so much as read for it.

    `closed` where that has been read already.
    """
    kept = closed_waves_of(workgroup) if closed is None else closed
    return with_survey_results(
        workgroup_figures(workgroup, SurveyFacts()), kept.get((Wave.END, None), [])
    )


def waves_to_close(now: datetime) -> list[tuple[int, Wave, int | None, Awaiting]]:
    """(Work Group, wave, workshop, who was asked) of those over and not closed yet."""
    closed = ClosedWave.objects.filter(
        # None for all but a pulse, which is always about one.
        Q(workshop=None) | Q(workshop=OuterRef("workshop")),
        workgroup=OuterRef("participant__workgroup"),
        wave=OuterRef("wave"),
    )
    rows = (
        Invitation.objects.filter(~Exists(closed))
        .order_by("participant__workgroup", "wave", "workshop")
        .values_list("participant__workgroup", "wave", "workshop")
        .annotate(Count("pk"), Count("answered_at"), Max("closes_at"))
    )
    found = [
        (group, Wave(wave), workshop, Awaiting(asked, answered, last))
        for group, wave, workshop, asked, answered, last in rows
    ]
    return [one for one in found if has_closed(one[1], one[3], now)]
