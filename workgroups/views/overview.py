"""One Work Group at a glance, and all that is set up of it."""

from django.db.models import Q
from django.utils import timezone

from access.permissions import Permission
from pages.wording import day_words, instant_words, join_words, money_words
from workgroups.actions import plan
from workgroups.models import WorkGroup
from workgroups.queries.panels import workgroup_panels
from workgroups.queries.plan import plan_of_workgroup
from workgroups.queries.template import with_template_news
from workgroups.rules.calendar import unusual_points
from workgroups.rules.completion import completion_words
from workgroups.rules.readiness import main_criteria, missing_criteria, readiness_criteria
from workgroups.rules.stage import is_over
from workgroups.views.plan import WorkGroupPage, part_url
from workgroups.views.template import template_url


class WorkGroupOverview(WorkGroupPage):
    """What is happening: of a draft what it still lacks, and else what each package tells of it."""

    template_name = "workgroups/workgroup_overview.html"

    def prepare(self, queryset):
        return with_template_news(super().prepare(queryset).with_lead_names())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        is_draft = workgroup.published_at is None and workgroup.cancelled_at is None
        today = timezone.localdate()
        return (
            context
            | {
                "is_draft": is_draft,
                "workshops": list(workgroup.workshops.select_related("venue")),
                "tasks": list(workgroup.tasks.order_by("pk")),
                "panels": workgroup_panels.of(workgroup, self.request.user, today)
                if workgroup.is_public
                else {},
            }
            | (self.of_draft(workgroup) if is_draft else {})
        )

    def of_draft(self, workgroup):
        facts = plan_of_workgroup(workgroup)
        found, main = readiness_criteria(facts), main_criteria(facts)
        others = found[len(main) :]
        return {
            "criteria": [(criterion, part_url(workgroup, criterion.part)) for criterion in found],
            "main": len(main),
            "met": sum(criterion.is_met for criterion in main),
            "others": len(others),
            "others_met": sum(criterion.is_met for criterion in others),
            "can_publish": not missing_criteria(found)
            or plan.may_publish_without_evidence(workgroup, found, self.request.user),
        }


def line_of(workgroup: WorkGroup, in_reach) -> dict[str, list[WorkGroup]]:
    """What it was copied from and what was copied from it, of the Work Groups in reach."""
    rows = in_reach.filter(Q(pk=workgroup.predecessor_id) | Q(predecessor=workgroup.pk))
    found = list(rows.order_by("school_year", "title", "pk"))
    return {
        "before": [row for row in found if row.pk == workgroup.predecessor_id],
        "after": [row for row in found if row.pk != workgroup.predecessor_id],
    }


class WorkGroupSetUp(WorkGroupPage):
    """All that was written and chosen when it was planned, each with a way to change it."""

    template_name = "workgroups/workgroup_set_up.html"

    def prepare(self, queryset):
        joined = super().prepare(queryset).select_related("template__hub", "agreement")
        return with_template_news(joined)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        workshops = list(workgroup.workshops.standing().with_own_leads())
        sessions = [(workshop.starts_at, workshop.ends_at) for workshop in workshops]
        return context | {
            "can_be_called_off": workgroup.cancelled_at is None
            and not is_over(workgroup.last_starts_at, timezone.now()),
            "unusual": []
            if workgroup.project.is_event or workgroup.cancelled_at
            else unusual_points(sessions, workgroup.day_equivalent),
            "outcomes": list(workgroup.outcomes.all()),
            "leads": list(workgroup.leads.order_by("name")),
            "led_alone": [workshop for workshop in workshops if workshop.led_by],
            "priorities": list(workgroup.priorities.all()),
            "roles": join_words(
                [workgroup.project.role_labels[role] for role in workgroup.eligible_roles]
            ),
            "line": line_of(workgroup, self.get_queryset()),
            "template_url": template_url(workgroup, self.request.user),
            "to_complete": f"People {completion_words(workgroup.completion_rule)}.",
            "places": f"{workgroup.capacity}, at most {workgroup.places_per_school} a school",
            "window": window_words(workgroup),
            "terms": terms_words(workgroup.fee_policy),
            "agreement": agreement_words(workgroup),
            "budget": pounds(workgroup.budget),
            "spent": pounds(workgroup.spent),
            # The board reads what it is to cost, and not the contract.
            "sees_contract": self.request.user.may(Permission.EDIT_WORKGROUP, workgroup.hub_id),
            "sees_budget": self.request.user.may(Permission.VIEW_YEAR_PLAN, workgroup.hub_id),
        }


def window_words(workgroup) -> str:
    opens, closes = workgroup.interest_opens_at, workgroup.interest_closes_at
    if closes is None:
        return ""
    begins = f"from {day_words(timezone.localdate(opens))} " if opens else ""
    return f"{begins}until {instant_words(closes)}"


def agreement_words(workgroup) -> str:
    if workgroup.agreement is None:
        return "None: nobody signs an agreement"
    unsigned = (
        "No place is given before the head has signed"
        if workgroup.unsigned_blocks
        else "A place is given unsigned too, and the hub is warned"
    )
    return f"Version {workgroup.agreement.version}. {unsigned}"


def pounds(amount) -> str:
    return "" if amount is None else money_words(amount)


def terms_words(policy) -> str:
    if policy is None:
        return "No fee is ever charged"
    return f"{money_words(policy.amount)}. {policy.notice_words}. Version {policy.version}"
