"""The pages for what went wrong: each says what to do next."""

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import path

from hubs.models import User
from portal import urls as portal_urls


def boom(request):
    raise RuntimeError("a mistake of ours")


boom.login_required = False
urlpatterns = [*portal_urls.urlpatterns, path("boom/", boom, name="boom")]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("400.html", "Go back to the page you came from and try again."),
        ("403.html", "Sign in and try again."),
        ("403_csrf.html", "Load that page again."),
        ("404.html", "check that it is whole and right"),
        ("405.html", "load it again and use its button"),
        ("429.html", "Wait five minutes, then try again."),
        ("503.html", "what you typed is still there"),
        ("500.html", "Wait a minute, then load the page again."),
        ("components/link_expired.html", "Look for a newer email from us."),
    ],
)
def test_an_error_page_renders_without_database_or_context(name, says):
    html = get_template(name).render()

    assert says in html
    assert " - Maths Hub Portal</title>" in html


@pytest.mark.django_db
def test_an_address_that_is_no_page_is_404(client):
    client.force_login(User.objects.create_user("ada@example.org", "Ada Brown"))

    page = client.get("/no-such-page/")

    assert page.status_code == 404
    assert '<h1 class="govuk-heading-l">Page not found</h1>' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("post", "/accessibility/", "GET, HEAD, OPTIONS"),
        ("put", "/", "GET, HEAD, OPTIONS"),
        ("get", "/search/offers/", "POST, OPTIONS"),
    ],
)
def test_a_method_that_is_not_allowed_gets_a_page_that_says_what_to_do(
    client, method, path, allowed
):
    client.force_login(User.objects.create_user("ada@example.org", "Ada Brown"))

    page = getattr(client, method)(path)

    assert (page.status_code, page["Allow"]) == (405, allowed)
    assert '<h1 class="govuk-heading-l">This address is not a page</h1>' in page.content.decode()


@pytest.mark.django_db
def test_a_page_refused_is_one_line_in_the_log(client, caplog):
    client.force_login(User.objects.create_user("ada@example.org", "Ada Brown"))

    assert client.get("/manage/fees/").status_code == 403

    [record] = [record for record in caplog.records if record.name == "django.request"]
    assert "/manage/fees/" in record.getMessage()
    assert record.exc_info is None


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_mistake_of_ours_is_500_without_context(client):
    client.raise_request_exception = False

    page = client.get("/boom/")

    assert page.status_code == 500
    assert "It is our mistake and not yours." in page.content.decode()


@pytest.mark.django_db
def test_a_forged_host_is_400(client):
    page = client.get("/sign-in/", headers={"host": "evil.example"})

    assert page.status_code == 400
    assert "We could not read that request" in page.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_says_how_to_send_it_again():
    page = Client(enforce_csrf_checks=True).post("/sign-in/", {"email": "ada@example.org"})

    assert page.status_code == 403
    assert "Please send that again" in page.content.decode()
