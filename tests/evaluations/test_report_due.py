"""When a report is asked for, and one that is reopened; surveys of days gone by."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from evaluations.actions.report import review_report, save_report, start_report, submit_report
from evaluations.actions.report_chasers import ask_for_reports
from evaluations.choices import ReportState, Verdict, Wave
from evaluations.models import Invitation, Report, ReportReview
from evaluations.queries.report import owing_a_report
from outbox.models import Message
from tests.evaluations.factories import DAY_AFTER, invited, whole_report
from tests.evaluations.pages import page, words
from tests.factories import WorkshopFactory, member
from tests.robust.reading import links
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


def submitted(workgroup, lead):
    report = save_report(report=start_report(workgroup=workgroup), parts=whole_report())
    return submit_report(report=report, by=lead)


def test_a_report_before_the_last_workshop_is_handed_in_with_a_reason(as_user, workgroup, lead):
    WorkshopFactory(workgroup=workgroup, starts_at=DAY_AFTER + timedelta(days=20))
    client = as_user(lead)
    sent = whole_report() | {"then": "submit"}

    shown = words(client.get(page("report", workgroup)))
    refused = client.post(page("report", workgroup), sent)
    client.post(page("report", workgroup), sent | {"early_because": "All agreed to end early."})

    assert "Why do you hand it in before the last workshop?" in shown
    assert refused.context["form"].errors["early_because"] == [
        "Say why you hand the report in before the last workshop"
    ]
    report = Report.objects.get()
    assert (report.state, report.early_because) == (
        ReportState.SUBMITTED,
        "All agreed to end early.",
    )
    assert "All agreed to end early." in words(client.get(page("report_read", workgroup)))


def test_after_the_last_workshop_nobody_is_asked_why(as_user, workgroup, lead):
    client = as_user(lead)

    assert "before the last workshop" not in words(client.get(page("report", workgroup)))
    client.post(page("report", workgroup), whole_report() | {"then": "submit"})
    assert Report.objects.get().state == ReportState.SUBMITTED


def test_a_draft_before_the_last_workshop_needs_no_reason(as_user, workgroup, lead):
    WorkshopFactory(workgroup=workgroup, starts_at=DAY_AFTER + timedelta(days=20))

    as_user(lead).post(page("report", workgroup), {"what_next": "Visits", "then": "save"})

    assert Report.objects.get().what_next == "Visits"


def test_an_approved_report_is_reopened_with_a_reason_and_the_lead_is_told(
    as_user, workgroup, lead
):
    hub_lead = member(workgroup.hub, Role.HUB_LEAD)
    report = submitted(workgroup, lead)
    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)
    client = as_user(hub_lead)

    offered = client.get(page("report_read", workgroup)).content.decode()
    asked = client.get(page("reopen", workgroup))
    unsaid = client.post(page("reopen", workgroup), {"reason": " "})
    answer = client.post(page("reopen", workgroup), {"reason": "The cost is wrong."}, follow=True)

    assert page("reopen", workgroup) in offered
    assert links(asked)["Cancel"] == page("report_read", workgroup)
    assert unsaid.context["form"].errors == {"reason": ["Say what is to be changed"]}
    assert "The report is open again, and the lead has been sent your reason." in words(answer)
    letter = Message.objects.get(kind="report-reopened")
    assert (letter.to_email, "The cost is wrong." in letter.text) == (lead.email, True)
    # What was said stays with the report, and it is the lead's to change and hand in again.
    assert f"{hub_lead} reopened the report on" in words(answer)
    client = as_user(lead)
    assert "The cost is wrong." in words(client.get(page("report", workgroup)))
    client.post(page("report", workgroup), whole_report() | {"then": "submit"})
    assert Report.objects.get().state == ReportState.SUBMITTED
    assert ReportReview.objects.count() == 2


@pytest.mark.parametrize("verdict", [Verdict.REOPEN, Verdict.RETURN])
def test_only_an_approved_report_is_reopened_and_an_approved_one_not_returned(
    workgroup, lead, verdict
):
    hub_lead = member(workgroup.hub, Role.HUB_LEAD)
    report = submitted(workgroup, lead)
    if verdict == Verdict.RETURN:
        review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)

    with pytest.raises(Refused, match="cannot become"):
        review_report(report=report, verdict=verdict, comment="Once more", by=hub_lead)


def test_an_event_asks_for_no_report(as_user, workgroup, lead):
    workgroup.project.kind = ProjectKind.EVENT
    workgroup.project.save()
    client = as_user(lead)

    read = words(client.get(page("report_read", workgroup)))
    refused = client.post(page("report", workgroup), whole_report() | {"then": "save"})

    assert "A meeting or event asks for no report." in read
    assert client.get(page("report", workgroup)).url == page("report_read", workgroup)
    assert (refused.status_code, Report.objects.exists()) == (422, False)
    overview = client.get(reverse("workgroups:detail", args=[workgroup.pk])).content.decode()
    assert page("report_read", workgroup) not in overview
    assert reverse("participants:action_plans", args=[workgroup.pk]) not in overview


def test_a_report_is_owed_once_the_last_survey_is_over_and_by_no_other(workgroup):
    [asked] = invited(workgroup)
    over = asked.closes_at + timedelta(seconds=1)

    def is_owed(now) -> bool:
        return owing_a_report(WorkGroup.objects.all(), now).exists()

    assert [is_owed(asked.closes_at - timedelta(seconds=1)), is_owed(over)] == [False, True]

    # Of those who are asked once more a term later, no report waits.
    Invitation.objects.create(
        participant=asked.participant,
        wave=Wave.TERM,
        version=asked.version,
        closes_at=over + timedelta(days=100),
    )
    assert is_owed(over)

    # And what was asked before the first workshop is over while all of them are to come.
    Invitation.objects.filter(wave=Wave.END).update(wave=Wave.START)
    assert not is_owed(over)
    assert ask_for_reports(now=over) == 0


def test_the_page_never_promises_a_survey_of_a_day_gone_by(as_user, workgroup, lead, time_machine):
    client = as_user(lead)

    on_the_day = words(client.get(page("evidence", workgroup)))
    time_machine.move_to(DAY_AFTER + timedelta(days=1), tick=False)
    after = words(as_user(lead).get(page("evidence", workgroup)))

    assert "The survey goes out on Thursday 26 May 2022" in on_the_day
    assert "The survey goes out on" not in after
    assert "Nobody was asked" in after


@pytest.mark.parametrize(
    ("days", "said"),
    [(28, "The last day to answer: Thursday 23 June"), (29, "The last day to answer was Thursday")],
)
def test_the_last_day_to_answer_is_said_to_be_over_once_it_is(
    as_user, workgroup, lead, time_machine, days, said
):
    invited(workgroup)
    time_machine.move_to(DAY_AFTER + timedelta(days=days), tick=False)

    assert said in words(as_user(lead).get(page("evidence", workgroup)))
