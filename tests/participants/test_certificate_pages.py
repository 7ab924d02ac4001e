"""The pages on which certificates are issued, opened and revoked."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from access.roles import Role
from outbox.models import Message
from participants import links
from participants.actions.certificate import revoke_certificate
from participants.choices import Mark
from participants.models import Certificate
from tests.factories import ParticipantFactory, UserFactory, london, member
from tests.journeys.people import text_of
from tests.participants.certified import four_workshops, hold, hold_all, with_place
from tests.participants.factories import CertificateFactory
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_last_workshop(time_machine):
    time_machine.move_to(london(2022, 6, 1, 12), tick=False)


@pytest.fixture
def workgroup():
    return four_workshops()


@pytest.fixture
def admin(workgroup):
    return client_of(member(workgroup.hub, Role.ADMINISTRATOR))


@pytest.fixture
def lead(workgroup):
    lead = UserFactory(name="Lena Lead")
    workgroup.leads.add(lead)
    return lead


def of_group(page, workgroup) -> str:
    return reverse(f"participants:{page}", args=[workgroup.pk])


def issue_proposed(client, workgroup):
    page = client.get(of_group("issue_certificates", workgroup))
    chosen = page.context["form"]["chosen"].value()
    return client.post(of_group("issue_certificates", workgroup), {"chosen": chosen, "sends": "on"})


def words_in(answer) -> str:
    assert answer.headers["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_whole_group_in_one_step(admin, workgroup, lead):
    ben, _, _ = (with_place(workgroup, name) for name in ("Ben Brook", "Ann Able", "Dan Dale"))
    dan = workgroup.participants.get(person__name="Dan Dale")
    hold_all(workgroup, *[{ben: Mark.ABSENT, dan: Mark.ABSENT}] * 2, *[{dan: Mark.ABSENT}] * 2)

    before = text_of(admin.get(of_group("certificates", workgroup)))
    page = text_of(admin.get(of_group("issue_certificates", workgroup)))
    answer = issue_proposed(admin, workgroup)
    after = text_of(admin.get(answer.url))

    assert "Dan Dale, School of Dan Dale: Attended none of the workshops" in before
    assert "Ann Able, School of Ann Able: of completion, 20 hours (100% of the workshops)" in page
    assert "Ben Brook, School of Ben Brook: of attendance, 10 hours (50% of the workshops)" in page
    assert "Lena Lead, led the Work Group: for leading, 20 hours" in page
    assert "3 certificates are issued." in after
    assert "3 certificates issued, 3 of them sent." in after
    assert Message.objects.filter(kind="certificate").count() == 3
    # Nothing is left to do, and the page says so.
    again = admin.get(of_group("issue_certificates", workgroup), follow=True)
    assert "Everybody who earned a certificate has one" in text_of(again)
    nothing = admin.get(of_group("send_certificates", workgroup), follow=True)
    assert "has been written to" in text_of(nothing)


def test_all_are_one_pdf_with_a_page_each(admin, workgroup, lead):
    for name in ("Ann Able", "Ben Brook"):
        with_place(workgroup, name)
    hold_all(workgroup)
    assert admin.get(of_group("certificates_pdf", workgroup)).status_code == 404
    issue_proposed(admin, workgroup)

    answer = client_of(lead).get(of_group("certificates_pdf", workgroup))

    pages = PdfReader(BytesIO(answer.content)).pages
    names = ["Ann Able", "Ben Brook", "Lena Lead"]
    assert [[name for name in names if name in page.extract_text()] for page in pages] == [
        ["Ann Able", "Lena Lead"],
        ["Ben Brook", "Lena Lead"],
        ["Lena Lead"],
    ]


def test_too_early_the_page_says_what_is_missing(admin, workgroup):
    with_place(workgroup, "Ann Able")
    hold(workgroup.workshops.first(), {})

    page = text_of(admin.get(of_group("certificates", workgroup)))
    refused = admin.get(of_group("issue_certificates", workgroup), follow=True)

    assert "3 registers are not closed yet. Close them first." in page
    assert "Issue certificates" not in page
    # Nobody has earned anything before the last date has been held.
    assert "As things stand, 1 person would get one" in page
    assert "earned one" not in page
    assert "3 registers are not closed yet. Close them first." in text_of(refused)


def test_whoever_ticks_nobody_is_asked_to(admin, workgroup):
    with_place(workgroup, "Ann Able")
    hold_all(workgroup)

    answer = admin.post(of_group("issue_certificates", workgroup), {"chosen": []})

    assert_refused_beside(answer, chosen="Tick who is to get a certificate")


def test_the_lead_sees_and_prints_and_neither_issues_nor_revokes(admin, workgroup, lead):
    with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    issue_proposed(admin, workgroup)
    certificate = Certificate.objects.get(name="Ann Able")
    client = client_of(lead)

    page = client.get(of_group("certificates", workgroup))
    detail = client.get(reverse("participants:certificate", args=[certificate.pk]))
    pdf = client.get(reverse("participants:certificate_pdf", args=[certificate.pk]))

    assert certificate.number_words in text_of(page)
    assert "Revoke the certificate" not in text_of(detail)
    assert "Ann Able" in words_in(pdf)
    for refused in (
        of_group("issue_certificates", workgroup),
        of_group("send_certificates", workgroup),
        reverse("participants:revoke_certificate", args=[certificate.pk]),
    ):
        assert client.get(refused).status_code == 403
    # Their own they open as every holder does.
    own = Certificate.objects.get(user=lead)
    assert links.CERTIFICATE.path(own) in page.content.decode()


def test_holders_find_theirs_on_their_own_page_and_by_the_letter(admin, workgroup):
    place = with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    issue_proposed(admin, workgroup)
    somebody_else = ParticipantFactory(workgroup=workgroup)
    certificate = Certificate.objects.get()

    page = Client().get(links.PLACE.path(place)).content.decode()
    other = Client().get(links.PLACE.path(somebody_else)).content.decode()
    path = links.CERTIFICATE.path(certificate)
    pdf = Client().get(f"{path}certificate.pdf")

    assert path in page
    assert "Your certificates" not in other
    assert path in Message.objects.get(kind="certificate").text
    words = words_in(pdf)
    for said in (
        "Certificate of completion",
        "Ann Able",
        "Reasoning",
        workgroup.project.code,
        "In all 20 hours:",
        "Wednesday 17 November 2021, 5 hours",
        f"Certificate number {certificate.number_words}",
    ):
        assert said in words


def test_a_link_of_the_old_address_opens_nothing(admin, workgroup):
    place = with_place(workgroup, "Ann Able")
    path = links.CERTIFICATE.path(CertificateFactory(place=place))
    assert Client().get(path).status_code == 200

    place.person.email = "new@example.org"
    place.person.save()

    assert Client().get(path).status_code == 410
    assert Client().get(f"{path}certificate.pdf").status_code == 410


def test_the_holder_reads_why_it_was_revoked_and_prints_it_no_more(workgroup):
    made = CertificateFactory(place=with_place(workgroup, "Ann Able"))
    path = links.CERTIFICATE.path(made)
    revoke_certificate(certificate=made, because="It names the wrong Ann", by=UserFactory())

    assert "It names the wrong Ann" in text_of(Client().get(path))
    assert Client().get(f"{path}certificate.pdf").status_code == 404
    assert Client().post(path, {"shown": "on"}).status_code == 422


def test_the_old_link_of_one_that_was_replaced_leads_to_the_new_one(admin, workgroup):
    place = with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    issue_proposed(admin, workgroup)
    old = Certificate.objects.get()
    place.person.name = "Ann Newname"
    place.person.save()
    listed = text_of(admin.get(of_group("certificates", workgroup)))
    offered = text_of(admin.get(of_group("issue_certificates", workgroup)))
    issue_proposed(admin, workgroup)
    new = Certificate.objects.get(replaces=old)

    page = Client().get(links.CERTIFICATE.path(old))

    assert "Changed since: name." in listed
    assert "replaces the one they have" in offered
    assert links.CERTIFICATE.path(new) in page.content.decode()
    assert Client().get(f"{links.CERTIFICATE.path(old)}certificate.pdf").status_code == 404


def test_a_certificate_is_revoked_on_a_page_that_says_who_reads_why(admin, workgroup):
    made = CertificateFactory(place=with_place(workgroup, "Ann Able"))
    path = reverse("participants:revoke_certificate", args=[made.pk])

    assert_refused_beside(admin.post(path, {"because": ""}), because="Say why it is revoked")
    answer = admin.post(path, {"because": "It names the wrong Ann"})

    page = text_of(admin.get(answer.url))
    assert "The certificate is revoked." in page
    assert "It names the wrong Ann" in page
    assert "holds no more" in text_of(admin.get(path, follow=True))


def test_another_hub_finds_no_certificate(workgroup):
    made = CertificateFactory(place=with_place(workgroup, "Ann Able"))
    away = client_of(member(four_workshops(title="Elsewhere").hub, Role.ADMINISTRATOR))
    board = client_of(member(workgroup.hub, Role.BOARD))

    for name in ("certificate", "certificate_pdf", "revoke_certificate"):
        path = reverse(f"participants:{name}", args=[made.pk])
        assert [away.get(path).status_code, board.get(path).status_code] == [404, 403]


def test_the_page_asks_as_often_for_thirty_as_for_one(admin, workgroup, lead):
    def queries(page) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin.get(of_group(page, workgroup)).status_code == 200
        return len(captured)

    with_place(workgroup, "Ann Able")
    first, *others = workgroup.workshops.all()
    for workshop in others:
        hold(workshop, {})
    hold(first, {})
    pages = ("certificates", "issue_certificates")
    CertificateFactory(place=workgroup.participants.get())
    one = [queries(page) for page in pages]
    for number in range(29):
        CertificateFactory(place=with_place(workgroup, f"Teacher{number} Other"))

    assert [queries(page) for page in pages] == one
    assert one == [18, 16]
