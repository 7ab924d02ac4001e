"""The hub's priorities for a school year, and the Work Groups that answer them."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from hubs.models import Hub
from needs.actions import priority as actions
from needs.filters.priority import PriorityFilter
from needs.forms.priority import NEW, NewPriorityForm, PriorityForm, UseNeedsForm
from needs.models import Need, Priority, PriorityNeed
from needs.queries.answers import answers_to_priorities
from needs.queries.priority import priorities_of
from pages.base_views import (
    ScopedAction,
    ScopedDetail,
    ScopedForm,
    ScopedList,
    holds_by_role,
    row_id,
)
from pages.history import changes_to
from pages.public_views import PublicDetail
from pages.rules.school_year import school_year_of
from pages.wording import school_year_words


class PriorityList(ScopedList):
    """Each priority with the Work Groups that answer it; those without one stand out."""

    model = Priority
    can = Permission.VIEW_PRIORITIES
    template_name = "needs/priority_list.html"
    filterset_class = PriorityFilter
    sorts = {"place": "position", "title": "title", "year": "school_year", "needs": "need_count"}
    export_name = "priorities"
    export_columns = {
        "Hub": lambda row: row.hub.name,
        "School year": lambda row: row.year_words,
        "Place": lambda row: row.position,
        "Priority": lambda row: row.title,
        "Why": lambda row: row.why,
        "About": lambda row: row.get_theme_display(),
        "State": lambda row: "approved" if row.approved_at else "draft",
        "Needs": lambda row: row.need_count,
        "Work Groups": lambda row: "; ".join(answers_to_priorities().names(row)),
    }

    def prepare(self, queryset):
        rows = queryset.annotate(need_count=Count("built_from", distinct=True))
        return answers_to_priorities().joined_to(rows.select_related("hub"), self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            may_edit=holds_by_role(self.request.user, Permission.EDIT_PRIORITIES),
            sees_plan=holds_by_role(self.request.user, Permission.VIEW_YEAR_PLAN),
            answers=answers_to_priorities(),
            **kwargs,
        )


class PriorityPage:
    """What pages about one priority share."""

    model = Priority
    can = Permission.EDIT_PRIORITIES

    def prepare(self, queryset):
        return queryset.select_related("hub", "approved_by", "carried_from", "carried_to")

    def get_success_url(self):
        return self.object.get_absolute_url()


class PriorityDetail(PriorityPage, ScopedDetail):
    can = Permission.VIEW_PRIORITIES
    template_name = "needs/priority_detail.html"

    def prepare(self, queryset):
        return answers_to_priorities().joined_to(super().prepare(queryset), self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        priority, user = context["object"], self.request.user
        # More people may see priorities than needs, which hold what somebody said.
        reads_needs = user.may(Permission.EDIT_NEEDS, priority.hub_id)
        needs = priority.needs.with_voices() if reads_needs else []
        return context | {
            "priority": priority,
            "answers": answers_to_priorities(),
            "may_edit": user.may(Permission.EDIT_PRIORITIES, priority.hub_id),
            "may_approve": user.may(Permission.APPROVE_PRIORITIES, priority.hub_id),
            "reads_needs": reads_needs,
            "needs": list(needs),
            "carried_to": getattr(priority, "carried_to", None),
            "history": changes_to(
                {Priority: Q(pgh_obj_id=priority.pk), PriorityNeed: Q(priority_id=priority.pk)}
            ),
        }


class AddPriority(ScopedForm):
    model = Priority
    can = Permission.EDIT_PRIORITIES
    form_class = NewPriorityForm
    template_name = "components/form_page.html"
    title = "Draft a priority"
    back_label = "All priorities"
    success_message = "The priority is a draft, and public once a hub lead has approved it."

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        return super().get_form_kwargs() | {"hubs": hubs}

    def get_initial(self):
        return {"school_year": school_year_of(timezone.localdate())}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("needs:priorities"), **kwargs)

    def act(self, form):
        return actions.draft_priority(**form.facts())

    def get_success_url(self):
        return self.result.get_absolute_url()


class EditPriority(PriorityPage, ScopedForm):
    form_class = PriorityForm
    template_name = "components/form_page.html"
    title = "Change the priority"
    success_message = "The priority is saved."

    @cached_property
    def needs(self):
        return list(self.object.needs.all())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"needs": self.needs}

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("title", "why", "theme", "position")}

    def get_context_data(self, **kwargs):
        may_approve = self.request.user.may(Permission.APPROVE_PRIORITIES, self.object.hub_id)
        loses = self.object.approved_at and not may_approve
        return super().get_context_data(
            intro="Once you save it, a hub lead has to approve it again." if loses else "", **kwargs
        )

    def act(self, form):
        return actions.change_priority(priority=self.object, by=self.request.user, **form.facts())


class ApprovePriority(PriorityPage, ScopedAction):
    can = Permission.APPROVE_PRIORITIES
    explanation = ["It then stands on the hub’s public page, with the words below."]
    button = "Approve the priority"
    success_message = "The priority is approved and stands on the hub’s public page."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Approve “{self.object}” for {self.object.year_words}?",
            summary=[("Priority", self.object.title), ("Why", self.object.why or "Not said")],
            **kwargs,
        )

    def check(self):
        actions.check_not_approved(self.object)

    def act(self, form):
        actions.approve_priority(priority=self.object, by=self.request.user)


class CarryOverPriority(PriorityPage, ScopedAction):
    explanation = [
        "It is drafted again with the same words and the same needs. This year’s stays as "
        "it is, and a hub lead approves the new one."
    ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Carry “{self.object}” over to {self.next_year}?",
            button=f"Carry it over to {self.next_year}",
            **kwargs,
        )

    @property
    def next_year(self) -> str:
        return school_year_words(self.object.school_year + 1)

    @property
    def back_url(self) -> str:
        return self.object.get_absolute_url()

    def check(self):
        actions.check_not_carried_over(self.object)

    def act(self, form):
        return actions.carry_over_priority(priority=self.object)

    def get_success_message(self):
        return f"The priority is drafted for {self.next_year}."

    def get_success_url(self):
        return self.result.get_absolute_url()


class UseNeeds(ScopedForm):
    """Builds a priority from the needs that were ticked on their list."""

    model = Priority
    can = Permission.EDIT_PRIORITIES
    form_class = UseNeedsForm
    template_name = "needs/use_needs.html"

    @cached_property
    def chosen(self) -> list[Need]:
        picked = self.request.POST.getlist("need") or self.request.GET.getlist("need")
        ids = {row_id(pk) for pk in picked[:50]} - {None}
        rows = Need.objects.visible_to(self.request.user, can=Permission.EDIT_NEEDS)
        found = list(rows.on_their_own().filter(pk__in=ids).select_related("hub").order_by("pk"))
        # A priority is one hub's, and the list of whoever works for two may hold needs of both.
        return [need for need in found if need.hub_id == found[0].hub_id]

    @cached_property
    def priorities(self) -> list[Priority]:
        if not self.chosen:
            return []
        rows = self.model.objects.visible_to(self.request.user, can=self.can)
        # No priority of a year that is over is built any further.
        since = school_year_of(timezone.localdate())
        return list(rows.filter(hub=self.chosen[0].hub_id, school_year__gte=since))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"priorities": self.priorities}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            chosen=self.chosen, back_url=reverse("needs:list"), **kwargs
        )

    def act(self, form):
        if not self.chosen:
            raise Refused("Tick at least one need on the list first.")
        picked = form.cleaned_data["priority"]
        if picked == NEW:
            return actions.draft_priority(
                hub=self.chosen[0].hub,
                school_year=school_year_of(timezone.localdate()),
                title=form.cleaned_data["title"],
                needs=self.chosen,
            )
        priority = next(row for row in self.priorities if str(row.pk) == picked)
        actions.add_needs_to_priority(priority=priority, needs=self.chosen)
        return priority

    def get_success_message(self):
        return "The priority is built from these needs now."

    def get_success_url(self):
        return self.result.get_absolute_url()


class HubPriorities(PublicDetail):
    """What the hub puts first this school year, and the Work Groups that answer it."""

    model = Hub
    template_name = "needs/hub_priorities.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        year = school_year_of(timezone.localdate())
        rows = answers_to_priorities().joined_to(priorities_of(context["object"], year), None)
        return context | {
            "year": year,
            "priorities": list(rows),
            "answers": answers_to_priorities(),
        }
