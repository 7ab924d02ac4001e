from django.urls import reverse

from access.permissions import Permission
from pages.wording import counted_things
from workgroups.actions.import_projects import import_projects, preview_projects
from workgroups.forms.project_list import ProjectListForm
from workgroups.models import Project
from workgroups.views.list_file import CheckedList, in_numbers, labelled_numbers


class AddProjectList(CheckedList):
    """Projects into the catalogue."""

    model = Project
    can = Permission.IMPORT_PROJECTS
    form_class = ProjectListForm
    title = "Add a list of projects"
    intro = (
        "You see first what would be added. Projects that are in the catalogue already stay as "
        "they are."
    )
    back_label = "All projects"

    def preview(self, form):
        return preview_projects(rows=form.rows)

    def counts(self, report):
        return labelled_numbers(("New", report.created), ("In the list already", report.known))

    def deed(self, report):
        return f"Add {counted_things(report.created, 'project')}"

    def act(self, form):
        return import_projects(rows=form.rows)

    def get_success_message(self):
        return in_numbers(
            (self.result.created, "project was added", "projects were added"),
            (self.result.known, "was in the list already", "were in the list already"),
        )

    def get_success_url(self):
        return reverse("workgroups:projects")
