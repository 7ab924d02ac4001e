"""Lists of people as hubs have them: who stands on each line, and what becomes of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from participants.choices import ListedState
from participants.forms.listed_people import ListedPeopleForm
from participants.rules.list_table import read_tables
from participants.rules.listed_people import PutRight, read_people
from participants.rules.listed_verdict import (
    KnownPerson,
    ListFacts,
    asks_elsewhere,
    settle_people,
)
from schools.rules.named_school import NamedSchool, SchoolNames

FILES = Path(__file__).parents[2].parent / "shared" / "data" / "interest_lists"
with_files = pytest.mark.skipif(not FILES.exists(), reason="The real layouts are not here.")
TODAY = date(2022, 2, 20)
SCHOOLS = [
    NamedSchool(1, "Harrowdale Acorn Primary School", "Harrowdale"),
    NamedSchool(2, "Millbrook Bluebell Lane Primary School", "Millbrook"),
    NamedSchool(3, "Larkfield Ivybridge Road School", "Larkfield"),
]


def expected():
    return json.loads((FILES / "expected.json").read_text())


def files():
    return sorted(expected()["files"]) if FILES.exists() else []


def read(text, put_right=None, today=TODAY):
    return read_people(read_tables(text), today=today, put_right=put_right or {})


def facts(schools=SCHOOLS, **fields):
    names = SchoolNames(schools)
    given = {"school_words": {one.pk: one.name for one in schools}} | fields
    return ListFacts(fit=lambda one: names.fit(one.school, one.urn, one.postcode), **given)


def settled(text, choices=None, **fields):
    return settle_people(read(text), facts(**fields), choices or {})


def states(text, **fields):
    return [row.state for row in settled(text, **fields)]


@with_files
@pytest.mark.parametrize("name", files())
def test_each_layout_gives_its_people_their_schools_and_what_is_in_doubt(name):
    said = expected()
    schools = [
        NamedSchool(urn, name, name.split()[0], urn=urn) for name, urn in said["schools"].items()
    ]
    text = ListedPeopleForm.text_of(None, (FILES / name).read_bytes())
    people = read(text)

    rows = {row.said.line: row for row in settle_people(people, facts(schools), {})}

    for right in said["files"][name]["rows"]:
        row = rows.get(right["line"])
        if row is None:
            assert right["state"] == "skip", right
            continue
        state = {"skipped": "skip"}.get(row.state, str(row.state))
        assert state in [right["state"], *right.get("also_right", [])], (right, row.reasons)
        if state == "skip":
            continue
        assert what_is_read(row, right) == right_of(right), right
    assert set(rows) <= {right["line"] for right in said["files"][name]["rows"]}


def what_is_read(row, right):
    one = row.said
    found = {
        "name": one.name.casefold(),
        "email": row.email,
        "urn": row.school,
        "phone": one.telephone,
        "received": str(one.received_on),
        "head": one.head_name,
        "head_email": one.head_email,
        "choices": [int(value[7:]) for value, _ in row.options if value.startswith("school:")],
        "asked": one.asked,
    }
    if "asked" in right:
        titles = {title: [place] for place, title in enumerate(expected()["groups"], 1)}
        found["asked"] = [
            title
            for title, [place] in titles.items()
            if not asks_elsewhere(one.asked, ListFacts(None, names=titles, workgroup=place))
        ]
        right["asked"] = [title for title in titles if title in right["asked"]]
    return {name: found[name] for name in right_of(right)}


def right_of(right):
    names = ("email", "urn", "phone", "received", "head", "head_email", "choices", "asked")
    given = {name: right[name] for name in names if name in right}
    if "first" in right:
        given["name"] = f"{right['first']} {right['last']}".casefold()
    return given


OWN_LIST = '''\
Our hub – people who rang;;;;
;;;;
North;;;;
Name;School;E-mail;Tel.;Date rec'd
Ada, Lin;Acorn, Harrowdale;lin.ada@example.org;7700900001;10.1.22
Bo Ray;ditto;bo.ray@example.org;01632 960001;""""
Total: 2;;;;
South;;;;
School;Name;Role;E-mail;
Bluebell Ln Pri.;Cy Dee (not the other one);Y5;cy.dee@example.org;
–;Mx Di Eve;maths lead;di.eve@example.org;
'''


def test_tables_below_each_other_are_read_with_ditto_titles_and_sums():
    rows = settled(OWN_LIST)

    assert [(row.said.line, row.said.name, row.school, row.said.telephone) for row in rows] == [
        (5, "Lin Ada", 1, "07700900001"),
        (6, "Bo Ray", 1, "01632960001"),
        (10, "Cy Dee", 2, ""),
        (11, "Di Eve", 2, ""),
    ]
    assert [row.said.received_on for row in rows[:2]] == [date(2022, 1, 10)] * 2
    assert {row.state for row in rows} == {ListedState.NEW}


@pytest.mark.parametrize("mark", ["\t", ",", ";", "|"])
def test_any_separator_will_do(mark):
    lines = ["Name,Email,School", "Lin Ada,lin@example.org,Acorn", "Bo Ray,bo@example.org,Acorn"]

    assert states("\n".join(lines).replace(",", mark)) == [ListedState.NEW] * 2


def test_a_list_without_headings_is_told_by_its_cells():
    [one] = read("Lin Ada\tAcorn Primary\tlin@example.org\t7700900001")

    assert (one.name, one.school, one.email) == ("Lin Ada", "Acorn Primary", "lin@example.org")


def test_a_quotation_mark_that_nothing_closes_costs_no_other_line():
    text = 'Name,Email,School\n"Lin Ada,lin@example.org,Acorn\nBo Ray,bo@example.org,Acorn\n'

    assert [one.line for one in read(text)] == [2, 3]


def test_an_answer_with_line_breaks_is_one_row():
    text = (
        'Name,Email,School,Notes\nLin Ada,lin@example.org,Acorn,"a\nb"\nBo,bo@example.org,Acorn,\n'
    )

    assert [(one.line, one.name) for one in read(text)] == [(2, "Lin Ada"), (4, "Bo")]


HEADINGS = "Name,Email,School,Order #,Status,Notes"


def lines(*rows):
    return "\n".join([HEADINGS, *rows])


@pytest.mark.parametrize(
    ("row", "state", "reason"),
    [
        ("Lin Ada,lin@example.org,Acorn", "new", ""),
        ("Lin Ada,lin@example,Acorn", "wrong", "must have a dot"),
        ("Lin Ada,,Acorn", "wrong", "No email address is given."),
        ("L?n Ada,lin@example.org,Acorn", "doubtful", "was lost"),
        ("Lin Ada,a@example.org b@example.org,Acorn", "doubtful", "2 addresses"),
        ("Lin Ada,lin@example.org,Thornbury House", "doubtful", "No school of your area"),
        ("Lin Ada,lin@example.org,Primary Millbrook", "doubtful", "these are called nearly so"),
        ("test,test@example.org,test", "doubtful", "trial"),
        ("Lin Ada,lin@example.org,Acorn,,Refunded", "skipped", "“Refunded”"),
        ("Lin Ada,lin@example.org,Acorn,,Attending", "new", ""),
        ("Lin Ada,lin@example.org,Acorn,,,withdrew 3/2", "doubtful", "withdrew"),
        ("Pupil Amina in Year 4,lin@example.org,Acorn", "wrong", "pupil"),
    ],
)
def test_what_becomes_of_a_line_is_said_with_its_reason(row, state, reason):
    [found] = settled(lines(row))

    assert found.state == state, found.reasons
    assert reason in " ".join(found.reasons)


def test_of_one_persons_answers_the_last_counts_and_accents_make_nobody_else():
    first, second = settled(
        lines("Zoë Ada,z@example.org,Acorn", "Zoe Ada,Z@example.org,Acorn Primary")
    )

    assert (first.state, second.state) == (ListedState.DUPLICATE, ListedState.NEW)


def test_a_good_answer_is_not_lost_for_a_bad_one_that_came_later():
    first, second = settled(
        lines("Zoe Ada,z@example.org,Acorn", "Zoe Ada,z@example.org,Nowhere House")
    )

    assert (first.state, second.state) == (ListedState.NEW, ListedState.DUPLICATE)


@pytest.mark.parametrize(
    "second",
    [
        "Ann Bee,a@example.org,Acorn,7",
        "Cy Dee,a@example.org,Acorn,7",
        "Ann Bee,b@example.org,Acorn",
    ],
)
def test_a_second_place_an_address_of_another_and_a_name_twice_are_asked_about(second):
    rows = settled(lines("Ann Bee,a@example.org,Acorn,7", second))

    assert [row.state for row in rows] == [ListedState.NEW, ListedState.DOUBTFUL]


def test_of_a_second_place_somebody_says_whose_it_is():
    text = lines("Ann Bee,a@example.org,Acorn,7", "Ann Bee,a@example.org,Acorn,7")
    _, second = settled(text)
    assert (second.options, second.boxes) == ([], ["name", "email"])
    typed = {second.key: PutRight(name="Cy Dee", email="cy@example.org")}

    _, second = settle_people(read(text, typed), facts(), {})

    assert (second.state, second.names) == (ListedState.NEW, ("Cy Dee",))


def test_the_third_of_a_school_is_asked_about_with_those_who_asked_before():
    rows = lines("Ann Bee,a@example.org,Acorn", "Bo Ray,b@example.org,Acorn")

    assert states(rows, places_per_school=2) == [ListedState.NEW] * 2
    assert states(rows, places_per_school=2, asked={1: 1}) == [
        ListedState.NEW,
        ListedState.DOUBTFUL,
    ]


def test_two_in_one_answer_can_both_be_taken():
    text = lines("Ann Bee and Cy Dee,a@example.org,Acorn")
    [asked] = settled(text)
    assert [value for value, _ in asked.options] == ["person:0", "person:1", "both"]

    [both] = settled(text, {asked.key: "both"})
    [one] = settled(text, {asked.key: "person:1"})

    assert (both.is_taken, both.names) == (True, ("Ann Bee", "Cy Dee"))
    assert (one.is_taken, one.names) == (True, ("Cy Dee",))


def test_only_a_choice_that_is_offered_takes_a_doubtful_line():
    text = lines("Lin Ada,lin@example.org,Primary Millbrook Harrowdale")
    [asked] = settled(text)

    [other] = settled(text, {asked.key: "school:3"})

    assert not asked.is_taken
    assert not other.is_taken


def test_what_is_typed_beside_a_line_takes_the_place_of_its_cells():
    text = lines("Lin Ada,lin@example,Nowhere House")
    [one] = read(text)
    typed = PutRight(email="lin@example.org", school="Acorn")

    [row] = settle_people(read(text, {one.key: typed}), facts(), {})

    assert (row.state, row.email, row.school) == (ListedState.NEW, "lin@example.org", 1)


KNOWN = {"pk": 9, "name": "Lin Ada", "email": "lin@example.org", "school": 1}


@pytest.mark.parametrize(
    ("fields", "state", "note"),
    [
        ({}, "known", ""),
        ({"is_of_hub": False}, "new", ""),
        ({"asked": "New", "is_open": True}, "duplicate", ""),
        ({"asked": "Withdrawn"}, "doubtful", ""),
        ({"name": "Bo Ray"}, "new", "Another name or school is known"),
        ({"name": "Bo Ray", "is_of_hub": False}, "new", ""),
        ({"email": "other@example.org", "asked": "New", "is_open": True}, "doubtful", ""),
    ],
)
def test_whoever_is_known_is_told_apart_from_who_is_new(fields, state, note):
    known = KnownPerson(**KNOWN | fields)

    [row] = settled(lines("Lin Ada,lin@example.org,Acorn"), known=[known])

    assert row.state == state
    assert bool(row.notes) == bool(note)
    assert note in " ".join(row.notes)


@pytest.mark.parametrize("who", ["own", "leads"])
def test_nobody_adds_themselves_or_who_leads(who):
    [row] = settled(lines("Lin Ada,lin@example.org,Acorn"), **{who: {"lin@example.org"}})

    assert row.state == ListedState.WRONG


def test_what_came_of_a_closed_school_counts():
    closed = NamedSchool(7, "Larkfield Yew School", "Larkfield", urn=900007, is_open=False)
    text = lines("Lin Ada,lin@example.org,Yew")
    words = {7: "Yew School", 8: "Yew Academy", 9: "Oak Academy"}

    [one] = settled(text, schools=[closed], school_words=words, successors={7: [8]})
    [two] = settled(text, schools=[closed], school_words=words, successors={7: [8, 9]})
    [none] = settled(text, schools=[closed], school_words=words, successors={7: []})

    assert (one.school, one.state) == (8, ListedState.NEW)
    assert [value for value, _ in two.options] == ["school:8", "school:9"]
    assert (none.state, none.options) == (ListedState.DOUBTFUL, [])


@pytest.mark.parametrize(
    ("cell", "other"),
    [
        ("Subject Leadership", ""),
        ("Subject Leadership, Years 5 to 8, Cohort 2", ""),
        ("Years 5 to 8, Cohort 2;", "Years 5 to 8, Cohort 2"),
        ("Something that we do not run", ""),
        ("", ""),
    ],
)
def test_whoever_asks_for_another_work_group_is_not_taken(cell, other):
    names = {"Subject Leadership": [1], "Years 5 to 8, Cohort 2": [2]}

    assert asks_elsewhere(cell, ListFacts(None, names=names, workgroup=1)) == other


def test_where_others_ask_for_it_by_name_whoever_leaves_it_out_asks_elsewhere():
    text = (
        "Name,Email,School,Which Work Groups?\n"
        "Lin Ada,lin@example.org,Acorn,Subject Leadership;\n"
        "Bo Ray,bo@example.org,Acorn,Something that we do not run;\n"
        "Cy Dee,cy@example.org,Bluebell,"
    )
    fields = {"names": {"Subject Leadership": [1]}, "workgroup": 1}

    assert states(text, **fields) == ["new", "elsewhere", "new"]
    assert states(text.replace("Subject Leadership", "Another"), **fields) == ["new"] * 3


def test_a_longer_title_is_no_wish_for_the_shorter():
    names = {"Times Tables": [1], "Times Tables North": [2]}

    assert asks_elsewhere("Times Tables North", ListFacts(None, names=names, workgroup=1))


def test_a_day_to_come_is_no_day_of_asking():
    rows = ["Lin,l@example.org,20/02/2022", "Bo,b@example.org,21/02/2022"]
    text = "\n".join(["Name,Email,Date", *rows])

    assert [one.received_on for one in read(text)] == [TODAY, None]
