"""The calendars of colleagues and leads, letters sent again, and what none of it touches."""

import pytest
from django.utils import timezone

from access.links import TOKEN
from fees.models import Fee
from outbox.again import send_again
from outbox.models import Message
from participants.actions.attendance import (
    cancel_workshop_place,
    come_after_all,
    name_substitute,
)
from participants.actions.called_off import call_off_workgroup
from participants.actions.place import give_up_place
from participants.actions.substitute import send_join_links
from participants.links import PLACE
from tests.calendars import dates_of_each_file, diary, said, told
from tests.factories import (
    EventFactory,
    WorkGroupFactory,
    WorkshopFactory,
)
from tests.participants.calendars.acts import COL, JOIN, LENA, TARA, move, now_of, stand_in
from workgroups.actions.details import change_workshop
from workgroups.actions.plan import add_lead, publish_workgroup, remove_lead
from workgroups.choices import WorkshopMode

pytestmark = pytest.mark.django_db


def test_it_leads_to_the_persons_own_page_by_the_link_of_the_letter(place):
    letter = Message.objects.get(kind="place-confirmed")

    event = told(TARA)[0].event

    assert TOKEN.findall(event["DESCRIPTION"]) == TOKEN.findall(letter.text)
    assert event["URL"].startswith("http")
    assert PLACE.read(TOKEN.findall(event["URL"])[0]) == place.pk


def test_a_colleague_has_the_date_until_they_are_stood_down(place, first):
    stand_in(place, first)
    assert "You come in Tara Tell’s place." in told(COL)[0].event["DESCRIPTION"]
    assert PLACE.token(place) not in told(COL)[0].event["DESCRIPTION"]
    assert len(diary(COL)) == 1

    come_after_all(participant=place, workshop=now_of(first))

    assert said(COL) == [("substitute-named", "REQUEST", 1), ("substitute-not-needed", "CANCEL", 2)]
    assert diary(COL) == {}
    assert len(diary(TARA)) == 2


def test_a_colleague_named_twice_has_one_entry(place, first):
    stand_in(place, first)
    name_substitute(participant=place, workshop=now_of(first), name="Al", email="al@example.org")
    stand_in(place, now_of(first))

    assert len(diary(COL)) == 1
    assert diary("al@example.org") == {}


def test_a_colleague_goes_with_the_place_they_came_in(place, first):
    stand_in(place, first)
    cancel_workshop_place(participant=place, workshop=place.workgroup.workshops.last())

    give_up_place(participant=place, reason="Moving")

    assert diary(COL) == {}
    assert diary(TARA) == {}


def test_a_move_reaches_the_colleague_and_leaves_the_other_calendar_free(place, first):
    stand_in(place, first)

    move(first)

    assert said(COL)[-1] == ("substitute-moved", "REQUEST", 2)
    assert "What changed: it was " in told(COL)[-1].event["DESCRIPTION"]
    assert said(TARA)[-1] == ("workshop-moved", "CANCEL", 2)
    assert len(diary(TARA)) == 1


def test_a_colleague_finds_the_link_to_join_in_their_entry(place, first, admin):
    move(first, mode=WorkshopMode.ONLINE, venue=None)
    stand_in(place, now_of(first))
    row = now_of(first)
    row.join_link = JOIN
    change_workshop(workshop=row, by=admin)

    send_join_links()

    assert JOIN not in told(COL)[0].event["DESCRIPTION"]
    assert said(COL)[-1] == ("substitute-link", "REQUEST", 3)
    assert f"Join the workshop: {JOIN}" in told(COL)[-1].event["DESCRIPTION"]
    assert len(diary(COL)) == 1


def test_a_work_group_that_is_called_off_goes_from_all_calendars(place, first, lead, admin):
    stand_in(place, first)
    cancel_workshop_place(participant=place, workshop=place.workgroup.workshops.last())
    move(first)

    call_off_workgroup(workgroup=place.workgroup, reason="Too few", by=admin)

    assert (diary(TARA), diary(COL), diary(LENA)) == ({}, {}, {})
    assert [kind for kind, *_ in said(TARA)].count("group-called-off") == 1


def test_whoever_becomes_lead_has_the_dates_until_they_are_taken_off(workgroup, admin, lead):
    for _ in range(2):
        add_lead(workgroup=workgroup, name="Lou Lead", email="lou@example.org", by=admin)
        assert len(diary("lou@example.org")) == 2
        user = workgroup.leads.get(email="lou@example.org")
        remove_lead(workgroup=workgroup, user=user, by=admin)
        assert diary("lou@example.org") == {}
    assert "You lead this workshop." in told("lou@example.org")[0].event["DESCRIPTION"]


def test_a_lead_of_a_draft_hears_of_its_dates_once_it_is_published(admin):
    draft = WorkGroupFactory(project=EventFactory(), published_at=None, published_by=None)
    WorkshopFactory.create_batch(2, workgroup=draft)
    add_lead(workgroup=draft, name="Lou Lead", email="lou@example.org", by=admin)
    assert told("lou@example.org") == []

    publish_workgroup(workgroup=draft, by=admin)

    assert said("lou@example.org") == [("lead-named", "REQUEST", 0)] * 2


def test_each_file_of_a_letter_tells_of_one_date(place, first, lead, admin):
    stand_in(place, first)
    move(first)
    give_up_place(participant=place, reason="Moving")

    assert dates_of_each_file() == {1}


def test_joining_details_sent_again_tell_the_dates_as_they_are_now(place, first):
    Message.objects.update(sent_at=timezone.now())
    cancel_workshop_place(participant=place, workshop=place.workgroup.workshops.last())
    move(first)

    row = send_again(message=Message.objects.get(kind="place-confirmed"), times=0)

    again = [one for one in told(TARA) if one.kind == "place-confirmed"][2:]
    assert row.attachments.count() == 1
    assert [(one.method, one.sequence) for one in again] == [("REQUEST", 1)]
    assert TOKEN.findall(again[0].event["URL"])[0] in row.text


def test_word_of_a_place_given_up_sent_again_takes_the_same_dates_out(place):
    give_up_place(participant=place, reason="Moving")
    Message.objects.update(sent_at=timezone.now())

    row = send_again(message=Message.objects.get(kind="place-withdrawn"), times=0)

    assert row.attachments.count() == 2
    assert said(TARA)[-2:] == [("place-withdrawn", "CANCEL", 1)] * 2


def test_no_fee_comes_of_any_of_it(place, first):
    cancel_workshop_place(participant=place, workshop=first)
    come_after_all(participant=place, workshop=now_of(first))
    before = place.free_until(now_of(first))

    stand_in(place, now_of(first))

    assert place.free_until(now_of(first)) == before
    assert now_of(first).changed_at is None
    assert not Fee.objects.exists()


def test_a_count_leaves_no_history(place, first):
    before = first.events.count()

    cancel_workshop_place(participant=place, workshop=first)

    assert now_of(first).sequence == 1
    assert first.events.count() == before
