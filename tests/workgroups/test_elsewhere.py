"""What is offered where others show it: a frame, a program, a feed reader, a search engine."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from access.roles import Role
from tests.factories import (
    HubFactory,
    ProjectFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from workgroups.choices import Phase, PlaceType, WorkshopMode
from workgroups.models import WorkGroup, WorkGroupLead

pytestmark = pytest.mark.django_db
SITE = "https://portal.example.org"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def workgroup(time_machine):
    time_machine.move_to(london(2021, 9, 20, 12), tick=False)
    hub = HubFactory(name="Larkfield Maths Hub")
    group = WorkGroupFactory(
        hub=hub,
        title="Times <Tables> & more",
        project=ProjectFactory(code="NCP21-15"),
        outline="Fluency </script><script>alert(1)</script>.",
        capacity=12,
        interest_closes_at=london(2021, 10, 29, 17),
    )
    school = VenueFactory(hub=hub, name="Elm School", address="1 Elm Road", postcode="ZZ3 9PP")
    for day, venue in ((london(2021, 11, 17, 9, 30), school), (london(2022, 5, 25, 9, 30), None)):
        WorkshopFactory(
            workgroup=group,
            starts_at=day,
            ends_at=day + timedelta(hours=5),
            mode=WorkshopMode.FACE_TO_FACE if venue else WorkshopMode.ONLINE,
            venue=venue,
            join_link="" if venue else "https://meet.example.org/secret",
        )
    WorkGroupLead.objects.create(workgroup=group, user=UserFactory(name="Lena Lead"))
    # What is no longer or not yet for everybody, and another hub's.
    WorkGroupFactory(hub=hub, title="A draft", published_at=None, published_by=None)
    WorkGroupFactory(hub=hub, title="Called off", cancelled_at=timezone.now())
    over = WorkGroupFactory(hub=hub, title="Over")
    begun = timezone.now() - timedelta(days=1)
    WorkshopFactory(workgroup=over, starts_at=begun, ends_at=begun + timedelta(hours=1))
    return group


UNSAID = ("A draft", "Called off", "Over", "meet.example.org")


def read(path: str, **headers) -> str:
    answer = Client().get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


# A frame


def test_a_hub_s_list_stands_in_a_frame_on_any_site(workgroup):
    WorkGroupFactory(title="Of another hub")
    answer = Client().get(f"{workgroup.hub.get_absolute_url()}work-groups/")
    page = answer.content.decode()

    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert "Times &lt;Tables&gt; &amp; more" in page
    assert f'href="{workgroup.get_absolute_url()}" target="_top"' in page
    for words in (*UNSAID, "Of another hub", "<script", "<form", "csrf"):
        assert words not in page


def test_no_other_page_can_be_framed(workgroup):
    for path in ("/", "/work-groups/", workgroup.get_absolute_url()):
        answer = Client().get(path)

        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_a_hub_without_any_says_so_in_the_frame():
    page = read(f"{HubFactory().get_absolute_url()}work-groups/")

    assert "No Work Groups are published at the moment." in page


def test_what_is_closed_comes_last_and_speaks_of_no_place_that_is_left(workgroup):
    closed = WorkGroupFactory(
        hub=workgroup.hub,
        title="Begun",
        capacity=9,
        interest_closes_at=timezone.now() - timedelta(days=9),
    )
    for days in (-1, 30):
        starts = timezone.now() + timedelta(days=days)
        WorkshopFactory(workgroup=closed, starts_at=starts, ends_at=starts + timedelta(hours=5))

    frame = words_of(read(f"{workgroup.hub.get_absolute_url()}work-groups/"))
    catalogue = words_of(read("/work-groups/"))
    feed = read("/work-groups/feed.atom")
    values = json.loads(read(f"{workgroup.hub.get_absolute_url()}work-groups.json"))["work_groups"]

    for page in (frame, catalogue):
        assert page.index("Times &lt;Tables&gt;") < page.index("Begun")
        assert "Places 12 of 12 left Starts Wednesday 17 November 2021." in page
        assert "Places 9 Started Sunday 19 September 2021. Not open" in page
    assert "Started Sunday 19 September 2021. Places: 9." in feed
    assert [group["places"] for group in values] == ["12 of 12 left", "9"]


def test_staff_find_the_code_for_their_site(workgroup, client):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    page = client.get(f"/manage/hubs/{workgroup.hub.pk}/").content.decode()

    assert f'&lt;iframe src="{SITE}{workgroup.hub.get_absolute_url()}work-groups/"' in page


# A program


def test_a_program_reads_the_same(workgroup):
    answer = Client().get(f"{workgroup.hub.get_absolute_url()}work-groups.json")

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json"
    assert answer.json() == {
        "hub": "Larkfield Maths Hub",
        "url": f"{SITE}{workgroup.hub.get_absolute_url()}",
        "work_groups": [
            {
                "title": "Times <Tables> & more",
                "url": f"{SITE}{workgroup.get_absolute_url()}",
                "project_code": "NCP21-15",
                "school_year": "2021/22",
                "outline": "Fluency </script><script>alert(1)</script>.",
                "phases": "Secondary",
                "how": "Face to face and online",
                "where": "Elm School, ZZ3 9PP",
                "places": "12 of 12 left",
                "is_open": True,
                "closes_at": "2021-10-29T17:00:00+01:00",
                "workshops": [
                    {
                        "starts_at": "2021-11-17T09:30:00+00:00",
                        "ends_at": "2021-11-17T14:30:00+00:00",
                    },
                    {
                        "starts_at": "2022-05-25T09:30:00+01:00",
                        "ends_at": "2022-05-25T14:30:00+01:00",
                    },
                ],
            }
        ],
    }


# A feed reader


def test_the_feed_holds_what_was_published_last_first(workgroup):
    now = timezone.now()
    later = WorkGroupFactory(title="Later", published_at=now + timedelta(hours=1))
    WorkGroup.objects.filter(pk=workgroup.pk).update(published_at=now)

    text = read("/work-groups/feed.atom")
    feed = ElementTree.fromstring(text)

    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles == [f"Later, {later.hub}", "Times <Tables> & more, Larkfield Maths Hub"]
    [_, entry] = entries
    assert entry.findtext(f"{ATOM}id") == f"{SITE}{workgroup.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}published") == "2021-09-20T11:00:00+00:00"
    assert "Starts Wednesday 17 November 2021." in entry.findtext(f"{ATOM}summary")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE}/work-groups/feed.atom"
    assert not any(words in text for words in UNSAID)


@pytest.mark.parametrize(
    ("phases", "labels"),
    [
        (
            [Phase.EARLY_YEARS, Phase.PRIMARY, Phase.SECONDARY],
            ["Early years", "Primary", "Secondary"],
        ),
        ([Phase.POST_16], ["Post-16"]),
    ],
)
def test_each_phase_is_a_category_of_its_own(phases, labels, workgroup):
    WorkGroup.objects.filter(pk=workgroup.pk).update(phases=phases)

    feed = ElementTree.fromstring(read("/work-groups/feed.atom"))

    terms = [tag.get("term") for tag in feed.findall(f"{ATOM}entry/{ATOM}category")]
    assert terms == labels


def test_the_list_leads_to_its_feed(workgroup):
    assert 'type="application/atom+xml"' in read("/work-groups/")


# A search engine


def data_of(page: str) -> dict:
    [written] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(written)


def test_a_page_says_for_machines_what_it_says_for_people(workgroup):
    course = data_of(read(workgroup.get_absolute_url()))
    instance = course["hasCourseInstance"]

    assert (course["@type"], course["name"], course["courseCode"]) == (
        "Course",
        "Times <Tables> & more",
        "NCP21-15",
    )
    assert course["provider"]["name"] == "Larkfield Maths Hub"
    assert (course["isAccessibleForFree"], course["offers"]["price"]) == (True, 0)
    assert (instance["courseMode"], instance["courseWorkload"]) == ("Blended", "PT10H")
    assert (instance["startDate"], instance["endDate"]) == (
        "2021-11-17T09:30:00+00:00",
        "2022-05-25T14:30:00+01:00",
    )
    assert [place["@type"] for place in instance["location"]] == ["Place", "VirtualLocation"]
    assert instance["instructor"] == [{"@type": "Person", "name": "Lena Lead"}]
    assert len(instance["subEvent"]) == 2


def test_nothing_typed_ends_the_data_or_runs(workgroup):
    page = read(workgroup.get_absolute_url())

    assert "<script>alert" not in page
    assert data_of(page)["description"] == "Fluency </script><script>alert(1)</script>."
    assert "meet.example.org" not in page


def test_what_is_called_off_undated_or_paid_for_says_so(workgroup):
    WorkGroup.objects.filter(pk=workgroup.pk).update(
        cancelled_at=timezone.now(), place_type=PlaceType.PAID
    )
    called_off = data_of(read(workgroup.get_absolute_url()))
    undated = data_of(read(WorkGroupFactory().get_absolute_url()))

    status = called_off["hasCourseInstance"]["eventStatus"]
    assert status == "https://schema.org/EventCancelled"
    assert called_off["isAccessibleForFree"] is False
    assert "offers" not in called_off
    assert "hasCourseInstance" not in undated


def tags(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    return dict(found)


def test_each_public_page_can_be_shown_before_it_is_opened(workgroup):
    hub = workgroup.hub.get_absolute_url()
    pages = ["/", "/work-groups/", workgroup.get_absolute_url(), hub, "/find-your-hub/", "/map/"]
    pages += ["/accessibility/", f"{hub}priorities/"]
    said = [tags(read(path)) for path in pages]

    for path, tag in zip(pages, said, strict=True):
        assert 20 < len(tag["description"]) <= 200, path
        assert tag["og:description"] == tag["description"]
        assert tag["og:title"]
        assert tag["og:url"] == f"{SITE}{path}"
    assert said[2]["og:title"] == "Times &lt;Tables&gt; &amp; more, Larkfield Maths Hub"
    assert said[2]["description"].startswith("2 workshops, from Wednesday 17 November 2021")


def test_the_sitemap_names_what_is_for_everybody(workgroup):
    closed = HubFactory(closed_on=timezone.localdate())
    urls = ElementTree.fromstring(read("/sitemap.xml")).findall(f"{SITEMAP}url/{SITEMAP}loc")
    found = {url.text.removeprefix(SITE) for url in urls}

    assert {"/", "/work-groups/", workgroup.get_absolute_url()} <= found
    assert workgroup.hub.get_absolute_url() in found
    assert closed.get_absolute_url() not in found
    groups = {path for path in found if re.fullmatch(r"/work-groups/\d+/", path)}
    assert groups == {workgroup.get_absolute_url()}
    assert all(Client().get(path).status_code == 200 for path in found)


def test_robots_are_told_where_to_go(settings):
    said = read("/robots.txt")
    settings.DEMO = True

    assert f"Sitemap: {SITE}/sitemap.xml" in said
    assert "Disallow: /manage/" in said
    assert "Disallow: /\n" not in said
    assert "Disallow: /\n" in read("/robots.txt")
