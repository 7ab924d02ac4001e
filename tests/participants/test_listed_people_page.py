"""A list of people on its page: each line is shown, the good ones are added at once, once."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from participants.actions.listed_people import InterestOfList, record_listed_people
from participants.choices import InterestSource, ListedState
from participants.models import ExpressionOfInterest, Person, SchoolApproval
from schools.choices import ContactRole
from tests.factories import (
    EventFactory,
    HubTextFactory,
    InterestFactory,
    PersonFactory,
    SchoolFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
    school_in,
)
from tests.hubs.factories import ContactFactory
from tests.journeys.people import text_of
from tests.pages.workbooks import table
from tests.robust.reading import error_beside
from workgroups.choices import JobRole
from workgroups.models import WorkGroupLead

pytestmark = pytest.mark.django_db

HEADINGS = "Name,Email,School,Role,Date received,Head's email"


@pytest.fixture
def workgroup():
    workgroup = WorkGroupFactory(places_per_school=9)
    WorkshopFactory(workgroup=workgroup)
    HubTextFactory(hub=workgroup.hub)
    return workgroup


@pytest.fixture
def acorn(workgroup):
    return school_in(workgroup.hub, name="Acorn Primary School", urn=900_910)


@pytest.fixture
def staff(client, workgroup):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR, user__name="Alex Admin"))
    return client


def path(workgroup) -> str:
    return reverse("participants:listed_people", args=[workgroup.pk])


def listed(*rows) -> str:
    return "\n".join([HEADINGS, *rows])


def check(staff, workgroup, *rows, **more):
    return staff.post(path(workgroup), {"pasted": listed(*rows), "do": "check"} | more)


def add(staff, workgroup, *rows, **more):
    return check(staff, workgroup, *rows, do="add", **more)


def states(page) -> dict[int, str]:
    return {row.said.line: str(row.state) for row in page.context["form"].settled}


def box(page, name: str, line: int) -> str:
    [row] = [row for row in page.context["form"].settled if row.said.line == line]
    return f"{name}-{row.key}"


LIN = "Lin Ada,lin@example.org,Acorn,Head of maths,3/2/2022,head@example.org"
BO = "Bo Ray,bo@example.org,Acorn Pri.,Teacher,,head@example.org"


def test_it_is_offered_on_the_page_of_people(staff, workgroup):
    people = reverse("participants:people", args=[workgroup.pk])

    assert path(workgroup) in staff.get(people).content.decode()


def test_nothing_is_added_before_it_was_seen(staff, workgroup, acorn):
    page = check(staff, workgroup, LIN, "Cy Dee,cy@example,Acorn")

    assert states(page) == {2: "new", 3: "wrong"}
    assert "Nobody is added yet. As things stand, 1 person would be." in text_of(page)
    assert not ExpressionOfInterest.objects.exists()
    # Whom a person has to look at comes first.
    assert [state for state, _ in page.context["groups"]] == [ListedState.WRONG, ListedState.NEW]


def test_all_good_ones_are_added_and_nobody_is_written_to_by_accident(staff, workgroup, acorn):
    done = add(staff, workgroup, LIN, BO)

    assert done.status_code == 302
    lin, bo = ExpressionOfInterest.objects.order_by("-name")
    assert (lin.name, lin.email, lin.school, lin.job_role) == (
        *("Lin Ada", "lin@example.org", acorn),
        JobRole.SUBJECT_LEAD,
    )
    assert (lin.source, lin.entered_by.name) == (InterestSource.LIST, "Alex Admin")
    assert (lin.head_email, lin.needs_approval) == ("head@example.org", True)
    assert timezone.localdate(lin.sent_at) == date(2022, 2, 3)
    assert timezone.now() - bo.sent_at < timedelta(minutes=1)
    assert lin.privacy_notice.hub == workgroup.hub
    assert lin.fee_policy == workgroup.fee_policy
    assert not Message.objects.exists()
    assert not SchoolApproval.objects.exists()


def test_the_same_list_again_makes_nothing_twice(staff, workgroup, acorn):
    add(staff, workgroup, LIN, BO, thanks="on", asks_heads="on")
    rows = ExpressionOfInterest.objects.count(), Person.objects.count(), Message.objects.count()

    page = add(staff, workgroup, LIN, BO, thanks="on", asks_heads="on")

    assert page.status_code == 422
    assert "There is nobody on this list to add" in error_beside(page, "pasted")
    assert states(page) == {2: "duplicate", 3: "duplicate"}
    assert rows == (2, 2, 3)
    assert rows == (
        *(ExpressionOfInterest.objects.count(), Person.objects.count()),
        Message.objects.count(),
    )


def test_the_deed_itself_adds_nobody_twice(workgroup, acorn):
    """Also where two pressed the button at the same moment, and each had seen them as new."""
    people = [InterestOfList("Lin Ada", "lin@example.org", acorn, JobRole.TEACHER)] * 2
    by = member(workgroup.hub, Role.ADMINISTRATOR)

    first = record_listed_people(workgroup=workgroup, people=people, by=by, thanks=True)
    second = record_listed_people(workgroup=workgroup, people=people, by=by, thanks=True)

    assert (len(first.added), first.there_already) == (1, 1)
    assert (second.added, second.there_already, second.thanked) == ([], 2, 0)
    assert Person.objects.filter(email="lin@example.org").count() == 1


def test_nobody_adds_themselves_by_a_list(workgroup, acorn):
    by = member(workgroup.hub, Role.ADMINISTRATOR)
    own = InterestOfList(by.name, by.email, acorn, JobRole.TEACHER)

    assert record_listed_people(workgroup=workgroup, people=[own], by=by).added == []


def test_each_tick_says_how_many_it_writes_to_and_writes_to_them(staff, workgroup, acorn):
    headless = "Di Eve,di@example.org,Acorn"
    page = check(staff, workgroup, LIN, BO, headless)
    assert "Writes 3 emails." in text_of(page)
    assert "Writes 1 email, one to each head about all their teachers." in text_of(page)
    assert "Of 1 person" not in text_of(page)
    assert "1 person has no known head’s address." in text_of(page)

    done = staff.get(
        add(staff, workgroup, LIN, BO, headless, thanks="on", asks_heads="on").url, follow=True
    )

    assert "Added: 3 people. Each of them is told by email." in text_of(done)
    assert "Asked by email to approve: 1 head." in text_of(done)
    letters = Message.objects.filter(kind="interest-received").order_by("to_email")
    assert [one.to_email for one in letters] == [
        *("bo@example.org", "di@example.org", "lin@example.org"),
    ]
    assert "by email to approve your place" in letters[0].text
    assert "Your headteacher or principal has to approve your place." in letters[1].text
    [to_head] = Message.objects.filter(kind="approval-asked")
    assert to_head.to_email == "head@example.org"
    assert "Lin Ada" in to_head.text
    assert "Bo Ray" in to_head.text


def test_heads_who_have_signed_on_paper_are_kept_and_not_asked(staff, workgroup, acorn):
    day = {"signed_on_day": "1", "signed_on_month": "2", "signed_on_year": "2022"}

    add(staff, workgroup, LIN, BO, thanks="on", asks_heads="on", **day)

    approvals = SchoolApproval.objects.order_by("interest__name")
    assert [(one.decision, one.channel, one.recorded_by.name) for one in approvals] == [
        ("approved", "paper", "Alex Admin")
    ] * 2
    assert {timezone.localdate(one.decided_at) for one in approvals} == {date(2022, 2, 1)}
    assert not Message.objects.filter(kind="approval-asked").exists()
    letter = Message.objects.filter(kind="interest-received")[0]
    assert "has approved your taking part" in letter.text


def test_nobody_can_sign_tomorrow(staff, workgroup, acorn):
    ahead = timezone.localdate() + timedelta(days=1)
    day = {f"signed_on_{part}": str(getattr(ahead, part)) for part in ("day", "month", "year")}

    page = add(staff, workgroup, LIN, **day)

    assert "Enter a day that is not in the future" in error_beside(page, "signed_on")
    assert not ExpressionOfInterest.objects.exists()


def test_what_is_left_out_stands_ready_to_be_put_right(staff, workgroup, acorn):
    wrong = "Cy Dee,cy@example,Acorn,,,"

    done = add(staff, workgroup, LIN, wrong)
    page = staff.get(done.url)

    assert ExpressionOfInterest.objects.get().name == "Lin Ada"
    assert "Left out: 1 line, below" in text_of(page)
    assert page.context["form"]["pasted"].value().splitlines() == [HEADINGS, wrong]


def test_what_is_left_out_can_be_downloaded_with_its_reasons(staff, workgroup, acorn):
    page = check(staff, workgroup, LIN, "Cy Dee,cy@example,Acorn,,,", do="download")

    rows = b"".join(page.streaming_content).decode("utf-8-sig").splitlines()
    assert rows[0] == f"Line,Why it was left out,{HEADINGS}"
    assert rows[1].startswith('3,"“cy@example”: The part after the @')
    assert rows[1].endswith("Cy Dee,cy@example,Acorn,,,")
    assert len(rows) == 2


def test_a_wrong_line_is_put_right_in_place(staff, workgroup, acorn):
    row = "Cy Dee,cy@example,Acorn"
    page = check(staff, workgroup, row)
    typed = {box(page, "email", 2): "cy@example.org"}

    again = check(staff, workgroup, row, **typed)
    assert states(again) == {2: "new"}
    # It needs no box any more, and what was typed goes along.
    assert f'name="{box(page, "email", 2)}" value="cy@example.org"' in again.content.decode()
    add(staff, workgroup, row, **typed)

    assert ExpressionOfInterest.objects.get().email == "cy@example.org"


def test_a_doubtful_school_is_chosen_or_typed(staff, workgroup, acorn):
    other = school_in(workgroup.hub, name="Acorn Junior School", urn=900_911)
    far = SchoolFactory(urn=900_912, name="Far Away School")
    row = "Cy Dee,cy@example.org,Acorn"
    page = check(staff, workgroup, row)
    assert states(page) == {2: "doubtful"}
    assert "Several schools may be meant by “Acorn”." in text_of(page)
    assert add(staff, workgroup, row).status_code == 422

    typed = check(staff, workgroup, row, **{box(page, "school", 2): "900912"})
    assert typed.context["form"].settled[0].school == far.pk
    add(staff, workgroup, row, **{box(page, "do", 2): f"school:{other.pk}"})

    assert ExpressionOfInterest.objects.get().school == other


def test_a_misread_column_is_put_right(staff, workgroup, acorn):
    text = "Teacher,Email,Where\nLin Ada,lin@example.org,Acorn"
    page = staff.post(path(workgroup), {"pasted": text, "do": "check"})
    assert states(page) == {2: "doubtful"}
    sent = {"pasted": text, "layout": page.context["form"].layout, "column-school": "Where"}

    again = staff.post(path(workgroup), sent | {"do": "check"})

    assert states(again) == {2: "new"}


def test_columns_of_one_list_say_nothing_of_another(staff, workgroup, acorn):
    sent = {"layout": "of another list", "column-school": ""}

    assert states(check(staff, workgroup, LIN, **sent)) == {2: "new"}


def test_a_workbook_is_read_as_it_is(staff, workgroup, acorn):
    rows = [
        ["Email", "Name", "Work email", "Your school"],
        ["anonymous", "Lin", "l@example.org", "Acorn"],
    ]
    file = SimpleUploadedFile("list.xlsx", table(*rows))

    page = staff.post(path(workgroup), {"file": file, "do": "check"})

    assert states(page) == {2: "new"}
    assert page.context["form"].settled[0].email == "l@example.org"


def test_one_line_that_cannot_be_read_costs_no_other(staff, workgroup, acorn):
    text = listed(LIN).encode() + "\nZoë Dee,".encode() + b"zo\xe9@example.org,Acorn\n"
    file = SimpleUploadedFile("list.csv", text)

    page = staff.post(path(workgroup), {"file": file, "do": "check"})

    assert states(page)[2] == "new"


def test_whoever_is_known_keeps_their_row(staff, workgroup, acorn):
    known = PersonFactory(name="Lin Ada", email="lin@example.org", school=acorn)
    InterestFactory(workgroup=WorkGroupFactory(hub=workgroup.hub), person=known, school=acorn)

    page = check(staff, workgroup, LIN)
    add(staff, workgroup, LIN)

    assert states(page) == {2: "known"}
    assert known.interests.filter(workgroup=workgroup).count() == 1
    assert Person.objects.filter(email="lin@example.org").count() == 1


def test_of_whom_another_hub_knows_nothing_is_said(staff, workgroup, acorn):
    PersonFactory(name="Lin Ada", email="lin@example.org", school=acorn)
    PersonFactory(name="Somebody Else", email="bo@example.org", school=acorn)

    page = check(staff, workgroup, LIN, BO)

    assert states(page) == {2: "new", 3: "new"}
    assert "is known at this address" not in text_of(page)


def test_heads_are_filled_in_from_what_the_hub_knows(staff, workgroup, acorn):
    ContactFactory(
        *(), school=acorn, role=ContactRole.HEAD, name="Hope Noted", email="hope@example.org"
    )

    add(staff, workgroup, "Lin Ada,lin@example.org,Acorn")

    interest = ExpressionOfInterest.objects.get()
    assert (interest.head_name, interest.head_email) == ("Hope Noted", "hope@example.org")


def test_nobody_is_asked_about_their_own_place(staff, workgroup, acorn):
    add(staff, workgroup, "Lin Ada,lin@example.org,Acorn,Teacher,,lin@example.org")

    assert ExpressionOfInterest.objects.get().head_email == ""


def test_who_leads_it_is_not_added(staff, workgroup, acorn):
    lead = UserFactory(email="lin@example.org")
    WorkGroupLead.objects.create(workgroup=workgroup, user=lead)

    page = check(staff, workgroup, LIN)

    assert states(page) == {2: "wrong"}


def test_to_an_event_people_are_added_without_their_heads(staff, acorn, workgroup):
    event = WorkGroupFactory(hub=workgroup.hub, project=EventFactory())
    WorkshopFactory(workgroup=event)

    page = check(staff, event, LIN)
    add(staff, event, LIN, asks_heads="on")

    assert "asks_heads" not in page.context["form"].fields
    interest = ExpressionOfInterest.objects.get()
    assert (interest.needs_approval, interest.head_email) == (False, "")
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Choose a file, or paste the list below"),
        ("Dear all,\nthank you", "No line of this names people"),
        (listed(*[f"A{n} B,a{n}@example.org,Acorn" for n in range(501)]), "longer than 500"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(staff, workgroup, typed, said):
    page = staff.post(path(workgroup), {"pasted": typed, "do": "check"})

    assert page.status_code == 422
    assert said in error_beside(page, "pasted" if typed else "file")


def test_500_people_and_a_browsers_boxes_are_taken(staff, workgroup, acorn):
    rows = [f"A{n} B,a{n}@example,Acorn" for n in range(500)]

    page = check(staff, workgroup, *rows)

    assert page.status_code == 200
    assert len(page.context["form"].fields) < 900
    assert len(page.context["form"].left_out) == 500
