"""What a Work Group's survey and registers show."""

from datetime import date

from django.utils import timezone

from access.permissions import Permission
from evaluations.choices import Wave
from evaluations.queries.figures import workgroup_figures
from evaluations.queries.reflection import reflection_coverage
from evaluations.queries.results import survey_facts
from evaluations.queries.wave_results import closed_waves_of, figures_for_wider_readers
from evaluations.queries.waves import waves_answered, waves_asked, with_answers
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.figures import Figures, without_completion
from evaluations.rules.wave_figures import WaveFigures, wave_for_wider_readers
from evaluations.rules.waves import wave_day
from workgroups.models import WorkGroup
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class Evidence(WorkGroupPage):
    can = Permission.VIEW_EVIDENCE
    template_name = "evaluations/evidence.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        today, held = timezone.localdate(), permissions_on(workgroup, self.request.user)
        sees_answers = Permission.VIEW_ANSWERS in held
        read = answers_read if sees_answers else results_read
        found, waves = read(workgroup, waves_asked(workgroup), today)
        if workgroup.project.is_event:
            found = without_completion(found)
        goes_out_on = survey_goes_out_on(workgroup)
        closes_on = found.survey.closes_on
        return context | {
            # Charts of noughts would say that something went wrong.
            "nobody_asked": found.stages[0].people == 0 and not found.survey.invited,
            "survey_day_is_over": goes_out_on is not None and goes_out_on < today,
            "survey_has_closed": closes_on is not None and closes_on < today,
            "figures": found,
            "is_held_back": not sees_answers and not found.survey.questions,
            "waves": waves,
            "sees_answers": sees_answers,
            "may_nudge": Permission.REMIND_TO_ANSWER in held,
            "sees_pupils": Permission.VIEW_FOCUS_PUPILS in held,
            "reads_letters": Permission.READ_FOCUS_LETTERS in held,
            "is_small_group": not may_be_shown(found.survey.answered),
            "survey_goes_out_on": goes_out_on,
            "reflections": reflection_coverage(workgroup, timezone.now())
            if Permission.READ_REFLECTIONS in held
            else None,
        }


Read = tuple[Figures, list[WaveFigures]]


def answers_read(workgroup: WorkGroup, waves: list[WaveFigures], on: date) -> Read:
    """By those who run or lead the Work Group."""
    said = survey_facts(workgroup, waves_answered(waves))
    found = workgroup_figures(workgroup, said)
    return found, with_answers(workgroup, waves, said, on=on)


def results_read(workgroup: WorkGroup, waves: list[WaveFigures], on: date) -> Read:
    """By everybody else: what was kept of each wave when it closed."""
    closed = closed_waves_of(workgroup)
    return figures_for_wider_readers(workgroup, closed), [
        # What was said at the end is shown with the figures.
        wave
        if wave.wave == Wave.END
        else wave_for_wider_readers(wave, closed.get((wave.wave, wave.workshop)))
        for wave in waves
    ]


def survey_goes_out_on(workgroup):
    """None while no workshop has a date."""
    if workgroup.last_at is None:
        return None
    return wave_day(timezone.localdate(workgroup.last_at), Wave.END)
