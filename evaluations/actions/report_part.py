"""What is added to a report beside its words: documents, what the board says, that it was sent."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from evaluations import emails
from evaluations.actions.report import hub_leads, lock_report
from evaluations.models import BoardComment, NationalSending, Report, ReportFile
from evaluations.queries.report import last_approval
from evaluations.rules.moves import check_with_the_lead
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from pages.rules.document import Document

FILES_AT_MOST = 10
TOO_MANY_FILES = f"A report takes up to {FILES_AT_MOST} documents. Take one out first."
NOT_APPROVED = "The hub lead has not approved this report, or it has been reopened."
TO_COME = "A report is sent today or was sent earlier: enter that day."


@transaction.atomic
def comment_for_board(*, report: Report, text: str, by: User) -> BoardComment:
    """Keep what somebody on the board says of an approved report; the hub leads are told.

    Raises Refused.
    """
    row = lock_report(report)
    if not row.is_approved:
        raise Refused(NOT_APPROVED)
    refuse_pupils([("text", text)])
    comment, is_new = BoardComment.objects.get_or_create(report=row, text=text, by=by)
    # Of a second click nobody is told.
    if not is_new:
        return comment
    readers = hub_leads(row.workgroup).exclude(pk=by.pk)
    queue(emails.report_commented(comment, reader) for reader in readers)
    return comment


@transaction.atomic
def note_sending(*, report: Report, sent_on: date, today: date, by: User) -> NationalSending:
    """Note that the report as it is approved went to the national team, or put the day right.

    Raises Refused.
    """
    approval = last_approval(lock_report(report))
    if approval is None:
        raise Refused(NOT_APPROVED)
    if sent_on > today:
        raise Refused(TO_COME, field="sent_on")
    sending, _ = NationalSending.objects.update_or_create(
        approval=approval, defaults={"sent_on": sent_on, "by": by}
    )
    return sending


@transaction.atomic
def take_sending_back(*, report: Report) -> None:
    """It was not sent after all."""
    approval = last_approval(lock_report(report))
    NationalSending.objects.filter(approval=approval).delete()


@transaction.atomic
def add_report_file(*, report: Report, title: str, document: Document, by: User) -> ReportFile:
    """Raises Refused."""
    row = lock_report(report)
    check_with_the_lead(row.state)
    if row.files.count() >= FILES_AT_MOST:
        raise Refused(TOO_MANY_FILES)
    refuse_pupils([("title", title)])
    if row.files.filter(title=title).exists():
        raise Refused("There is a document of this title already.", field="title")
    return ReportFile.objects.create(
        report=row, title=title, kind=document.kind, content=document.content, added_by=by
    )


@transaction.atomic
def remove_report_file(*, file: ReportFile) -> None:
    """Raises Refused."""
    check_with_the_lead(lock_report(file.report).state)
    file.delete()
