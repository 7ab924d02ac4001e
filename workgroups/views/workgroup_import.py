from django.urls import reverse, reverse_lazy

from access.permissions import Permission
from pages.wording import counted_things, join_words, school_year_words
from workgroups.actions.import_workgroups import import_workgroups, preview_workgroups
from workgroups.choices import Stage
from workgroups.forms.workgroup_list import WorkGroupListForm
from workgroups.models import WorkGroup
from workgroups.queries.dates import dates_read
from workgroups.views.list_file import CheckedList, in_numbers, labelled_numbers


class ImportWorkGroups(CheckedList):
    """Work Groups into a hub, as drafts."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    form_class = WorkGroupListForm
    title = "Import a list of Work Groups"
    intro = (
        "You see first what each line becomes. Every one of them is a silent draft: nobody is "
        "written to, and Work Groups that are there already stay as they are. A project that is "
        "not in the catalogue is added as your hub’s own. Columns about people are passed over."
    )
    back_url = reverse_lazy("workgroups:list")
    back_label = "All Work Groups"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def preview(self, form):
        return preview_workgroups(**what_to_import(form))

    def counts(self, report):
        return labelled_numbers(
            ("New drafts", report.created),
            ("There already", report.known),
            ("Called off", report.called_off),
            ("New projects of your hub", report.projects),
        )

    def deed(self, report):
        return f"Make {counted_things(report.created, 'draft')}"

    def more(self, form):
        found = dates_read(form.cleaned_data["hub"], form.rows)
        years = [school_year_words(year) for year in found.years_without_terms]
        return {
            "lines": [(row, found.by_line.get(row.line, [])) for row in form.rows],
            "doubtful": found.doubtful,
            "without_terms": join_words(years),
        }

    def act(self, form):
        return import_workgroups(**what_to_import(form))

    def get_success_message(self):
        return in_numbers(
            (self.result.created, "draft is made", "drafts are made"),
            (self.result.known, "of the list was there already", "of the list were there already"),
            (self.result.called_off, "was called off", "were called off"),
        )

    def get_success_url(self):
        return f"{reverse('workgroups:list')}?stage={Stage.DRAFT}"


def what_to_import(form: WorkGroupListForm) -> dict:
    return {
        "hub": form.cleaned_data["hub"],
        "rows": form.rows,
        "places_if_blank": form.cleaned_data["places"],
    }
