"""Planning one Work Group: its list, its overview and the pages on which it is written."""

from copy import copy
from dataclasses import dataclass
from functools import cache

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from hubs.models import User
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm
from pages.reached import RowInReach
from pages.wording import join_words
from workgroups.actions import places, plan
from workgroups.choices import OutcomeLevel
from workgroups.forms.lead import LeadForm
from workgroups.forms.measures import MeasuresForm
from workgroups.forms.plan import (
    NewWorkGroupForm,
    OutcomesForm,
    PageForm,
    PlacesForm,
)
from workgroups.forms.purpose import PurposeForm, WithoutEvidenceForm
from workgroups.models import WorkGroup
from workgroups.queries.flyer import FlyerFacts, flyer_of
from workgroups.queries.plan import others_told_of_publishing, plan_of_workgroup
from workgroups.rules.readiness import Criterion, missing_criteria, readiness_criteria


class WorkGroupPage(ScopedDetail):
    """A page about one Work Group."""

    model = WorkGroup
    can = Permission.VIEW_WORKGROUP

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy", "provider")

    @classmethod
    @cache
    def row_in_reach(cls) -> RowInReach:
        return RowInReach(cls.model, can=cls.can, prepare=cls().prepare)

    def get_row(self):
        # To compose it and plan it for each visit took as long as a bare page.
        found = self.row_in_reach().found_by(self.request.user, self.kwargs["pk"])
        return super().get_row() if found is None else found

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"workgroup": context["object"]}


@dataclass(frozen=True)
class PlanningStep:
    """Where a planner goes on, and what is to be done there."""

    url: str
    what_to_do: str = ""

    def after(self, deed: str) -> str:
        """The deed and what comes next, in one sentence."""
        if not self.what_to_do:
            return f"{deed}."
        return f"{deed}, and next: {self.what_to_do[0].lower()}{self.what_to_do[1:]}"


def next_step(workgroup: WorkGroup, saved: str) -> PlanningStep:
    """After a part of a draft the first other one that is missing, and publishing after the last.

    After one that is published all that is set up, and after one that lacks what was just saved
    its overview.
    """
    if workgroup.published_at or workgroup.cancelled_at:
        return PlanningStep(reverse("workgroups:set_up", args=[workgroup.pk]))
    missing = missing_criteria(readiness_criteria(plan_of_workgroup(workgroup)))
    ahead = [criterion for criterion in missing if criterion.part != saved]
    if ahead:
        return PlanningStep(part_url(workgroup, ahead[0].part), ahead[0].what_to_do)
    if missing:
        return PlanningStep(reverse("workgroups:detail", args=[workgroup.pk]))
    return PlanningStep(reverse("workgroups:publish", args=[workgroup.pk]), "Publish it.")


def part_url(workgroup: WorkGroup, part: str) -> str:
    # Dates that people have seen are changed one at a time, from the page that shows them.
    cycle = "cycle" if workgroup.published_at else "plan_dates"
    page = cycle if part == "cycle" else f"edit_{part}"
    return reverse(f"workgroups:{page}", args=[workgroup.pk])


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
        return reverse("workgroups:plan_dates", args=[self.result.pk])


class EditWorkGroup(ScopedForm):
    """One part of a Work Group's description. That of a draft leads on to what is still missing."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    template_name = "components/form_page.html"
    back_label = "Back to the Work Group"
    part = ""  # as readiness_criteria() calls what is written here

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project")

    @property
    def back_url(self) -> str:
        return reverse("workgroups:set_up", args=[self.object.pk])

    def act(self, form):
        return form.save()

    @cached_property
    def next_step(self) -> PlanningStep:
        return next_step(self.object, self.part)

    def get_success_message(self):
        return self.next_step.after("Saved")

    def get_success_url(self):
        return self.next_step.url


class EditPage(EditWorkGroup):
    form_class = PageForm
    part = "page"
    title = "What the public page says"


class EditPurpose(EditWorkGroup):
    form_class = PurposeForm
    part = "purpose"
    title = "Purpose, cost and evidence"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}


class EditPlaces(EditWorkGroup):
    form_class = PlacesForm
    part = "places"
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
    part = "outcomes"
    title = "Intended outcomes"

    def get_initial(self):
        texts = {level: [] for level in OutcomeLevel.values}
        for outcome in self.object.outcomes.all():
            texts[outcome.level].append(outcome.text)
        return {level: "\n".join(lines) for level, lines in texts.items()}

    def act(self, form):
        plan.set_outcomes(workgroup=self.object, texts=form.texts())

    @cached_property
    def next_step(self) -> PlanningStep:
        if self.object.project.is_event:
            return next_step(self.object, self.part)
        measures = reverse("workgroups:edit_measures", args=[self.object.pk])
        return PlanningStep(measures, "Say how they are measured.")


class EditMeasures(EditWorkGroup):
    form_class = MeasuresForm
    part = "measures"
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
    part = "leads"
    template_name = "workgroups/workgroup_leads.html"
    title = "Who leads it"

    def get_context_data(self, **kwargs):
        leads = list(self.object.leads.order_by("name"))
        # None of what is called off, for which nobody is named.
        standing = self.object.workshops.standing().filter(workgroup__cancelled_at=None)
        workshops = list(standing.with_own_leads())
        return super().get_context_data(leads=leads, workshops=workshops, **kwargs)

    def get_form_kwargs(self):
        own = {"workgroup": self.object, "user": self.request.user}
        return super().get_form_kwargs() | own

    def act(self, form):
        try:
            return plan.add_lead(workgroup=self.object, by=self.request.user, **form.who)
        except Refused as refusal:
            # Beside what they were named in.
            raise Refused(refusal.message, field=form.named_in) from refusal

    def get_success_message(self):
        if self.object.published_at:
            return f"{self.result.user} leads the Work Group now, and has an email that says so."
        told = f"{self.result.user} leads it and is told when it is published"
        return self.next_step.after(told)

    def get_success_url(self):
        if self.object.published_at:
            return reverse("workgroups:edit_leads", args=[self.object.pk])
        return super().get_success_url()


class RemoveLead(ScopedAction):
    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    button = "Take the lead away"
    is_warning = True

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def get_context_data(self, **kwargs):
        told = "Unless it is you, they get an email that says so."
        return super().get_context_data(
            title=f"Take {self.lead} away as lead?",
            explanation=[
                "They no longer see the Work Group and its people.",
                told if self.object.published_at else "",
            ],
            **kwargs,
        )

    @cached_property
    def lead(self) -> User:
        return get_object_or_404(self.object.leads, pk=self.kwargs["user"])

    def act(self, form):
        plan.remove_lead(workgroup=self.object, user=self.lead, by=self.request.user)

    def get_success_url(self):
        return reverse("workgroups:edit_leads", args=[self.object.pk])


def flyer_to_be(draft: WorkGroup) -> FlyerFacts:
    """What its public page says once it is published now."""
    now = timezone.now()
    published = copy(draft)
    published.published_at = now
    return flyer_of(published, now)


class PublishWorkGroup(ScopedAction):
    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    explanation = [
        "Anybody can then read its page and, until it closes, send an expression of "
        "interest. Dates that people have seen can only be moved or cancelled with word "
        "to all."
    ]
    button = "Publish the Work Group"
    template_name = "workgroups/publish.html"
    success_message = "The Work Group is published, and anybody can find it now."

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy", "provider")

    @cached_property
    def criteria(self) -> list[Criterion]:
        return readiness_criteria(plan_of_workgroup(self.object))

    @cached_property
    def may_go_without_evidence(self) -> bool:
        return plan.may_publish_without_evidence(self.object, self.criteria, self.request.user)

    def get_form_class(self):
        return WithoutEvidenceForm if self.may_go_without_evidence else self.form_class

    def get_context_data(self, **kwargs):
        leads = join_words(list(self.object.leads.order_by("name").values_list("name", flat=True)))
        told = f"Whoever leads it is told by email: {leads}." if leads else ""
        explanation = [*self.explanation, told, *self.others_told]
        return super().get_context_data(
            title=f"Publish {self.object}?",
            explanation=explanation,
            flyer=flyer_to_be(self.object),
            **kwargs,
        )

    @property
    def others_told(self) -> list[str]:
        return others_told_of_publishing([self.object])[self.object.pk]

    def check(self):
        plan.check_is_draft(self.object)
        plan.check_is_ready(self.object, self.criteria, self.request.user)

    def act(self, form):
        plan.publish_workgroup(
            workgroup=self.object,
            by=self.request.user,
            without_evidence_because=form.cleaned_data.get("reason", ""),
        )

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.object.pk])
