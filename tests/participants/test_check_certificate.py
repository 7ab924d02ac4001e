"""Whoever is shown a certificate checks its number."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participants import links
from participants.actions.certificate import new_number, revoke_certificate
from tests.factories import UserFactory
from tests.journeys.people import text_of
from tests.participants.factories import CertificateFactory

pytestmark = pytest.mark.django_db

PAGE = "/certificate/"
NONE = "There is no certificate with this number"


@pytest.fixture(autouse=True)
def _nobody_has_tried():
    cache.clear()


@pytest.fixture
def certificate():
    return CertificateFactory(name="Ann Able")


def check(client, number):
    return client.get(PAGE, {"number": number})


def test_one_that_holds_says_what_it_is_and_not_whose(client, certificate):
    facts = certificate.facts

    for answer in (check(client, certificate.number), client.get(certificate.check_path)):
        page = text_of(answer)
        for words in ("This certificate is valid", "Certificate of completion", facts["hub"]):
            assert words in page
        for hidden in ("Ann Able", "Lena Lead", "17 November", certificate.place.school.name):
            assert hidden not in page
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_name_stands_there_while_its_holder_wants_that(client, certificate):
    path = links.CERTIFICATE.path(certificate)

    client.post(path, {"shown": "on"})
    assert "Issued to Ann Able" in text_of(check(client, certificate.number))

    client.post(path, {})
    assert "Ann Able" not in text_of(check(client, certificate.number))


def test_one_that_was_replaced_says_so_and_no_more(client, certificate):
    certificate.name_shown_at = certificate.replaced_at = timezone.now()
    certificate.save()
    newer = CertificateFactory(place=certificate.place, replaces=certificate)

    page = text_of(check(client, certificate.number))

    assert "This certificate was replaced" in page
    for hidden in ("Ann Able", newer.number_words, newer.number):
        assert hidden not in page


def test_one_that_was_revoked_says_so_and_not_why(client, certificate):
    certificate.name_shown_at = timezone.now()
    certificate.save()
    revoke_certificate(certificate=certificate, because="Wrong Ann Able", by=UserFactory())

    page = text_of(check(client, certificate.number))

    assert "This certificate was revoked" in page
    for hidden in ("Ann Able", "Wrong"):
        assert hidden not in page


@pytest.mark.parametrize("way", [str.lower, lambda number: f" {number[:6]} {number[6:]} "])
def test_a_number_is_found_however_it_is_typed(client, certificate, way):
    assert "is valid" in text_of(check(client, way(certificate.number_words)))


@pytest.mark.parametrize("typed", ["0000-0000-0000", "123", "<b>", "x" * 5000, "0\x00", "٧" * 12])
def test_what_is_no_number_of_ours_is_answered_kindly(client, certificate, typed):
    answer = check(client, typed)

    assert answer.status_code == 200
    assert NONE in text_of(answer)


def test_an_empty_box_is_asked_to_be_filled_in(client):
    assert "Enter the number that is printed" in text_of(check(client, ""))
    assert "Enter the number that is printed on the certificate, and you" in text_of(
        client.get(PAGE)
    )


def test_nobody_tries_many_numbers(client, certificate):
    answers = [check(client, new_number()).status_code for _ in range(31)]

    assert answers == [200] * 30 + [429]
    # Then a good one is not answered either, or it would tell itself apart.
    refused = check(client, certificate.number)
    assert refused.status_code == 429
    assert "is valid" not in text_of(refused)
    # From another network somebody else still checks theirs.
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert "is valid" in text_of(check(elsewhere, certificate.number))


def test_good_numbers_are_checked_without_end(client, certificate):
    found = {check(client, certificate.number).status_code for _ in range(35)}

    assert found == {200}


def test_everybody_finds_the_page(client):
    assert reverse("participants:check_certificate") in client.get("/").content.decode()
