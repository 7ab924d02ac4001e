"""The feed of a person's own dates: what it holds, and for whom it opens."""

from datetime import timedelta

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from access.links import TOKEN
from access.roles import Role
from outbox.models import Message
from outbox.stop_links import stop_links
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.change import call_off_workshop
from participants.actions.place import give_up_place
from participants.links import CALENDAR, PLACE
from tests.factories import ParticipantFactory, PersonFactory, WorkshopFactory, member
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

JOIN = "https://meet.example.org/secret"


@pytest.fixture
def place():
    return ParticipantFactory(person=PersonFactory(email="tara@example.org"))


@pytest.fixture
def workshop(place):
    return WorkshopFactory(workgroup=place.workgroup, title="The first")


def another_place(person):
    place = ParticipantFactory(person=person)
    WorkshopFactory(workgroup=place.workgroup)
    return place


def fetch(person, **headers):
    return Client().get(CALENDAR.path(person), headers=headers)


def summaries(answer) -> list[str]:
    theirs = vobject.readOne(answer.content.decode())
    ours = Calendar.from_ical(answer.content).walk("VEVENT")
    found = [str(event["SUMMARY"]) for event in ours]
    assert [event.summary.value for event in getattr(theirs, "vevent_list", [])] == found
    return found


def text(answer) -> str:
    return answer.content.decode().replace("\r\n ", "")


def test_it_holds_the_dates_of_all_places_of_one_person(place, workshop):
    other = another_place(place.person)
    WorkshopFactory(workgroup=ParticipantFactory().workgroup)

    answer = fetch(place.person)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert sorted(summaries(answer)) == sorted(
        [f"{place.workgroup}: The first", str(other.workgroup)]
    )


def test_a_person_who_shares_an_address_has_a_feed_of_their_own(place, workshop):
    other = PersonFactory(email=place.person.email)

    assert summaries(fetch(other)) == []


@pytest.mark.parametrize("how", ["cancelled", "colleague", "called off", "given up", "group"])
def test_a_date_to_which_they_do_not_come_is_not_in_it(place, workshop, how):
    if how == "cancelled":
        cancel_workshop_place(participant=place, workshop=workshop)
    elif how == "colleague":
        name_substitute(participant=place, workshop=workshop, name="Col")
    elif how == "called off":
        call_off_workshop(workshop=workshop, reason="Snow")
    elif how == "given up":
        give_up_place(participant=place, reason="Moving")
    else:
        place.workgroup.cancelled_at = timezone.now()
        place.workgroup.save()

    assert summaries(fetch(place.person)) == []


def test_it_has_the_entry_that_the_invitation_had(place, workshop):
    cancelled = Message.objects.filter(kind="place-cancelled")
    event = Calendar.from_ical(fetch(place.person).content).walk("VEVENT")[0]

    cancel_workshop_place(participant=place, workshop=workshop)

    invited = Calendar.from_ical(bytes(cancelled.get().attachments.get().content)).walk("VEVENT")[0]
    assert event["UID"] == invited["UID"]


@pytest.mark.parametrize(("days", "is_shown"), [(13, True), (15, False)])
def test_the_link_to_join_comes_when_it_comes_on_the_persons_page(place, days, is_shown):
    starts_at = timezone.now() + timedelta(days=days)
    WorkshopFactory(
        workgroup=place.workgroup, mode="online", venue=None, join_link=JOIN, starts_at=starts_at
    )

    assert (JOIN in text(fetch(place.person))) is is_shown


def test_it_leads_to_no_page_on_which_anything_can_be_done(place, workshop):
    assert TOKEN.search(text(fetch(place.person))) is None


def test_no_person_but_its_owner_could_be_told_from_it(place, workshop):
    other = PersonFactory(name="Other Person")
    ParticipantFactory(workgroup=place.workgroup, person=other)

    said = text(fetch(place.person))

    assert "Other Person" not in said
    assert "ATTENDEE" not in said


def test_asked_again_it_says_only_that_nothing_has_changed(place, workshop):
    first = fetch(place.person)
    again = fetch(place.person, if_none_match=first["ETag"])

    cancel_workshop_place(participant=place, workshop=workshop)

    assert (again.status_code, again.content) == (304, b"")
    assert fetch(place.person, if_none_match=first["ETag"]).status_code == 200
    assert "no-store" in first["Cache-Control"]


def test_it_opens_by_its_own_link_alone(place, workshop):
    token = CALENDAR.token(place.person)

    assert Client().get(f"/calendar/{token[:-1]}x/dates.ics").status_code == 404
    assert Client().get(f"/calendar/{PLACE.token(place)}/dates.ics").status_code == 404
    assert Client().get(f"/place/{token}/").status_code == 404
    assert Client().post(CALENDAR.path(place.person)).status_code == 405


def test_it_runs_out_with_the_address_it_was_made_for(place, workshop):
    path = CALENDAR.path(place.person)
    place.person.email = "right@example.org"
    place.person.save()

    assert Client().get(path).status_code == 410


def test_stopping_the_links_of_a_letter_stops_the_feeds_found_by_them(
    place, workshop, time_machine
):
    time_machine.move_to(timezone.now())
    cancel_workshop_place(participant=place, workshop=workshop)
    Message.objects.update(sent_at=timezone.now())
    found, elses = CALENDAR.path(place.person), CALENDAR.path(another_place(PersonFactory()).person)
    time_machine.shift(timedelta(minutes=1))

    admin = member(place.workgroup.hub, Role.ADMINISTRATOR)
    stop_links(message=Message.objects.get(kind="place-cancelled"), by=admin)

    time_machine.shift(timedelta(minutes=1))
    assert Client().get(found).status_code == 410
    assert Client().get(elses).status_code == 200
    assert fetch(place.person).status_code == 200


def test_three_dates_take_as_many_queries_as_one(place, workshop):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            fetch(place.person)
        return len(captured)

    one = queries()
    WorkshopFactory(workgroup=place.workgroup)
    another_place(place.person)

    assert queries() == one
    assert one <= 6


def test_ones_own_page_offers_the_download_and_the_address_to_subscribe(
    place, workshop, settings, time_machine
):
    # A link says in which second it was made.
    time_machine.move_to(timezone.now(), tick=False)
    page = Client().get(PLACE.path(place))
    address = CALENDAR.url(place.person)
    webcal = "webcal:" + address.partition(":")[2]

    assert "Add to my calendar" in text_of(page)
    html = page.content.decode()
    assert f'href="{webcal}"' in html
    assert f'href="{address}"' in html
    assert Client().get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_a_place_that_is_given_up_offers_no_calendar(place, workshop):
    give_up_place(participant=place, reason="Moving")

    assert "Add to my calendar" not in text_of(Client().get(PLACE.path(place)))
