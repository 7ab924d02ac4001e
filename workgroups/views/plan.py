"""Planning one Work Group: its list, its overview and the pages on which it is written."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission, roles_that_may
from hubs.models import User
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from pages.wording import day_words, instant_words, join_words, money_words
from workgroups.actions import places, plan
from workgroups.choices import OutcomeLevel
from workgroups.filters.workgroup import WorkGroupFilter
from workgroups.forms.measures import MeasuresForm
from workgroups.forms.plan import (
    LeadForm,
    NewWorkGroupForm,
    OutcomesForm,
    PageForm,
    PlacesForm,
)
from workgroups.forms.purpose import PurposeForm, WithoutEvidenceForm
from workgroups.models import WorkGroup
from workgroups.queries.plan import plan_of_workgroup
from workgroups.rules.calendar import unusual_points
from workgroups.rules.readiness import missing_criteria, readiness_criteria
from workgroups.rules.stage import is_over


class WorkGroupList(ScopedList):
    model = WorkGroup
    can = Permission.VIEW_WORKGROUP
    template_name = "workgroups/workgroup_list.html"
    filterset_class = WorkGroupFilter
    sorts = {"dates": "first_at", "title": "title", "closes": "interest_closes_at"}
    export_name = "work-groups"
    export_columns = {
        "Hub": lambda row: row.hub.name,
        "Project code": lambda row: row.project.code,
        "Title": str,
        "School year": lambda row: row.year_words,
        "Stage": lambda row: row.stage(timezone.now()).label,
        "First workshop": lambda row: row.first_at and timezone.localdate(row.first_at),
        "Last workshop": lambda row: row.last_at and timezone.localdate(row.last_at),
        "Places": lambda row: row.capacity,
    }

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project")

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            can_edit=bool(user.hub_ids(roles_that_may(Permission.EDIT_WORKGROUP))),
            several_hubs=user.is_national or len({hub for _, hub in user.current_roles}) > 1,
            **kwargs,
        )


class WorkGroupPage(ScopedDetail):
    """A page about one Work Group."""

    model = WorkGroup
    can = Permission.VIEW_WORKGROUP

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy", "provider")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"workgroup": context["object"]}


class WorkGroupOverview(WorkGroupPage):
    template_name = "workgroups/workgroup_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        found = readiness_criteria(plan_of_workgroup(workgroup))
        workshops = workgroup.workshops.standing()
        sessions = list(workshops.values_list("starts_at", "ends_at"))
        return context | {
            "criteria": [(criterion, self.part_url(criterion.part)) for criterion in found],
            "met": sum(criterion.is_met for criterion in found),
            "can_be_called_off": workgroup.cancelled_at is None
            and not is_over(workgroup.last_starts_at, timezone.now()),
            "can_publish": workgroup.published_at is None
            and workgroup.cancelled_at is None
            and (
                not missing_criteria(found)
                or plan.may_publish_without_evidence(workgroup, found, self.request.user)
            ),
            "unusual": []
            if workgroup.project.is_event
            else unusual_points(sessions, workgroup.day_equivalent),
            "outcomes": list(workgroup.outcomes.all()),
            "leads": list(workgroup.leads.order_by("name")),
            "priorities": list(workgroup.priorities.all()),
            "roles": join_words(
                [workgroup.project.role_labels[role] for role in workgroup.eligible_roles]
            ),
            "places": f"{workgroup.capacity}, at most {workgroup.places_per_school} a school",
            "window": window_words(workgroup),
            "terms": terms_words(workgroup.fee_policy),
            "budget": pounds(workgroup.budget),
            "spent": pounds(workgroup.spent),
            # The board reads what it is to cost, and not the contract.
            "sees_contract": self.request.user.may(Permission.EDIT_WORKGROUP, workgroup.hub_id),
            "sees_budget": self.request.user.may(Permission.VIEW_YEAR_PLAN, workgroup.hub_id),
        }

    def part_url(self, part: str) -> str:
        # The cycle is written on the page that shows it.
        page = "cycle" if part == "cycle" else f"edit_{part}"
        return reverse(f"workgroups:{page}", args=[self.kwargs["pk"]])


def window_words(workgroup) -> str:
    opens, closes = workgroup.interest_opens_at, workgroup.interest_closes_at
    if closes is None:
        return ""
    begins = f"from {day_words(timezone.localdate(opens))} " if opens else ""
    return f"{begins}until {instant_words(closes)}"


def pounds(amount) -> str:
    return "" if amount is None else money_words(amount)


def terms_words(policy) -> str:
    if policy is None:
        return "No fee is ever charged"
    return f"{money_words(policy.amount)}. {policy.notice_words}. Version {policy.version}"


class AddWorkGroup(ScopedForm):
    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    form_class = NewWorkGroupForm
    template_name = "workgroups/workgroup_add.html"
    title = "Plan a Work Group"
    intro = (
        "This makes a draft. You then add its workshops, tasks and page, and publish it when it "
        "is ready."
    )
    back_label = "All Work Groups"
    success_message = "The Work Group is a draft that nobody outside the hub sees yet."

    @property
    def back_url(self) -> str:
        return reverse("workgroups:list")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, form):
        return plan.create_workgroup(draft=form.save(commit=False))

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.result.pk])


class EditWorkGroup(ScopedForm):
    """One part of a Work Group's description."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    template_name = "components/form_page.html"
    back_label = "Back to the Work Group"
    success_message = "Saved."

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project")

    @property
    def back_url(self) -> str:
        return reverse("workgroups:detail", args=[self.object.pk])

    def act(self, form):
        return form.save()

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.object.pk])


class EditPage(EditWorkGroup):
    form_class = PageForm
    title = "What the public page says"


class EditPurpose(EditWorkGroup):
    form_class = PurposeForm
    title = "Purpose, cost and evidence"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}


class EditPlaces(EditWorkGroup):
    form_class = PlacesForm
    title = "Places and terms"

    def get_form_kwargs(self):
        held = places.places_held(self.object)
        return super().get_form_kwargs() | {"user": self.request.user, "held": held}

    def act(self, form):
        return places.save_places(
            workgroup=form.save(commit=False),
            goes_below_offers=form.cleaned_data.get("goes_below_offers", False),
        )


class EditOutcomes(EditWorkGroup):
    form_class = OutcomesForm
    title = "Intended outcomes"

    def get_initial(self):
        texts = {level: [] for level in OutcomeLevel.values}
        for outcome in self.object.outcomes.all():
            texts[outcome.level].append(outcome.text)
        return {level: "\n".join(lines) for level, lines in texts.items()}

    def act(self, form):
        plan.set_outcomes(workgroup=self.object, texts=form.texts())

    def get_success_message(self):
        return (
            "Saved." if self.object.project.is_event else "Saved: say next how they are measured."
        )

    def get_success_url(self):
        if self.object.project.is_event:
            return super().get_success_url()
        return reverse("workgroups:edit_measures", args=[self.object.pk])


class EditMeasures(EditWorkGroup):
    form_class = MeasuresForm
    title = "How the outcomes are measured"

    @cached_property
    def outcomes(self):
        return list(self.object.outcomes.all())

    def get(self, request, *args, **kwargs):
        if not self.outcomes:
            messages.warning(request, "Write down what is intended first.")
            return redirect("workgroups:edit_outcomes", self.object.pk)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"outcomes": self.outcomes}

    def act(self, form):
        plan.set_measures(workgroup=self.object, said=form.said())


class EditLeads(EditWorkGroup):
    form_class = LeadForm
    template_name = "workgroups/workgroup_leads.html"
    title = "Who leads it"

    def get_context_data(self, **kwargs):
        leads = list(self.object.leads.order_by("name"))
        return super().get_context_data(leads=leads, **kwargs)

    def act(self, form):
        return plan.add_lead(workgroup=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        return f"{self.result.user} leads the Work Group now, and has an email that says so."

    def get_success_url(self):
        return reverse("workgroups:edit_leads", args=[self.object.pk])


class RemoveLead(ScopedAction):
    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    explanation = [
        "They no longer see the Work Group and its people. Unless it is you, they get an email "
        "that says so."
    ]
    button = "Take the lead away"
    is_warning = True

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Take {self.lead} away as lead?", **kwargs)

    @cached_property
    def lead(self) -> User:
        return get_object_or_404(self.object.leads, pk=self.kwargs["user"])

    def act(self, form):
        plan.remove_lead(workgroup=self.object, user=self.lead, by=self.request.user)

    def get_success_url(self):
        return reverse("workgroups:edit_leads", args=[self.object.pk])


class PublishWorkGroup(ScopedAction):
    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    explanation = [
        "Anybody can then read its page and, until it closes, send an expression of "
        "interest. Dates that people have seen can only be moved or cancelled with word "
        "to all."
    ]
    button = "Publish the Work Group"
    success_message = "The Work Group is published, and anybody can find it now."

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    @cached_property
    def may_go_without_evidence(self) -> bool:
        found = readiness_criteria(plan_of_workgroup(self.object))
        return plan.may_publish_without_evidence(self.object, found, self.request.user)

    def get_form_class(self):
        return WithoutEvidenceForm if self.may_go_without_evidence else self.form_class

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Publish {self.object}?", **kwargs)

    def act(self, form):
        plan.publish_workgroup(
            workgroup=self.object,
            by=self.request.user,
            without_evidence_because=form.cleaned_data.get("reason", ""),
        )

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.object.pk])
