"""A register filled in from an online list: who is who is shown first, and nobody is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from access.roles import Role
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark
from participants.forms.online_list import box_of
from participants.models import Attendance
from participants.rules.online_list import Guest
from tests.factories import (
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.robust.reading import error_beside
from workgroups.choices import WorkshopMode

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
HEADINGS = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"


def line(name, email="", joined="09:25:00 AM", left="02:31:00 PM", day="02/03/2022"):
    return f"{name},{email},{day} {joined},{day} {left},300"


def list_of(*lines) -> str:
    return "\r\n".join([HEADINGS, *lines])


@pytest.fixture
def workshop(time_machine):
    time_machine.move_to(THE_DAY + timedelta(hours=6), tick=False)
    return WorkshopFactory(starts_at=THE_DAY, mode=WorkshopMode.ONLINE)


@pytest.fixture
def staff(client, workshop):
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    return client


def place(workshop, name, email):
    return ParticipantFactory(
        workgroup=workshop.workgroup,
        person=PersonFactory(name=name, email=email),
        accepted_at=THE_DAY - timedelta(days=30),
    )


@pytest.fixture
def zofia(workshop):
    return place(workshop, "Zofia Kamińska", "zofia@example.org")


@pytest.fixture
def sam(workshop):
    return place(workshop, "Sam Whitlock", "sam@example.org")


def path(workshop) -> str:
    return reverse("participants:online_list", args=[workshop.pk])


def sent(*lines, **more) -> dict:
    return {"pasted": list_of(*lines), "at_least": "1", "do": "check"} | more


def kept():
    rows = Attendance.objects.order_by("participant__person__name")
    return list(rows.values_list("participant__person__name", "mark", "minutes"))


def test_it_is_offered_where_a_workshop_can_be_joined(staff, workshop, zofia):
    register = reverse("participants:register", args=[workshop.pk])

    assert path(workshop) in staff.get(register).content.decode()

    workshop.mode = WorkshopMode.FACE_TO_FACE
    workshop.save()
    assert path(workshop) not in staff.get(register).content.decode()


def test_a_file_of_teams_is_read_as_it_is(staff, workshop, zofia):
    text = "Full Name\tUser Action\tTimestamp\nKamińska, Zofia\tJoined\t03/02/2022, 09:31:00\n"
    file = SimpleUploadedFile("meetingAttendanceList.csv", text.encode("utf-16"))

    page = staff.post(path(workshop), {"file": file, "at_least": "1", "do": "check"})

    assert page.status_code == 200
    assert "1 of 1 person is marked as here" in text_of(page)
    assert kept() == []

    # A browser sends a file once; what was read of it is in the page.
    shown = page.context["form"].data
    staff.post(path(workshop), {"pasted": shown["pasted"], "at_least": "1", "do": "keep"})

    assert kept() == [("Zofia Kamińska", "present", 299)]


def test_who_is_not_recognised_is_shown_and_said_by_hand(staff, workshop, zofia, sam):
    lines = (line("Zofia", "zofia@example.org"), line("Sam's iPad", joined="10:00:00 AM"))

    page = staff.post(path(workshop), sent(*lines))

    # Whom a person has to recognise comes first.
    [(_, second, minutes), (_, first, _)] = page.context["lines"]
    assert first.value() == str(zofia.pk)
    assert (second.value(), minutes) == ("", 270)
    assert "Perhaps Sam Whitlock" in text_of(page)
    assert "Not on the list, and so without a mark: Sam Whitlock." in text_of(page)

    box = box_of(Guest(["Sam's iPad"]))
    done = staff.post(path(workshop), sent(*lines, do="keep", **{box: sam.pk}), follow=True)

    assert kept() == [("Sam Whitlock", "present", 270), ("Zofia Kamińska", "present", None)]
    assert "2 people are marked as here." in text_of(done)
    assert "here for 270 minutes" in text_of(done)


def test_two_devices_of_one_person_count_once(staff, workshop, zofia):
    phone = line("Zofia's phone", joined="09:30:00 AM", left="12:00:00 PM")
    laptop = line("Zofia Kaminska", joined="11:00:00 AM", left="01:30:00 PM")
    said = {box_of(Guest(["Zofia's phone"])): zofia.pk}

    staff.post(path(workshop), sent(phone, laptop, do="keep", **said))

    assert kept() == [("Zofia Kamińska", "present", 240)]


def test_a_list_says_of_nobody_that_they_were_missing(staff, workshop, zofia, sam):
    staff.post(path(workshop), sent(line("Zofia Kamińska"), do="keep"))

    assert kept() == [("Zofia Kamińska", "present", None)]


def test_whoever_was_there_too_short_is_left_for_a_person_to_decide(staff, workshop, zofia):
    short = line("Zofia Kamińska", left="09:50:00 AM")

    done = staff.post(path(workshop), sent(short, at_least="30", do="keep"), follow=True)

    assert kept() == []
    assert "There for too short a time: Zofia Kamińska." in text_of(done)


def test_a_mark_that_somebody_made_stays(staff, workshop, zofia, sam):
    marks = {zofia.pk: Mark.EXCUSED, sam.pk: Mark.PRESENT}
    take_register(workshop=workshop, marks=marks, by=UserFactory())
    lines = (line("Zofia Kamińska"), line("Sam Whitlock", left="11:30:00 AM"))

    done = staff.post(path(workshop), sent(*lines, do="keep"), follow=True)

    assert kept() == [("Sam Whitlock", "present", 120), ("Zofia Kamińska", "excused", None)]
    assert "Left as they were: Zofia Kamińska." in text_of(done)


def test_whoever_had_cancelled_and_came_is_here(staff, workshop, zofia, time_machine):
    time_machine.move_to(THE_DAY - timedelta(days=20), tick=False)
    cancel_workshop_place(participant=zofia, workshop=workshop)
    time_machine.move_to(THE_DAY + timedelta(hours=6), tick=False)

    staff.post(path(workshop), sent(line("Zofia Kamińska"), do="keep"))

    assert kept() == [("Zofia Kamińska", "present", None)]


def test_a_colleague_on_the_list_is_marked_as_one(staff, workshop, zofia, sam, time_machine):
    time_machine.move_to(THE_DAY - timedelta(days=20), tick=False)
    for participant in (zofia, sam):
        name_substitute(
            participant=participant,
            workshop=workshop,
            name=f"Col of {participant.person.name.split()[0]}",
            email=f"col{participant.pk}@example.org",
        )
    time_machine.move_to(THE_DAY + timedelta(hours=6), tick=False)

    # The one comes with the address that was given, and the other comes with the colleague.
    lines = (
        line("Somebody", f"col{zofia.pk}@example.org", left="11:30:00 AM"),
        line("Col of Sam"),
        line("Sam Whitlock"),
    )
    staff.post(path(workshop), sent(*lines, do="keep"))

    assert kept() == [("Sam Whitlock", "present", None), ("Zofia Kamińska", "substitute", 120)]


def test_minutes_go_when_the_mark_is_changed(staff, workshop, zofia):
    staff.post(path(workshop), sent(line("Zofia Kamińska", left="11:30:00 AM"), do="keep"))
    take_register(workshop=workshop, marks={zofia.pk: Mark.PRESENT}, by=UserFactory())
    assert kept() == [("Zofia Kamińska", "present", 120)]

    take_register(workshop=workshop, marks={zofia.pk: Mark.ABSENT}, by=UserFactory())

    assert kept() == [("Zofia Kamińska", "absent", None)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Choose the list, or paste it below"),
        ("Dear all,\nthank you for coming", "This is no attendance list of Teams, Zoom"),
        (list_of(line("Zofia", day="02/04/2022")), "This list is of Saturday 2 April 2022"),
        (list_of(line("Zofia", day="02/14/2022")), "This list is of Monday 14 February 2022"),
        (list_of(*[line(f"Guest {n}") for n in range(301)]), "longer than any of one workshop"),
    ],
)
def test_what_cannot_be_read_is_said_beside_it(staff, workshop, zofia, typed, said):
    page = staff.post(path(workshop), {"pasted": typed, "at_least": "1", "do": "check"})

    assert page.status_code == 422
    box = "file" if not typed else "pasted"
    assert said in error_beside(page, box)
    assert kept() == []


def test_a_damaged_file_is_said_to_be_one(staff, workshop, zofia):
    file = SimpleUploadedFile("list.csv", b"\xff\xfeN\x00a\x00m")

    page = staff.post(path(workshop), {"file": file, "at_least": "1", "do": "check"})

    assert "The file is damaged. Download the list again" in error_beside(page, "file")


def test_somebody_of_another_register_cannot_be_chosen(staff, workshop, zofia):
    other = ParticipantFactory(workgroup=WorkGroupFactory())
    said = {box_of(Guest(["Zofia Kamińska"])): other.pk}

    page = staff.post(path(workshop), sent(line("Zofia Kamińska"), do="keep", **said))

    assert page.status_code == 422
    assert "Choose somebody on the register, or nobody" in text_of(page)
    assert kept() == []


def test_a_closed_register_is_not_filled_in(staff, workshop, zofia):
    take_register(workshop=workshop, marks={zofia.pk: Mark.PRESENT}, by=UserFactory())
    close_register(workshop=workshop, by=UserFactory())

    page = staff.get(path(workshop), follow=True)

    assert "This register has been closed already." in text_of(page)
    assert page.redirect_chain


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_number_of_questions(staff, workshop, rows, django_assert_num_queries):
    lines = []
    for number in range(rows):
        place(workshop, f"Ada Number {number}", f"ada{number}@example.org")
        lines.append(line(f"Ada Number {number}"))

    with django_assert_num_queries(10):
        staff.post(path(workshop), sent(*lines))
