"""What letters put into the calendar of whoever has a place, and take out of it again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import Attachment, Message
from participants.actions.attendance import (
    cancel_workshop_place,
    come_after_all,
)
from participants.actions.change import add_workshop, call_off_workshop
from participants.actions.place import accept_offer, give_up_place, offer_place
from tests.calendars import diary, said, told
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
)
from tests.participants.calendars.acts import COL, JOIN, LENA, TARA, move, now_of, stand_in
from workgroups.actions.details import change_workshop, tell_of_venue
from workgroups.choices import WorkshopMode
from workgroups.models import Venue

pytestmark = pytest.mark.django_db


def test_a_confirmed_place_brings_its_dates_to_come(place, first):
    told_of = told(TARA)

    assert said(TARA) == [("place-confirmed", "REQUEST", 0)] * 2
    # Outlook takes in the first date of a file alone.
    assert Attachment.objects.count() == 2
    event = told_of[0].event
    assert event["SUMMARY"] == "Subject Leadership: The first"
    assert event["LOCATION"] == "Elmfield Hall, ZZ2 2ZZ"
    assert "Where: Elmfield Hall, 2 Elmfield Road, ZZ2 2ZZ" in event["DESCRIPTION"]
    assert event["ORGANIZER"] == "mailto:elm@example.org"
    assert event["ATTENDEE"] == f"mailto:{TARA}"
    assert event["ATTENDEE"].params["CN"] == "Tara Tell"
    assert (event.start, event.end) == (
        first.starts_at.replace(microsecond=0),
        first.ends_at.replace(microsecond=0),
    )
    assert told_of[1].event["SUMMARY"] == "Subject Leadership"


def test_the_letter_says_what_is_attached_and_where_to_subscribe(place):
    text = Message.objects.get(kind="place-confirmed").text

    assert "A file for each date is attached for your calendar." in text
    assert "On your own page your calendar can subscribe to all of them" in text


def test_a_place_without_dates_carries_no_file(admin):
    workgroup = WorkGroupFactory(hub=admin.memberships.get().hub)
    offer = offer_place(interest=approved(InterestFactory(workgroup=workgroup)), by=admin)

    accept_offer(offer=offer, policy_id=workgroup.fee_policy_id)

    assert not Attachment.objects.exists()
    assert "attached" not in Message.objects.get(kind="place-confirmed").text


def test_two_people_have_entries_of_their_own(place, first):
    other = ParticipantFactory(workgroup=place.workgroup)

    move(first)

    assert {one.uid for one in told(TARA)}.isdisjoint(one.uid for one in told(other.person.email))


def test_a_moved_workshop_is_the_same_entry_at_its_new_time(place, first):
    new_hall = VenueFactory(hub=place.workgroup.hub, name="Oak Hall")

    move(first, venue=new_hall)

    latest = told(TARA)[-1]
    assert said(TARA)[2:] == [("workshop-moved", "REQUEST", 1)]
    assert latest.uid == told(TARA)[0].uid
    assert latest.event["LOCATION"].startswith("Oak Hall, ")
    changed = latest.event["DESCRIPTION"].split("\n\n")[0]
    assert changed.startswith("What changed: it was ")
    assert "Elmfield Hall. It is now " in changed
    assert changed.endswith("Oak Hall.")


def test_an_online_workshop_shows_its_link_to_who_has_a_place_once_it_is_near(place, first):
    move(first, mode=WorkshopMode.ONLINE, venue=None, join_link=JOIN)

    far = told(TARA)[-1].event
    assert far["LOCATION"] == "Online"
    assert JOIN not in far["DESCRIPTION"]

    near = timezone.now() + timedelta(days=5)
    move(first, starts_at=near, ends_at=near + timedelta(hours=2))

    assert f"Join the workshop: {JOIN}" in told(TARA)[-1].event["DESCRIPTION"]


def test_an_added_workshop_comes_into_the_calendar(place, lead):
    added = WorkshopFactory.build(workgroup=place.workgroup, venue=None)

    add_workshop(workshop=added)

    assert said(TARA)[2:] == [("workshop-added", "REQUEST", 0)]
    assert said(LENA) == [("lead-workshop-added", "REQUEST", 0)]
    assert told(TARA)[-1].event["LOCATION"] == "Venue to be confirmed"


def test_a_workshop_that_is_called_off_goes(place, first, lead):
    stand_in(place, place.workgroup.workshops.last())

    call_off_workshop(workshop=first, reason="Snow")

    assert said(TARA)[2:] == [("workshop-called-off", "CANCEL", 1)]
    assert said(LENA) == [("lead-workshop-called-off", "CANCEL", 1)]
    assert len(diary(TARA)) == 1
    assert [one.kind for one in told(COL)] == ["substitute-named"]


def test_a_cancelled_date_goes_and_comes_back(place, first):
    cancel_workshop_place(participant=place, workshop=first)
    assert len(diary(TARA)) == 1

    come_after_all(participant=place, workshop=now_of(first))
    assert len(diary(TARA)) == 2

    cancel_workshop_place(participant=place, workshop=now_of(first))
    assert len(diary(TARA)) == 1
    assert said(TARA)[2:] == [
        ("place-cancelled", "CANCEL", 1),
        ("date-confirmed-again", "REQUEST", 2),
        ("place-cancelled", "CANCEL", 3),
    ]


def test_who_has_cancelled_is_told_of_a_move_and_their_calendar_is_not(place, first):
    cancel_workshop_place(participant=place, workshop=first)

    move(first)

    assert Message.objects.filter(kind="workshop-moved", to_email=TARA).count() == 1
    assert len(diary(TARA)) == 1
    assert said(TARA)[-1] == ("place-cancelled", "CANCEL", 1)


def test_a_given_up_place_takes_all_its_dates_out(place, first):
    cancel_workshop_place(participant=place, workshop=first)

    give_up_place(participant=place, reason="Moving")

    assert diary(TARA) == {}
    assert said(TARA)[-1] == ("place-withdrawn", "CANCEL", 1)


def test_a_place_given_up_days_ago_takes_out_only_what_is_to_come(place, time_machine):
    *_, second, third = place.workgroup.workshops.all()
    # The hub types in between the two what it had heard before both.
    time_machine.move_to(second.starts_at + timedelta(seconds=30), tick=True)
    assert timezone.now() < third.starts_at
    word = place.accepted_at + timedelta(seconds=1)

    give_up_place(participant=place, reason="Moving", notified_at=word)

    assert place.cancellations.count() == 2
    assert [one.uid for one in told(TARA)[2:]] == [told(TARA)[1].uid]


def test_a_new_link_and_a_new_address_are_updates(place, first, lead, admin):
    near = timezone.now() + timedelta(days=5)
    move(first, starts_at=near, ends_at=near + timedelta(hours=2), mode="online", venue=None)
    row = now_of(first)
    row.join_link = JOIN
    change_workshop(workshop=row, by=admin)
    venue = Venue.objects.get(name="Elmfield Hall")
    before = Venue.objects.get(pk=venue.pk)
    venue.address = "4 Elmfield Road"
    venue.save()
    tell_of_venue(venue, before, by=admin)

    assert said(TARA)[2:] == [
        ("workshop-moved", "REQUEST", 1),
        ("join-link-changed", "REQUEST", 2),
        ("venue-changed", "REQUEST", 1),
    ]
    assert said(LENA) == [
        ("lead-workshop-moved", "REQUEST", 1),
        ("lead-join-link", "REQUEST", 2),
        ("lead-venue-changed", "REQUEST", 1),
    ]
    assert JOIN in told(TARA)[3].event["DESCRIPTION"]
    assert (
        "What changed: the address was Elmfield Hall, 2 Elmfield Road, ZZ2 2ZZ. It is now"
        in (told(TARA)[4].event["DESCRIPTION"])
    )


def test_the_link_to_join_is_for_who_has_a_place(place, first, lead):
    near = timezone.now() + timedelta(days=5)
    online = {"mode": "online", "venue": None, "join_link": JOIN}
    move(first, starts_at=near, ends_at=near + timedelta(hours=2), **online)

    assert JOIN in told(TARA)[-1].event.to_ical().decode().replace("\r\n ", "")
    assert JOIN not in told(LENA)[-1].event.to_ical().decode().replace("\r\n ", "")


def test_a_change_of_nothing_that_people_are_told_counts_nothing(place, first, admin):
    row = now_of(first)
    row.focus = "Ratio"

    change_workshop(workshop=row, by=admin)

    assert now_of(first).sequence == 0


def test_a_form_opened_before_takes_no_count_back(place, first, admin):
    row = now_of(first)
    cancel_workshop_place(participant=place, workshop=now_of(first))
    row.focus = "Ratio"

    change_workshop(workshop=row, by=admin)

    assert now_of(first).sequence == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_a_title_on_two_lines_adds_no_property(place, first, end):
    first.title = f"Ratio{end}ATTENDEE:mailto:eve@example.org"
    first.save()

    move(first)

    event = told(TARA)[-1].event
    assert event["ATTENDEE"] == f"mailto:{TARA}"
    assert event["SUMMARY"] == "Subject Leadership: Ratio ATTENDEE:mailto:eve@example.org"
