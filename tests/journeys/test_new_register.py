"""A newer register closes a school, whose people then go on under the academy that followed it."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from access.roles import Role
from schools.actions.import_schools import import_schools
from schools.actions.school_register_work import work_on_register_files
from schools.models import LocalAuthority, School
from tests.factories import (
    HubFactory,
    InterestFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.schools.register import register_bytes, register_file, school
from tests.schools.test_links import links_bytes
from tests.test_access import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CLOSED = {"status": "Closed", "CloseDate": "31-08-2025"}


def bring_in(client: Client, content: bytes, kind: str, **more) -> str:
    """Choose a file, see what it would change, apply it; the page of its report."""
    file = SimpleUploadedFile(f"{kind}.csv", content, "text/csv")
    sent = {"kind": kind, "file": file, "key": str(uuid4()), **more}
    page = client.post("/manage/register/add/", sent).url
    assert "Checking what the file would change" in text_of(client, page)
    work_on_register_files()
    assert "Nothing has been changed yet." in text_of(client, page)
    client.post(f"{page}apply/")
    assert "Applying the file" in text_of(client, page)
    work_on_register_files()
    return page


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    text = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_a_newer_register_from_its_file_to_the_people_it_concerns():
    import_schools(register_file(school(900001, name="Elm School"), school(900002)))
    hub = HubFactory(area=LocalAuthority.objects.get(code="099"))
    administrator = client_of(member(hub, Role.ADMINISTRATOR))
    system = client_of(UserFactory(is_superuser=True))
    workgroup = WorkGroupFactory(hub=hub)
    WorkshopFactory(workgroup=workgroup)
    elm = School.objects.get(urn=900001)
    interest = InterestFactory(workgroup=workgroup, school=elm)

    # The national register has a newer version.
    newer = register_bytes(
        school(900001, name="Elm School", **CLOSED),
        school(900002, name="Larkfield High"),
        school(900003, name="Elm Academy"),
    )
    report = bring_in(system, newer, "schools")
    assert "Closed 1" in text_of(system, report)
    assert "Renamed 1" in text_of(system, report)
    bring_in(system, links_bytes((900001, 900003, "Successor", "01-09-2025")), "links")
    bring_in(system, b"URN,PP %\n900003,21.5\n", "premium", year="2025/26")
    assert text_of(system, "/manage/register/").count("Applied") >= 3

    # The hub hears of it where its day begins.
    assert f"{interest.name}, whose school has closed" in text_of(administrator, "/home/")
    listed = text_of(administrator, "/manage/register/closed-schools/")
    assert "Elm School" in listed
    assert "Elm Academy" in listed
    academy = School.objects.get(urn=900003)
    administrator.post(
        f"/manage/register/closed-schools/{interest.pk}/move/", {"school": academy.pk, "other": ""}
    )
    interest.refresh_from_db()
    assert interest.school == academy
    assert "No people whose schools have closed" in text_of(administrator, "/home/")

    # And each school's page tells what happened to it.
    assert "Name: “St Mary’s School” to “Larkfield High”" in text_of(
        administrator, f"/schools/{School.objects.get(urn=900002).pk}/"
    )
    page = text_of(administrator, f"/schools/{academy.pk}/")
    assert "21.5% of pupils in 2025/26 Source: premium.csv" in page
