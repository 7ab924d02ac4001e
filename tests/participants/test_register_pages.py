"""The register as the lead's phone and the plain form send it, and workshops that are moved."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.roles import Role
from outbox.models import Message
from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark
from participants.models import Attendance
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.robust.reading import assert_refused_beside, error_beside, links, summary, typed

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)


@pytest.fixture
def workshop(time_machine):
    time_machine.move_to(THE_DAY + timedelta(hours=2), tick=False)
    return WorkshopFactory(starts_at=THE_DAY, venue__name="Larkfield Hall")


@pytest.fixture
def participant(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


@pytest.fixture
def admin(client, workshop):
    user = member(workshop.workgroup.hub, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def url(name: str, workshop) -> str:
    return reverse(f"participants:{name}", args=[workshop.pk])


def tap(client, workshop, participant, mark):
    return client.post(url("register", workshop), {"participant": participant, "mark": mark})


def marks():
    return list(Attendance.objects.values_list("participant", "mark"))


@pytest.mark.usefixtures("admin")
def test_a_tap_is_kept_at_once_and_the_next_replaces_it(client, workshop, participant):
    for mark in (Mark.ABSENT, Mark.PRESENT):
        answer = tap(client, workshop, participant.pk, mark)
        assert (answer.status_code, answer.json()) == (200, {"saved": True})

    assert marks() == [(participant.pk, Mark.PRESENT)]


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize(
    ("who", "mark"),
    [
        ("", "present"),
        ("x", "present"),
        ("-1", "present"),
        ("²", "present"),
        ("9" * 5000, "present"),
    ]
    + [("own", mark) for mark in ("", "here", "PRESENT", "\x00", "present,absent")],
)
def test_a_tap_that_cannot_be_read_keeps_nothing(client, workshop, participant, who, mark):
    answer = tap(client, workshop, participant.pk if who == "own" else who, mark)

    assert (answer.status_code, answer.json()) == (
        422,
        {"message": "This mark could not be read."},
    )
    assert marks() == []


@pytest.mark.usefixtures("admin")
def test_a_tap_for_somebody_who_is_not_on_the_register_is_refused(client, workshop, participant):
    stranger = ParticipantFactory()

    for who in (stranger.pk, 10**17):
        answer = tap(client, workshop, who, Mark.PRESENT)
        assert (answer.status_code, answer.json()["message"]) == (
            409,
            "1 of these people are not on this register.",
        )
    assert marks() == []


def test_a_tap_after_the_register_is_closed_is_refused(client, admin, workshop, participant):
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=admin)
    close_register(workshop=workshop, by=admin)

    answer = tap(client, workshop, participant.pk, Mark.PRESENT)

    assert (answer.status_code, marks()) == (409, [(participant.pk, Mark.ABSENT)])
    assert answer.json()["message"].startswith("This register is closed.")


@pytest.mark.usefixtures("admin")
def test_the_whole_register_is_sent_without_a_script(client, workshop, participant):
    other = ParticipantFactory(workgroup=workshop.workgroup)
    path = url("register", workshop)

    wrong = client.post(path, {f"mark-{participant.pk}": "present", f"mark-{other.pk}": "late"})
    answer = client.post(path, {f"mark-{participant.pk}": "present"}, follow=True)

    assert wrong.status_code == 422
    assert typed(wrong, f"mark-{participant.pk}") == "present"
    assert "Saved: close the register when everybody is marked who has not cancelled." in text_of(
        answer
    )
    assert marks() == [(participant.pk, Mark.PRESENT)]


@pytest.mark.usefixtures("admin")
def test_a_register_is_not_taken_before_its_day(client, workshop, participant, time_machine):
    time_machine.move_to(london(2022, 2, 2, 23, 59, 59), tick=False)
    too_early = tap(client, workshop, participant.pk, Mark.PRESENT)

    time_machine.move_to(london(2022, 2, 3), tick=False)
    on_the_day = tap(client, workshop, participant.pk, Mark.PRESENT)

    assert (too_early.status_code, on_the_day.status_code) == (409, 200)


@pytest.mark.usefixtures("admin")
def test_closing_names_who_is_not_marked(client, workshop, participant):
    answer = client.post(url("close_register", workshop))

    assert answer.status_code == 422
    assert summary(answer)[0][1] == f"Mark everybody first. Not marked yet: {participant.person}."


def test_a_register_is_reopened_with_a_reason(client, admin, workshop, participant):
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=admin)
    close_register(workshop=workshop, by=admin)
    path = url("reopen_register", workshop)

    missing = client.post(path, {"reason": ""})
    answer = client.post(path, {"reason": "A wrong tick"}, follow=True)

    assert_refused_beside(missing, reason="Enter the reason")
    assert "The register is open again." in text_of(answer)
    assert Attendance.objects.get().outcome == ""
    assert summary(client.post(path, {"reason": "Again"}))[0][1] == "This register is open."


# Moving and calling off

WHEN = day("day", date(2022, 3, 3)) | {
    "starts": "9:30am",
    "ends": "2:30pm",
    "changed_because": "The hall is closed",
}


@pytest.mark.usefixtures("admin")
def test_moving_says_first_how_many_are_told(client, workshop, participant):
    path = url("move_workshop", workshop)
    place = {"mode": "face_to_face", "venue": workshop.venue_id}

    shown = client.get(path)
    foreseen = client.post(path, WHEN | place)
    assert not Message.objects.exists()
    answer = client.post(path, foreseen.context["form"].data.dict(), follow=True)

    assert "1 person gets an email with the old and the new date, and why." in text_of(shown)
    assert text_of(shown).count("an email with the old and the new date") == 1
    said = text_of(foreseen)
    assert "Nobody has been told yet." in said
    assert "It is now Thursday 3 February 2022, 9:30am to 2:30pm" in said
    assert "It is then Thursday 3 March 2022, 9:30am to 2:30pm" in said
    assert "Free to cancel until 23:59 on Thursday 24 February 2022" in said
    assert "People who come (1)" in said
    assert "Done: 1 person has been told." in text_of(answer)
    sent = Message.objects.get(kind="workshop-moved").text
    assert "Thursday 3 March 2022" in sent
    assert "The hall is closed" in sent
    # The page showed the very words.
    for line in sent.splitlines():
        assert "http" in line or " ".join(line.split()) in said


@pytest.mark.usefixtures("admin")
def test_a_move_says_why(client, workshop, participant):
    workshop.changed_because = "An earlier one"
    workshop.save()
    path = url("move_workshop", workshop)

    sent = WHEN | {"mode": "face_to_face", "venue": workshop.venue_id, "changed_because": ""}
    shown, answer = client.get(path), client.post(path, sent)

    assert "An earlier one" not in shown.content.decode()
    assert_refused_beside(answer, changed_because="Say why it is moved")


@pytest.mark.usefixtures("admin")
def test_a_move_that_changes_nothing_is_refused(client, workshop, participant, time_machine):
    time_machine.move_to(THE_DAY - timedelta(days=9), tick=False)
    place = {"mode": "face_to_face", "venue": workshop.venue_id}
    same = WHEN | day("day", THE_DAY.date()) | place

    answer = client.post(url("move_workshop", workshop), same)

    assert answer.status_code == 422
    assert summary(answer)[0][1].startswith("Nothing is different")
    assert Message.objects.count() == 0


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize(("starts", "is_refused"), [("11:30am", True), ("11:31am", False)])
def test_a_workshop_cannot_be_moved_to_a_time_that_has_gone(client, workshop, starts, is_refused):
    there = WHEN | day("day", THE_DAY.date()) | {"starts": starts, "mode": "online"}

    answer = client.post(url("move_workshop", workshop), there)

    if is_refused:
        assert_refused_beside(
            answer, day="The workshop must be still to come. Check the date and the time"
        )
    else:
        assert answer.status_code == 302


@pytest.mark.usefixtures("admin")
def test_a_workshop_added_once_people_have_places_is_told_to_them(client, workshop, participant):
    path = reverse("participants:add_date", args=[workshop.workgroup_id])
    details = WHEN | {"mode": "online", "catering": "none"}

    shown = client.get(path)
    gone = client.post(path, details | day("day", date(2022, 2, 2)))
    foreseen = client.post(path, details)
    assert not Message.objects.exists()
    answer = client.post(path, foreseen.context["form"].data.dict(), follow=True)

    assert "1 person gets an email with the date and the place" in text_of(shown)
    assert "People with a place (1)" in text_of(foreseen)
    assert "Thursday 3 March 2022, 9:30am to 2:30pm" in text_of(foreseen)
    assert error_beside(gone, "day").startswith("The workshop must be still to come.")
    assert "Saved: 1 person has been told." in text_of(answer)
    letter = Message.objects.get(kind="workshop-added")
    assert letter.to_email == participant.person.email
    assert "Thursday 3 March 2022, 9:30am to 2:30pm" in letter.text


@pytest.mark.usefixtures("admin")
def test_the_cycle_leads_to_the_page_that_tells_people(client, workshop):
    cycle = client.get(reverse("workgroups:cycle", args=[workshop.workgroup_id]))

    assert links(cycle)["Add a workshop"] == reverse(
        "participants:add_date", args=[workshop.workgroup_id]
    )


@pytest.mark.usefixtures("admin")
def test_nobody_adds_a_workshop_to_a_published_work_group_in_silence(client, workshop):
    path = reverse("workgroups:add_workshop", args=[workshop.workgroup_id])

    answer = client.post(path, WHEN | {"mode": "online", "catering": "none"})

    assert [message for _, message in summary(answer)] == [
        "This Work Group has been published meanwhile. Add the workshop again."
    ]
    assert workshop.workgroup.workshops.count() == 1


@pytest.mark.usefixtures("admin")
def test_whoever_closes_early_is_told_that_somebody_may_still_arrive(
    client, workshop, participant, time_machine
):
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=UserFactory())
    path = url("close_register", workshop)

    during = client.get(path)
    time_machine.move_to(workshop.ends_at)
    after = client.get(path)

    assert "The workshop goes on until 3 February 2022 at 2:30pm." in text_of(during)
    assert "The workshop goes on" not in text_of(after)


@pytest.mark.usefixtures("admin")
def test_a_move_onto_another_workshop_or_into_another_time_is_refused_at_the_box(client, workshop):
    other = WorkshopFactory(workgroup=workshop.workgroup, starts_at=london(2022, 3, 3, 9, 30))
    path = url("move_workshop", workshop)

    taken = client.post(path, WHEN | {"mode": "online"})
    backwards = client.post(path, WHEN | {"mode": "online", "starts": "3pm"})
    far_off = client.post(path, WHEN | day("day", date(2032, 3, 3)) | {"mode": "online"})

    assert other.starts_at == london(2022, 3, 3, 9, 30)
    assert_refused_beside(taken, day="Another workshop of this Work Group starts at that time")
    assert_refused_beside(backwards, ends="The workshop must end after it starts")
    assert summary(far_off)[0][1].startswith("The date must lie between")
    workshop.refresh_from_db()
    assert workshop.starts_at == THE_DAY


@pytest.mark.usefixtures("admin")
def test_calling_off_needs_a_reason_that_everybody_reads(client, workshop, participant):
    path = url("call_off", workshop)

    shown, missing = client.get(path), client.post(path, {"reason": ""})
    answer = client.post(path, {"reason": "Snow"}, follow=True)

    assert "No fee is ever charged for a workshop that the hub cancels." in text_of(shown)
    assert "Cancel the workshop and tell 1 person" in text_of(shown)
    assert links(shown)["Keep the workshop"] == reverse(
        "workgroups:cycle", args=[workshop.workgroup_id]
    )
    assert_refused_beside(missing, reason="Enter the reason")
    assert "Done: 1 person has been told." in text_of(answer)
    assert "Snow" in Message.objects.get(kind="workshop-called-off").text
    again = client.post(path, {"reason": "Snow"})
    assert [m for _, m in summary(again)] == ["This workshop has been cancelled already."]


@pytest.mark.usefixtures("admin", "participant")
@pytest.mark.parametrize("page", ["move_workshop", "add_date"])
def test_a_day_that_may_keep_people_away_is_asked_about_before_anybody_is_told(
    client, workshop, page
):
    saturday = WHEN | day("day", date(2022, 3, 5))
    row = workshop if page == "move_workshop" else workshop.workgroup
    path = reverse(f"participants:{page}", args=[row.pk])
    sent = saturday | {"mode": "face_to_face", "venue": workshop.venue_id, "catering": "none"}

    asked = client.post(path, sent)
    assert asked.status_code == 422
    assert "It is a Saturday. Nobody has been told yet." in text_of(asked)
    assert not Message.objects.exists()

    # Another such day is asked about anew; the one that was asked about is taken.
    sunday = day("day", date(2022, 3, 6))
    shown = {"shown": asked.context["form"]["shown"].value()}
    assert client.post(path, sent | sunday | shown).status_code == 422
    assert client.post(path, sent | shown).status_code == 302
    assert Message.objects.count() == 1


@pytest.mark.usefixtures("admin", "participant")
@pytest.mark.parametrize("name", ["move_workshop", "add_date"])
def test_who_is_told_is_read_once_to_be_shown(client, workshop, name):
    row = workshop if name == "move_workshop" else workshop.workgroup
    sent = WHEN | day("day", date(2022, 3, 3)) | {"mode": "online", "catering": "none"}

    with CaptureQueriesContext(connection) as captured:
        page = client.post(reverse(f"participants:{name}", args=[row.pk]), sent)

    told = [query["sql"] for query in captured if "participants_participant" in query["sql"]]
    assert page.context["foreseen"].audiences
    assert len(told) == len(set(told))


@pytest.mark.usefixtures("admin")
def test_whoever_is_on_the_register_is_no_pupil(client, workshop, participant):
    """The name of somebody who takes part may stand in a reason; another child's may not."""
    participant.person.name = "Hetty Halloran"
    participant.person.save()
    path = url("call_off", workshop)

    of_pupil = client.post(path, {"reason": "Aisha in Year 4 was marked wrongly"})
    of_teacher = client.post(path, {"reason": "Hetty in Year 4 was marked wrongly"})

    assert "looks like a pupil’s name" in text_of(of_pupil)
    assert of_teacher.status_code == 302


@pytest.mark.usefixtures("admin", "participant")
def test_a_move_into_another_booking_or_past_another_date_is_asked_about(client, workshop):
    elsewhere = WorkGroupFactory(hub=workshop.workgroup.hub, title="Times Tables")
    WorkshopFactory(workgroup=elsewhere, venue=workshop.venue, starts_at=london(2022, 3, 3, 10))
    WorkshopFactory(workgroup=workshop.workgroup, starts_at=london(2022, 2, 10, 9, 30))
    sent = WHEN | {"mode": "face_to_face", "venue": workshop.venue_id}

    asked = client.post(url("move_workshop", workshop), sent)

    assert asked.status_code == 422
    said = text_of(asked)
    assert "Times Tables" in said
    assert "It then comes after the workshop on Thursday 10 February 2022." in said
    assert not Message.objects.exists()
