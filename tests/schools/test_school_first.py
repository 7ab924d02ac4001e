"""Forms about a school that is chosen first, and may be changed when half is typed."""

import re

import pytest
from django.urls import reverse

from access.roles import Role
from needs.models import Enquiry
from participants.models import ExpressionOfInterest
from tests.factories import HubFactory, WorkGroupFactory, member, school_in
from tests.journeys.people import text_of
from tests.robust.reading import links, summary, typed

pytestmark = pytest.mark.django_db

ON_PAPER = {
    "name": "Tess Teacher",
    "email": "tess@example.org",
    "head_name": "Hari Head",
    "head_email": "hari@example.org",
}


def page(name: str, row, school=None) -> str:
    path = reverse(name, args=[getattr(row, "slug", row.pk)])
    return f"{path}?school={school.pk}" if school else path


def test_staff_choose_another_school_without_typing_it_all_again(client):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    path = reverse("participants:enter_on_behalf", args=[workgroup.pk])
    wrong = school_in(workgroup.hub)
    school_in(workgroup.hub, name="Beacon Hill School")

    search = client.post(f"{path}?school={wrong.pk}", ON_PAPER | {"change_school": "1"})
    found = client.get(f"{search.url}&q=beacon")
    form = client.get(path + links(found)["Beacon Hill School"].replace("&amp;", "&"))

    assert "Find the school first. What you have typed comes back with it." in (
        text_of(client.get(search.url))
    )
    assert "Beacon Hill School" in text_of(form)
    assert {name: typed(form, name) for name in ON_PAPER} == ON_PAPER
    assert summary(form) == []
    assert not ExpressionOfInterest.objects.exists()


def test_whoever_writes_to_a_hub_changes_the_school_without_typing_it_all_again(client):
    hub = HubFactory()
    right = school_in(hub, name="Brook Primary School")
    words = {"message": "Which Work Group is for us?", "change_school": "1"}

    search = client.post(page("needs:ask", hub, school_in(hub)), words)
    found = client.get(f"{search.url}&q=brook").content.decode()
    form = client.get(f"{search.url}&school={right.pk}").content.decode()

    kept = search.url.partition("?")[2]
    assert f'href="?{kept}&amp;school={right.pk}"' in found
    assert f'name="kept" value="{kept.removeprefix("kept=")}"' in found
    assert "Brook Primary School</strong>" in form
    assert "Which Work Group is for us?" in form
    assert not Enquiry.objects.exists()


def test_what_was_typed_goes_along_to_the_hub_of_another_school(client):
    hub, elsewhere = HubFactory(), HubFactory()
    right = school_in(elsewhere)
    words = {"what_is_needed": "Subject knowledge", "change_school": "1"}

    search = client.post(page("needs:say_need", hub, school_in(hub)), words)
    form = client.get(f"{search.url}&school={right.pk}", follow=True)

    assert form.redirect_chain[-1][0].startswith(page("needs:say_need", elsewhere, right))
    assert "Subject knowledge" in form.content.decode()


def test_nobody_else_sees_what_was_typed(client):
    hub = HubFactory()
    words = {"message": "Which Work Group is for us?", "change_school": "1"}
    search = client.post(page("needs:ask", hub, school_in(hub)), words)

    client.cookies.clear()
    form = client.get(f"{search.url}&school={school_in(hub).pk}")

    assert "Which Work Group is for us?" not in form.content.decode()


def test_enter_in_a_box_sends_the_form_and_does_not_change_the_school(client):
    """A browser presses the first button of the form."""
    workgroup = WorkGroupFactory()
    school = school_in(workgroup.hub)
    public = client.get(page("needs:ask", workgroup.hub, school))
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    path = reverse("participants:enter_on_behalf", args=[workgroup.pk])
    staff = client.get(f"{path}?school={school.pk}")

    for shown in (public, staff):
        first, second, *_ = re.findall(
            r'<button[^>]*form="about-the-school"[^>]*>', shown.content.decode()
        )
        assert "name=" not in first
        assert 'name="change_school"' in second
