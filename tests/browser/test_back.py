"""The way back in a real browser: what is ticked there is what somebody ticked."""

import pytest
from django.urls import reverse

from access.roles import Role
from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium
from tests.factories import HubFactory, member
from tests.workgroups.test_publish_several import draft
from workgroups.models import WorkGroup

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]


def test_no_other_draft_is_ticked_once_one_is_published_and_one_goes_back(site, page, context):
    hub = HubFactory()
    first, second = (draft(hub, title) for title in ("A", "B"))
    sign_in(context, site, member(hub, Role.ADMINISTRATOR))
    page.goto(f"{site}{reverse('workgroups:publish_several')}?year={first.school_year}")
    page.check(f"input[value='{first.pk}']")
    with page.expect_navigation():
        page.click("main button:has-text('Publish those ticked')")

    page.go_back()

    assert page.locator("main input[type=checkbox]:checked").count() == 0
    assert not WorkGroup.objects.get(pk=second.pk).published_at
