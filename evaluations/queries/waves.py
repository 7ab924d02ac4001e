"""Who was asked in each wave, and what was answered, in a fixed number of queries."""

from collections import defaultdict
from datetime import date
from functools import cache

from django.db.models import Count, Max
from django.utils import timezone

from evaluations.choices import Wave
from evaluations.models import Invitation, PulseAnswer
from evaluations.rules.facts import AnswerFacts, SurveyFacts
from evaluations.rules.wave_figures import WaveFigures, with_questions
from pages.prepared import WORKGROUP, Prepared, ask, compose_once
from workgroups.models import WorkGroup

ORDER = {wave: place for place, wave in enumerate(Wave)}


def waves_asked(workgroup: WorkGroup) -> list[WaveFigures]:
    """Every wave in which somebody was asked, in the order of the year, without answers."""
    rows = ask(statement_of_waves(), workgroup=workgroup.pk)
    found = [
        WaveFigures(
            wave=Wave(wave),
            workshop=workshop,
            day=starts_at and timezone.localdate(starts_at),
            invited=invited,
            answered=answered,
            closes_on=timezone.localdate(closes_at),
        )
        for wave, workshop, starts_at, invited, answered, closes_at in rows
    ]
    return sorted(found, key=lambda one: (ORDER[one.wave], one.day or date.min))


@cache
def statement_of_waves() -> Prepared:
    rows = Invitation.objects.filter(participant__workgroup=WORKGROUP).order_by()
    found = rows.values_list("wave", "workshop", "workshop__starts_at")
    return compose_once(found.annotate(Count("pk"), Count("answered_at"), Max("closes_at")))


def waves_answered(waves: list[WaveFigures]) -> set[Wave]:
    return {wave.wave for wave in waves if wave.answered}


def with_answers(
    workgroup: WorkGroup, waves: list[WaveFigures], said: SurveyFacts, *, on: date
) -> list[WaveFigures]:
    """The same with what was answered, but for the last survey: see workgroup_figures()."""
    has_pulses = Wave.PULSE in waves_answered(waves)
    of_workshops = pulses_by_workshop(workgroup) if has_pulses else {}
    return [
        wave
        if wave.wave == Wave.END
        else with_questions(
            wave,
            said.questions.get(wave.wave, []),
            of_workshops.get(wave.workshop, [])
            if wave.is_pulse
            else said.answers.get(wave.wave, []),
            said.outcomes,
            on=on,
        )
        for wave in waves
    ]


def pulses_by_workshop(workgroup: WorkGroup) -> dict[int | None, list[AnswerFacts]]:
    rows = ask(statement_of_pulses(), workgroup=workgroup.pk)
    found: dict[int | None, list[AnswerFacts]] = defaultdict(list)
    for number, (workshop, question, rating, text) in enumerate(rows):
        # Each stands for a person of its own, as none leads to another.
        found[workshop].append(
            AnswerFacts(
                question=question,
                invitation=number,
                outcome=None,
                before=None,
                rating=rating,
                number=None,
                is_yes=None,
                chosen=[],
                text=text,
            )
        )
    return found


@cache
def statement_of_pulses() -> Prepared:
    rows = PulseAnswer.objects.filter(workshop__workgroup=WORKGROUP).order_by("pk")
    return compose_once(rows.values_list("workshop", "question", "rating", "text"))
