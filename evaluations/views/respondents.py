"""Who has answered, and reminding the others, without seeing what anybody said."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from evaluations.actions.nudge import NOBODY_TO_REMIND, remind_to_answer, to_remind_now
from evaluations.choices import ASKED_OF_HEADS
from evaluations.queries.respondents import respondents_of
from evaluations.queries.waves import waves_asked
from pages.base_views import ScopedAction
from workgroups.models import WorkGroup
from workgroups.views.plan import WorkGroupPage


class WhoAnswered(WorkGroupPage):
    can = Permission.REMIND_TO_ANSWER
    template_name = "evaluations/who_answered.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup, now = context["object"], timezone.now()
        waves = [one for one in waves_asked(workgroup) if one.wave not in ASKED_OF_HEADS]
        rows = [
            (one.participant, [(wave, one.asked.get((wave.wave, wave.workshop))) for wave in waves])
            for one in respondents_of(workgroup)
        ]
        return context | {
            "waves": waves,
            "rows": rows,
            "now": now,
            "to_remind": len(to_remind_now(workgroup, now)),
        }


class RemindToAnswer(ScopedAction):
    """Says who is written to before anything is sent."""

    model = WorkGroup
    can = Permission.REMIND_TO_ANSWER
    template_name = "evaluations/remind_to_answer.html"
    title = "Remind those who have not answered?"

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    @cached_property
    def awaited(self):
        return to_remind_now(self.object, timezone.now())

    def get_context_data(self, **kwargs):
        number = len(self.awaited)
        return super().get_context_data(
            awaited=self.awaited,
            button=f"Write {number} {'reminder' if number == 1 else 'reminders'}",
            **kwargs,
        )

    def check(self):
        if not self.awaited:
            raise Refused(NOBODY_TO_REMIND)

    def act(self, form):
        return remind_to_answer(workgroup=self.object, now=timezone.now())

    def get_success_message(self):
        number = len(self.result)
        return f"{number} {'reminder is' if number == 1 else 'reminders are'} on the way."

    def get_success_url(self):
        return reverse("evaluations:who_answered", args=[self.object.pk])
