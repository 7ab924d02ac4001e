"""Putting right what was typed wrong, and asking a head again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from outbox.views import text_without_secrets
from pages.base_views import ScopedForm
from participants import emails
from participants.actions.correct import correct_details, interests_with_hub
from participants.actions.head import ask_head_again, check_head_is_asked
from participants.forms.correct import ALL, CorrectDetailsForm
from participants.rules.interest_answers import InterestAnswers
from participants.views.people import InterestAction, InterestPage


class CorrectDetails(InterestPage, ScopedForm):
    can = Permission.ALLOCATE_PLACES
    form_class = CorrectDetailsForm
    template_name = "components/form_page.html"
    title = "Put details right"
    intro = (
        "Nothing is withdrawn and nobody loses their turn. Where an email address changes, links "
        "that went to the old one stop working, and emails that still wait go to the new one. "
        "Registers and fees keep the school they had."
    )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            caption=f"{self.object.name}, {self.object.workgroup}", **kwargs
        )

    def get_form_kwargs(self):
        others = interests_with_hub(self.object).exclude(pk=self.object.pk)
        return super().get_form_kwargs() | {
            "is_event": not self.object.needs_approval,
            "has_others": others.exists(),
        }

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["job_role"].choices = self.object.workgroup.project.role_labels.items()
        return form

    def get_initial(self):
        row = self.object
        return {
            "name": row.name,
            "email": row.person.email,
            "telephone": row.telephone,
            "job_role": row.job_role,
            "school": row.school,
            "head_name": row.head_name,
            "head_email": row.head_email,
            "finance_email": row.finance_email,
            "whose": ALL,
        }

    def act(self, form):
        return correct_details(
            interest=self.object,
            school=form.cleaned_data["school"],
            answers=InterestAnswers.among(form.cleaned_data),
            by=self.request.user,
            for_all=form.is_for_all,
        )

    def get_success_message(self):
        if self.result.has_new_email:
            return SEND_AGAIN.format(address=self.result.was_email)
        if self.result.has_new_head_email:
            return SEND_AGAIN.format(address=self.result.was_head_email)
        return "Saved, and the history keeps what stood there before."

    def get_success_url(self):
        result = getattr(self, "result", None)
        if result and result.has_new_head_email and may_ask(result.interest):
            return reverse("participants:ask_head_again", args=[self.object.pk])
        return super().get_success_url()


SEND_AGAIN = (
    "Saved, and what went to {address} can be sent again: find it under Messages and open it."
)


class AskHeadAgain(InterestAction):
    """Says first to whom it goes, and in which words."""

    title = "Ask {person}’s head again?"
    template_name = "outbox/send_again.html"
    button = "Ask again"

    def get(self, request, *args, **kwargs):
        try:
            check_head_is_asked(self.object)
        except Refused as refusal:
            messages.warning(request, refusal.message)
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        letter = emails.approval_asked([self.object], due_at=timezone.now())
        context = super().get_context_data(text=text_without_secrets(letter), **kwargs)
        to = ("To", f"{self.object.head_name}\n{letter.to_email}")
        return context | {"summary": [to, *context["summary"]]}

    def act(self, form):
        return ask_head_again(interest=self.object, by=self.request.user)

    def get_success_message(self):
        return f"The request is on its way to {self.result.to_email}."


def may_ask(interest) -> bool:
    try:
        check_head_is_asked(interest)
    except Refused:
        return False
    return True
