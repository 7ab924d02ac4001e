"""Attendance lists of Teams, Zoom and Meet: each layout gives the people and minutes it holds."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from pages.rules.london import LONDON, london
from participants.rules.online_list import Guest, OnlineListError, Stay, read_online_list
from participants.rules.online_people import Expected, Match, match, minutes_there
from participants.rules.online_times import read_length, read_moment

FILES = Path(__file__).parents[2].parent / "shared" / "data" / "attendance"
with_files = pytest.mark.skipif(not FILES.exists(), reason="The real layouts are not here.")
DAY = date(2022, 2, 3)


def at(hour, minute=0, second=0):
    return london(DAY, time(hour, minute, second))


BEGINS, ENDS = at(9, 30), at(14, 30)


def expected():
    return json.loads((FILES / "expected.json").read_text())


def the_list():
    return [
        Expected(number, one["name"], one["email"], one["school"])
        for number, one in enumerate(expected()["the_list"])
    ]


def text_of(name: str) -> str:
    data = (FILES / name).read_bytes()
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


def files():
    return sorted(expected()["files"]) if FILES.exists() else []


@with_files
@pytest.mark.parametrize("name", files())
def test_each_layout_gives_its_people_and_their_minutes(name):
    said = expected()["files"][name]
    people = the_list()

    guests = read_online_list(text_of(name), DAY)

    rest = [guest for guest in guests if guest.was_there]
    for right in said["people"]:
        shown = right["shown"] if isinstance(right["shown"], list) else [right["shown"].strip()]
        [guest, *_] = [
            one
            for one in rest
            if sorted(one.names) == sorted(shown) and one.email == (right.get("email") or "")
        ]
        rest.remove(guest)
        assert abs(minutes_there([guest], BEGINS, ENDS) - right["minutes"]) <= 1, shown
        found = match(guest, people)
        of_match = people[found.person].email if found.person is not None else None
        assert of_match == right["matches"], shown
        perhaps = people[found.perhaps].email if found.perhaps is not None else None
        assert perhaps == right.get("suggest"), shown
    assert not rest


@with_files
@pytest.mark.parametrize(
    ("name", "never_there"),
    [
        ("teams_2023_sections_us.csv", ["Tom Beddowes (External)"]),
        ("zoom_2024_waiting_room.csv", ["Owain ap Gwilym"]),
        ("zoom_2022_webinar_attendees.csv", ["Rhiannon Llewelyn-Price", "Tom Beddowes"]),
    ],
)
def test_whoever_was_not_let_in_or_did_not_come_is_shown_without_minutes(name, never_there):
    guests = read_online_list(text_of(name), DAY)

    absent = [guest for guest in guests if not guest.was_there]
    assert [guest.names[0] for guest in absent] == never_there


@with_files
@pytest.mark.parametrize("name", ["teams_2022_sections_uk.csv", "zoom_2020_unique_users.csv"])
def test_a_device_and_its_owner_are_counted_together(name):
    [pair] = expected()["files"][name]["perhaps_one_person"]
    guests = [one for one in read_online_list(text_of(name), DAY) if one.names[0] in pair["shown"]]

    assert len(guests) == 2
    assert minutes_there(guests, BEGINS, ENDS) == pair["minutes_together"]


# Beyond those files

ROWS = "Name,Join time,Leave time\nAda,03/02/2022 9:30{gap}am,03/02/2022 2:30{gap}PM\n"


@pytest.mark.parametrize(
    "text",
    [
        ROWS.format(gap=" "),
        ROWS.format(gap="\u202f"),  # a narrow space, as newer systems write it
        ROWS.format(gap="").replace(",", ";"),  # saved again by Excel
        ROWS.format(gap="").replace(",", "\t").replace("\n", "\t\t\t\n"),  # filled up by it
        "Ada's meeting\n\n" + ROWS.format(gap=" "),
    ],
)
def test_a_list_saved_again_is_read_the_same(text):
    [guest] = read_online_list(text, DAY)

    assert guest.names == ["Ada"]
    assert guest.stays == [Stay(at(9, 30), at(14, 30))]


def test_in_summer_a_list_in_utc_is_an_hour_behind():
    text = "Name,First Join,Last Leave,Duration\nAda,2022-05-25T08:30:00Z,2022-05-25T13:30:00Z,300"

    [guest] = read_online_list(text, date(2022, 5, 25))

    assert guest.stays[0].joined == datetime(2022, 5, 25, 9, 30, tzinfo=LONDON)


def test_whoever_came_the_evening_before_to_try_is_not_counted_twice():
    text = (
        "Name,Join time,Leave time\n"
        "Ada,02/02/2022 18:00,02/02/2022 18:10\nAda,03/02/2022 10:00,03/02/2022 11:00\n"
    )

    [guest] = read_online_list(text, DAY)

    assert minutes_there([guest], BEGINS, ENDS) == 60


@pytest.mark.parametrize(
    "text", ["", "\x00", "Name", "Name,Join time\n", '"', "a,b,c\n1,2,3", "Name,Join time\n,,\n"]
)
def test_what_is_no_list_is_refused(text):
    with pytest.raises(OnlineListError, match="no attendance list"):
        read_online_list(text, DAY)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("5h 22m 35s", 322 + 35 / 60),
        ("5h 31s", 300 + 31 / 60),
        ("9s", 0.15),
        ("5 hr 22 min", 322),
        ("3 hr", 180),
        ("320", 320),
        ("PT4H58M12S", 298.2),
    ],
)
def test_a_length_is_read_in_each_way(typed, minutes):
    assert read_length(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", ["", "--", "long", "5 apples", "99999999999999", "12h and more"])
def test_what_is_no_length_is_none(typed):
    assert read_length(typed) is None


@pytest.mark.parametrize("typed", ["", "--", "13:00 PM", "25:00", "9:61", "31/31/2022 9:00", "x"])
def test_what_is_no_time_is_none(typed):
    assert read_moment(typed) is None


@pytest.mark.parametrize(
    ("shown", "person", "perhaps"),
    [
        ("Whitlock, Sam (External)", 0, None),
        ("SAM  WHITLOCK", 0, None),
        ("SW (Sam Whitlock)", 0, None),
        ("Sarah Jones", None, None),  # there are two
        ("Sarah", None, None),
        ("Sam W", None, 0),
        ("[Other School] Sam W", None, None),
        ("Dr Whitlock", None, 0),
        ("W", None, None),
        ("Samantha Whitlock", None, None),
        ("Notetaker", None, None),
        ("()", None, None),
    ],
)
def test_only_the_same_name_is_the_same_person(shown, person, perhaps):
    people = [
        Expected(0, "Sam Whitlock", "sam@example.org", "Larkfield Primary"),
        Expected(1, "Sarah Jones", "sarah@example.org", "Oak School"),
        Expected(2, "Sarah Jones", "s.jones@example.org", "Elm School"),
    ]

    assert match(Guest([shown]), people) == Match(person, perhaps)
