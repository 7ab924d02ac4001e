"""Whether somebody at a known email address is who was known there, or somebody else."""

from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedForm
from participants.actions.same_person import join_people, tell_apart
from participants.forms.same_person import SamePersonForm
from participants.queries.same_person import is_in_doubt, others_at_address
from participants.views.people import InterestPage


class SamePerson(InterestPage, ScopedForm):
    can = Permission.ALLOCATE_PLACES
    form_class = SamePersonForm
    template_name = "participants/same_person.html"

    @cached_property
    def others(self):
        return others_at_address(self.object) if is_in_doubt(self.object) else []

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"name": self.object.name, "others": self.others}

    def get_context_data(self, **kwargs):
        return super().get_context_data(interest=self.object, others=self.others, **kwargs)

    def act(self, form):
        if form.known is None:
            tell_apart(interest=self.object, by=self.request.user)
        else:
            join_people(interest=self.object, known=form.known, by=self.request.user)
        return form.known

    def get_success_message(self):
        name = self.object.name
        if self.result is None:
            return f"{name} is kept as somebody of their own."
        # The page's own copy, which still says who they were.
        return f"{name} and {self.result.name} are one person now, known by what was sent last."
