"""Setting up and showing a second proof in a real browser, and the warning before signing out."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache

from access.roles import Role
from outbox.models import Message
from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium, scrolls_sideways, violations
from tests.factories import HubFactory, member

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE, LAPTOP = 390, 1280


@pytest.fixture
def admin(settings):
    cache.clear()
    settings.SECOND_FACTOR_REQUIRED, settings.SECOND_FACTOR_GRACE_DAYS = True, 0
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    return member(HubFactory(), Role.ADMINISTRATOR)


@pytest.fixture
def with_lock(page):
    """A device whose lock says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def assert_in_order(page) -> None:
    assert violations(page) == []
    for width in (PHONE, LAPTOP):
        page.set_viewport_size({"width": width, "height": 900})
        assert not scrolls_sideways(page)


def leaves_by(page, selector: str) -> None:
    """Clicks what leads to a new page, and goes on only there: a click alone does not wait."""
    with page.expect_navigation():
        page.click(selector)


def signs_in_by_code(page, site, user) -> None:
    page.goto(f"{site}/sign-in/")
    page.fill("[name=email]", user.email)
    leaves_by(page, "main button:has-text('Send the code')")
    page.wait_for_url("**/sign-in/code/**")
    letter = Message.objects.filter(kind="sign-in-code").latest("pk").text
    page.fill("[name=code]", letter.split("asked for it:\n\n")[1].split("\n")[0])
    leaves_by(page, "main button:has-text('Sign in')")


def test_a_passkey_is_added_and_then_lets_in(site, page, context, admin, with_lock):
    sign_in(context, site, admin)
    page.goto(f"{site}/home/")
    assert_in_order(page)
    leaves_by(page, "text=Add a passkey")
    assert_in_order(page)
    page.click("main button:has-text('Add a passkey')")
    page.wait_for_url("**/codes/")
    assert_in_order(page)
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    context.clear_cookies()

    signs_in_by_code(page, site, admin)
    page.wait_for_url("**/prove/")
    assert_in_order(page)
    page.click("main button:has-text('Use a passkey')")
    page.wait_for_url("**/home/")


def test_pages_of_the_app_are_in_order(site, page, context, admin):
    sign_in(context, site, admin)
    page.goto(f"{site}/second-proof/app/")
    assert_in_order(page)
    TOTP.activate(admin, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    page.goto(f"{site}/home/")
    page.wait_for_url("**/prove-again/**")
    assert_in_order(page)
    page.fill("[name=code]", "000000")
    leaves_by(page, "main button:has-text('Go on')")
    assert_in_order(page)


def test_staff_are_warned_before_they_are_signed_out_and_may_stay(
    site, page, context, admin, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.STAFF_IDLE_AGE, settings.STAFF_IDLE_WARNING = 12, 10
    sign_in(context, site, admin)
    page.goto(f"{site}/home/")
    warning = page.get_by_role("alertdialog")
    warning.wait_for(state="visible")
    assert_in_order(page)

    page.keyboard.press("Enter")  # the focus is on its button

    warning.wait_for(state="hidden")
