"""The calendar of whoever leads one workshop: each word of that date, and of no other."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from outbox.models import Message
from participants.actions.called_off import call_off_workgroup
from participants.actions.change import call_off_workshop
from tests.calendars import dates_of_each_file, diary, said, told
from tests.factories import EventFactory, WorkGroupFactory, WorkshopFactory
from tests.participants.calendars.acts import JOIN, move, now_of
from workgroups.actions.plan import add_lead, publish_workgroup, remove_lead
from workgroups.actions.workshop_lead import add_workshop_lead, remove_workshop_lead
from workgroups.choices import WorkshopMode
from workgroups.links import LED_CALENDAR

pytestmark = pytest.mark.django_db

GITA = {"name": "Gita Ghosh", "email": "gita@example.org"}
EMAIL = GITA["email"]


@pytest.fixture
def guest(first, admin):
    return add_workshop_lead(workshop=now_of(first), by=admin, **GITA).user


def feed_of(user, client=None):
    answer = (client or Client()).get(LED_CALENDAR.path(user))
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_their_calendar_holds_that_date_alone_until_they_are_taken_away(first, guest, admin):
    held = diary(EMAIL)
    [event] = held.values()

    remove_workshop_lead(workshop=now_of(first), user=guest, by=admin)

    assert event["DTSTART"].dt == first.starts_at.replace(microsecond=0)
    assert "You lead this workshop." in event["DESCRIPTION"]
    assert f"/manage/workshops/{first.pk}/to-lead/" in event["DESCRIPTION"]
    assert said(EMAIL) == [
        ("workshop-lead-named", "REQUEST", 1),
        ("workshop-lead-removed", "CANCEL", 2),
    ]
    assert diary(EMAIL) == {}


def test_named_again_they_have_one_entry_of_the_same_name(first, guest, admin):
    remove_workshop_lead(workshop=now_of(first), user=guest, by=admin)
    add_workshop_lead(workshop=now_of(first), by=admin, **GITA)

    assert len(diary(EMAIL)) == 1
    assert len({one.uid for one in told(EMAIL)}) == 1


@pytest.mark.usefixtures("guest")
def test_a_move_and_the_end_of_it_are_told_under_the_same_name(first, admin):
    move(first)
    assert "What changed: it was " in told(EMAIL)[-1].event["DESCRIPTION"]
    assert len(diary(EMAIL)) == 1

    call_off_workshop(workshop=now_of(first), reason="Snow", by=admin)

    assert [(kind, method) for kind, method, _ in said(EMAIL)] == [
        ("workshop-lead-named", "REQUEST"),
        ("lead-workshop-moved", "REQUEST"),
        ("lead-workshop-called-off", "CANCEL"),
    ]
    assert len({one.uid for one in told(EMAIL)}) == 1
    assert diary(EMAIL) == {}


@pytest.mark.usefixtures("guest")
def test_the_end_of_the_work_group_takes_each_date_out_in_one_letter(place, first, admin):
    add_workshop_lead(workshop=place.workgroup.workshops.last(), by=admin, **GITA)
    assert len(diary(EMAIL)) == 2

    call_off_workgroup(workgroup=place.workgroup, reason="Too few", by=admin)

    assert diary(EMAIL) == {}
    assert Message.objects.filter(to_email=EMAIL, kind__startswith="group-").count() == 1
    assert dates_of_each_file() == {1}


@pytest.mark.usefixtures("guest")
def test_whoever_is_named_for_the_whole_keeps_the_date_and_has_the_others(place, first, admin):
    add_lead(workgroup=place.workgroup, by=admin, **GITA)
    lead = place.workgroup.leads.get(email=EMAIL)
    add_lead(workgroup=place.workgroup, name="Lou", email="lou@example.org", by=admin)
    assert len(diary(EMAIL)) == 2

    remove_lead(workgroup=place.workgroup, user=lead, by=admin)

    assert diary(EMAIL) == {}


def test_of_a_draft_they_hear_once_it_is_published(admin):
    draft = WorkGroupFactory(project=EventFactory(), published_at=None, published_by=None)
    one, _ = WorkshopFactory.create_batch(2, workgroup=draft)
    add_lead(workgroup=draft, name="Lou Lead", email="lou@example.org", by=admin)
    add_workshop_lead(workshop=one, by=admin, **GITA)
    assert told(EMAIL) == []

    publish_workgroup(workgroup=draft, by=admin)

    assert said(EMAIL) == [("workshop-lead-named", "REQUEST", 0)]


def test_a_past_date_is_in_no_calendar(workgroup, admin):
    past = workgroup.workshops.first()

    row = add_workshop_lead(workshop=past, by=admin, **GITA)
    remove_workshop_lead(workshop=past, user=row.user, by=admin)

    kinds = Message.objects.filter(to_email=EMAIL).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["workshop-lead-named", "workshop-lead-removed"]
    assert told(EMAIL) == []


def test_their_feed_holds_what_they_lead_without_the_link_to_join(first, guest, admin):
    move(first, mode=WorkshopMode.HYBRID, join_link=JOIN)

    [event] = feed_of(guest)

    assert [str(event["UID"])] == list(diary(EMAIL))
    assert event["DTSTART"].dt == now_of(first).starts_at.replace(microsecond=0)
    assert JOIN not in str(event["DESCRIPTION"])


def test_the_feed_of_whoever_leads_the_whole_has_all_its_dates_that_stand(workgroup, lead, admin):
    draft = WorkGroupFactory(hub=workgroup.hub, published_at=None, published_by=None)
    WorkshopFactory(workgroup=draft).leads.add(lead)
    elsewhere = WorkshopFactory(starts_at=timezone.now() + timedelta(days=3))
    elsewhere.leads.add(lead)

    shown = {str(event["SUMMARY"]) for event in feed_of(lead)}
    call_off_workgroup(workgroup=elsewhere.workgroup, reason="Too few", by=admin)

    assert len(shown) == 3
    assert len(feed_of(lead)) == 3
    assert not any(str(draft) in words for words in shown)


def test_a_feed_closes_with_the_account(guest):
    path = LED_CALENDAR.path(guest)
    assert Client().get(path).status_code == 200

    guest.is_active = False
    guest.save()

    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("stopped", [False, True])
def test_a_feed_closes_with_the_address_and_with_links_that_are_stopped(guest, admin, stopped):
    path = LED_CALENDAR.path(guest)

    if stopped:
        letters = Message.objects.filter(to_email=EMAIL)
        later = timezone.now() + timedelta(minutes=1)
        letters.update(links_stopped_at=later, links_stopped_by=admin, sent_at=timezone.now())
    else:
        guest.email = "right@example.org"
        guest.save()

    assert Client().get(path).status_code == 410


def test_a_feed_of_three_dates_takes_as_many_queries_as_one(workgroup, lead, first):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            feed_of(lead)
        return len(captured)

    one = queries()
    for number in range(2):
        WorkshopFactory(starts_at=timezone.now() + timedelta(days=number + 2)).leads.add(lead)

    assert queries() == one
    assert one <= 4
