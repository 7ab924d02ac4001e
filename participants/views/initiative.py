"""A school's other projects, as it told the hub: noted from its page or that of an interest."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedForm
from pages.rules.school_year import school_year_of
from pages.wording import school_year_words
from participants.actions import initiative as actions
from participants.forms.initiative import InitiativeForm
from participants.models import DeclaredInitiative
from participants.views.people import InterestPage
from schools.models import School


class DeclareInitiative(InterestPage, ScopedForm):
    can = Permission.ALLOCATE_PLACES
    form_class = InitiativeForm
    template_name = "components/form_page.html"
    title = "Another project of the school"
    success_message = "Noted for when places are offered to this school."

    def get_initial(self):
        told = self.object.other_projects.strip()
        # What does not fit into the box is shown above it, to be noted project by project.
        return {"name": told if len(told) <= InitiativeForm.LONGEST else ""}

    def get_context_data(self, **kwargs):
        told = self.object.other_projects
        return super().get_context_data(
            caption=f"{self.object.school}, {school_year_words(self.object.workgroup.school_year)}",
            intro=f"The teacher wrote: {told}" if told else "",
            **kwargs,
        )

    def act(self, form):
        return actions.declare_initiative(
            hub=self.object.workgroup.hub,
            school=self.object.school,
            school_year=self.object.workgroup.school_year,
            name=form.cleaned_data["name"],
            by=self.request.user,
        )


class DeclareForSchool(ScopedForm):
    """For this school year; the hub of the school is the one that notes it."""

    model = School
    can = Permission.ALLOCATE_PLACES
    form_class = InitiativeForm
    template_name = "components/form_page.html"
    title = "Another project of the school"
    success_message = "Noted for when places are offered to this school."

    def prepare(self, queryset):
        return queryset.select_related("hub")

    @property
    def school_year(self) -> int:
        return school_year_of(timezone.localdate())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            caption=f"{self.object}, {school_year_words(self.school_year)}", **kwargs
        )

    def act(self, form):
        return actions.declare_initiative(
            hub=self.object.hub,
            school=self.object,
            school_year=self.school_year,
            name=form.cleaned_data["name"],
            by=self.request.user,
        )

    def get_success_url(self):
        return f"{reverse('schools:school', args=[self.object.pk])}#this-year"


class TakeBackInitiative(ScopedAction):
    model = DeclaredInitiative
    can = Permission.ALLOCATE_PLACES
    explanation = ["It no longer counts when places are offered to this school."]
    button = "Take it away"
    is_warning = True
    success_message = "It counts no longer."

    def prepare(self, queryset):
        return queryset.select_related("school", "declared_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Take away “{self.object}” of {self.object.school}?",
            summary=[("Noted by", str(self.object.declared_by))],
            **kwargs,
        )

    def act(self, form):
        actions.take_back_initiative(initiative=self.object)

    def get_success_url(self):
        return reverse("schools:school", args=[self.object.school_id])
