"""Whether what a queued email says still holds when its turn comes."""

from django.utils import timezone

from evaluations.choices import ReportState
from evaluations.emails.survey import KINDS, REMINDER
from evaluations.models import Invitation, PublicationConsent, Report
from evaluations.rules.moves import WITH_THE_LEAD
from outbox.kinds import about_rows, still_wanted
from outbox.models import Message
from workgroups.models import WorkGroup


@still_wanted(*KINDS.values(), REMINDER)
def answer_still_awaited(messages: list[Message]) -> set[int]:
    return about_rows(messages, Invitation.objects.awaited(timezone.now()))


@still_wanted("report-due", "report-reminder")
def report_still_due(messages: list[Message]) -> set[int]:
    # A report that was returned is due again.
    written = Report.objects.exclude(state__in=WITH_THE_LEAD).values("workgroup")
    return about_rows(messages, WorkGroup.objects.exclude(pk__in=written))


@still_wanted("report-submitted")
def report_still_to_be_read(messages: list[Message]) -> set[int]:
    # Once a hub lead has judged it, the letter would ask for what is done.
    return about_rows(messages, Report.objects.filter(state=ReportState.SUBMITTED))


@still_wanted("consent-asked")
def consent_still_missing(messages: list[Message]) -> set[int]:
    return about_rows(messages, PublicationConsent.objects.lacking())
