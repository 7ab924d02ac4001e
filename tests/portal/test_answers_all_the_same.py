"""A store of counts that is down, and connections to the database that were ended: no 500."""

from itertools import count

import pytest
from django.core.cache import cache
from django.db import close_old_connections, connection
from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt

from needs.models import Enquiry
from portal import urls as portal_urls
from tests.factories import HubFactory

reads = count()


def end_connection() -> None:
    """As a database that is restarted does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@csrf_exempt
def ended(request, times: int):
    """Its connection is ended the first so many times that it is asked."""
    if next(reads) < times:
        end_connection()
    return HttpResponse("answered")


def asks_store(request):
    return HttpResponse(cache.get("x"))


for view in (ended, asks_store):
    view.login_required = False
urlpatterns = [
    *portal_urls.urlpatterns,
    path("ended/<int:times>/", ended),
    path("asks-store/", asks_store),
]


@pytest.fixture
def pages(client, settings):
    global reads
    reads = count()
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    yield client
    connection.close()


@pytest.fixture
def without_redis(settings):
    settings.CACHES = settings.CACHES | {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",  # nothing listens there
        }
    }


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("times", "status"), [(0, 200), (1, 200), (2, 500)])
def test_a_page_whose_connection_is_ended_is_read_once_more(pages, times, status):
    assert pages.get(f"/ended/{times}/").status_code == status


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_is_sent_is_never_done_twice(pages):
    answers = [pages.post("/ended/1/").status_code, next(reads)]

    assert answers == [500, 1]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_page_after_an_ended_connection_opens_at_once(pages):
    pages.post("/ended/1/")
    # As the server does between two requests, and the test client does not.
    close_old_connections()

    assert pages.get(reverse("workgroups:catalogue")).status_code == 200


@pytest.mark.django_db
def test_a_page_that_needs_the_store_says_so(pages, without_redis):
    page = pages.get("/asks-store/")

    assert (page.status_code, page["Retry-After"]) == (503, "60")
    assert "Wait a minute, then send it again." in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["start", "hubs:map", "hubs:find", "workgroups:catalogue"])
def test_the_site_answers_without_the_store(client, without_redis, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.django_db
def test_whoever_watches_is_answered_without_the_store(client, without_redis):
    assert client.get(reverse("health")).json()["last_beat"] is None


@pytest.mark.django_db
def test_what_was_typed_for_the_hub_stays_while_nothing_can_be_counted(
    client, without_redis, time_machine
):
    hub = HubFactory()
    path = reverse("needs:ask", args=[hub.slug])
    time_machine.move_to("2026-11-23T10:00:00Z", tick=False)
    begun = client.get(path).context["form"]["begun"].value()
    time_machine.shift(10)

    page = client.post(
        path,
        {"begun": begun, "name": "Ena", "email": "ena@example.org", "message": "Which one?"},
    )

    assert page.status_code == 422
    assert page.context["form"]["message"].value() == "Which one?"
    assert "Wait a minute, then send it again." in page.content.decode()
    assert not Enquiry.objects.exists()
