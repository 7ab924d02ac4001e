"""The national register in the browser: choose a file, see what it would change, apply it."""

from uuid import uuid4

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from pages.exports import csv_response
from pages.wording import instant_words, school_year_words
from schools.actions import school_register_files as actions
from schools.choices import ChangeKind, RegisterFileKind
from schools.filters.school_register import RegisterChangeFilter, RegisterImportFilter
from schools.forms.school_register import RegisterFileForm
from schools.gias import RegisterFileError
from schools.models import RegisterChange, RegisterImport

SECONDS_TO_LOOK_AGAIN = 3


class RegisterPage:
    model = RegisterImport
    can = Permission.IMPORT_SCHOOLS


class RegisterImportList(RegisterPage, ScopedList):
    """Every file that was ever chosen, the newest first."""

    template_name = "schools/registerimport_list.html"
    filterset_class = RegisterImportFilter
    sorts = {"chosen": "started_at", "file": "name"}
    default_sort = "-chosen"
    export_name = "register-imports"
    export_columns = {
        "File": lambda row: row.name,
        "Kind": lambda row: row.get_kind_display(),
        "School year": lambda row: school_year_words(row.year) if row.year else "",
        "State": lambda row: row.get_state_display(),
        "Chosen": lambda row: instant_words(row.started_at),
        "By": lambda row: str(row.started_by or "Command line"),
        "Rows": lambda row: row.report.get("rows"),
        "Created": lambda row: row.report.get("created"),
        "Updated": lambda row: row.report.get("updated"),
        "Unchanged": lambda row: row.report.get("unchanged"),
        "Skipped": lambda row: row.report.get("skipped_number"),
        "Problem": lambda row: row.problem,
    }

    def prepare(self, queryset):
        return queryset.select_related("started_by")


class AddRegisterFile(RegisterPage, ScopedForm):
    form_class = RegisterFileForm
    template_name = "schools/register_add.html"
    title = "Bring in a file of the register"
    back_label = "The register"

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()  # reads what was sent
        return kwargs | {"is_too_large": getattr(self.request, "has_too_large_file", False)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("schools:register_imports"), **kwargs)

    def form_valid(self, form):
        try:
            self.result = self.act(form)
        except RegisterFileError as refusal:
            # A refusal that names no field would stand above the form, and this is about the file.
            form.add_error("file", refusal.message)
            return self.form_invalid(form)
        return HttpResponseRedirect(self.get_success_url())

    def act(self, form):
        return actions.keep_register_file(
            file=form.cleaned_data["file"],
            name=form.file_name,
            kind=form.cleaned_data["kind"],
            year=form.cleaned_data.get("year") or None,
            key=form.cleaned_data["key"],
            by=self.request.user,
        )

    def get_success_url(self):
        return reverse("schools:register_import", args=[self.result.pk])


class RegisterImportDetail(RegisterPage, ScopedDetail):
    """One file: how far it is, what it would change, what it changed, or what is wrong with it."""

    template_name = "schools/registerimport_detail.html"

    def prepare(self, queryset):
        return queryset.select_related("started_by", "applied_by")

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if response.context_data["object"].is_at_work:
            # A header, which needs no script and lets the page be left and come back to.
            response["Refresh"] = str(SECONDS_TO_LOOK_AGAIN)
        return response

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        source = context["object"]
        if source.is_refused:
            context["form"] = form_with_problem(source)
        return context | {
            "kinds": kinds_of_change(source),
            "has_changes": source.kind == RegisterFileKind.SCHOOLS,
        }


def form_with_problem(source: RegisterImport) -> RegisterFileForm:
    """The form as it was sent, with what is wrong beside the file."""
    # Sent again it is another file, so it gets another key.
    answers = {"kind": source.kind, "year": year_typed(source), "key": str(uuid4())}
    form = RegisterFileForm(answers, {})
    form.errors.pop("file")  # that it is missing
    form.add_error("file", source.problem)
    return form


def year_typed(source: RegisterImport) -> str:
    return school_year_words(source.year) if source.year else ""


def kinds_of_change(source: RegisterImport) -> list[dict]:
    """Each kind of change with its number and, before it is applied, its first schools."""
    numbers = source.report.get("kinds", {})
    examples = source.report.get("examples", {})
    return [
        {
            "kind": kind.value,
            "label": kind.label,
            "number": numbers[kind.value],
            "examples": examples.get(kind.value, []),
            "more": numbers[kind.value] - len(examples.get(kind.value, [])),
        }
        for kind in ChangeKind
        if numbers.get(kind.value)
    ]


class RegisterAction(RegisterPage, ScopedAction):
    def get_success_url(self):
        return reverse("schools:register_import", args=[self.object.pk])


class ApplyRegisterFile(RegisterAction):
    title = "Apply this file?"
    explanation = [
        "The portal’s schools are brought up to what the file says: all of it, or nothing"
        " if anything goes wrong.",
        "Schools that the file does not name stay as they are. Nobody is written to.",
    ]
    button = "Apply the file"
    success_message = "The file is being applied, and you may leave this page and come back to it."

    def get_context_data(self, **kwargs):
        report = self.object.report
        return super().get_context_data(
            summary=[
                ("File", self.object.name),
                ("Rows", f"{report.get('rows', 0):,}"),
                ("New", f"{report.get('created', 0):,}"),
                ("Changed", f"{report.get('updated', 0):,}"),
                ("Stay as they are", f"{report.get('unchanged', 0):,}"),
            ],
            **kwargs,
        )

    def act(self, form):
        actions.apply_register_file(source=self.object, by=self.request.user)


class GiveUpRegisterFile(RegisterAction):
    title = "Throw this file away?"
    explanation = ["Nothing has been changed. You can choose the file again at any time."]
    button = "Throw it away"
    is_warning = True
    success_message = "The file is thrown away, and nothing was changed."

    def get_context_data(self, **kwargs):
        return super().get_context_data(summary=[("File", self.object.name)], **kwargs)

    def act(self, form):
        actions.give_up_register_file(source=self.object)


class RegisterChangeList(ScopedList):
    """Every change that one file made, to look through and to keep."""

    model = RegisterChange
    can = Permission.IMPORT_SCHOOLS
    template_name = "schools/registerchange_list.html"
    filterset_class = RegisterChangeFilter
    sorts = {"school": "school__name_letters", "authority": "school__local_authority__name"}
    export_columns = {
        "URN": lambda row: row.school.urn,
        "School": lambda row: row.school.name,
        "Local authority": lambda row: row.school.local_authority.name,
        "Change": lambda row: row.get_kind_display(),
        "What differs": lambda row: row.details,
        "Found on": lambda row: row.found_on.isoformat(),
    }

    def get(self, request, *args, **kwargs):
        files = RegisterImport.objects.visible_to(request.user, can=self.can)
        self.source = get_object_or_404(files, pk=kwargs["pk"])
        if request.GET.get("format") == "csv":
            rows = self.get_queryset()
            return csv_response(f"register-changes-{self.source.pk}", self.export_columns, rows)
        return super().get(request, *args, **kwargs)

    def prepare(self, queryset):
        return queryset.filter(source=self.source).select_related("school__local_authority")

    def get_context_data(self, **kwargs):
        return super().get_context_data(source=self.source, **kwargs)
