"""The report on a Work Group: written by its lead, read by the hub, approved or returned."""

from django.http import HttpResponse, HttpResponseRedirect
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
from evaluations.queries.reflection import notes_beside
from evaluations.queries.report import (
    comments_to_deal_with,
    intended_in,
    is_own_report,
    need_from,
    passages_of,
    report_on,
    report_parts,
    research_planned,
    sending_of,
)
from evaluations.queries.report_figures import report_figures
from evaluations.rules.figures import Figures, figures_kept
from evaluations.rules.grid import strengths_to_begin_with
from evaluations.rules.moves import OWN_REPORT, is_early
from evaluations.rules.report_parts import missing_parts, passages_asked
from evaluations.views.beside import cost_lines, figures_beside, visit_lines
from pages.base_views import ScopedForm
from workgroups.models import WorkGroup
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class ReadReport(WorkGroupPage):
    """The report as it stands, and what may be done with it. A draft is for those who write it."""

    can = Permission.VIEW_REPORT
    template_name = "evaluations/report_read.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        report = report_on(workgroup)
        held = permissions_on(workgroup, self.request.user)
        is_event = workgroup.project.is_event
        writes = Permission.WRITE_REPORT in held
        is_with_the_lead = report is None or report.is_with_the_lead
        # A returned report has been read by others already; only a draft is the lead's alone.
        is_shown = report is not None and (writes or not report.is_draft)
        return context | {
            "report": report,
            "is_shown": is_shown,
            "no_report": NO_REPORT if is_event else "",
            "can_write": writes and not is_event and is_with_the_lead,
            **(what_is_shown(workgroup, report, held) if is_shown else {}),
            **(what_may_be_done(report, held, self.request.user) if report else {}),
        }


def what_is_shown(workgroup, report: Report, held) -> dict:
    figures = figures_in(report)
    sees_cost = Permission.VIEW_YEAR_PLAN in held
    passages = passages_of(workgroup, report)
    return {
        "grid": [one.row for one in passages if one.row],
        "commented_lines": [one for one in passages if one.row and one.comments],
        "passages": [one for one in passages if one.row is None],
        "figures": figures,
        "cost": cost_lines(figures.cost) if figures and sees_cost else [],
        "between": list(visit_lines(figures.between)) if figures else [],
        "sending": sending_of(report),
        "files": list(report.files.defer("content")),
        "board_comments": list(report.board_comments.select_related("by")),
        "reads_comments": Permission.WRITE_REPORT in held or Permission.REVIEW_REPORT in held,
    }


def what_may_be_done(report: Report, held, user) -> dict:
    reviews = Permission.REVIEW_REPORT in held and not report.is_draft
    is_own = reviews and is_own_report(report, user)
    approved = report.is_approved
    takes_up = approved and Permission.EDIT_NEEDS in held and bool(report.carry_forward)
    return {
        "can_review": reviews and not is_own and report.is_submitted,
        "can_reopen": reviews and not is_own and approved,
        "left_to": left_to_a_colleague(OWN_REPORT) if is_own and report.is_submitted else "",
        "can_comment": approved and Permission.COMMENT_REPORT in held,
        "can_send": approved and Permission.SEND_REPORT in held,
        "can_publish": approved and Permission.PUBLISH_REPORT in held,
        "need": need_from(report) if takes_up else None,
        "can_take_up": takes_up,
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
    """Two buttons: one keeps what is written, the other hands it to the hub lead as well.

    While somebody types, the browser sends what is typed, and no page comes back.
    """

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

    def post(self, request, *args, **kwargs):
        if request.POST.get("keep") == "typing":
            return self.keep()
        return super().post(request, *args, **kwargs)

    def keep(self):
        form = self.get_form()
        is_whole = form.is_valid()
        if "version" in form.errors:
            return HttpResponse(status=422)
        try:
            # A box that has to be put right keeps no other from being kept.
            self.save(form)
        except Refused as refusal:
            return HttpResponse(refusal.message, status=409)
        return HttpResponse(status=204 if is_whole else 422)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "is_early": self.is_early,
            "is_research": self.object.project.is_research,
            "comments": comments_to_deal_with(self.report) if self.report else [],
        }

    @property
    def asked_for_changes(self) -> ReportReview | None:
        """What the hub lead said of it last, if that was to change it."""
        reviews = list(self.report.reviews.all()) if self.report else []
        return reviews[-1] if reviews and reviews[-1].asks_for_changes else None

    def get_initial(self):
        parts = report_parts(self.report) if self.report else {}
        begun = {name: text for name, text in parts.items() if text}
        version = self.report.version if self.report else 0
        return dict(strengths_to_begin_with(self.intended_lines())) | begun | {"version": version}

    def intended_lines(self) -> list[GridLine]:
        return [line for line, texts in intended_in(self.object).items() if texts]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(asked_for_changes=self.asked_for_changes, **kwargs)
        beside = figures_beside(report_figures(self.object))
        planned = research_planned(self.object)
        groups = context["form"].groups(
            beside, intended_in(self.object), planned, notes_beside(self.object)
        )
        files = list(self.report.files.defer("content")) if self.report else []
        return context | {"groups": groups, "files": files}

    def save(self, form) -> Report:
        report = start_report(workgroup=self.object)
        kept = report_parts(report) if form.errors else {}
        unfit = {name: kept[name] for name in form.errors if name in kept}
        return save_report(
            report=report,
            parts=form.parts() | unfit,
            by=self.request.user,
            seen_version=form.seen_version(),
            dealt_with=form.dealt_with(),
        )

    def act(self, form):
        # Kept first and by itself: whatever is missing, nothing that was written is lost.
        report = self.save(form)
        if not self.is_submitting:
            return
        missing = missing_parts(
            form.parts(), is_early=self.is_early, is_research=self.object.project.is_research
        )
        for name, message in missing.items():
            form.add_error(name, message)
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
        if self.request.POST.get("then") == "add_document":
            return reverse("evaluations:add_report_file", args=[self.object.pk])
        if file := self.file_to_take_out():
            return reverse("evaluations:remove_report_file", args=[file])
        return reverse("evaluations:report", args=[self.object.pk])

    def file_to_take_out(self) -> int | None:
        asked = self.request.POST.get("take_out")
        own = self.report.files.values_list("pk", flat=True) if asked and self.report else []
        return next((key for key in own if str(key) == asked), None)


class ReviewReport(FormOnReport):
    """The whole report with a box beside each passage, and the hub lead's answer to it."""

    can = Permission.REVIEW_REPORT
    form_class = ReviewForm
    template_name = "evaluations/report_review.html"

    @property
    def is_open(self) -> bool:
        return self.report is not None and self.report.is_submitted

    def get_form_kwargs(self):
        asked = passages_asked(is_research=self.object.project.is_research)
        return super().get_form_kwargs() | {"passages": asked}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.report is None:
            return context
        figures = figures_in(self.report)
        beside = figures_beside(figures) if figures else {}
        beside["value_for_money"] = [
            *beside.get("value_for_money", []),
            *(cost_lines(figures.cost) if figures else []),
        ]
        form = context["form"]
        return context | {
            "figures": figures,
            "passages": [
                (one, form[one.field], beside.get(one.name, []))
                for one in passages_of(self.object, self.report)
            ],
            "answer": [form["verdict"], form["comment"]],
            "files": list(self.report.files.defer("content")),
        }

    def check(self):
        if self.report and is_own_report(self.report, self.request.user):
            raise OwnMatter(OWN_REPORT)

    def act(self, form):
        if self.report is None:
            raise Refused("Nobody has begun this report.")
        return review_report(
            report=self.report,
            verdict=form.cleaned_data["verdict"],
            comment=form.cleaned_data["comment"],
            passages=form.passages(),
            by=self.request.user,
        )

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
