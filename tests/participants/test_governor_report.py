"""A school's report of each term to its governors: when it is owed, asked, written and overdue."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused, SavedMeanwhile
from access.roles import Role
from hubs.models import TermDates
from outbox.kinds import unwanted
from outbox.models import Message
from pages.rules.school_days import Stretch
from participants import links as signed
from participants.actions.governor_report import (
    ReportWords,
    ask_for_reports,
    hand_in_report,
    save_report_draft,
)
from participants.choices import AttendanceOutcome, Mark, Term
from participants.models import Attendance, GovernorReport, TaskAccount
from participants.rules.governor_report import (
    SchoolTerm,
    reminder_of_report_due,
    term_to_report,
    terms_of_year,
    usual_terms,
)
from schools.queries.timeline import school_timeline
from tests.agreement_factories import GovernorReportFactory, SignatureFactory, with_agreement
from tests.documents import pdf_text
from tests.factories import (
    ParticipantFactory,
    SchoolTaskFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside

AUTUMN = SchoolTerm(Term.AUTUMN, date(2021, 9, 2), date(2021, 12, 17))
ASKED_ON = date(2021, 11, 26)


# When it is owed


def test_halves_of_terms_make_up_three_terms_whatever_they_are_called():
    halves = [
        Stretch("HT1", date(2021, 9, 2), date(2021, 10, 22)),
        Stretch("HT2", date(2021, 11, 1), date(2021, 12, 17)),
        Stretch("HT3", date(2022, 1, 4), date(2022, 2, 18)),
        Stretch("HT4", date(2022, 2, 28), date(2022, 4, 8)),
        Stretch("HT5", date(2022, 4, 25), date(2022, 5, 27)),
        Stretch("HT6", date(2022, 6, 6), date(2022, 7, 20)),
    ]

    assert terms_of_year(halves, 2021) == [
        AUTUMN,
        SchoolTerm(Term.SPRING, date(2022, 1, 4), date(2022, 4, 8)),
        SchoolTerm(Term.SUMMER, date(2022, 4, 25), date(2022, 7, 20)),
    ]


@pytest.mark.parametrize(
    ("begins", "term"),
    [
        (date(2021, 8, 31), Term.AUTUMN),
        (date(2022, 3, 19), Term.SPRING),
        (date(2022, 3, 20), Term.SUMMER),
    ],
)
def test_a_half_term_is_of_the_term_in_which_it_begins(begins, term):
    [found] = terms_of_year([Stretch("x", begins, begins)], 2021)

    assert found.term == term


def test_without_term_dates_there_are_the_usual_ones():
    assert terms_of_year([], 2021) == usual_terms(2021)
    assert [one.term for one in usual_terms(2021)] == list(Term)


@pytest.mark.parametrize(
    ("on", "since", "first_on", "last_on", "owed"),
    [
        (ASKED_ON - timedelta(1), date(2021, 9, 10), date(2021, 10, 6), date(2022, 5, 4), False),
        (ASKED_ON, date(2021, 9, 10), date(2021, 10, 6), date(2022, 5, 4), True),
        (AUTUMN.until_on, date(2021, 9, 10), date(2021, 10, 6), date(2022, 5, 4), True),
        (date(2021, 12, 18), date(2021, 9, 10), date(2021, 10, 6), date(2022, 5, 4), False),
        # A school that came after the others were asked has nothing to report.
        (ASKED_ON, ASKED_ON, date(2021, 10, 6), date(2022, 5, 4), True),
        (date(2021, 12, 1), ASKED_ON + timedelta(1), date(2021, 10, 6), date(2022, 5, 4), False),
        # The Work Group begins on the last day of the term, or after it.
        (ASKED_ON, date(2021, 9, 10), AUTUMN.until_on, date(2022, 5, 4), True),
        (ASKED_ON, date(2021, 9, 10), date(2021, 12, 18), date(2022, 5, 4), False),
        # It ended before the term began.
        (ASKED_ON, date(2021, 9, 1), date(2021, 8, 1), date(2021, 9, 1), False),
        (ASKED_ON, date(2021, 9, 1), date(2021, 8, 1), AUTUMN.from_on, True),
    ],
)
def test_a_term_is_reported_in_its_last_three_weeks(on, since, first_on, last_on, owed):
    found = term_to_report(on, [AUTUMN], first_on=first_on, last_on=last_on, since=since)

    assert found == (AUTUMN if owed else None)


@pytest.mark.parametrize(
    ("on", "asked_on", "due"),
    [
        (date(2021, 12, 9), ASKED_ON, False),
        (date(2021, 12, 10), ASKED_ON, True),
        (date(2021, 12, 17), ASKED_ON, True),
        (date(2021, 12, 18), ASKED_ON, False),
        (date(2021, 12, 12), date(2021, 12, 10), False),
        (date(2021, 12, 12), date(2021, 12, 9), True),
    ],
)
def test_it_is_reminded_of_in_the_last_week(on, asked_on, due):
    assert reminder_of_report_due(on, asked_on=asked_on, due_on=AUTUMN.until_on) == due


# Asking

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to(london(2021, 11, 26, 9), tick=False)


@pytest.fixture
def place():
    """A place whose head has signed the clause, with a workshop behind it and one to come."""
    past = WorkshopFactory(starts_at=london(2021, 11, 3, 9), title="Ratio")
    workgroup = with_agreement(past.workgroup)
    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 3, 2, 9), title="Proof")
    TermDates.objects.create(
        hub=workgroup.hub,
        school_year=2021,
        name="Autumn 2",
        from_on=date(2021, 11, 1),
        until_on=date(2021, 12, 17),
    )
    row = ParticipantFactory(workgroup=workgroup)
    SignatureFactory(interest=row.interest)
    return row


@pytest.fixture
def report(place):
    ask_for_reports(on=ASKED_ON)
    return GovernorReport.objects.select_related("workgroup__hub", "school").get()


def letters(kind="governors-report-asked"):
    return Message.objects.filter(kind=kind).order_by("pk")


def said(changed="They explain more.", ahead="Year 9 follows."):
    return ReportWords("governors", changed, ahead)


def test_three_weeks_before_the_end_of_term_the_school_is_asked_once(place):
    assert ask_for_reports(on=ASKED_ON - timedelta(1)) == 0
    assert ask_for_reports(on=ASKED_ON) == 1
    assert ask_for_reports(on=ASKED_ON + timedelta(1)) == 0

    row = GovernorReport.objects.get()
    assert (row.school, row.term, row.due_on) == (place.school, "autumn", date(2021, 12, 17))
    assert {one.to_email for one in letters()} == {"head@example.org", place.person.email}


def test_two_teachers_of_a_school_owe_one_report(place):
    colleague = ParticipantFactory(workgroup=place.workgroup, school=place.school)
    SignatureFactory(interest=colleague.interest)

    assert ask_for_reports(on=ASKED_ON) == 1
    # The head is the same, and is written to once.
    assert letters().count() == 3


@pytest.mark.parametrize("without", ["clause", "signature", "place", "work group", "publication"])
def test_a_school_owes_none_without(place, without):
    workgroup = place.workgroup
    if without == "clause":
        place.interest.signatures.all().delete()
        plain = type(workgroup.agreement).objects.create(
            hub=workgroup.hub, version=32_000, dates="Come"
        )
        SignatureFactory(interest=place.interest, agreement=plain)
    elif without == "signature":
        place.interest.signatures.all().delete()
    elif without == "place":
        place.withdrawn_at = timezone.now()
        place.save()
    elif without == "work group":
        type(workgroup).objects.filter(pk=workgroup.pk).update(cancelled_at=timezone.now())
    else:
        type(workgroup).objects.filter(pk=workgroup.pk).update(published_at=None)

    assert ask_for_reports(on=ASKED_ON) == 0


def test_the_terms_of_the_schools_own_authority_come_first(place):
    TermDates.objects.create(
        hub=place.workgroup.hub,
        local_authority=place.school.local_authority,
        school_year=2021,
        name="Autumn",
        from_on=date(2021, 9, 2),
        until_on=date(2021, 12, 10),
    )

    assert ask_for_reports(on=date(2021, 11, 19)) == 1
    assert GovernorReport.objects.get().due_on == date(2021, 12, 10)


def test_it_is_reminded_of_once(report):
    for days in range(30):
        ask_for_reports(on=ASKED_ON + timedelta(days=days))

    assert letters("governors-report-reminder").count() == 2


def test_no_letter_goes_once_it_is_handed_in(report):
    [first, *_] = letters()
    assert not unwanted([first], timezone.now())

    hand_in_report(report=report, words=said(), seen_version=0, name="Tess Teacher")

    assert unwanted([first], timezone.now())


# Writing it


@pytest.fixture
def path(report, place):
    return signed.GOVERNOR_REPORT.path(report, holder=place.person.email)


def test_what_is_known_is_filled_in(client, place, path):
    workshop = place.workgroup.workshops.first()
    Attendance.objects.create(
        participant=place,
        workshop=workshop,
        mark=Mark.PRESENT,
        outcome=AttendanceOutcome.PRESENT,
    )
    task = SchoolTaskFactory(after_workshop=workshop, due_on=date(2021, 12, 1))
    SchoolTaskFactory(after_workshop=workshop, due_on=date(2022, 1, 10))
    TaskAccount.objects.create(participant=place, task=task, done_at=timezone.now())

    shown = text_of(client.get(path))

    assert f"{place.person}: came to 1 of 1 workshop; did 1 of 1 school-based task" in shown
    assert "Support for heads of department." in shown
    assert "Ratio" in shown
    assert "Proof" not in shown


def test_it_is_saved_and_gone_on_with_later(client, report, path):
    client.post(path, {"version": "0", "readers": "trustees", "changed": "So far", "then": "save"})

    report.refresh_from_db()
    assert (report.readers, report.changed, report.is_handed_in) == ("trustees", "So far", False)
    assert client.get(path).context["form"]["changed"].value() == "So far"


def test_handing_in_asks_for_what_has_changed_and_a_name(client, path):
    answer = client.post(path, {"version": "0", "readers": "governors", "then": "hand_in"})

    assert_refused_beside(
        answer,
        changed="Say what has changed this term",
        name="Enter your name, as you hand the report in",
    )


def test_what_is_handed_in_stays_as_it_is(client, report, place, path):
    answers = {"version": "0", "readers": "governors", "changed": "They explain more."}
    client.post(path, answers | {"name": "Tess Teacher", "then": "hand_in"})
    before = report.workgroup.outline
    type(report.workgroup).objects.update(outline="Something else")

    shown = text_of(client.get(path))

    assert "Handed in by Tess Teacher" in shown
    assert before in shown
    assert "Something else" not in shown
    assert "Hand the report in" not in shown
    report.refresh_from_db()
    with pytest.raises(Refused, match="has been handed in"):
        save_report_draft(report=report, words=said(), seen_version=report.version)


def test_nobody_overwrites_what_a_colleague_saved_meanwhile(client, report, path):
    save_report_draft(report=report, words=said("By a colleague"), seen_version=0)

    answer = client.post(
        path, {"version": "0", "readers": "governors", "changed": "By me", "then": "save"}
    )

    assert answer.status_code == 422
    shown = text_of(answer)
    assert "As a colleague saved it meanwhile" in shown
    assert "By a colleague" in shown
    assert answer.context["form"]["changed"].value() == "By me"
    # What comes back has been read, and goes through.
    assert answer.context["form"]["version"].value() == "1"


def test_a_version_that_is_not_the_newest_is_refused(report):
    save_report_draft(report=report, words=said(), seen_version=0)

    with pytest.raises(SavedMeanwhile):
        save_report_draft(report=report, words=said(), seen_version=0)


def test_a_pupil_is_not_named(client, path):
    answer = client.post(
        path,
        {
            "version": "0",
            "readers": "governors",
            "changed": "Their UPN is A123456789012",
            "then": "save",
        },
    )

    assert answer.status_code == 422
    assert "changed" in answer.context["form"].errors


def test_the_link_of_somebody_else_opens_nothing(client, report):
    other = signed.GOVERNOR_REPORT.path(report, holder="other@example.org")

    assert client.get(other).status_code == 410


def test_it_prints_for_the_meeting(client, report, place):
    hand_in_report(report=report, words=said(), seen_version=0, name="Tess Teacher")
    token = signed.GOVERNOR_REPORT.token(report, holder=place.person.email)

    answer = client.get(reverse("participants:own_governor_report_pdf", args=[token]))

    words = pdf_text(answer.content)
    for part in (
        str(place.school),
        "They explain more.",
        "Handed in by Tess Teacher",
        "autumn term",
    ):
        assert part in words


# Overdue


@pytest.mark.parametrize(
    ("on", "words"), [((2021, 12, 17, 12), "due"), ((2021, 12, 18, 12), "overdue")]
)
def test_after_the_term_it_is_overdue_on_the_schools_timeline(report, time_machine, on, words):
    time_machine.move_to(london(*on), tick=False)
    admin = member(report.workgroup.hub, Role.ADMINISTRATOR)

    [event] = [
        event for year in school_timeline(report.school, admin, {"report"}) for event in year.events
    ]

    assert event.words == f"Report to governors {words}, of the autumn term: {report.workgroup}"
    assert GovernorReport.objects.overdue(timezone.localdate()).exists() == (words == "overdue")


def test_what_a_school_owes_stands_on_its_page(client, report, time_machine):
    time_machine.move_to(london(2021, 12, 18, 12), tick=False)
    client.force_login(member(report.workgroup.hub, Role.ADMINISTRATOR))

    shown = text_of(client.get(reverse("schools:school", args=[report.school_id])))

    assert "The hub waits for" in shown
    assert "Report to governors on the autumn term" in shown


def test_the_list_is_narrowed_to_what_is_overdue(client, report, time_machine):
    in_time = GovernorReportFactory(workgroup=report.workgroup, due_on=date(2022, 4, 8))
    time_machine.move_to(london(2021, 12, 18, 12), tick=False)
    client.force_login(member(report.workgroup.hub, Role.ADMINISTRATOR))
    path = reverse("participants:governor_reports")

    assert list(client.get(path, {"state": "overdue"}).context["object_list"]) == [report]
    found = client.get(path, {"workgroup": report.workgroup_id}).context["object_list"]
    assert set(found) == {report, in_time}
