"""Writing the report, submitting it, and what the hub lead makes of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from evaluations.actions.close_waves import close_waves
from evaluations.actions.report import (
    review_report,
    save_report,
    start_report,
    submit_report,
)
from evaluations.actions.report_chasers import ask_for_reports
from evaluations.choices import ReportState, Verdict
from evaluations.models import OutcomeEvidence, Report, ReportReview
from evaluations.queries.report import report_parts
from outbox.kinds import unwanted
from outbox.models import Message
from tests.evaluations.factories import (
    DAY_AFTER,
    answered,
    invited,
    whole_report,
)
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


@pytest.fixture
def hub_lead(workgroup):
    return member(workgroup.hub, Role.HUB_LEAD)


def written(workgroup, **changes) -> Report:
    return save_report(report=start_report(workgroup=workgroup), parts=whole_report(**changes))


def submitted(workgroup, lead) -> Report:
    return submit_report(report=written(workgroup), by=lead)


def letters(kind):
    rows = Message.objects.filter(kind=kind).order_by("pk")
    return list(rows.values_list("to_email", flat=True))


def test_a_report_is_begun_once(workgroup):
    first = start_report(workgroup=workgroup)
    second = start_report(workgroup=workgroup)

    assert first == second
    assert OutcomeEvidence.objects.count() == 7
    assert first.state == ReportState.DRAFT


def test_a_draft_keeps_whatever_has_been_written(workgroup):
    parts = dict.fromkeys(whole_report(), "") | {
        "what_next": "Visits",
        "attitudes_text": "More talk",
    }

    report = save_report(report=start_report(workgroup=workgroup), parts=parts)

    report.refresh_from_db()
    assert report_parts(Report.objects.get()) == parts
    assert report.state == ReportState.DRAFT


def test_a_draft_that_shows_who_a_pupil_is_keeps_what_was_there(workgroup):
    report = written(workgroup)

    with pytest.raises(Refused) as refusal:
        save_report(report=report, parts=whole_report(practice_text="A123456789012"))

    assert refusal.value.field == "practice_text"
    assert report_parts(Report.objects.get()) == whole_report()


def test_submitting_keeps_the_figures_as_they_stood(workgroup, lead, hub_lead):
    first, second = invited(workgroup, 2)
    answered(first)

    report = submitted(workgroup, lead)
    answered(second)

    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED
    assert (report.submitted_by, report.submitted_at) == (lead, timezone.now())
    assert (report.figures["survey"]["invited"], report.figures["survey"]["answered"]) == (2, 1)


def test_a_report_holds_no_figure_of_fewer_than_five_and_nobodys_words(workgroup, lead):
    for invitation in invited(workgroup, 4):
        answered(invitation, practice="We plan together now.")
    close_waves(now=DAY_AFTER + timedelta(days=29))

    report = submitted(workgroup, lead)

    questions = report.figures["survey"]["questions"]
    assert {(question["is_shown"], question["mean"]) for question in questions} == {(False, None)}
    assert "We plan together now." not in str(report.figures)


def test_every_hub_lead_is_told_of_a_submitted_report(workgroup, lead, hub_lead):
    second = member(workgroup.hub, Role.HUB_LEAD)
    member(workgroup.hub, Role.ADMINISTRATOR)
    member(workgroup.hub, Role.HUB_LEAD, until_on=DAY_AFTER.date() - timedelta(days=1))

    submitted(workgroup, lead)

    assert letters("report-submitted") == [hub_lead.email, second.email]


def test_a_report_with_something_missing_is_not_submitted(workgroup, lead):
    report = written(workgroup, how_we_know="")

    with pytest.raises(Refused, match="Say how you know") as refusal:
        submit_report(report=report, by=lead)

    report.refresh_from_db()
    assert refusal.value.field == "how_we_know"
    assert (report.state, report.figures) == (ReportState.DRAFT, None)


def test_a_submitted_report_cannot_be_changed_or_submitted_again(workgroup, lead):
    report = submitted(workgroup, lead)

    with pytest.raises(Refused, match="can no longer be changed"):
        save_report(report=report, parts=whole_report(what_next="Something else"))
    with pytest.raises(Refused, match="With the hub lead"):
        submit_report(report=report, by=lead)

    assert Report.objects.get().what_next == whole_report()["what_next"]


def test_a_returned_report_can_be_changed_and_submitted_again(workgroup, lead, hub_lead):
    report = submitted(workgroup, lead)

    review_report(report=report, verdict=Verdict.RETURN, comment="Say more.", by=hub_lead)
    save_report(report=report, parts=whole_report(what_next="Coaching"))
    submit_report(report=report, by=lead)
    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)

    report.refresh_from_db()
    assert (report.state, report.what_next) == (ReportState.APPROVED, "Coaching")
    assert [(review.verdict, review.comment) for review in report.reviews.all()] == [
        (Verdict.RETURN, "Say more."),
        (Verdict.APPROVE, ""),
    ]
    assert letters("report-submitted") == [hub_lead.email, hub_lead.email]
    assert letters("report-returned") == [lead.email]
    assert letters("report-approved") == [lead.email]


def test_a_report_is_not_returned_without_saying_why(workgroup, lead, hub_lead):
    report = submitted(workgroup, lead)

    with pytest.raises(Refused) as refusal:
        review_report(report=report, verdict=Verdict.RETURN, comment=" \n", by=hub_lead)

    report.refresh_from_db()
    assert refusal.value.field == "comment"
    assert report.state == ReportState.SUBMITTED
    assert ReportReview.objects.count() == 0


@pytest.mark.parametrize("verdict", Verdict.values)
def test_only_a_submitted_report_is_reviewed(workgroup, lead, hub_lead, verdict):
    report = written(workgroup)

    with pytest.raises(Refused, match="somebody may have been quicker"):
        review_report(report=report, verdict=verdict, comment="No", by=hub_lead)

    assert Message.objects.count() == 0


def test_leads_are_asked_for_the_report_once_no_answer_is_awaited(workgroup, lead, time_machine):
    first, second = invited(workgroup, 2)

    answered(first)
    assert ask_for_reports(now=timezone.now()) == 0
    answered(second)
    assert ask_for_reports(now=timezone.now()) == 1
    assert ask_for_reports(now=timezone.now()) == 0

    assert letters("report-due") == [lead.email]


@pytest.mark.parametrize(("seconds", "asked"), [(-1, 0), (0, 1)])
def test_leads_are_asked_once_the_survey_has_closed(workgroup, lead, seconds, asked, time_machine):
    (invitation,) = invited(workgroup)
    time_machine.move_to(invitation.closes_at + timedelta(seconds=seconds), tick=False)

    assert ask_for_reports(now=timezone.now()) == asked


def test_nobody_is_asked_for_a_report_that_is_there_or_of_a_group_without_a_survey(workgroup, lead):
    assert ask_for_reports(now=timezone.now()) == 0
    (invitation,) = invited(workgroup)
    answered(invitation)
    submitted(workgroup, lead)

    assert ask_for_reports(now=timezone.now()) == 0


def test_messages_about_a_report_are_dropped_once_they_are_untrue(workgroup, lead, hub_lead):
    (invitation,) = invited(workgroup)
    answered(invitation)
    ask_for_reports(now=timezone.now())
    due = Message.objects.filter(kind="report-due")
    assert unwanted(due, timezone.now()) == set()

    report = submitted(workgroup, lead)
    told = Message.objects.filter(kind="report-submitted")
    assert unwanted(due, timezone.now()) == {due.get().pk}
    assert unwanted(told, timezone.now()) == set()

    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)
    assert unwanted(told, timezone.now()) == {told.get().pk}
