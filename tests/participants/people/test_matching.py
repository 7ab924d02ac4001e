"""Who is whom: by address, then by TRN, then by name and school."""

import pytest

from participants.rules.matching import Evidence, Said, evidence_of, is_certain, matches_of
from participants.rules.trn import masked_trn, read_trn

AMINA = Said(pk=1, name="Amina Patel", email="amina@example.org", school=1, trn="0123456")


def said(**changes):
    known = {"name": "Amina Patel", "email": "other@example.org", "school": 2}
    return Said(**known | changes)


@pytest.mark.parametrize(
    ("changes", "evidence"),
    [
        ({"name": "Béla Nagy", "email": "amina@example.org"}, Evidence.EMAIL),
        ({"name": "Béla Nagy", "email": "amina@example.org", "trn": "0123456"}, Evidence.EMAIL),
        ({"name": "Béla Nagy", "trn": "0123456"}, Evidence.TRN),
        ({"name": "Béla Nagy", "trn": "0123457"}, None),
        ({"school": 1}, Evidence.NAME_AND_SCHOOL),
        ({"school": 1, "trn": "0123456"}, Evidence.TRN),
        ({"name": "Béla Nagy", "school": 1}, None),
        ({}, None),
        ({"email": "", "trn": ""}, None),
    ],
)
def test_the_best_reason_to_think_so(changes, evidence):
    assert evidence_of(said(**changes), AMINA) == evidence


@pytest.mark.parametrize(
    ("changes", "certain"),
    [
        ({"email": "amina@example.org", "school": 1}, True),
        ({"name": "AMINA-PATEL", "email": "amina@example.org", "school": 1}, True),
        ({"email": "amina@example.org"}, False),
        ({"name": "Béla Nagy", "email": "amina@example.org", "school": 1}, False),
        ({"trn": "0123456"}, True),
        ({"name": "Béla Nagy", "trn": "0123456"}, False),
        ({"school": 1}, False),
    ],
)
def test_only_what_leaves_no_doubt_is_the_same_person(changes, certain):
    assert is_certain(said(**changes), AMINA) is certain


def test_a_former_name_is_a_name():
    married = Said(name="Amina Shah", email="a@x", school=1, former_names=["Amina Patel"])

    assert is_certain(said(email="a@x", school=1), married)


def test_the_certain_one_is_not_among_the_likely_ones_which_come_best_first():
    office = said(pk=2, name="Béla Nagy", email="amina@example.org")
    namesake = said(pk=3, school=1)

    found = matches_of(
        Said(name="Amina Patel", email="amina@example.org", school=1), [namesake, office, AMINA]
    )

    assert found.certain is AMINA
    assert found.likely == [(Evidence.EMAIL, office), (Evidence.NAME_AND_SCHOOL, namesake)]


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("1234567", "1234567"), ("RP 12/34567", "1234567"), ("rp12/34567", "1234567")]
    + [("0012345", "0012345"), (" 12-34567 ", "1234567")],
)
def test_a_number_is_read_however_it_is_written(typed, digits):
    assert read_trn(typed) == digits


@pytest.mark.parametrize(
    "typed", ["", "123456", "12345678", "12E4567", "RP", "١٢٣٤٥٦٧", "PR1234567"]
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match="seven"):
        read_trn(typed)


def test_a_number_is_masked_but_for_its_end():
    assert masked_trn("0123467") == "•••••67"
    assert masked_trn("") == ""
