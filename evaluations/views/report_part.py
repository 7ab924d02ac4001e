"""What is added to a report beside its words, each on a page of its own."""

from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from access.permissions import Permission
from access.refusal import Refused
from evaluations.actions import report_part as actions
from evaluations.actions.report import start_report
from evaluations.actions.take_up import take_up_report
from evaluations.forms.report import BoardCommentForm, ReportFileForm, SendingForm
from evaluations.forms.take_up import TakeUpForm
from evaluations.models import ReportFile
from evaluations.queries.report import need_from, sending_of
from evaluations.rules.moves import check_with_the_lead
from evaluations.views.report import FormOnReport
from pages.base_views import READ_ONLY, ScopedAction, ScopedPage
from pages.exports import file_response
from pages.rules.school_year import school_year_of


class PartOfReport(FormOnReport):
    """Afterwards one is back at the report."""

    template_name = "components/form_page.html"
    back_label = "The report"

    @property
    def caption(self) -> str:
        return f"Report on {self.object}"

    def get_success_url(self):
        return self.read_url


class OnApprovedReport(PartOfReport):
    @property
    def is_open(self) -> bool:
        return self.report is not None and self.report.is_approved

    def act_on(self, report, form):
        raise NotImplementedError

    def act(self, form):
        if self.report is None:
            raise Refused("Nobody has begun this report.")
        return self.act_on(self.report, form)


class CommentReport(OnApprovedReport):
    """For the board, before the report goes to the national team."""

    can = Permission.COMMENT_REPORT
    form_class = BoardCommentForm
    title = "Comment for the board"
    success_message = "Your comment stands with the report."

    def act_on(self, report, form):
        text = form.cleaned_data["text"]
        return actions.comment_for_board(report=report, text=text, by=self.request.user)


class NoteSending(OnApprovedReport):
    can = Permission.SEND_REPORT
    form_class = SendingForm
    title = "Sent to the national team"
    intro = (
        "The portal sends nothing to the national team. Download the report as PDF, send it as "
        "they ask for it, and note here when you did."
    )

    @property
    def sending(self):
        return sending_of(self.report) if self.report else None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_sent": self.sending is not None}

    def get_initial(self):
        return {"sent_on": self.sending.sent_on if self.sending else timezone.localdate()}

    def act_on(self, report, form):
        if form.cleaned_data.get("not_sent"):
            return actions.take_sending_back(report=report)
        return actions.note_sending(
            report=report,
            sent_on=form.cleaned_data["sent_on"],
            today=timezone.localdate(),
            by=self.request.user,
        )

    def get_success_message(self):
        if self.result is None:
            return "It counts as still to be sent."
        return "It is noted on the report when it was sent, and by whom."


class TakeUpReport(OnApprovedReport):
    """What a report carries forward becomes a need, from which priorities are built."""

    can = Permission.EDIT_NEEDS
    form_class = TakeUpForm
    title = "Keep it as a need"
    intro = (
        "Next year’s priorities are built from needs, so that the plan takes up what this report "
        "carries forward."
    )
    success_message = "It is kept among the needs."

    @property
    def is_open(self) -> bool:
        # Once is enough: afterwards the report leads to the need.
        return super().is_open and need_from(self.report) is None

    def get_initial(self):
        return {
            "title": f"From the report on {self.object.title}"[:120],
            "what_is_needed": self.report.carry_forward if self.report else "",
            "school_year": school_year_of(timezone.localdate()) + 1,
        }

    def act_on(self, report, form):
        return take_up_report(report=report, by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        need = getattr(self, "result", None)
        return need.get_absolute_url() if need else self.read_url


class AddReportFile(PartOfReport):
    can = Permission.WRITE_REPORT
    form_class = ReportFileForm
    title = "Add a document to the report"
    intro = (
        "An instrument, data without names, or a longer account. Whoever in the hub may read the "
        "report can open it."
    )
    success_message = "The document goes with the report."

    @property
    def is_open(self) -> bool:
        is_event = self.object.project.is_event
        return not is_event and (self.report is None or self.report.is_with_the_lead)

    def act(self, form):
        return actions.add_report_file(
            report=start_report(workgroup=self.object),
            title=form.cleaned_data["title"],
            document=form.cleaned_data["file"],
            by=self.request.user,
        )

    def get_success_url(self):
        return reverse("evaluations:report", args=[self.object.pk])


class RemoveReportFile(ScopedAction):
    model = ReportFile
    can = Permission.WRITE_REPORT
    button = "Take it out"
    is_warning = True
    success_message = "The document is gone."

    def prepare(self, queryset):
        return queryset.select_related("report__workgroup").defer("content")

    @property
    def title(self) -> str:
        return f"Take “{self.object}” out of the report?"

    def check(self):
        check_with_the_lead(self.object.report.state)

    def act(self, form):
        actions.remove_report_file(file=self.object)

    def get_success_url(self):
        return reverse("evaluations:report", args=[self.object.report.workgroup_id])


class ReportDocument(ScopedPage, View):
    """The document, saved and not shown."""

    model = ReportFile
    can = Permission.VIEW_REPORT
    http_method_names = READ_ONLY

    def prepare(self, queryset):
        return queryset.select_related("report")

    def get(self, request, *args, **kwargs):
        file = self.get_row()
        return file_response(file.title, file)
