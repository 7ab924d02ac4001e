"""What a Work Group's survey and registers show."""

from datetime import date

from django.utils import timezone

from access.permissions import Permission
from evaluations.choices import Wave
from evaluations.queries.figures import workgroup_figures
from evaluations.queries.results import survey_facts
from evaluations.queries.waves import waves_answered, waves_asked, with_answers
from evaluations.rules.figures import (
    Figures,
    for_wider_readers,
    is_open,
    without_answers,
    without_completion,
)
from evaluations.rules.scores import may_be_shown
from evaluations.rules.wave_figures import wave_for_wider_readers
from evaluations.rules.waves import wave_day
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class Evidence(WorkGroupPage):
    can = Permission.VIEW_EVIDENCE
    template_name = "evaluations/evidence.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        today, waves = timezone.localdate(), waves_asked(workgroup)
        said = survey_facts(workgroup, waves_answered(waves))
        found = workgroup_figures(workgroup, said)
        waves = with_answers(workgroup, waves, said, on=today)
        if workgroup.project.is_event:
            found = without_completion(found)
        held = permissions_on(workgroup, self.request.user)
        sees_answers = Permission.VIEW_ANSWERS in held
        goes_out_on = survey_goes_out_on(workgroup)
        closes_on = found.survey.closes_on
        return context | {
            # Charts of noughts would say that something went wrong.
            "nobody_asked": found.stages[0].people == 0 and not found.survey.invited,
            "survey_day_is_over": goes_out_on is not None and goes_out_on < today,
            "survey_has_closed": closes_on is not None and closes_on < today,
            "figures": found if sees_answers else shown_to_others(found, today),
            "is_held_back": not sees_answers and is_open(found.survey, today),
            "waves": waves
            if sees_answers
            else [wave_for_wider_readers(wave, today) for wave in waves],
            "sees_answers": sees_answers,
            "may_nudge": Permission.REMIND_TO_ANSWER in held,
            "sees_pupils": Permission.VIEW_FOCUS_PUPILS in held,
            "reads_letters": Permission.READ_FOCUS_LETTERS in held,
            "is_small_group": not may_be_shown(found.survey.answered),
            "survey_goes_out_on": goes_out_on,
        }


def shown_to_others(found: Figures, on: date) -> Figures:
    return without_answers(found) if is_open(found.survey, on) else for_wider_readers(found)


def survey_goes_out_on(workgroup):
    """None while no workshop has a date."""
    if workgroup.last_at is None:
        return None
    return wave_day(timezone.localdate(workgroup.last_at), Wave.END)
