"""Comments beside passages, what follows an approval, and reminders."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from evaluations.actions.report import review_report, save_report, start_report, submit_report
from evaluations.actions.report_chasers import ask_for_reports, remind_of_missing_reports
from evaluations.actions.report_part import comment_for_board, note_sending, take_sending_back
from evaluations.choices import ReportState, Verdict
from evaluations.models import NationalSending, Report, ReportComment
from evaluations.queries.report_figures import report_figures
from evaluations.rules.report_chasers import report_reminder_due
from evaluations.rules.report_figures import CostFigures
from evaluations.rules.report_parts import missing_parts
from needs.models import Need
from outbox.models import Message
from tests.documents import as_sent, pdf, pdf_text
from tests.evaluations.factories import DAY_AFTER, answered, attended, invited, whole_report
from tests.evaluations.pages import page, words
from tests.factories import SchoolTaskFactory, UserFactory, member
from tests.participants.factories import TaskAccountFactory
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


@pytest.fixture
def hub_lead(workgroup):
    return member(workgroup.hub, Role.HUB_LEAD)


@pytest.fixture
def board(workgroup):
    return member(workgroup.hub, Role.BOARD)


def submitted(workgroup, lead, **changes) -> Report:
    report = save_report(report=start_report(workgroup=workgroup), parts=whole_report(**changes))
    return submit_report(report=report, by=lead)


def approved(workgroup, lead, hub_lead, **changes) -> Report:
    report = submitted(workgroup, lead, **changes)
    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)
    report.refresh_from_db()
    return report


def test_a_comment_stands_beside_its_box_until_the_lead_has_dealt_with_it(
    as_user, workgroup, lead, hub_lead
):
    submitted(workgroup, lead)
    client = as_user(hub_lead)

    client.post(
        page("review", workgroup),
        {"verdict": "return", "on_how_we_know": "From whom?", "on_learning": "How many of them?"},
    )

    report = Report.objects.get()
    [letter] = Message.objects.filter(kind="report-returned")
    assert report.state == ReportState.RETURNED
    assert "How do we know?" in letter.text
    assert "How many of them?" in letter.text
    learning, how = ReportComment.objects.order_by("pk")
    assert (how.passage, how.read) == ("how_we_know", whole_report()["how_we_know"])
    client = as_user(lead)
    shown = words(client.get(page("report", workgroup)))
    assert "2 comments stand beside the boxes" in shown
    assert "From whom?" in shown

    answer = whole_report(how_we_know="From every head.") | {f"dealt_with_{how.pk}": "on"}
    client.post(page("report", workgroup), answer | {"version": 1, "then": "submit"})

    how.refresh_from_db()
    learning.refresh_from_db()
    assert (how.is_dealt_with, learning.is_dealt_with) == (True, False)
    read_again = words(as_user(hub_lead).get(page("review", workgroup)))
    assert "From every head." in read_again
    assert f"What it said then {whole_report()['how_we_know']}" in read_again
    assert "Dealt with" in read_again


def test_a_report_is_returned_with_words_somewhere(workgroup, lead, hub_lead):
    report = submitted(workgroup, lead)

    with pytest.raises(Refused, match="Say what the lead should change"):
        review_report(
            report=report,
            verdict=Verdict.RETURN,
            comment="",
            passages={"what_next": " "},
            by=hub_lead,
        )


def test_what_is_typed_is_kept_and_nobody_overwrites_another_lead(as_user, workgroup, lead):
    other = UserFactory()
    workgroup.leads.add(other)
    typing = {"keep": "typing", "version": 0}
    address = page("report", workgroup)

    first = as_user(lead).post(address, typing | {"what_next": "Coaching"})
    again = as_user(lead).post(address, typing | {"what_next": "Coaching for all"})
    late = as_user(other).post(address, typing | {"what_next": "Nothing"})
    named = as_user(lead).post(address, typing | {"what_next": "A123456789012"})
    pressed = as_user(other).post(address, {"then": "save", "version": 0, "what_next": "Nothing"})

    assert [first.status_code, again.status_code, late.status_code] == [204, 204, 409]
    assert (named.status_code, pressed.status_code) == (422, 422)
    assert "Somebody else saved the report" in words(pressed)
    assert Report.objects.get().what_next == "Coaching for all"

    both = {"what_next": "x" * 10_001, "carry_forward": "More of it"}
    assert as_user(lead).post(address, typing | both).status_code == 422
    long = {"then": "save", "version": 0, "practice_source": "x" * 301}
    assert as_user(lead).post(address, long).context["form"].errors["practice_source"] == [
        "Practice development: where it comes from must be 300 characters or fewer"
    ]
    report = Report.objects.get()
    assert (report.what_next, report.carry_forward) == ("Coaching for all", "More of it")


def test_research_reports_on_its_question_with_documents(as_user, workgroup, lead):
    workgroup.project.kind = ProjectKind.RESEARCH
    workgroup.project.save()
    WorkGroup.objects.update(research_question="Does talk help?")
    client = as_user(lead)
    address = page("report", workgroup)
    shown = words(client.get(address))
    client.post(
        page("add_report_file", workgroup),
        {"title": "Interview questions", "file": as_sent(), "shows_no_pupil": "on"},
    )

    refused = client.post(address, whole_report(instruments="") | {"then": "submit"})

    assert "As planned: Does talk help?" in shown
    assert refused.context["form"].errors["instruments"] == ["Say how it was found out"]
    assert "Interview questions" in words(refused)
    paper = client.get(page("report_pdf", workgroup))
    text = pdf_text(paper.content)
    assert "What is the answer to the research question?" in text
    assert "Interview questions" in text
    file = Report.objects.get().files.get()
    assert client.get(f"/manage/report-documents/{file.pk}/").content == pdf()
    assert missing_parts(whole_report(instruments=""), is_early=False) == {}


def test_a_document_is_added_and_taken_out_and_nothing_typed_is_lost(as_user, workgroup, lead):
    client = as_user(lead)
    address = page("report", workgroup)
    typed = {"version": 0, "what_next": "Coaching"}
    adding = client.post(address, typed | {"then": "add_document"})
    assert adding.url == page("add_report_file", workgroup)
    assert Report.objects.get().what_next == "Coaching"

    client.post(adding.url, {"title": "Questions", "file": as_sent(), "shows_no_pupil": "on"})
    report = Report.objects.get()
    file = report.files.get()
    typed = {"version": report.version, "what_next": "Coaching for all", "take_out": str(file.pk)}
    leaving = client.post(address, typed)
    assert leaving.url == f"/manage/report-documents/{file.pk}/remove/"
    assert Report.objects.get().what_next == "Coaching for all"
    client.post(leaving.url)
    assert not report.files.exists()

    # One that is gone, or never was, leads back to the report.
    for key in (file.pk, "²", "x"):
        typed = {"version": Report.objects.get().version, "take_out": key}
        assert client.post(address, typed).url == address


def test_the_cost_stands_beside_for_the_hub_and_the_board_and_not_for_the_lead(
    as_user, workgroup, lead, hub_lead, board
):
    WorkGroup.objects.update(budget=1500, spent=1200, capacity=10)
    task = SchoolTaskFactory(after_workshop=workgroup.workshops.get())
    for invitation in invited(workgroup, 5):
        attended(invitation.participant, workgroup.workshops.get())
        answered(invitation)
        TaskAccountFactory(
            participant=invitation.participant,
            task=task,
            done_at=timezone.now(),
            colleagues=2,
            pupils=30,
        )
    workgroup.refresh_from_db()
    found = report_figures(workgroup)
    assert found.cost == CostFigures(1500, 1200, places=10, started=5, completed=5)
    assert (found.between.colleagues, found.between.pupils) == (10, 150)
    submitted(workgroup, lead)

    asks = words(as_user(hub_lead).get(page("review", workgroup)))
    boards = as_user(board)
    reads = words(boards.get(page("report_read", workgroup)))
    paper = boards.get(page("report_pdf", workgroup))
    leads = as_user(lead)
    own = words(leads.get(page("report_read", workgroup)))
    own_paper = pdf_text(leads.get(page("report_pdf", workgroup)).content)

    for text in (asks, reads, pdf_text(paper.content)):
        assert "£150.00" in text  # planned for each place
        assert "£240.00" in text  # spent for each who completed
    assert "£" not in own + own_paper
    assert "About 150" in asks


def test_each_figure_beside_the_boxes_leads_to_its_rows(as_user, workgroup, lead):
    for invitation in invited(workgroup, 5):
        answered(invitation)
    client = as_user(lead)
    response = client.get(page("report", workgroup))

    groups = [sections for _, sections in response.context["groups"]]
    lines = [line for sections in groups for one in sections for line in one.beside]

    assert {line.label for line in lines if not line.page} == set()
    for name in {line.page for line in lines}:
        assert client.get(reverse(name, args=[workgroup.pk])).status_code == 200


def test_the_board_comments_and_it_is_noted_when_the_national_team_got_it(
    as_user, workgroup, lead, hub_lead, board
):
    report = submitted(workgroup, lead)
    with pytest.raises(Refused):
        comment_for_board(report=report, text="Too soon", by=board)
    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)
    assert list(Report.objects.to_send()) == [report]

    as_user(board).post(page("comment_report", workgroup), {"text": "Tell other hubs."})
    today = timezone.localdate()
    with pytest.raises(Refused):
        note_sending(report=report, sent_on=today + timedelta(days=1), today=today, by=hub_lead)
    note_sending(report=report, sent_on=today, today=today, by=hub_lead)

    assert list(Report.objects.to_send()) == []
    shown = words(as_user(lead).get(page("report_read", workgroup)))
    assert "Tell other hubs." in shown
    assert f"Thursday 26 May 2022, noted by {hub_lead}" in shown
    assert [m.to_email for m in Message.objects.filter(kind="report-commented")] == [hub_lead.email]
    # Approved anew, it is sent anew.
    review_report(report=report, verdict=Verdict.REOPEN, comment="A figure", by=hub_lead)
    submit_report(report=report, by=lead)
    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)
    assert list(Report.objects.to_send()) == [report]
    note_sending(report=report, sent_on=today, today=today, by=hub_lead)
    take_sending_back(report=report)
    assert NationalSending.objects.count() == 1


def test_what_it_carries_forward_becomes_one_need(as_user, workgroup, lead, hub_lead):
    approved(workgroup, lead, hub_lead, carry_forward="Two more visits")
    client = as_user(hub_lead)
    form = client.get(page("take_up", workgroup)).context["form"]
    asked = {name: form[name].value() for name in ("title", "what_is_needed", "school_year")}

    for _ in range(2):
        client.post(page("take_up", workgroup), asked)

    need = Need.objects.get()
    assert (need.hub, need.what_is_needed) == (workgroup.hub, "Two more visits")
    assert need.get_absolute_url() in client.get(page("report_read", workgroup)).content.decode()


@pytest.mark.parametrize(
    ("days", "due"), [(6, None), (7, 7), (20, 7), (21, 21), (27, 21), (28, None)]
)
def test_a_reminder_falls_due_twice(days, due):
    since = date(2022, 6, 1)

    assert report_reminder_due(since + timedelta(days=days), since=since) == due


def test_a_lead_is_reminded_twice_and_again_once_it_is_returned(
    workgroup, lead, hub_lead, time_machine
):
    (invitation,) = invited(workgroup)
    answered(invitation)
    ask_for_reports(now=timezone.now())

    def sweep(days: int) -> int:
        time_machine.move_to(DAY_AFTER + timedelta(days=days), tick=False)
        return remind_of_missing_reports(now=timezone.now())

    assert [sweep(day) for day in (6, 7, 8, 21, 40)] == [0, 1, 0, 1, 0]
    report = submitted(workgroup, lead)
    assert sweep(48) == 0
    review_report(report=report, verdict=Verdict.RETURN, comment="More", by=hub_lead)
    assert [sweep(day) for day in (49, 55)] == [0, 1]
