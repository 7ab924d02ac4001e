from types import SimpleNamespace

from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.scoping import hubs_of
from pages.base_views import ScopedDetail, ScopedList
from pages.public_views import PublicList
from schools.filters.school import SchoolFilter
from schools.forms.school import TimelineFilterForm
from schools.models import School
from schools.queries.contact import contacts_of_school
from schools.queries.lineage import kin_of
from schools.queries.panels import links_from_school, school_panels
from schools.queries.school import pupil_premium_of, register_changes_of
from schools.queries.timeline import school_timeline

OFFERED_AT_MOST = 15


class SchoolSearch(PublicList):
    """Open schools for the box that offers them as somebody types: public facts of the register,
    and the names of the organisations that hubs have added. Who works for a hub is offered its
    own schools first.
    """

    model = School

    def prepare(self, queryset):
        asked = self.request.GET
        rows = queryset.open().registered() if "registered" in asked else queryset.open()
        found = rows.search(asked.get("q", ""), first=hubs_of(self.request.user))
        # All that `particulars` reads, or each school would be asked for once more.
        return found.only("kind", "name", "town", "postcode", "urn")[:OFFERED_AT_MOST]

    def get(self, request, *args, **kwargs):
        return JsonResponse({"schools": [offered_school(school) for school in self.get_queryset()]})


def offered_school(school: School) -> dict:
    return {"id": school.pk, "name": school.name, "particulars": school.particulars}


class SchoolList(ScopedList):
    """The schools of the hub's area."""

    model = School
    can = Permission.VIEW_SCHOOLS
    template_name = "schools/school_list.html"
    filterset_class = SchoolFilter
    sorts = {"name": "name_letters", "authority": "local_authority__name", "phase": "phase"}
    export_name = "schools"
    export_columns = {
        "URN": lambda school: school.urn,
        "Name": lambda school: school.name,
        "Local authority": lambda school: school.local_authority.name,
        "Phase": lambda school: school.phase,
        "Lowest age": lambda school: school.low_age,
        "Highest age": lambda school: school.high_age,
        "Type": lambda school: school.type_name,
        "Status": lambda school: school.status,
        "Pupils": lambda school: school.pupils,
        "Trust": lambda school: school.trust_name,
        "Town": lambda school: school.town,
        "Postcode": lambda school: school.postcode,
        "Telephone": lambda school: school.telephone,
        "Website": lambda school: school.website,
    }

    def prepare(self, queryset):
        return queryset.registered().select_related("local_authority")


class SchoolPage(ScopedDetail):
    """What pages about one school share."""

    model = School
    can = Permission.VIEW_SCHOOLS
    tabs = [("Overview", "schools:school"), ("Timeline", "schools:school_timeline")]

    def prepare(self, queryset):
        return queryset.select_related("local_authority__region", "hub", "merged_into")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        here = self.request.resolver_match.view_name
        pages = [
            {"label": label, "url": reverse(name, args=[context["object"].pk]), "name": name}
            for label, name in self.tabs
        ]
        tabs = [page | {"is_current": page["name"] == here} for page in pages]
        return context | {"sub_navigation": tabs}


class SchoolDetail(SchoolPage):
    """What the register says of one school, and what every app knows of it."""

    template_name = "schools/school_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        school, user = context["object"], self.request.user
        today = timezone.localdate()
        return context | {
            "contacts": contacts_of_school(school, today),
            "may_edit": user.may(Permission.EDIT_SCHOOLS, school.hub_id),
            "register_changes": register_changes_of(school),
            "premium": pupil_premium_of(school),
            "panels": school_panels.of(school, user, today),
            "links": links_from_school(school),
            **kin_of(school, School.objects.visible_to(user, can=self.can)),
        }


class SchoolTimeline(SchoolPage):
    """What the school has done with hubs over the years, as far as the reader may see."""

    template_name = "schools/school_timeline.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = TimelineFilterForm(self.request.GET)
        kinds = form.cleaned_data.get("kind", []) if form.is_valid() else []
        # The filter panel asks for its form as a filterset holds one.
        return context | {
            "filterset": SimpleNamespace(form=form),
            "years": school_timeline(context["object"], self.request.user, kinds),
            "is_filtered": bool(kinds),
        }
