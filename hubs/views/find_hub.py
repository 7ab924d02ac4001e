from django.utils import timezone

from hubs.queries.panels import WRITING, hub_panels
from pages.public_views import PublicList
from pages.rules.postcode import outward_code
from schools.forms.school import SchoolLookupForm
from schools.models import School


class FindHub(PublicList):
    """Search, list, choose: the hub of a school, with the script of the lookup or without it."""

    model = School
    template_name = "hubs/find_hub.html"
    paginate_by = 20

    def prepare(self, queryset):
        asked = self.request.GET.keys() & {"q", "school"}
        # Whoever has just come has not made a mistake: without a question there are no errors.
        self.form = SchoolLookupForm(self.request.GET if asked else None)
        self.school, self.near = None, ""
        if not self.form.is_valid():
            return queryset.none()
        queryset = queryset.select_related("local_authority__region", "hub")
        if chosen := self.form.cleaned_data["school"]:
            self.school = queryset.filter(pk=chosen).first()
        if self.school:
            return queryset.none()
        words = self.form.cleaned_data["q"]
        found, nearby = queryset.search(words), outward_code(words)
        if not nearby or found.exists():
            return found
        # No school has this very postcode, so those of its first half are shown.
        self.near = nearby
        return queryset.open().search(nearby)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(school=self.school, near=self.near, **kwargs)
        hub = self.school and self.school.hub
        if hub:
            today = timezone.localdate()
            context["panels"] = hub_panels.of(hub, self.request.user, today, only=WRITING)
        # An empty box for another school, so that the one chosen is not sent again.
        return context | {"form": SchoolLookupForm() if self.school else self.form}
