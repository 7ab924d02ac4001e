"""Whom a Work Group wants of each school."""

from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedForm
from participants.actions.composition import check_stands, set_composition
from participants.forms.composition import CompositionForm
from participants.queries.composition import composition_of
from workgroups.models import WorkGroup


class SetComposition(ScopedForm):
    model = WorkGroup
    can = Permission.ALLOCATE_PLACES
    form_class = CompositionForm
    template_name = "components/form_page.html"
    title = "Whom you want of each school"
    success_message = "Saved: you are warned where a place would go to somebody else."

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    def check(self):
        check_stands(self.object)

    @cached_property
    def wanted(self):
        return composition_of(self.object)

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return kwargs | {"workgroup": self.object, "wanted": self.wanted}

    def get_context_data(self, **kwargs):
        most = self.object.places_per_school
        return super().get_context_data(
            caption=self.object,
            intro=(
                "Enter the least number that each school sends of a role, or of those who teach a "
                "year group. Leave a box empty where it does not matter to you. "
                f"A school gets {most} at most, and its last places are kept for whom you want, "
                "unless you say why not. The form has a question about year groups only where "
                "you want some."
            ),
            **kwargs,
        )

    def act(self, form):
        set_composition(
            workgroup=self.object, composition=form.composition, years=form.years_wanted
        )

    def get_success_url(self):
        return reverse("participants:people", args=[self.object.pk])
