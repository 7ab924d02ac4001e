"""The hub's list of venues, and adding one on the way through a workshop's form."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from access.roles import Role
from tests.factories import HubFactory, VenueFactory, WorkGroupFactory, WorkshopFactory, member
from tests.journeys.people import day, text_of
from workgroups.models import Venue, Workshop

pytestmark = pytest.mark.django_db

HALL = {"name": "Elmfield Hall", "address": "2 Elmfield Road", "postcode": "ZZ2 2ZZ"}
TYPED = day("day", date(2021, 11, 17)) | {
    "title": "Where we are",
    "starts": "9:30",
    "mode": "online",
    "join_link": "meet.example.org/maths",
    "joining_notes": "Bring “two” books & a pen",
    "catering": "none",
}


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield")


@pytest.fixture
def admin(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def draft_of(hub):
    return WorkGroupFactory(hub=hub, published_at=None, published_by=None)


def test_a_venue_holds_somebody():
    with pytest.raises(IntegrityError, match="venue_holds_somebody"):
        VenueFactory(capacity=0)


def test_the_list_says_which_workshops_to_come_use_a_venue(admin, hub):
    venue = VenueFactory(hub=hub, name="Larkfield Hall")
    other = VenueFactory(hub=hub, name="Old Hall")
    group = WorkGroupFactory(hub=hub, title="Bar models")
    now = timezone.now()
    for days in (10, 20, 30, 40):
        WorkshopFactory(workgroup=group, venue=venue, starts_at=now + timedelta(days=days))
    WorkshopFactory(workgroup=group, venue=other, starts_at=now - timedelta(days=1))
    WorkshopFactory(
        workgroup=group,
        venue=other,
        starts_at=now + timedelta(days=1),
        cancelled_at=now,
    )
    VenueFactory(name="Of another hub")

    page = admin.get("/manage/venues/")

    rows = {venue.name: venue for venue in page.context["object_list"]}
    assert {name: row.dates_to_come for name, row in rows.items()} == {
        "Larkfield Hall": 4,
        "Old Hall": 0,
    }
    assert text_of(page).count("Bar models") == 3
    assert "and 1 more" in text_of(page)


def test_the_list_shows_retired_venues_only_to_who_asks(admin, hub):
    VenueFactory(hub=hub, name="Larkfield Hall")
    VenueFactory(hub=hub, name="Old Hall", retired_on=date(2021, 9, 1))

    def shown(query: str) -> list[str]:
        return [row.name for row in admin.get(f"/manage/venues/?{query}").context["object_list"]]

    assert shown("") == ["Larkfield Hall"]
    assert shown("status=retired") == ["Old Hall"]
    assert shown("status=any&sort=-name") == ["Old Hall", "Larkfield Hall"]
    assert shown("q=larkfield+zz1") == ["Larkfield Hall"]
    assert shown("use=some") == []


@pytest.mark.parametrize(
    ("typed", "kept"), [("zz22zz", "ZZ2 2ZZ"), ("  zz2   2zz ", "ZZ2 2ZZ"), ("ZZ2 2ZZ", "ZZ2 2ZZ")]
)
def test_a_postcode_is_kept_in_one_way_of_writing_it(admin, hub, typed, kept):
    admin.post("/manage/venues/add/", HALL | {"hub": hub.pk, "postcode": typed})

    assert Venue.objects.get().postcode == kept


@pytest.mark.parametrize("typed", ["ZZ2", "Elmfield", "75008", "ZZ2 2ZZ ZZ"])
def test_what_is_no_postcode_is_refused_beside_its_field(admin, hub, typed):
    answer = admin.post("/manage/venues/add/", HALL | {"hub": hub.pk, "postcode": typed})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"postcode": ["Enter a full postcode, like ZZ1 1ZZ"]}
    assert "2 Elmfield Road" in answer.content.decode()


def test_a_hub_has_each_name_once_and_is_told_so(admin, hub):
    VenueFactory(hub=hub, name="elmfield hall")
    VenueFactory(name="Elmfield Hall 2")
    mine = VenueFactory(hub=hub, name="Larkfield Hall")

    added = admin.post("/manage/venues/add/", HALL | {"hub": hub.pk})
    changed = admin.post(f"/manage/venues/{mine.pk}/change/", HALL)

    said = ["elmfield hall is on the list already. Choose another name."]
    assert added.context["form"].errors["name"] == said
    assert changed.context["form"].errors["name"] == said


def test_a_retired_venue_is_not_offered_and_stays_where_it_was(admin, hub):
    venue = VenueFactory(hub=hub, name="Larkfield Hall")
    workshop = WorkshopFactory(workgroup=draft_of(hub), venue=venue)
    another = draft_of(hub)
    assert "1 workshop to come is there" in text_of(admin.get(f"/manage/venues/{venue.pk}/retire/"))

    admin.post(f"/manage/venues/{venue.pk}/retire/")

    new = admin.get(f"/manage/work-groups/{another.pk}/workshops/add/")
    old = admin.get(f"/manage/workshops/{workshop.pk}/")
    assert list(new.context["form"].fields["venue"].queryset) == []
    assert list(old.context["form"].fields["venue"].queryset) == [venue]
    assert "Larkfield Hall" in text_of(
        admin.get(f"/manage/work-groups/{workshop.workgroup_id}/cycle/")
    )

    admin.post(f"/manage/venues/{venue.pk}/offer-again/")

    new = admin.get(f"/manage/work-groups/{another.pk}/workshops/add/")
    assert list(new.context["form"].fields["venue"].queryset) == [venue]


def test_the_name_of_a_retired_venue_leads_to_it(admin, hub):
    VenueFactory(hub=hub, name="Elmfield Hall", retired_on=date(2021, 9, 1))

    answer = admin.post("/manage/venues/add/", HALL | {"hub": hub.pk})

    assert "Elmfield Hall is among the retired venues." in text_of(answer)


def test_a_venue_is_added_from_a_workshops_form_and_nothing_typed_is_lost(admin, hub):
    path = f"/manage/work-groups/{draft_of(hub).pk}/workshops/add/"

    add = admin.post(path, TYPED | {"add_venue": "Add a venue to the list"})
    assert not Workshop.objects.exists()
    page = admin.get(add.url)
    assert "What you have typed about the workshop is kept." in text_of(page)
    back = admin.post(add.url, HALL | {"hub": hub.pk})
    form_page = admin.get(back.url)

    venue = Venue.objects.get()
    form = form_page.context["form"]
    assert "Elmfield Hall is on the list and chosen here, but the workshop" in text_of(form_page)
    assert not form.errors
    shown = {name: form[name].value() for name in ("title", "starts", "joining_notes", "catering")}
    assert shown == {name: TYPED[name] for name in shown}
    assert form["day"].value() == ["17", "11", "2021"]
    assert form["venue"].value() == str(venue.pk)
    assert form["mode"].value() == ["face_to_face", "online"]

    saved = TYPED | {"ends": "2:30pm", "mode": "face_to_face", "venue": venue.pk}
    admin.post(back.url, saved)

    assert Workshop.objects.get().venue == venue


def test_giving_up_the_venue_brings_the_typed_workshop_back(admin, hub):
    path = f"/manage/work-groups/{draft_of(hub).pk}/workshops/add/"
    add = admin.post(path, TYPED | {"add_venue": ""})

    page = admin.get(admin.get(add.url).context["back_url"])

    assert page.context["form"]["title"].value() == "Where we are"
    assert page.context["form"]["mode"].value() == ["online"]


def test_what_was_typed_comes_back_on_its_own_page_alone(admin, hub, client):
    path = f"/manage/work-groups/{draft_of(hub).pk}/workshops/add/"
    other = f"/manage/work-groups/{draft_of(hub).pk}/workshops/add/"
    token = admin.post(path, TYPED | {"add_venue": ""}).url.partition("=")[2]

    assert admin.get(f"{path}?kept={token}").context["form"]["title"].value() == "Where we are"
    assert admin.get(f"{other}?kept={token}").context["form"]["title"].value() == ""
    assert admin.get(f"{path}?kept=nonsense").context["form"]["title"].value() == ""


def test_a_venue_added_for_a_workshop_goes_on_the_list_of_its_hub(admin, hub):
    second = HubFactory(name="Estuary")
    member(second, Role.ADMINISTRATOR, user=hub.memberships.get().user)
    path = f"/manage/work-groups/{draft_of(second).pk}/workshops/add/"
    add = admin.post(path, TYPED | {"add_venue": ""})

    assert admin.post(add.url, HALL | {"hub": hub.pk}).status_code == 422
    assert admin.post(add.url, HALL | {"hub": second.pk}).status_code == 302
    assert Venue.objects.get().hub == second
