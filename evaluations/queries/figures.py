"""What is known of a Work Group's evaluation, in a fixed number of queries."""

from functools import cache

from django.db.models import Count, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone

from evaluations.choices import Wave
from evaluations.queries.completion import DONE_TASK, INTEREST
from evaluations.queries.focus_pupil import focus_facts
from evaluations.queries.results import survey_facts
from evaluations.rules.facts import Asked, EvaluationFacts, SurveyFacts, WorkshopFacts
from evaluations.rules.figures import Figures, figures_of
from evaluations.rules.journey import DoneTask, Interest, Visit
from pages.prepared import WORKGROUP, Prepared, ask, compose_once
from participants.models import Attendance, ExpressionOfInterest, Offer, TaskAccount
from participants.rules.completion import minutes_between
from workgroups.models import WorkGroup, Workshop


def workgroup_figures(workgroup: WorkGroup, said: SurveyFacts | None = None) -> Figures:
    """`said` where what was answered has been read already."""
    return figures_of(evaluation_facts(workgroup, Wave.END, said))


def evaluation_facts(
    workgroup: WorkGroup, wave: Wave, said: SurveyFacts | None = None
) -> EvaluationFacts:
    interests, asked = interests_and_asked(workgroup, wave)
    has_answers = any(one.has_answered for one in asked)
    if said is None:
        said = survey_facts(workgroup, [wave] if has_answers else [])
    # Two where a new version came while a Work Group was being asked.
    versions = {one.version for one in asked}
    return EvaluationFacts(
        workgroup=workgroup.pk,
        interests=interests,
        workshops=workshops_of(workgroup),
        visits=visits_of(workgroup),
        done=tasks_done_in(workgroup),
        rule=workgroup.completion_rule,
        asked=asked,
        questions=[
            one for one in said.questions.get(wave, []) if one.may_have_been_asked(versions)
        ],
        outcomes=said.outcomes,
        answers=said.answers.get(wave, []),
        focus_pupils=focus_facts(workgroup) if workgroup.focus_pupils else None,
    )


def interests_and_asked(workgroup: WorkGroup, wave: Wave) -> tuple[list[Interest], list[Asked]]:
    """Everybody who asked for a place, and those of them who have been asked in the survey."""
    rows = ask(statement_of_interests(wave), workgroup=workgroup.pk)
    # One query for both, as they are of the same people.
    found = [(Interest(*row[:6]), row[6:]) for row in rows]
    # Most are asked at one moment, whose day is looked up but once.
    days = {closes_at: timezone.localdate(closes_at) for _, (_, closes_at, _) in found if closes_at}
    return [one for one, _ in found], [
        Asked(version, days[closes_at], has_answered=answered_at is not None)
        for _, (version, closes_at, answered_at) in found
        # Whoever has not been asked has no version.
        if version
    ]


@cache
def statement_of_interests(wave: Wave) -> Prepared:
    offers = Offer.objects.filter(interest=OuterRef("pk")).order_by()
    rows = (
        ExpressionOfInterest.objects.filter(workgroup=WORKGROUP)
        .alias(
            # In the join, as a filter on the wave would drop whoever has not been asked.
            survey=FilteredRelation(
                "place__invitations", condition=Q(place__invitations__wave=wave)
            )
        )
        .annotate(offer=Subquery(offers.values("pk")[:1]))
    )
    fields = rows.order_by("pk").values_list(
        *INTEREST,
        "survey__version",
        "survey__closes_at",
        "survey__answered_at",
    )
    return compose_once(fields)


def workshops_of(workgroup: WorkGroup) -> list[WorkshopFacts]:
    rows = ask(statement_of_workshops(), workgroup=workgroup.pk)
    return [
        WorkshopFacts(
            pk=pk,
            title=title,
            on=timezone.localdate(starts_at),
            minutes=minutes_between(starts_at, ends_at),
            is_called_off=cancelled_at is not None,
            is_settled=closed_at is not None,
            tasks_set=tasks_set,
        )
        for pk, title, starts_at, ends_at, cancelled_at, closed_at, tasks_set in rows
    ]


@cache
def statement_of_workshops() -> Prepared:
    rows = Workshop.objects.filter(workgroup=WORKGROUP).annotate(tasks_set=Count("tasks"))
    # Said anew, as a count drops the order of the model.
    return compose_once(
        rows.order_by("starts_at", "pk").values_list(
            "pk",
            "title",
            "starts_at",
            "ends_at",
            "cancelled_at",
            "register__closed_at",
            "tasks_set",
        )
    )


def visits_of(workgroup: WorkGroup) -> list[Visit]:
    """How each date of a closed register ended, workshops that were called off left out."""
    return list(map(Visit._make, ask(statement_of_visits(), workgroup=workgroup.pk)))


@cache
def statement_of_visits() -> Prepared:
    rows = Attendance.objects.settled().filter(
        workshop__workgroup=WORKGROUP, workshop__cancelled_at=None
    )
    fields = rows.order_by("pk").values_list(
        "participant__person", "participant__school", "workshop", "outcome", "minutes"
    )
    return compose_once(fields)


def tasks_done_in(workgroup: WorkGroup) -> list[DoneTask]:
    return list(map(DoneTask._make, ask(statement_of_tasks(), workgroup=workgroup.pk)))


@cache
def statement_of_tasks() -> Prepared:
    rows = TaskAccount.objects.done().filter(participant__workgroup=WORKGROUP)
    return compose_once(rows.order_by().values_list(*DONE_TASK))
