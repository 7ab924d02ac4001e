from access.links import mark_of
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import GovernorReport


def governor_report_asked(report: GovernorReport, to: str) -> Message:
    return about_report("governors-report-asked", report, to)


def governor_report_reminder(report: GovernorReport, to: str) -> Message:
    return about_report("governors-report-reminder", report, to)


def about_report(kind: str, report: GovernorReport, to: str) -> Message:
    return compose(
        kind,
        key=f"{kind}:{report.pk}:{mark_of(to)}",
        to=to,
        hub=report.workgroup.hub,
        about_id=report.pk,
        context={
            "report": report,
            "workgroup": report.workgroup,
            "link": links.GOVERNOR_REPORT.url(report, holder=to),
        },
    )
