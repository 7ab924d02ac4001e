"""Local leaders of maths education: the hub's list, one profile, and what is kept of each."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList, holds_by_role
from pages.rules.school_year import school_year_of
from pages.searching import typed_text
from workgroups.actions import leader as actions
from workgroups.filters.leader import LeaderFilter
from workgroups.forms.leader import (
    CredentialForm,
    DeploymentForm,
    LeaderForm,
    NewLeaderForm,
    OwnLeaderForm,
    TrainingForm,
)
from workgroups.models import Credential, Deployment, LocalLeader, Training, WorkGroup
from workgroups.models.leader import SOON
from workgroups.queries.leader import (
    expiring_credentials,
    leader_figures,
    shared_leaders,
    specialism_counts,
)


class LeaderList(ScopedList):
    """The local leaders in reach; those of today unless others are asked for."""

    model = LocalLeader
    can = Permission.VIEW_LEADER
    template_name = "workgroups/leader_list.html"
    filterset_class = LeaderFilter
    sorts = {"name": "user__name", "since": "from_on"}
    export_name = "local-leaders"
    export_columns = {
        "Name": lambda row: row.user.name,
        "Email": lambda row: row.user.email,
        "Hub": lambda row: row.hub.name,
        "School": lambda row: row.school and row.school.name,
        "Phases": lambda row: row.phase_words,
        "Specialisms": lambda row: ", ".join(row.specialisms),
        "Credentials": lambda row: ", ".join(str(c) for c in row.credentials.all()),
        "Availability": lambda row: row.get_availability_display(),
        "Days a year": lambda row: row.days_a_year,
        "Released by the head on": lambda row: row.released_on,
        "Trained": lambda row: "yes" if row.is_trained else "no",
        "Active": lambda row: "yes" if row.is_active else "no",
    }

    def prepare(self, queryset):
        today = timezone.localdate()
        rows = queryset.with_work(today, school_year_of(today))
        return rows.select_related("user", "hub", "school").prefetch_related("credentials")

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        # Of all who lead today, whatever the list is narrowed to.
        rows = LocalLeader.objects.visible_to(user, can=self.can).current(today)
        figures = leader_figures(rows, today)
        return super().get_context_data(
            figures=figures,
            specialisms=specialism_counts(rows, figures["all"]),
            expiring=expiring_credentials(rows, today, today + SOON),
            may_edit=holds_by_role(user, Permission.EDIT_LEADER),
            sees_events=holds_by_role(user, Permission.VIEW_LEADER),
            **kwargs,
        )


class SharedLeaders(ScopedList):
    """Leaders of all hubs who agreed to it: their name, specialisms and hub, nothing more."""

    model = LocalLeader
    can = Permission.EDIT_LEADER
    template_name = "workgroups/leader_shared.html"

    def get_queryset(self):
        # Not by visible_to(): over all hubs, by the consent of each.
        return shared_leaders(timezone.localdate(), self.request.GET.get("q", ""))

    def get_context_data(self, **kwargs):
        asked = typed_text(self.request.GET.get("q", ""))
        return super().get_context_data(asked=asked, **kwargs)


class LeaderDetail(ScopedDetail):
    model = LocalLeader
    can = Permission.VIEW_LEADER
    template_name = "workgroups/leader_detail.html"

    def prepare(self, queryset):
        today = timezone.localdate()
        rows = queryset.with_work(today, school_year_of(today))
        return rows.select_related("user", "hub", "school")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        leader, user, today = context["object"], self.request.user, timezone.localdate()
        led = WorkGroup.objects.visible_to(user, can=Permission.VIEW_WORKGROUP)
        return context | {
            "leader": leader,
            "has_left": leader.has_left_on(today),
            "credentials": [(each, *each.status_on(today)) for each in leader.credentials.all()],
            "trainings": list(leader.trainings.all()),
            "deployments": list(leader.deployments.select_related("school", "workgroup")),
            "led": list(led.filter(leads=leader.user, hub=leader.hub)[:20]),
            "may_edit": user.may(Permission.EDIT_LEADER, leader.hub_id),
            "is_own": leader.user_id == user.pk,
        }


class LeaderPage(ScopedForm):
    """A form about a leader; afterwards one is on the profile."""

    model = LocalLeader
    can = Permission.EDIT_LEADER
    template_name = "components/form_page.html"

    def prepare(self, queryset):
        return queryset.select_related("user", "hub", "school")

    def get_initial(self):
        return {"school": self.object.school} if self.object else {}

    @property
    def caption(self) -> str:
        return str(self.object or "")

    def get_success_url(self):
        return reverse("workgroups:leader", args=[self.object.pk])


class AddLeader(LeaderPage):
    form_class = NewLeaderForm
    title = "Add a local leader"
    intro = (
        "They can sign in with their email address, say more about themselves and agree to be "
        "shown on public pages and to other hubs. You cannot agree to that for them."
    )
    success_message = "The local leader is added: record their credentials next."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    @property
    def back_url(self) -> str:
        return reverse("workgroups:leaders")

    def act(self, form):
        who = {name: form.cleaned_data[name] for name in ("name", "email")}
        self.object = actions.add_leader(leader=form.save(commit=False), **who)


class EditLeader(LeaderPage):
    form_class = LeaderForm
    title = "Change the profile"
    success_message = "The profile is saved."

    def act(self, form):
        actions.change_leader(leader=form.save(commit=False), by=self.request.user)


class EditOwnLeader(LeaderPage):
    can = Permission.EDIT_OWN_LEADER
    form_class = OwnLeaderForm
    title = "Your profile as a local leader"
    intro = "You can take back what you agree to here at any time."
    success_message = "Your profile is saved."

    def act(self, form):
        actions.change_leader(leader=form.save(commit=False), by=self.request.user)


class AddPart(LeaderPage):
    """Something new about the leader in the address."""

    part: ClassVar[type]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.part(leader=self.object)}

    def get_initial(self):
        # Their own school is no answer to where they are sent.
        return {}

    def act(self, form):
        return actions.save_leader_part(part=form.save(commit=False))


class AddCredential(AddPart):
    part = Credential
    form_class = CredentialForm
    title = "Record a credential"
    success_message = "The credential is recorded."


class AddTraining(AddPart):
    part = Training
    form_class = TrainingForm
    title = "Record a training"
    success_message = "The training is recorded."


class AddDeployment(AddPart):
    part = Deployment
    form_class = DeploymentForm
    title = "Record a deployment"
    success_message = "The deployment is recorded, and nobody is written to."


class EditPart(LeaderPage):
    """Something that is recorded of a leader already."""

    model: ClassVar[Any]

    def prepare(self, queryset):
        return queryset.select_related("leader__user")

    def get_initial(self):
        return {}

    @property
    def caption(self) -> str:
        return str(self.object.leader)

    def act(self, form):
        return actions.save_leader_part(part=form.save(commit=False))

    def get_success_url(self):
        return reverse("workgroups:leader", args=[self.object.leader_id])


class EditCredential(EditPart):
    model = Credential
    form_class = CredentialForm
    title = "Change the credential"
    success_message = "The credential is saved."


class EditDeployment(EditPart):
    model = Deployment
    form_class = DeploymentForm
    title = "Change the deployment"
    success_message = "The deployment is saved."

    def prepare(self, queryset):
        return queryset.select_related("leader__user", "school")

    def get_initial(self):
        return {"school": self.object.school}


class RemovePart(ScopedAction):
    """Takes away what was recorded by mistake."""

    model: ClassVar[Any]
    can = Permission.EDIT_LEADER
    button = "Take it away"
    is_warning = True
    success_message = "It is no longer recorded."

    def prepare(self, queryset):
        return queryset.select_related("leader__user")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Take away “{self.object}”?",
            explanation=[
                f"It then no longer counts for {self.object.leader}. Do this only for a mistake."
            ],
            **kwargs,
        )

    def act(self, form):
        actions.remove_leader_part(part=self.object)

    def get_success_url(self):
        return reverse("workgroups:leader", args=[self.object.leader_id])


class RemoveCredential(RemovePart):
    model = Credential


class RemoveTraining(RemovePart):
    model = Training


class RemoveDeployment(RemovePart):
    model = Deployment

    def prepare(self, queryset):
        return queryset.select_related("leader__user", "school", "workgroup")
