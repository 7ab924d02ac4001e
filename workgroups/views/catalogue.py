from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from pages.kept_pages import KeptPage
from pages.public_views import PublicDetail, PublicList
from pages.rules.postcode import first_half, is_postcode
from schools.queries.places import points_of
from workgroups.documents import flyer_pdf
from workgroups.filters.catalogue import CatalogueFilter
from workgroups.models import WorkGroup
from workgroups.queries.card import cards_of, with_meetings
from workgroups.queries.course import course_of
from workgroups.queries.flyer import flyer_of
from workgroups.queries.sheet import sheet_of


class Catalogue(KeptPage, PublicList):
    """Every Work Group that is not over, those open for interest first."""

    model = WorkGroup
    template_name = "workgroups/catalogue.html"
    filterset_class = CatalogueFilter
    reads = {"page", *CatalogueFilter.base_filters}

    def prepare(self, queryset):
        now = timezone.now()
        joined = with_meetings(queryset.not_over(now)).select_related("hub", "project")
        return joined.with_first_date().open_first(now, "interest_closes_at", "title", "pk")

    def get(self, request, *args, **kwargs):
        # Whoever types a postcode wants to know what is near, and no title holds one.
        if is_place(request.GET.get("q", "")) and not request.GET.get("near"):
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
            "near": first_half(near or ""),
        }


def is_place(words: str) -> bool:
    """A whole postcode, or the first half of some school's: “KS2” is none, and stays words."""
    return is_postcode(words) or bool(first_half(words) and points_of([words]))


class Flyer(KeptPage, PublicDetail):
    """Everything a teacher and their head need to know of one Work Group."""

    model = WorkGroup
    which = "announced"
    template_name = "workgroups/flyer.html"

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy", "provider")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        flyer = flyer_of(context["object"], timezone.now())
        return context | {"flyer": flyer, "course": course_of(flyer)}


class FlyerSheet(KeptPage, PublicDetail):
    """The same on one sheet of paper, for a staff room’s wall."""

    model = WorkGroup

    def prepare(self, queryset):
        joined = ("hub__logo", "project", "fee_policy", "provider")
        return queryset.with_dates().select_related(*joined)

    def get(self, request, *args, **kwargs):
        workgroup = self.get_row()
        sheet = sheet_of(flyer_of(workgroup, timezone.now()))
        logo = workgroup.hub.logo if workgroup.hub.logo_hash else None
        return HttpResponse(
            flyer_pdf(sheet, logo),
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="work-group-{workgroup.pk}.pdf"'},
        )
