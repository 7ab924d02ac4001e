"""Templates of Work Groups: the hub's own and those that others share, and what keeps them."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from pages.history import changes_to
from pages.wording import days_words, join_words
from workgroups.actions import template as actions
from workgroups.choices import JobRole, OutcomeLevel, Phase
from workgroups.filters.template import TemplateFilter
from workgroups.forms.template import SaveTemplateForm, SeenForm
from workgroups.models import WorkGroup, WorkGroupTemplate
from workgroups.queries.template import changes_at_source, templates_readable_by
from workgroups.rules.completion import completion_words
from workgroups.rules.design import Design
from workgroups.rules.design_changes import (
    TEXT_LABELS,
    due_words,
    fingerprint,
    when_words,
)
from workgroups.views.plan import EditWorkGroup

SHOWN = 20  # Work Groups made from a template, on its page


class TemplateList(ScopedList):
    """The hub's own, and those that other hubs share."""

    model = WorkGroupTemplate
    can = Permission.EDIT_WORKGROUP
    template_name = "workgroups/template_list.html"
    filterset_class = TemplateFilter
    sorts = {"title": "title", "hub": "hub__name", "changed": "updated_at", "made": "made_here"}

    def get_queryset(self):
        user = self.request.user
        rows = templates_readable_by(user).with_made_for(user).select_related("hub")
        self.filterset = self.filterset_class(self.request.GET, rows, request=self.request)
        return self.in_order(self.filterset.qs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = [(row, row.read_design()) for row in context["object_list"]]
        return context | {
            "rows": [(row, design, phase_words(design)) for row, design in rows],
        }


def phase_words(design: Design) -> str:
    return join_words([Phase(phase).label for phase in design.phases])


class ReadableTemplate:
    """A page about a template of one's own hub, or about one that another hub shares."""

    model = WorkGroupTemplate
    can = Permission.EDIT_WORKGROUP

    def get_row(self):
        rows = self.prepare(templates_readable_by(self.request.user))
        # Where it is neither, it is refused as any other row is.
        return rows.filter(pk=self.kwargs["pk"]).first() or super().get_row()

    def prepare(self, queryset):
        return queryset.select_related("hub", "made_from__project")

    def is_own(self, template: WorkGroupTemplate) -> bool:
        return self.request.user.may(self.can, template.hub_id)


class TemplateDetail(ReadableTemplate, ScopedDetail):
    """All that it holds. Where it came from and who kept it is its own hub's to know."""

    template_name = "workgroups/template_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        template = context["object"]
        design, is_own = template.read_design(), self.is_own(template)
        made = WorkGroup.objects.visible_to(self.request.user, can=self.can)
        return (
            context
            | {"template": template, "is_own": is_own}
            | shown_design(design)
            | {"made": list(made.filter(template=template, cancelled_at=None)[:SHOWN])}
            | (self.for_its_hub(template) if is_own else {})
        )

    def for_its_hub(self, template: WorkGroupTemplate) -> dict:
        return {
            "source": template.made_from,
            "source_has_changed": template.retired_on is None and bool(changes_at_source(template)),
            "history": changes_to({WorkGroupTemplate: Q(pgh_obj_id=template.pk)}),
        }


def shown_design(design: Design) -> dict:
    """The design as its page shows it."""
    return {
        "design": design,
        "phases": phase_words(design),
        "roles": join_words([JobRole(role).label for role in design.roles]),
        "days": days_words(design.day_equivalent),
        "to_complete": f"People {completion_words(design.completion)}.",
        "workshops": [
            {
                "number": number,
                "row": row,
                "when": when_words(row),
                "tasks": [(task, due_words(task)) for task in design.tasks_after(number)],
                "resources": design.resources_of(number),
            }
            for number, row in enumerate(design.workshops, 1)
        ],
        "outcomes": [
            (level.label, rows)
            for level in OutcomeLevel
            if (rows := [row for row in design.outcomes if row.level == level])
        ],
        "texts": [
            (label, design.texts[name]) for name, label in TEXT_LABELS.items() if design.texts[name]
        ],
    }


class SaveTemplate(EditWorkGroup):
    form_class = SaveTemplateForm
    template_name = "workgroups/save_template.html"
    title = "Save as a template"

    def get_initial(self):
        return {"title": self.object.title}

    def check(self):
        actions.check_has_dates(self.object)

    def act(self, form):
        said = {name: form.cleaned_data[name] for name in ("title", "shared")}
        return actions.save_as_template(workgroup=self.object, by=self.request.user, **said)

    def get_success_message(self):
        who = "your hub and the other hubs" if self.result.shared else "your hub"
        return f"{self.result} is a template now, and {who} can plan from it."

    def get_success_url(self):
        return self.result.get_absolute_url()


class OwnTemplate:
    """A deed on a template of one's own hub; afterwards one is on its page."""

    model = WorkGroupTemplate
    can = Permission.EDIT_WORKGROUP

    def prepare(self, queryset):
        return queryset.select_related("hub", "made_from__project")

    def get_success_url(self):
        return self.object.get_absolute_url()


class UpdateTemplate(OwnTemplate, ScopedForm):
    """What would change, before it does."""

    form_class = SeenForm
    template_name = "workgroups/update_template.html"

    @property
    def title(self) -> str:
        return f"Update {self.object}"

    def check(self):
        actions.check_has_changed(self.object)

    @cached_property
    def changes(self):
        return changes_at_source(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            source=self.object.made_from,
            changes=self.changes,
            seen=fingerprint(self.changes),
            next_version=self.object.version + 1,
            **kwargs,
        )

    def act(self, form):
        return actions.update_template(
            template=self.object, seen=form.cleaned_data["seen"], by=self.request.user
        )

    def get_success_message(self):
        number = self.result.version
        return f"This is version {number}, which drafts made from the template now offer."


class ShareTemplate(OwnTemplate, ScopedAction):
    explanation = [
        "Whoever plans Work Groups in another hub then reads all that stands on its page, under "
        "your hub’s name, and can begin with it. What you change later is offered to drafts made "
        "from it.",
        "They see neither the Work Group that it was made from, nor its dates, people, venues, "
        "documents or money, nor who of you wrote it. The texts are shown as they stand: look "
        "through them for names first.",
    ]
    button = "Share it with the other hubs"
    success_message = "The other hubs can plan from it now."
    shared = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Share {self.object}?", **kwargs)

    def check(self):
        actions.check_sharing(self.object, self.shared)

    def act(self, form):
        return actions.share_template(
            template=self.object, shared=self.shared, by=self.request.user
        )


class ShareTemplateNoLonger(ShareTemplate):
    explanation = [
        "Other hubs then no longer find it, and its changes are no longer offered to their drafts. "
        "What they have made from it stays theirs."
    ]
    button = "Share it no longer"
    success_message = "It is your hub’s alone again."
    shared = False

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"title": f"Share {self.object} no longer?"}


class RetireTemplate(OwnTemplate, ScopedAction):
    explanation = [
        "Nobody can begin with it any more, in your hub or elsewhere, and its changes are no "
        "longer offered to drafts. What was made from it stays as it is. It can be offered again."
    ]
    button = "Retire the template"
    success_message = "The template is retired, and can be offered again at any time."

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Retire {self.object}?", **kwargs)

    def check(self):
        actions.check_is_offered_to_plan(self.object)

    def act(self, form):
        return actions.retire_template(
            template=self.object, on=timezone.localdate(), by=self.request.user
        )


class OfferTemplateAgain(OwnTemplate, ScopedAction):
    button = "Offer the template again"
    success_message = "Work Groups can be planned from it again."

    def get_context_data(self, **kwargs):
        who = "Your hub, and the other hubs, can" if self.object.shared else "Your hub can"
        return super().get_context_data(
            title=f"Offer {self.object} again?",
            explanation=[f"{who} then plan from it. Check that it is still what you would do."],
            **kwargs,
        )

    def check(self):
        actions.check_template_is_retired(self.object)

    def act(self, form):
        return actions.offer_template_again(template=self.object, by=self.request.user)


def template_url(workgroup: WorkGroup, user) -> str:
    """Where somebody reads what a Work Group was made from; "" where they may not."""
    if workgroup.template_id is None:
        return ""
    readable = templates_readable_by(user).filter(pk=workgroup.template_id)
    return reverse("workgroups:template", args=[workgroup.template_id]) if readable else ""
