from django.db.models import Case, Q, When
from django.http import HttpResponseRedirect
from django.utils import timezone

from hubs.choices import HubTextKind
from hubs.queries.area import area_names
from hubs.queries.texts import texts_of
from pages.public_views import PublicDetail, PublicList
from pages.rules.postcode import is_postcode, outward_code
from workgroups.choices import JobRole, Phase
from workgroups.filters.catalogue import CatalogueFilter
from workgroups.models import WorkGroup
from workgroups.queries.card import cards_of, with_meetings
from workgroups.queries.cycle import cycle_of
from workgroups.queries.leader import published_bios
from workgroups.rules.calendar import day_equivalent
from workgroups.rules.stage import is_over, takes_applicants


class Catalogue(PublicList):
    """Every Work Group that is not over, those open for interest first."""

    model = WorkGroup
    template_name = "workgroups/catalogue.html"
    filterset_class = CatalogueFilter

    def prepare(self, queryset):
        now = timezone.now()
        # As recruiting() asks, which filters and so cannot be ordered by.
        is_open = Q(interest_closes_at__gt=now) & (
            Q(interest_opens_at=None) | Q(interest_opens_at__lte=now)
        )
        return (
            with_meetings(queryset.not_over(now))
            .with_first_date()
            .select_related("hub", "project")
            .order_by(Case(When(is_open, then=0), default=1), "interest_closes_at", "title", "pk")
        )

    def get(self, request, *args, **kwargs):
        # Whoever types a postcode wants to know what is near, and no title holds one.
        if is_postcode(request.GET.get("q", "")) and not request.GET.get("near"):
            asked = request.GET.copy()
            asked["near"] = asked.pop("q")[-1]
            return HttpResponseRedirect(f"{request.path}?{asked.urlencode()}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = self.filterset.form
        near = form.cleaned_data.get("near") if form.is_valid() else ""
        return context | {
            "cards": cards_of(context["object_list"], timezone.now()),
            "near": outward_code(near or ""),
        }


class Flyer(PublicDetail):
    """Everything a teacher and their head need to know of one Work Group."""

    model = WorkGroup
    which = "announced"
    template_name = "workgroups/flyer.html"

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy", "provider")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup, now = context["object"], timezone.now()
        cycle = cycle_of(workgroup)
        workshops = [step.workshop for step in cycle]
        opens_at = workgroup.interest_opens_at
        return context | {
            "cycle": cycle,
            "workshops": workshops,
            "tasks": [task for step in cycle for task in step.tasks],
            "venues": list(dict.fromkeys(w.venue for w in workshops if w.venue)),
            "is_online_too": any(workshop.is_online for workshop in workshops),
            "catering": catering_words(workshops),
            "days": workgroup.day_equivalent or days_of(workshops),
            "priorities": list(workgroup.priorities.approved()),
            "outcomes": list(workgroup.outcomes.all()),
            "leads": list(workgroup.leads.order_by("name").values_list("name", flat=True)),
            "bios": published_bios(workgroup),
            "phases": [Phase(phase).label for phase in workgroup.phases],
            "roles": [role.label for role in JobRole if role in workgroup.eligible_roles],
            "area": area_names(workgroup.hub, timezone.localdate()),
            "about": texts_of(workgroup.hub).get(HubTextKind.ABOUT),
            "is_open": workgroup.is_public and is_open(workgroup, workgroup.last_starts_at, now),
            "is_over": is_over(workgroup.last_starts_at, now),
            "opens_later": opens_at is not None and opens_at > now,
        }


def days_of(workshops):
    return day_equivalent([(workshop.starts_at, workshop.ends_at) for workshop in workshops])


def catering_words(workshops) -> list[str]:
    """What there is to eat, each thing said once with all that is said about it."""
    notes: dict[str, dict[str, None]] = {}
    for workshop in workshops:
        # Online there is nothing to say of food.
        if workshop.venue:
            notes.setdefault(workshop.get_catering_display(), {})[workshop.catering_note] = None
    return [" ".join([f"{food}.", *filter(None, said)]) for food, said in notes.items()]


def is_open(workgroup: WorkGroup, last_starts_at, now) -> bool:
    return takes_applicants(
        now,
        opens_at=workgroup.interest_opens_at,
        closes_at=workgroup.interest_closes_at,
        last_starts_at=last_starts_at,
    )
