from datetime import date

from django.urls import reverse

from access.links import site_url
from evaluations.models import BoardComment, Report, ReportReview
from hubs.models import User
from outbox.models import Message
from outbox.render import compose
from workgroups.models import WorkGroup


def report_due_key(workgroup: int, user: int) -> str:
    # Without a date: each lead is asked once for each Work Group.
    return f"report-due:{workgroup}:{user}"


def report_due(workgroup: WorkGroup, to: User) -> Message:
    return about_missing_report("report-due", workgroup, to, report_due_key(workgroup.pk, to.pk))


def report_reminder_key(workgroup: int, user: int, since: date, days: int) -> str:
    return f"report-reminder:{workgroup}:{user}:{since.isoformat()}:{days}"


def report_reminder(workgroup: WorkGroup, to: User, key: str) -> Message:
    return about_missing_report("report-reminder", workgroup, to, key)


def about_missing_report(kind: str, workgroup: WorkGroup, to: User, key: str) -> Message:
    return compose(
        kind,
        key=key,
        to=to.email,
        hub=workgroup.hub,
        about_id=workgroup.pk,
        context={
            "workgroup": workgroup,
            "reader": to,
            "link": workgroup_link("evaluations:report", workgroup),
            "reflections": workgroup_link("evaluations:reflections", workgroup),
        },
    )


def report_submitted(report: Report, to: User, *, submission: int) -> Message:
    """To a hub lead, the first, second ... time that it is submitted."""
    return about_report(
        "report-submitted",
        report,
        to,
        key=f"report-submitted:{report.pk}:{submission}:{to.pk}",
        link=workgroup_link("evaluations:report_read", report.workgroup),
        submission=submission,
    )


def report_approved(review: ReportReview, to: User) -> Message:
    return about_review("report-approved", review, to, link="evaluations:report_read")


def report_returned(review: ReportReview, to: User) -> Message:
    return about_review("report-returned", review, to, link="evaluations:report")


def report_reopened(review: ReportReview, to: User) -> Message:
    return about_review("report-reopened", review, to, link="evaluations:report")


def report_commented(comment: BoardComment, to: User) -> Message:
    return about_report(
        "report-commented",
        comment.report,
        to,
        key=f"report-commented:{comment.pk}:{to.pk}",
        comment=comment,
        link=workgroup_link("evaluations:report_read", comment.report.workgroup),
    )


def about_review(kind: str, review: ReportReview, to: User, *, link: str) -> Message:
    return about_report(
        kind,
        review.report,
        to,
        key=f"{kind}:{review.pk}:{to.pk}",
        review=review,
        comments=list(review.comments.all()),
        link=workgroup_link(link, review.report.workgroup),
    )


def about_report(kind: str, report: Report, to: User, *, key: str, **context) -> Message:
    return compose(
        kind,
        key=key,
        to=to.email,
        hub=report.workgroup.hub,
        about_id=report.pk,
        context={"report": report, "workgroup": report.workgroup, "reader": to, **context},
    )


def workgroup_link(name: str, workgroup: WorkGroup) -> str:
    return site_url(reverse(name, args=[workgroup.pk]))
