"""Taking a list of projects into the catalogue: check it, put it right, add it."""

from django.urls import reverse

from access.permissions import Permission
from pages.base_views import ScopedForm
from pages.wording import school_year_words
from workgroups.actions.import_projects import import_projects, preview_projects
from workgroups.forms.project_list import ProjectListForm
from workgroups.models import Project


class AddProjectList(ScopedForm):
    """Shows what each line of a list would do, and adds its projects when told to."""

    model = Project
    can = Permission.IMPORT_PROJECTS
    form_class = ProjectListForm
    template_name = "workgroups/project_list_add.html"

    def form_valid(self, form):
        if self.request.POST.get("do") == "add":
            return super().form_valid(form)
        report = preview_projects(rows=form.rows)
        year = form.cleaned_data["year"]
        # A new form: a browser sends a file only once, and what was read of it is put right here.
        shown = ProjectListForm(
            initial={"list": form.text, "year": school_year_words(year) if year else ""}
        )
        return self.render_to_response(
            self.get_context_data(form=shown, report=report, rows=form.rows)
        )

    def act(self, form):
        return import_projects(rows=form.rows)

    def get_success_message(self):
        added = self.result.created
        words = "1 project was added" if added == 1 else f"{added} projects were added"
        return f"{words}, and {self.result.known} were in the list already."

    def get_success_url(self):
        return reverse("workgroups:projects")
