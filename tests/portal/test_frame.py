"""One frame for staff: the same width and size of type on every page that asks to be signed in."""

import re

import pytest
from django.test import Client

from tests.access_kinds import ByLink, Everybody
from tests.access_policy import POLICY
from tests.browser.test_accessibility import NOT_PAGES, everybody, reader
from tests.sweeps import part
from tests.test_access import address
from tests.world import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BODY = re.compile(r'<body class="([^"]*)"')


def test_every_page_behind_the_sign_in_has_the_frame_of_staff_and_no_other_has_it():
    world = everybody(build_world())
    wrong = []
    for name in part(sorted(set(POLICY) - NOT_PAGES), one_in=8):
        policy = POLICY[name]
        is_for_everybody = isinstance(policy, Everybody | ByLink)
        # Staff read the pages for everybody as everybody does.
        user = world.people["admin"] if is_for_everybody else reader(policy, world)
        client = Client()
        client.force_login(user)
        answer = client.get(address(name, world))
        body = BODY.search(answer.text) if answer.status_code == 200 else None
        # Somebody who is named as a lead and has no role has a teacher's pages, and two of these.
        is_staff = user.is_staff or user.is_superuser
        if body and ("portal-staff" in body[1]) != (is_staff and not is_for_everybody):
            wrong.append(name)

    assert ", ".join(sorted(wrong)) == ""


def test_what_a_member_of_staff_is_refused_has_the_frame_too(client):
    world = everybody(build_world())
    client.force_login(world.people["admin"])

    assert 'portal-staff"' in client.get("/manage/no-such-page/").text


def test_a_teacher_who_has_signed_in_keeps_the_large_type(client):
    world = everybody(build_world())
    client.force_login(world.people["teacher"])

    assert "portal-staff" not in client.get("/home/").text
