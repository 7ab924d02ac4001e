"""Who leads one workshop, and the page that they have of it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from hubs.models import User
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm
from pages.wording import session_words
from workgroups.actions import workshop_lead
from workgroups.forms.lead import WorkshopLeadForm
from workgroups.models import Workshop
from workgroups.queries.panels import workshop_panels


def names_of(people) -> list[str]:
    return [str(person) for person in people.order_by("name", "pk")]


class WorkshopLeads(ScopedForm):
    """Somebody is named for one workshop; those named so far can be taken away."""

    model = Workshop
    can = Permission.EDIT_WORKGROUP
    form_class = WorkshopLeadForm
    template_name = "workgroups/workshop_leads.html"
    title = "Who leads this workshop"
    back_label = "Back to the workshops"

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub", "workgroup__project", "venue")

    @property
    def back_url(self) -> str:
        return reverse("workgroups:cycle", args=[self.object.workgroup_id])

    @property
    def caption(self) -> str:
        words = session_words(self.object.starts_at, self.object.ends_at)
        return f"{self.object.workgroup}, {words}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            workgroup=self.object.workgroup,
            leads=list(self.object.leads.order_by("name", "pk")),
            leads_of_all=names_of(self.object.workgroup.leads),
            **kwargs,
        )

    def get_form_kwargs(self):
        own = {"workshop": self.object, "user": self.request.user}
        return super().get_form_kwargs() | own

    def check(self):
        workshop_lead.check_is_to_be_led(self.object)

    def act(self, form):
        try:
            return workshop_lead.add_workshop_lead(
                workshop=self.object, by=self.request.user, **form.who
            )
        except Refused as refusal:
            # Beside what they were named in.
            field = form.named_in if refusal.field else None
            raise Refused(refusal.message, field=field) from refusal

    def get_success_message(self):
        if self.result.workshop.workgroup.published_at:
            return f"{self.result.user} leads this workshop now, and has an email that says so."
        return f"{self.result.user} leads this workshop and is told when it is published."

    def get_success_url(self):
        return reverse("workgroups:workshop_leads", args=[self.object.pk])


class RemoveWorkshopLead(ScopedAction):
    model = Workshop
    can = Permission.EDIT_WORKGROUP
    button = "Take them away"
    is_warning = True

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub")

    def get_context_data(self, **kwargs):
        told = "Unless it is you, they get an email that says so."
        return super().get_context_data(
            title=f"Take {self.lead} away from this workshop?",
            explanation=[
                "They no longer see its page and its register.",
                told if self.object.workgroup.published_at else "",
            ],
            summary=[
                ("Work Group", str(self.object.workgroup)),
                ("Workshop", session_words(self.object.starts_at, self.object.ends_at)),
            ],
            **kwargs,
        )

    @cached_property
    def lead(self) -> User:
        return get_object_or_404(self.object.leads, pk=self.kwargs["user"])

    def act(self, form):
        workshop_lead.remove_workshop_lead(
            workshop=self.object, user=self.lead, by=self.request.user
        )

    def get_success_url(self):
        return reverse("workgroups:workshop_leads", args=[self.object.pk])


class LedWorkshop(ScopedDetail):
    """What one workshop takes, for whoever leads it: when, where, how to join, and its register."""

    model = Workshop
    can = Permission.VIEW_JOIN_LINK
    template_name = "workgroups/led_workshop.html"

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub", "workgroup__project", "venue")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workshop, reader = context["object"], self.request.user
        people = list(workshop.leads.order_by("name", "pk"))
        return context | {
            "workshop": workshop,
            "workgroup": workshop.workgroup,
            "is_own": reader in people,
            "others": [str(person) for person in people if person != reader],
            "leads_of_all": names_of(workshop.workgroup.leads),
            "is_called_off": bool(workshop.cancelled_at or workshop.workgroup.cancelled_at),
            "panels": workshop_panels.of(workshop, reader, timezone.localdate()),
        }
