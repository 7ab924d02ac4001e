"""Putting right what was typed wrong, and asking a head again."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from outbox.queries import text_without_secrets
from pages.base_views import ScopedForm
from pages.wording import join_words
from participants import emails
from participants.actions.correct import correct_details, interests_with_hub
from participants.actions.head import ask_head_again, check_head_is_asked
from participants.forms.correct import ALL, CorrectDetailsForm
from participants.queries.head import letters_to_head
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
        result = self.result
        changed = [
            address
            for address, is_new in (
                (result.was_email, result.has_new_email),
                (result.was_head_email, result.has_new_head_email),
            )
            if is_new
        ]
        if gone := [address for address in changed if address in result.gone_to]:
            return SEND_AGAIN.format(address=join_words(gone))
        if changed:
            return "Saved, and what still waits goes to the new address."
        return "Saved, and the history keeps whatever was changed."

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

    template_name = "outbox/send_again.html"

    @cached_property
    def was_asked(self) -> bool:
        return letters_to_head(self.object).exists()

    @property
    def title(self) -> str:
        return "Ask {person}’s head again?" if self.was_asked else "Ask {person}’s head?"

    @property
    def button(self) -> str:
        return "Ask again" if self.was_asked else "Ask the head"

    def check(self):
        check_head_is_asked(self.object)

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
