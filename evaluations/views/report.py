"""The report on a Work Group: written by its lead, read by the hub, approved or returned."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import OwnMatter, Refused, left_to_a_colleague
from evaluations.actions.report import (
    NO_REPORT,
    review_report,
    save_report,
    start_report,
    submit_report,
    who_may_review,
)
from evaluations.choices import GridLine, Verdict
from evaluations.forms.report import ReopenForm, ReportForm, ReviewForm
from evaluations.models import Report, ReportReview
from evaluations.queries.report import (
    evidence_grid,
    intended_in,
    is_own_report,
    report_on,
    report_parts,
)
from evaluations.queries.wave_results import figures_for_wider_readers
from evaluations.rules.figures import Figures, figures_kept
from evaluations.rules.grid import strengths_to_begin_with
from evaluations.rules.moves import OWN_REPORT, is_early, missing_parts
from evaluations.views.beside import figures_beside
from pages.base_views import ScopedForm
from workgroups.models import WorkGroup
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class ReadReport(WorkGroupPage):
    """The report as it stands. A draft is for those who write it."""

    can = Permission.VIEW_REPORT
    template_name = "evaluations/report_read.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        report = report_on(workgroup)
        held = permissions_on(workgroup, self.request.user)
        writes = Permission.WRITE_REPORT in held
        reviews = Permission.REVIEW_REPORT in held and report is not None and not report.is_draft
        is_own = reviews and is_own_report(report, self.request.user)
        return context | {
            "report": report,
            # A returned report has been read by others already; only a draft is the lead's alone.
            "is_shown": report is not None and (writes or not report.is_draft),
            "no_report": NO_REPORT if workgroup.project.is_event else "",
            "can_write": writes
            and not workgroup.project.is_event
            and (report is None or report.is_with_the_lead),
            "can_review": reviews and not is_own and report.is_submitted,
            "can_reopen": reviews and not is_own and report.is_approved,
            "left_to": left_to_a_colleague(OWN_REPORT) if is_own and report.is_submitted else "",
            "grid": evidence_grid(workgroup, report) if report else [],
            "figures": figures_in(report),
        }


def figures_in(report: Report | None) -> Figures | None:
    """As they stood when it was submitted; None while it has not been."""
    return figures_kept(report.figures) if report and report.figures else None


class FormOnReport(ScopedForm):
    """A form about a Work Group's report."""

    model = WorkGroup

    def prepare(self, queryset):
        rows = queryset.with_dates().select_related("hub", "project")
        return rows.prefetch_related("outcomes")

    @cached_property
    def report(self) -> Report | None:
        return report_on(self.object)

    @property
    def is_open(self) -> bool:
        """May the form be filled in while the report stands as it does?"""
        raise NotImplementedError

    @property
    def read_url(self) -> str:
        return reverse("evaluations:report_read", args=[self.object.pk])

    def get(self, request, *args, **kwargs):
        # Somebody else may have submitted or answered it since the link to the form was shown.
        if not self.is_open:
            return HttpResponseRedirect(self.read_url)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(workgroup=self.object, report=self.report, **kwargs)


class WriteReport(FormOnReport):
    """Two buttons: one keeps what is written, the other hands it to the hub lead as well."""

    can = Permission.WRITE_REPORT
    form_class = ReportForm
    template_name = "evaluations/report_form.html"

    @property
    def is_submitting(self) -> bool:
        return self.request.POST.get("then") == "submit"

    @property
    def is_open(self) -> bool:
        if self.object.project.is_event:
            return False
        return self.report is None or self.report.is_with_the_lead

    @cached_property
    def is_early(self) -> bool:
        return is_early(self.object.last_at, timezone.now())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_early": self.is_early}

    @property
    def asked_for_changes(self) -> ReportReview | None:
        """What the hub lead said of it last, if that was to change it."""
        reviews = list(self.report.reviews.all()) if self.report else []
        return reviews[-1] if reviews and reviews[-1].asks_for_changes else None

    def get_initial(self):
        parts = report_parts(self.report) if self.report else {}
        begun = {name: text for name, text in parts.items() if text}
        return dict(strengths_to_begin_with(self.intended_lines())) | begun

    def intended_lines(self) -> list[GridLine]:
        return [line for line, texts in intended_in(self.object).items() if texts]

    def get_context_data(self, **kwargs):
        found = figures_for_wider_readers(self.object)
        context = super().get_context_data(asked_for_changes=self.asked_for_changes, **kwargs)
        intended = intended_in(self.object)
        return context | {"groups": context["form"].groups(figures_beside(found), intended)}

    def act(self, form):
        parts = form.parts()
        # Kept first and by itself: whatever is missing, nothing that was written is lost.
        report = save_report(report=start_report(workgroup=self.object), parts=parts)
        if not self.is_submitting:
            return
        missing = missing_parts(parts, is_early=self.is_early)
        for field, message in missing.items():
            form.add_error(field, message)
        if missing:
            # Refused, so that the page comes back with what is missing beside each box.
            raise Refused("Your draft is saved. Fill in what is missing to submit it.")
        self.submitted = submit_report(report=report, by=self.request.user)

    def get_success_message(self):
        if not self.is_submitting:
            return "Your draft is saved, and only the leads of this Work Group see it."
        if who_may_review(self.submitted).exists():
            return "The report is with the hub lead, who approves it or returns it to you."
        return (
            "The report is handed in, but your hub has nobody else yet who may review it: ask its "
            "administrator to invite a hub lead."
        )

    def get_success_url(self):
        if self.is_submitting:
            return self.read_url
        return reverse("evaluations:report", args=[self.object.pk])


class ReviewReport(FormOnReport):
    """The whole report, and the hub lead's answer to it."""

    can = Permission.REVIEW_REPORT
    form_class = ReviewForm
    template_name = "evaluations/report_review.html"

    @property
    def is_open(self) -> bool:
        return self.report is not None and self.report.is_submitted

    def get_context_data(self, **kwargs):
        grid = evidence_grid(self.object, self.report) if self.report else []
        return super().get_context_data(grid=grid, figures=figures_in(self.report), **kwargs)

    def check(self):
        if self.report and is_own_report(self.report, self.request.user):
            raise OwnMatter(OWN_REPORT)

    def act(self, form):
        if self.report is None:
            raise Refused("Nobody has begun this report.")
        return review_report(report=self.report, by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        if self.result.verdict == Verdict.APPROVE:
            return "The report is approved, and the lead has been told."
        return "The report is back with the lead, who has been sent your comments."

    def get_success_url(self):
        return self.read_url


class ReopenReport(FormOnReport):
    """Gives an approved report back to its lead, for a reason that is kept."""

    can = Permission.REVIEW_REPORT
    form_class = ReopenForm
    template_name = "components/confirm.html"
    title = "Reopen the approved report?"
    explanation = (
        "The lead gets an email with your reason, changes the report and hands it in again. Until "
        "then the plan of the year leaves it out.",
    )
    success_message = "The report is open again, and the lead has been sent your reason."

    @property
    def is_open(self) -> bool:
        return self.report is not None and self.report.is_approved

    def get_context_data(self, **kwargs):
        return super().get_context_data(summary=[("Work Group", str(self.object))], **kwargs)

    def act(self, form):
        if self.report is None:
            raise Refused("Nobody has begun this report.")
        return review_report(
            report=self.report,
            verdict=Verdict.REOPEN,
            comment=form.cleaned_data["reason"],
            by=self.request.user,
        )

    def get_success_url(self):
        return self.read_url
