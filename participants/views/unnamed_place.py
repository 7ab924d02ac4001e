"""A place for somebody whom the school has still to name: by its link, and for the hub."""

from django.urls import reverse

from access.limits import TOO_MANY, asked_from, is_too_often
from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction
from participants import links
from participants.actions.name_person import name_person
from participants.actions.unnamed_place import check_open, end_unnamed
from participants.forms.unnamed_place import NamePersonForm
from participants.forms.year_group import ask_year_group
from participants.models import UnnamedPlace
from participants.queries.composition import years_to_ask
from participants.views.called_off import WorkGroupLinkPage


class NamePerson(WorkGroupLinkPage):
    """The school says who it is for, or that it no longer needs the place."""

    link = links.UNNAMED
    model = UnnamedPlace
    form_class = NamePersonForm
    template_name = "participants/name_person.html"

    def prepare(self, queryset):
        return queryset.select_related("school", "workgroup__hub", "workgroup__project")

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["job_role"].choices = self.workgroup.project.role_labels.items()
        years = years_to_ask(self.workgroup)
        label = "Which year group do they teach?"
        ask_year_group(form, "year_group", years, label, after="job_role")
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(unnamed=self.object, workgroup=self.workgroup, **kwargs)

    def act(self, form):
        if form.ends:
            end_unnamed(unnamed=self.object)
            return
        # It sends email to whom somebody unknown has named.
        if is_too_often(self.request, "interest"):
            raise Refused(TOO_MANY.format(mailbox=self.workgroup.hub.mailbox))
        name_person(unnamed=self.object, asked_from=asked_from(self.request), **form.person)

    def get_success_url(self):
        return self.request.path


class EndUnnamed(ScopedAction):
    """For a school that wrote or rang, or has let it lie."""

    model = UnnamedPlace
    can = Permission.ALLOCATE_PLACES
    button = "Take it off the list"
    is_warning = True
    explanation = ("Nobody can be named for it any more. Nobody is written to.",)
    success_message = "It is off the list."

    def prepare(self, queryset):
        return queryset.select_related("school", "workgroup__hub")

    def check(self):
        check_open(self.object)

    def get_context_data(self, **kwargs):
        row = self.object
        return super().get_context_data(
            title=f"Take the place for {row.school} off the list?",
            summary=[
                ("Work Group", str(row.workgroup)),
                ("Asked by", f"{row.asked_by_name}, {row.asked_by_email}"),
            ],
            **kwargs,
        )

    def grown_ups(self):
        return [self.object.asked_by_name]

    def act(self, form):
        end_unnamed(unnamed=self.object, by=self.request.user)

    def get_success_url(self):
        return reverse("participants:people", args=[self.object.workgroup_id])
