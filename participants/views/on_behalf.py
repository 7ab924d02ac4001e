"""An expression of interest that the hub enters for somebody who wrote or rang."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.scoping import hubs_of
from pages.base_views import ScopedForm, row_id
from participants.actions.interest import record_interest
from participants.forms.interest import OnBehalfForm
from participants.queries.interest import phase_against_school
from participants.queries.same_person import is_in_doubt
from participants.rules.interest_answers import InterestAnswers
from schools.choices import ContactRole
from schools.models import Contact
from schools.queries.contact import contact_in_role
from schools.queries.school import find_schools, open_school
from workgroups.models import WorkGroup


class EnterOnBehalf(ScopedForm):
    """Adds what somebody wrote, said or sent on paper: first the school, then the rest."""

    model = WorkGroup
    can = Permission.ALLOCATE_PLACES
    form_class = OnBehalfForm
    template_name = "participants/enter_on_behalf.html"

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_event": self.object.project.is_event}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["job_role"].choices = self.object.project.role_labels.items()
        return form

    @cached_property
    def school(self):
        return open_school(row_id(self.request.GET.get("school", "")))

    def get_initial(self):
        """Whom the hub has noted at the school need not be asked for again."""
        if self.school is None:
            return {}
        today = timezone.localdate()
        contacts = Contact.objects.visible_to(self.request.user, can=Permission.VIEW_SCHOOLS)
        head = contact_in_role(ContactRole.HEAD, contacts, self.school, today)
        finance = contact_in_role(ContactRole.FINANCE, contacts, self.school, today)
        return {
            "head_name": head.name if head else "",
            "head_email": head.email if head else "",
            "finance_email": finance.email if finance else "",
        }

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")
        return super().get_context_data(
            workgroup=self.object,
            school=self.school,
            phase_warning=phase_against_school(self.object, self.school) if self.school else "",
            q=text,
            found=find_schools(text, first=hubs_of(self.request.user)) if text else [],
            **kwargs,
        )

    def act(self, form):
        if self.school is None:
            # The page shows its form only once a school is chosen, so nobody gets here by it.
            raise Http404
        return record_interest(
            workgroup=self.object,
            school=self.school,
            answers=InterestAnswers.among(form.cleaned_data),
            entered_by=self.request.user,
        )

    def get_success_message(self):
        asked = " and the head is asked to approve the place" if self.result.needs_approval else ""
        doubt = "; another name or school is known at this address, so say who it is"
        in_doubt = is_in_doubt(self.result)
        return f"Added: the teacher is thanked by email{asked}{doubt if in_doubt else ''}."

    def get_success_url(self):
        return reverse("participants:people", args=[self.object.pk])
