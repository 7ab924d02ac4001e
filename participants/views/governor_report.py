"""A school's report of a term to its governors: written by link, read and printed."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.refusal import SavedMeanwhile
from pages.base_views import READ_ONLY, ScopedDetail, ScopedList
from pages.exports import pdf_response
from participants import links
from participants.actions.governor_report import hand_in_report, save_report_draft
from participants.documents import governor_report_pdf
from participants.filters.governor_report import GovernorReportFilter
from participants.forms.governor_report import GovernorReportForm, said_in
from participants.models import GovernorReport
from participants.queries.governor_report import (
    addresses_of_reports,
    people_of_report,
    sheet_of_report,
)
from participants.views.called_off import WorkGroupLinkPage

JOINED = ("school", "workgroup__hub", "workgroup__project")


class ReportLinkPage(WorkGroupLinkPage):
    """Open to the head and to each of the school's people in the Work Group."""

    link = links.GOVERNOR_REPORT
    model = GovernorReport

    def prepare(self, queryset):
        return queryset.select_related(*JOINED)

    def holders(self) -> list[str]:
        return addresses_of_reports([self.object])[self.object.pk]


class OwnGovernorReport(ReportLinkPage):
    """The prepared page that the school completes; what was handed in is only read."""

    form_class = GovernorReportForm
    template_name = "participants/own_governor_report.html"
    standing = None  # what somebody else saved meanwhile

    def get_initial(self):
        return said_in(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            report=self.object,
            workgroup=self.workgroup,
            sheet=sheet_of_report(self.object),
            standing=self.standing,
            is_overdue=timezone.localdate() > self.object.due_on,
            pdf_url=reverse("participants:own_governor_report_pdf", args=[self.kwargs["token"]]),
            **kwargs,
        )

    def grown_ups(self):
        return people_of_report(self.object)

    def act(self, form):
        said = {"words": form.words(), "seen_version": form.seen_version}
        try:
            if form.hands_in:
                name = form.cleaned_data["name"]
                return hand_in_report(report=self.object, name=name, **said)
            return save_report_draft(report=self.object, **said)
        except SavedMeanwhile:
            # Both are shown, and sent again the form replaces what its writer has now read.
            self.object.refresh_from_db()
            self.standing = self.object
            form.has_seen(self.object.version)
            raise

    def get_success_message(self):
        if self.result.is_handed_in:
            return (
                f"The report is handed in, and can be printed for your {self.result.readers_words}."
            )
        return "Saved: come back by the same link, and hand it in when it is ready."

    def get_success_url(self):
        return self.request.path


class OwnGovernorReportPdf(ReportLinkPage):
    form_class = GovernorReportForm
    http_method_names = READ_ONLY

    def says_called_off(self):
        return None

    def get(self, request, *args, **kwargs):
        return report_response(self.object)


class GovernorReports(ScopedList):
    """The reports that schools were asked for, those due first on top."""

    model = GovernorReport
    can = Permission.VIEW_PEOPLE
    template_name = "participants/governor_report_list.html"
    filterset_class = GovernorReportFilter
    sorts = {"due": "due_on", "school": "school__name"}
    default_sort = "-due"

    def prepare(self, queryset):
        return queryset.select_related("school", "workgroup")


class StaffGovernorReport(ScopedDetail):
    """One report as it stands, for the hub and the lead."""

    model = GovernorReport
    can = Permission.VIEW_PEOPLE
    template_name = "participants/governor_report_detail.html"

    def prepare(self, queryset):
        return queryset.select_related(*JOINED)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        report = context["object"]
        return context | {
            "report": report,
            "workgroup": report.workgroup,
            "sheet": sheet_of_report(report),
            "pdf_url": reverse("participants:governor_report_pdf", args=[report.pk]),
        }


class StaffGovernorReportPdf(StaffGovernorReport):
    def get(self, request, *args, **kwargs):
        return report_response(self.get_row())


def report_response(report: GovernorReport):
    content = governor_report_pdf(sheet_of_report(report))
    return pdf_response(content, f"governors-report-{report.pk}.pdf")
