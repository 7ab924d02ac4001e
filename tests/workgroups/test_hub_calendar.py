"""The feed of a hub's dates, which everybody may read."""

from datetime import timedelta

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.factories import (
    HubFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
)
from workgroups.models import WorkGroupLead

pytestmark = pytest.mark.django_db

JOIN = "https://meet.example.org/secret"


@pytest.fixture
def hub():
    return HubFactory()


def path(hub) -> str:
    return reverse("workgroups:hub_calendar", args=[hub.slug])


def fetch(hub, **headers):
    return Client().get(path(hub), headers=headers)


def events(hub) -> list:
    content = fetch(hub).content
    found = Calendar.from_ical(content).walk("VEVENT")
    theirs = getattr(vobject.readOne(content.decode()), "vevent_list", [])
    assert [one.uid.value for one in theirs] == [str(one["UID"]) for one in found]
    return found


def test_it_says_when_and_where_and_leads_to_the_work_group(hub):
    workgroup = WorkGroupFactory(hub=hub, title="Subject Leadership")
    venue = VenueFactory(hub=hub, name="Elmfield Hall", postcode="ZZ2 2ZZ")
    workshop = WorkshopFactory(workgroup=workgroup, venue=venue)

    event = events(hub)[0]

    assert event["SUMMARY"] == "Subject Leadership"
    assert event["LOCATION"] == "Elmfield Hall, ZZ2 2ZZ"
    assert event["URL"].endswith(f"/work-groups/{workgroup.pk}/")
    assert event.start == workshop.starts_at.replace(microsecond=0)


def test_it_names_no_person_and_no_link_to_join(hub):
    workgroup = WorkGroupFactory(hub=hub)
    soon = timezone.now() + timedelta(days=1)
    WorkshopFactory(workgroup=workgroup, mode="online", venue=None, join_link=JOIN, starts_at=soon)
    WorkGroupLead.objects.create(workgroup=workgroup, user=UserFactory(name="Lena Lead"))
    ParticipantFactory(workgroup=workgroup, person=PersonFactory(name="Tara Tell"))

    said = fetch(hub).content.decode().replace("\r\n ", "")

    assert "LOCATION:Online" in said
    for word in (JOIN, "Lena Lead", "Tara Tell", "ATTENDEE", "ORGANIZER", "mailto:"):
        assert word not in said


@pytest.mark.parametrize("how", ["draft", "cancelled group", "cancelled date", "long ago", "away"])
def test_what_is_not_published_or_does_not_stand_is_not_in_it(hub, how):
    fields = {
        "draft": {"workgroup__published_at": None, "workgroup__published_by": None},
        "cancelled group": {"workgroup__cancelled_at": timezone.now()},
        "cancelled date": {"cancelled_at": timezone.now()},
        "long ago": {"starts_at": timezone.now() - timedelta(days=366)},
        "away": {"workgroup__hub": HubFactory()},
    }
    WorkshopFactory(**({"workgroup__hub": hub} | fields[how]))

    assert events(hub) == []


def test_a_date_that_is_over_stays_a_year(hub):
    WorkshopFactory(workgroup__hub=hub, starts_at=timezone.now() - timedelta(days=364))

    assert len(events(hub)) == 1


def test_caches_may_keep_it_an_hour_and_ask_whether_it_has_changed(hub):
    workshop = WorkshopFactory(workgroup__hub=hub)
    first = fetch(hub)
    again = fetch(hub, if_none_match=first["ETag"])

    workshop.title = "Ratio"
    workshop.save()

    assert first["Cache-Control"] == "public, max-age=3600"
    assert (again.status_code, again["Cache-Control"]) == (304, "public, max-age=3600")
    assert fetch(hub, if_none_match=first["ETag"]).status_code == 200


def test_the_hubs_page_leads_to_it_while_the_hub_is_open(hub):
    assert path(hub) in Client().get(hub.get_absolute_url()).content.decode()

    hub.closed_on = timezone.localdate() - timedelta(days=1)
    hub.save()

    assert path(hub) not in Client().get(hub.get_absolute_url()).content.decode()


def test_there_is_none_of_no_hub():
    assert Client().get("/hubs/nowhere/dates.ics").status_code == 404
