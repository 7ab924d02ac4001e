"""The year as a picture, entered by the hub and by the national team; and what it warns of."""

from datetime import date

import pytest

from access.roles import Role
from hubs.choices import SpecialKind
from hubs.models import SpecialDays, TermDates
from tests.factories import HubFactory, UserFactory, WorkGroupFactory, authority_of, member
from tests.journeys.people import day, text_of

pytestmark = pytest.mark.django_db

YEAR = "Autumn: 2 September to 18 December, half term 26 October to 30 October"


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub, client):
    user = member(hub, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def path(hub, page="terms/2026/"):
    return f"/manage/hubs/{hub.pk}/calendar/{page}"


def test_a_whole_year_is_pasted_changed_and_taken_away(hub, admin, client):
    client.post(path(hub), {"text": YEAR})
    first, second = TermDates.objects.filter(hub=hub)
    assert (first.name, second.name) == ("Autumn 1", "Autumn 2")
    shown = client.get(path(hub)).context["form"].initial["text"]
    assert shown.splitlines()[0] == "Autumn 1: 2 September 2026 to 25 October 2026"

    client.post(path(hub), {"text": shown.replace("18 December", "17 December")})
    assert TermDates.objects.filter(pk=first.pk).exists()  # the same stretch stays the same row
    assert TermDates.objects.get(name="Autumn 2").until_on == date(2026, 12, 17)

    client.post(path(hub), {"text": ""})
    assert not TermDates.objects.exists()


def test_a_wrong_line_is_shown_and_nothing_is_lost(hub, admin, client):
    answer = client.post(path(hub), {"text": f"{YEAR}\nSpring: soon"})

    assert answer.status_code == 422
    assert "Line 2 needs a first and a last day" in text_of(answer)
    assert "Spring: soon" in text_of(answer)
    assert not TermDates.objects.exists()


def test_an_authority_may_have_dates_of_its_own(hub, admin, client):
    authority = authority_of(hub)
    client.post(path(hub), {"text": YEAR})
    client.post(path(hub), {"text": "All: 7 September to 18 December", "authority": authority.pk})

    page = client.get(path(hub, "?year=2026"))

    assert f"With their own dates: {authority}" in text_of(page)
    form = client.get(f"{path(hub)}?authority={authority.pk}").context["form"]
    assert form.initial["text"] == "All: 7 September 2026 to 18 December 2026"


def test_the_picture_shows_each_day_of_the_year_once(hub, admin, client):
    client.post(path(hub), {"text": YEAR})

    months = client.get(path(hub, "?year=2026")).context["months"]

    assert sum(len(month.days) for month in months) == 365
    assert [month.name for month in months][::11] == ["September 2026", "August 2027"]
    kinds = {one.number: one.kind for one in months[1].days}
    assert [kinds[25], kinds[26], kinds[30], kinds[31]] == [
        "weekend",
        "holiday",
        "holiday",
        "weekend",
    ]


def test_days_of_all_hubs_are_added_by_the_national_team_and_seen_by_all(hub, client):
    client.force_login(member(None, Role.NATIONAL))
    days = day("from_on", date(2027, 5, 10)) | day("until_on", date(2027, 5, 13))
    sent = {"kind": "exams", "name": "SATs"} | days
    client.post("/manage/calendar/add/", sent)
    assert client.post("/manage/calendar/add/", sent).status_code == 422

    client.force_login(member(hub, Role.BOARD))
    assert "SATs" in text_of(client.get("/manage/calendar/"))
    assert "SATs" in text_of(client.get(path(hub, "?year=2026")))
    assert client.get("/manage/calendar/add/").status_code == 403


def test_a_bank_holiday_made_for_once_counts(hub, client):
    client.force_login(UserFactory(is_superuser=True))
    once = date(2027, 6, 7)
    days = day("from_on", once) | day("until_on", once)
    client.post("/manage/calendar/add/", {"kind": "bank_holiday", "name": "Jubilee"} | days)

    page = client.get(path(hub, "?year=2026"))

    assert "Jubilee Bank holiday Monday 7 June 2027" in text_of(page)


def test_a_workshop_in_the_holidays_is_saved_with_a_warning(hub, admin, client):
    client.post(path(hub), {"text": YEAR})
    SpecialDays.objects.create(
        kind=SpecialKind.EXAMS, name="Mocks", from_on=date(2026, 10, 26), until_on=date(2026, 11, 6)
    )
    workgroup = WorkGroupFactory(hub=hub, school_year=2026, published_at=None, published_by=None)
    workshop = {"starts": "9:30am", "ends": "2:30pm", "mode": "online", "catering": "none"}

    answer = client.post(
        f"/manage/work-groups/{workgroup.pk}/workshops/add/",
        workshop | day("day", date(2026, 10, 27)),
        follow=True,
    )

    assert workgroup.workshops.count() == 1
    page = text_of(answer)
    assert "Saved, but look at the date again: It is in the school holidays" in page
    assert page.count("Mocks: 26 Oct 2026 to 6 Nov 2026.") == 2  # beside the date as well
    client.post(
        f"/manage/work-groups/{workgroup.pk}/workshops/add/",
        workshop | day("day", date(2026, 11, 11)),
    )
    [first, second] = client.get(f"/manage/work-groups/{workgroup.pk}/cycle/").context["cycle"]
    assert (len(first.warnings), second.warnings) == (2, [])
