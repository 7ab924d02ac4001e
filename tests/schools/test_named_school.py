"""Which school a list means by the words people write."""

import pytest

from schools.rules.named_school import NamedSchool, SchoolNames

SCHOOLS = [
    NamedSchool(1, "Harrowdale Acorn Primary School", "Harrowdale", 900110, "HD1 1AA"),
    NamedSchool(2, "Larkfield Copperfield Primary School", "Larkfield", 900112, "LK1 1AA"),
    NamedSchool(3, "Larkfield Fernleigh Primary School", "Larkfield", 900115, "LK1 2AA"),
    NamedSchool(4, "Larkfield Juniper Academy", "Larkfield", 900109, "LK1 2AA"),
    NamedSchool(5, "St Mary's Catholic Infant School", "Millbrook", 900130, "MB1 1AA"),
    NamedSchool(6, "St Mary's Catholic Junior School", "Millbrook", 900131, "MB1 1AA"),
    NamedSchool(7, "Ivybridge Road School", "Millbrook", 900108, "MB2 1AA"),
    NamedSchool(8, "Old Yew School", "Millbrook", 900140, "MB3 1AA", is_open=False),
    NamedSchool(9, "Far Away Primary School", "Elsewhere", 900150, "EW1 1AA", in_area=False),
]


@pytest.fixture
def names():
    return SchoolNames(SCHOOLS)


@pytest.mark.parametrize(
    ("name", "school"),
    [
        ("Acorn", 1),
        ("acorn pri.", 1),
        ("Acorn Primary Sch, Harrowdale", 1),
        ("Acorn Academy", 1),
        ("Fernleigh Primary + Nursery", 3),
        ("Juniper Academy Larkfield", 4),
        ("Saint Marys Infants", 5),
        ("ST. MARY’S CATHOLIC JNR SCHOOL", 6),
        ("Ivybridge Rd", 7),
        ("Old Yew", 8),
        ("900112", 2),
        ("Copperfield (URN 900112)", 2),
    ],
)
def test_a_name_as_people_write_it_is_one_school(names, name, school):
    assert names.fit(name).school == school


@pytest.mark.parametrize(
    ("name", "perhaps"),
    [
        ("Larkfield Primary", (2, 3)),
        ("Harrowdale Primary", (1,)),  # a town and a kind name no school, though only one fits
        ("St Mary's", (5, 6)),
        ("Acorn Junior", (1,)),
        ("Fernleihg", (3,)),
        ("Far Away Primary", (9,)),
        ("Thornbury House (independent)", ()),
        ("test", ()),
        ("", ()),
        ("The School", ()),
    ],
)
def test_a_name_that_does_not_settle_it_is_asked_about(names, name, perhaps):
    fit = names.fit(name)

    assert (fit.school, fit.perhaps) == (None, perhaps)
    assert fit.why


@pytest.mark.parametrize(
    ("name", "urn", "school"),
    [("", "900110", 1), ("Acorn", "900110 I think", 1), ("Harrowdale Primary", "900110", 1)],
)
def test_a_urn_settles_it(names, name, urn, school):
    assert names.fit(name, urn).school == school


@pytest.mark.parametrize(
    ("name", "urn", "perhaps"),
    [
        ("Fernleigh", "900110", (3, 1)),
        ("Larkfield Fernleigh", "900112", (3, 2)),  # both are in Larkfield
        ("Acorn", "123456", (1,)),
    ],
)
def test_a_urn_of_another_school_is_asked_about(names, name, urn, perhaps):
    fit = names.fit(name, urn)

    assert (fit.school, fit.perhaps) == (None, perhaps)


@pytest.mark.parametrize(
    ("name", "postcode", "school", "perhaps"),
    [
        ("", "HD1 1AA", 1, ()),
        ("Fernleigh", "lk12aa", 3, ()),
        ("Far Away", "EW1 1AA", 9, ()),
        ("St Mary's Junior", "MB1 1AA", 6, ()),
        ("", "MB1 1AA", None, (5, 6)),
        ("Copperfield", "HD1 1AA", None, (1,)),
    ],
)
def test_a_postcode_settles_it_unless_several_share_it(names, name, postcode, school, perhaps):
    fit = names.fit(name, postcode=postcode)

    assert (fit.school, fit.perhaps) == (school, perhaps)
