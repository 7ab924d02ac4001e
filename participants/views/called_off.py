"""Calling off a whole Work Group, and what its links say from then on."""

from django.shortcuts import render
from django.urls import reverse

from access.permissions import Permission
from pages.base_views import ScopedAction
from pages.public_views import LinkPage
from participants.actions.called_off import call_off_workgroup, check_can_be_called_off
from participants.forms.place import PublicReasonForm
from participants.queries.audience import people_told
from participants.queries.called_off import audiences_of_end, consequences_of_end
from workgroups.models import WorkGroup

# Where the reason will stand in the letters shown before it is typed.
YOUR_REASON = "(Your reason stands here.)"


class CallOffWorkGroup(ScopedAction):
    """Says who is told, in which words, and what becomes of fees."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    form_class = PublicReasonForm
    template_name = "participants/call_off_workgroup.html"
    explanation = [
        "This cannot be undone. All workshops still to come are cancelled, open offers are taken "
        "back, and nobody can ask for a place any more.",
        "No fee is charged for this Work Group: what has been proposed or confirmed is set aside "
        "within minutes, with the reason.",
    ]
    is_warning = True

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy")

    def get_context_data(self, **kwargs):
        audiences = audiences_of_end(self.object, because=self.reason, by=self.request.user)
        told = people_told(audiences)
        people = "1 person" if told == 1 else f"{told} people"
        return super().get_context_data(
            title=f"Call off {self.object}?",
            audiences=audiences,
            consequences=consequences_of_end(self.object),
            button=f"Call off the Work Group and tell {people}" if told else "Call it off",
            **kwargs,
        )

    @property
    def reason(self) -> str:
        return self.request.POST.get("reason", "").strip() or YOUR_REASON

    def check(self):
        check_can_be_called_off(self.object)

    def act(self, form):
        return call_off_workgroup(
            workgroup=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )

    def get_success_message(self):
        if not self.result:
            return "The Work Group is called off, and there was nobody to tell."
        told = "1 email is" if self.result == 1 else f"{self.result} emails are"
        return f"The Work Group is called off, and {told} on the way."

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.object.pk])


class WorkGroupLinkPage(LinkPage):
    """A page by link that has nothing to ask any more once the Work Group is called off."""

    @property
    def workgroup(self) -> WorkGroup:
        return self.object.workgroup

    def get(self, request, *args, **kwargs):
        return self.says_moved() or self.says_called_off() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.says_moved() or self.says_called_off() or super().post(request, *args, **kwargs)

    def says_moved(self):
        """Where the same goes on, if its person has been moved to a parallel group; or None."""
        return

    def says_called_off(self):
        """The page that says so, or None while there is something to do here."""
        if self.workgroup.cancelled_at is None:
            return None
        context = {"workgroup": self.workgroup, "page_hub": self.workgroup.hub}
        return render(self.request, "participants/called_off.html", context)
