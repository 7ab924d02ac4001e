"""The national catalogue: its list, one project with its years, and the pages that keep it."""

from collections import defaultdict
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedDetail, ScopedForm, ScopedList, holds_by_role, row_id
from pages.rules.school_year import school_year_of
from pages.wording import join_words, school_year_words
from workgroups.actions import project as actions
from workgroups.choices import JobRole, JourneyStage, KeyStage, Theme
from workgroups.filters.project import ProjectFilter
from workgroups.forms.project import CopyYearForm, ProjectForm
from workgroups.models import Project, WorkGroup
from workgroups.queries.project_years import years_of

WORKGROUPS_SHOWN = 30


def labels_words(choices, values) -> str:
    return join_words([choices(value).label for value in values])


class ProjectList(ScopedList):
    model = Project
    can = Permission.VIEW_PROJECT
    template_name = "workgroups/project_list.html"
    filterset_class = ProjectFilter
    sorts = {"year": "school_year", "title": "title", "code": "code"}
    default_sort = "-year"
    export_name = "projects"
    export_columns = {
        "Code": lambda row: row.code,
        "Title": lambda row: row.title,
        "School year": lambda row: row.year_words,
        "Kind": lambda row: row.get_kind_display(),
        "Phases": lambda row: row.phase_words,
        "Key stages": lambda row: labels_words(KeyStage, row.key_stages),
        "Audience": lambda row: labels_words(JobRole, row.audience),
        "Stages needed": lambda row: labels_words(JourneyStage, row.required_stages),
        "Once only": lambda row: "yes" if row.is_once_only else "",
        "Kind of support": lambda row: row.get_support_type_display(),
        "Themes": lambda row: labels_words(Theme, row.themes),
        "Days": lambda row: row.day_equivalent,
        "New": lambda row: "yes" if row.is_new else "",
        "Added by": lambda row: row.hub.name if row.hub else "National team",
    }

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def get_context_data(self, **kwargs):
        may_edit = holds_by_role(self.request.user, Permission.EDIT_PROJECT)
        may_import = holds_by_role(self.request.user, Permission.IMPORT_PROJECTS)
        return super().get_context_data(may_edit=may_edit, may_import=may_import, **kwargs)


class ProjectDetail(ScopedDetail):
    """One project with the years before and after it and the Work Groups the reader may see."""

    model = Project
    can = Permission.VIEW_PROJECT
    template_name = "workgroups/project_detail.html"

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        project, user = context["object"], self.request.user
        groups = WorkGroup.objects.visible_to(user, can=Permission.VIEW_WORKGROUP)
        groups = groups.filter(project=project).with_dates().select_related("hub")
        # One more than is shown says that there are more, without counting them.
        found = list(groups.order_by("hub__name", "title", "pk")[: WORKGROUPS_SHOWN + 1])
        return context | {
            "project": project,
            "years": years_of(project),
            "workgroups": found[:WORKGROUPS_SHOWN],
            "has_more": len(found) > WORKGROUPS_SHOWN,
            "key_stages": labels_words(KeyStage, project.key_stages),
            "audience": join_words([project.role_labels[role] for role in project.audience]),
            "stages": labels_words(JourneyStage, project.required_stages),
            "themes": labels_words(Theme, project.themes),
            "outcomes": outcomes_of(project),
            "may_edit": may_edit_project(user, project),
        }


def outcomes_of(project: Project) -> dict:
    found = defaultdict(list)
    for level, text in project.outcomes:
        found[level].append(text)
    return dict(found)


def may_edit_project(user, project: Project) -> bool:
    """The national team keeps them all, and a hub's staff what the hub added."""
    if user.is_national or user.is_superuser:
        return True
    return project.hub_id is not None and user.may(Permission.EDIT_PROJECT, project.hub_id)


class ProjectPage(ScopedForm):
    """The form of a project, new or not."""

    model = Project
    can = Permission.EDIT_PROJECT
    form_class = ProjectForm
    template_name = "components/form_page.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, form):
        return actions.save_project(project=form.save(commit=False))

    def get_success_url(self):
        return reverse("workgroups:project", args=[self.result.pk])


class AddProject(ProjectPage):
    title = "Add a project"
    intro = "Projects belong to all hubs. Look first whether it is in the list already."
    back_label = "All projects"
    success_message = "The project can now be chosen for a Work Group."

    def get_initial(self):
        return {"school_year": school_year_of(timezone.localdate())}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("workgroups:projects"), **kwargs)


class EditProject(ProjectPage):
    title = "Change the project"
    success_message = "The project is saved, and Work Groups on it keep what they have."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            caption=str(self.object),
            back_url=reverse("workgroups:project", args=[self.object.pk]),
            **kwargs,
        )


class CopyYear(ScopedForm):
    """Says which projects of a year are not in the next one yet, and takes those chosen over."""

    model = Project
    can = Permission.EDIT_PROJECT
    form_class = CopyYearForm
    template_name = "workgroups/copy_year.html"

    @cached_property
    def years(self) -> list[int]:
        """The years that have projects in reach, the latest first."""
        rows = self.get_queryset().order_by("-school_year")
        return list(rows.values_list("school_year", flat=True).distinct())

    @cached_property
    def from_year(self) -> int:
        asked = row_id(self.request.GET.get("year", ""))
        this_year = school_year_of(timezone.localdate())
        if asked in self.years:
            return asked
        return next((year for year in self.years if year <= this_year), this_year)

    @cached_property
    def of_the_year(self):
        return self.get_queryset().filter(school_year=self.from_year).order_by("code", "title")

    @cached_property
    def left(self):
        return self.of_the_year.exclude(successors__school_year=self.from_year + 1)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"projects": self.left}

    def get_context_data(self, **kwargs):
        context: dict[str, Any] = super().get_context_data(**kwargs)
        left, count = list(self.left), self.of_the_year.count()
        return context | {
            "from_words": school_year_words(self.from_year),
            "to_words": school_year_words(self.from_year + 1),
            "years": [
                {
                    "label": school_year_words(year),
                    "url": f"?year={year}",
                    "is_current": year == self.from_year,
                }
                for year in self.years
            ],
            "left": len(left),
            "there": count - len(left),
        }

    def act(self, form):
        return actions.copy_projects(
            projects=form.cleaned_data["projects"],
            to_year=self.from_year + 1,
            with_codes_moved=form.cleaned_data["codes"] == "moved",
        )

    def get_success_message(self):
        number = len(self.result)
        if number == 0:
            return "Nothing was copied: those projects are in the next year already."
        words = "1 project is" if number == 1 else f"{number} projects are"
        return f"{words} now in {school_year_words(self.from_year + 1)}: look through them next."

    def get_success_url(self):
        return f"{reverse('workgroups:projects')}?year={self.from_year + 1}"
