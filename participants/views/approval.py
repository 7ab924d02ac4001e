"""The school's answer, where the head gives it by email, by telephone or on paper."""

from django.shortcuts import redirect

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedForm
from pages.wording import instant_words
from participants.actions import approval
from participants.choices import Channel
from participants.forms.approval import ChangeApprovalForm, RecordApprovalForm
from participants.views.people import InterestPage


class ApprovalPage(InterestPage, ScopedForm):
    can = Permission.ALLOCATE_PLACES
    template_name = "components/form_page.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.object.name, **kwargs)

    def given(self, form) -> dict:
        answer = form.cleaned_data
        return {
            "interest": self.object,
            "decision": answer["decision"],
            "decided_by_name": answer["name"],
            "channel": answer["channel"],
            "note": answer["note"],
        }


class RecordApproval(ApprovalPage):
    form_class = RecordApprovalForm
    title = "Record the school's answer"
    success_message = "The school's answer is recorded."

    def get_initial(self):
        return {"name": self.object.head_name, "channel": Channel.EMAIL}

    def check(self):
        if hasattr(self.object, "approval"):
            raise Refused(approval.ANSWERED_ALREADY)

    def act(self, form):
        return approval.record_approval(**self.given(form), recorded_by=self.request.user)


class ChangeApproval(ApprovalPage):
    """For a school that has thought again, or whose answer was noted wrongly."""

    form_class = ChangeApprovalForm
    title = "Change the school's answer"
    success_message = "The school's answer is changed, and the history keeps what it said before."

    def get(self, request, *args, **kwargs):
        if self.before is None:
            return redirect("participants:record_approval", self.object.pk)
        return super().get(request, *args, **kwargs)

    @property
    def before(self):
        return getattr(self.object, "approval", None)

    def get_form_kwargs(self):
        channel = self.before.channel if self.before else ""
        return super().get_form_kwargs() | {"channel": channel}

    def get_initial(self):
        if self.before is None:
            return {}
        return {
            "decision": self.before.decision,
            "name": self.before.decided_by_name,
            "channel": self.before.channel,
            "note": self.before.note,
        }

    def get_context_data(self, **kwargs):
        intro = f"So far: {answer_words(self.before)}. " if self.before else ""
        told = "If the answer is another now, the teacher gets an email that says so."
        return super().get_context_data(intro=intro + told, **kwargs)

    def act(self, form):
        return approval.change_approval(**self.given(form), by=self.request.user)


def answer_words(approval) -> str:
    """What was answered, by whom, when and how, in one line."""
    return (
        f"{approval.get_decision_display()} by {approval.decided_by_name}, "
        f"{instant_words(approval.decided_at)} ({approval.get_channel_display().lower()})"
    )
