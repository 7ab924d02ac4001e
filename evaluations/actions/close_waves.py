"""Closing waves: what was said is reckoned once, and stands from then on."""

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from evaluations.actions.hub_results import add_up_results
from evaluations.choices import Wave
from evaluations.models import ClosedWave, Invitation, WaveResult
from evaluations.queries.results import survey_facts
from evaluations.queries.wave_results import waves_to_close
from evaluations.queries.waves import pulses_by_workshop
from evaluations.rules.disclosure import Awaiting
from evaluations.rules.facts import AnswerFacts, SurveyFacts
from evaluations.rules.wave_results import results_to_keep
from workgroups.actions.plan import lock_workgroup
from workgroups.models import WorkGroup


def close_waves(*, now: datetime) -> int:
    """Keep the figures of every wave that is over; return of how many.

    Safe to run again, or twice at once: a wave closes once.
    """
    due = waves_to_close(now)
    groups = WorkGroup.objects.select_related("project").in_bulk({group for group, *_ in due})
    closed = [
        (groups[group], wave)
        for group, wave, workshop, awaiting in due
        if close_wave(groups[group], wave, workshop, awaiting, now=now)
    ]
    hubs: dict[int, set[int]] = defaultdict(set)
    for workgroup, wave in closed:
        if wave == Wave.END:
            hubs[workgroup.school_year].add(workgroup.hub_id)
    for year, of_year in sorted(hubs.items()):
        add_up_results(year=year, hubs=of_year)
    return len(closed)


@transaction.atomic
def close_wave(
    workgroup: WorkGroup, wave: Wave, workshop: int | None, awaiting: Awaiting, *, now: datetime
) -> bool:
    """Was it this that closed it, and no other sweep at this moment?"""
    lock_workgroup(workgroup)
    same = ClosedWave.objects.filter(workgroup=workgroup, wave=wave, workshop=workshop)
    if same.exists():
        return False
    asked = Invitation.objects.filter(
        participant__workgroup=workgroup, wave=wave, workshop=workshop
    )
    versions = set(asked.order_by().values_list("version", flat=True))
    closed = ClosedWave.objects.create(
        workgroup=workgroup,
        wave=wave,
        workshop_id=workshop,
        versions=sorted(versions),
        asked=awaiting.asked,
        answered=awaiting.answered,
        closed_at=now,
    )
    if awaiting.answered:
        keep_results(closed, survey_facts(workgroup, [wave]))
    return True


def keep_results(closed: ClosedWave, said: SurveyFacts) -> None:
    wave = Wave(closed.wave)
    asked = said.questions.get(wave, [])
    questions = [one for one in asked if one.may_have_been_asked(closed.versions)]
    kept = results_to_keep(wave, questions, answers_of_wave(closed, said), said.outcomes)
    WaveResult.objects.bulk_create(
        WaveResult(closed=closed, question_id=question, outcome_id=outcome, **asdict(tally))
        for (question, outcome), tally in kept
    )


def answers_of_wave(closed: ClosedWave, said: SurveyFacts) -> list[AnswerFacts]:
    if closed.workshop_id:
        return pulses_by_workshop(closed.workgroup)[closed.workshop_id]
    return list(said.answers.get(Wave(closed.wave), []))
