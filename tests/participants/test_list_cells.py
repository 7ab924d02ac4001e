"""What columns and cells of a list of people say, however they are written."""

from datetime import date

import pytest

from participants.rules.list_cells import (
    is_month_first,
    read_addresses,
    read_head,
    read_person_name,
    read_received,
    read_telephone,
)
from participants.rules.list_columns import field_of
from participants.rules.list_roles import role_said

TODAY = date(2022, 2, 20)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Your name (first name and surname)", "name"),
        ("Name of your school, college or trust", "school"),
        ("School URN, if you know it (six digits)", "urn"),
        ("Headteacher's name and school email, so that we can ask them", "head_name"),
        ("Headteacher email", "head_email"),
        ("Name of your headteacher", "head_name"),
        ("Has your headteacher agreed to release you?", ""),
        ("Head OK?", ""),
        ("Your head supports this application?", ""),
        ("Which of our Work Groups? (Places are limited to two for a school.)", "asked"),
        ("Best number to reach you on during the school day", "phone"),
        ("Job Title", "role"),
        ("Home Zip", ""),
        ("E-mail", "email"),
        ("Date rec'd", "received"),
        ("Date of birth", ""),
        ("Attendee Status", "state"),
        ("Is there anything we should know?", ""),
    ],
)
def test_columns_are_known_by_their_names(heading, field):
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Llewelyn-Price, Rhiannon", ("Rhiannon Llewelyn-Price",)),
        ("Dr Jayawardena (Thilini)", ("Thilini Jayawardena",)),
        ("Mr T M Sheikh", ("T M Sheikh",)),
        ("BARTŁOMIEJ WÓJCIK", ("Bartłomiej Wójcik",)),
        ("sarah de jones", ("Sarah de Jones",)),
        ("J-L Fairweather", ("J-L Fairweather",)),
        ("Siobhán O’DOWD", ("Siobhán O’Dowd",)),
        ("Sarah Jones (not the same!)", ("Sarah Jones",)),
        ("Ann Bee and Cy Dee", ("Ann Bee", "Cy Dee")),
        ("2 x Juniper – names to follow", ()),
        ("TBC", ()),
    ],
)
def test_names_are_read_as_people_write_them(typed, names):
    assert read_person_name(typed).names == names


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7700900102", "07700900102"),
        ("07700 900 114", "07700900114"),
        ("+44 (0)7700 900103", "07700900103"),
        ("+44 7700 900120", "07700900120"),
        ("1632960151", "01632960151"),
        ("01632 960001 ext 12", "01632 960001 ext 12"),
        ("+353 1 555 0100", "+353 1 555 0100"),
        ("7.7009E+09", ""),
        ("ask", ""),
    ],
)
def test_a_telephone_gets_back_its_nought(typed, number):
    assert read_telephone(typed) == number


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("10/01/2022 08:41:07", date(2022, 1, 10)),
        ("2022-01-10 12:06", date(2022, 1, 10)),
        ("10.1.22", date(2022, 1, 10)),
        ("4 Feb 2022", date(2022, 2, 4)),
        ("4th February, 2022", date(2022, 2, 4)),
        ("17 Jan", None),
        ("w/c 31/1", None),
        ("31/02/2022", None),
    ],
)
def test_days_are_read_in_many_forms(typed, day):
    assert read_received(typed) == day


@pytest.mark.parametrize(
    ("cells", "is_so"),
    [
        (["1/10/22", "1/20/22"], True),
        (["1/10/22", "20/1/22"], False),
        (["1/10/22", "2/1/22"], True),  # the first would be in October
        (["10/1/22", "2/1/22"], False),
        (["1/2/22"], False),
    ],
)
def test_months_come_first_where_days_could_not(cells, is_so):
    assert is_month_first(cells, TODAY) == is_so


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("a@example.org / b@example.org", ["a@example.org", "b@example.org"]),
        ("Lin Ada <lin@example.org>", ["lin@example.org"]),
        ("lin@example,org", ["lin@example,org"]),
        ("mailto:lin@example.org", ["lin@example.org"]),
        ("", []),
    ],
)
def test_addresses_are_found_and_never_guessed(typed, found):
    assert read_addresses(typed) == found


def test_the_heads_name_and_address_may_share_a_cell():
    said = "Mrs D Pryce-Jones, Head@example.org"

    assert read_head(said, "") == ("Mrs D Pryce-Jones", "head@example.org")


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Head of maths", "subject_lead"),
        ("Deputy head, maths lead", "senior_leader"),
        ("TA, Year 2", "teaching_assistant"),
        ("Acting head of maths", "acting_subject_lead"),
        ("Y5", "teacher"),
        ("Headteacher", "headteacher"),
        ("ECT 2", "early_career"),
        ("Bursar", ""),
    ],
)
def test_roles_are_told_by_their_words(words, role):
    assert role_said(words) == role
