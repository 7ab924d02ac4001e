"""A kept page shows what is so now, whatever changed, and whoever changed it."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone

from access.roles import Role
from hubs.actions.hub import add_text_version
from hubs.choices import HubTextKind
from hubs.models import Hub, User
from pages import shown
from participants.actions.called_off import call_off_workgroup
from participants.actions.change import move_workshop
from participants.actions.place import accept_offer, give_up_place, offer_place
from tests.factories import (
    InterestFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    member,
)
from workgroups.actions.workshop_lead import add_workshop_lead
from workgroups.models import Venue, WorkGroup, Workshop, WorkshopLead

CATALOGUE = "/work-groups/"


def offer_and_accept(group) -> None:
    offer = offer_place(interest=approved(InterestFactory(workgroup=group)), by=staff(group))
    accept_offer(offer=offer, policy_id=group.fee_policy_id)


def move(group) -> None:
    workshop = group.workshops.first()
    later = timedelta(days=1)
    move_workshop(
        workshop=workshop,
        starts_at=workshop.starts_at + later,
        ends_at=workshop.ends_at + later,
        mode=workshop.mode,
        venue=workshop.venue,
        join_link=workshop.join_link,
        because="The hall is closed",
        by=staff(group),
    )


def staff(group) -> User:
    return member(group.hub, Role.ADMINISTRATOR)


def write_about(group) -> None:
    add_text_version(
        hub=group.hub, kind=HubTextKind.ABOUT, body="We are new here.", by=staff(group)
    )


CHANGES = {
    "a place taken": offer_and_accept,
    "a place offered": lambda group: offer_place(
        interest=approved(InterestFactory(workgroup=group)), by=staff(group)
    ),
    "a date moved": move,
    "called off": lambda group: call_off_workgroup(
        workgroup=group, reason="Too few have asked", by=staff(group)
    ),
    "another title": lambda group: WorkGroup.objects.filter(pk=group.pk).update(title="Other"),
    "another venue": lambda group: Venue.objects.update(name="Elmfield Hall"),
    "a date added": lambda group: WorkshopFactory(workgroup=group),
    "a date called off": lambda group: Workshop.objects.update(cancelled_at=timezone.now()),
    "another hub's name": lambda group: Hub.objects.update(name="Elmfield Maths Hub"),
    "words about the hub": write_about,
    "a lead's other name": lambda group: User.objects.filter(name="Lena Lead").update(name="Leni"),
    "somebody for one date": lambda group: add_workshop_lead(
        workshop=group.workshops.get(), name="Gus", email="gus@example.org", by=staff(group)
    ),
    "nobody for one date": lambda group: WorkshopLead.objects.all().delete(),
    "another outcome": lambda group: OutcomeFactory(workgroup=group, text="Plan a year"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_on_the_page_at_once(workgroup, change):
    path = workgroup.get_absolute_url()
    before = Client().get(path).content

    CHANGES[change](workgroup)

    after = Client().get(path).content
    assert after != before
    assert after == drawn_anew(path)


def drawn_anew(path: str) -> bytes:
    caches["pages"].clear()
    return Client().get(path).content


def test_what_is_published_is_in_the_list_at_once(workgroup):
    draft = WorkGroupFactory(
        title="Brand New", hub=workgroup.hub, published_at=None, published_by=None
    )
    before = Client().get(CATALOGUE).content.decode()

    WorkGroup.objects.filter(pk=draft.pk).update(
        published_at=timezone.now(),
        published_by=staff(workgroup),
        interest_closes_at=timezone.now() + timedelta(days=9),
    )

    assert "Brand New" not in before
    assert "Brand New" in Client().get(CATALOGUE).content.decode()


def test_a_place_given_back_is_in_the_list_at_once(workgroup):
    place = ParticipantFactory(workgroup=workgroup)
    before = Client().get(CATALOGUE).content.decode()

    give_up_place(participant=place, reason="")

    assert "2 of 3 left" in before
    assert "3 of 3 left" in Client().get(CATALOGUE).content.decode()


def test_a_school_of_the_register_moves_what_is_near_at_once(workgroup):
    near = f"{CATALOGUE}?near=ZZ1+1ZZ"
    SchoolFactory(postcode="ZZ1 1ZZ", easting=359_000, northing=173_000)
    unknown = Client().get(f"{CATALOGUE}?near=ZZ9+9ZZ").content.decode()
    Client().get(near)

    SchoolFactory(postcode="ZZ9 9ZZ", easting=359_000, northing=173_000)

    assert "We do not know this postcode" in unknown
    assert "We do not know" not in Client().get(f"{CATALOGUE}?near=ZZ9+9ZZ").content.decode()


def test_the_clock_closes_it_at_its_minute(workgroup, time_machine):
    closes = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=2)
    WorkGroup.objects.filter(pk=workgroup.pk).update(interest_closes_at=closes)
    path = workgroup.get_absolute_url()

    time_machine.move_to(closes - timedelta(seconds=1), tick=False)
    before = Client().get(path).content.decode()
    time_machine.move_to(closes, tick=False)

    assert "Express your interest" in before
    assert "Express your interest" not in Client().get(path).content.decode()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_whoever_began_to_write_earlier_and_finished_later_is_not_overlooked():
    """Their row of history has a lower number than the newest, so that this one stays the same."""
    early, late = ProjectFactory(title="Early"), ProjectFactory(title="Late")
    written, may_finish = Event(), Event()

    def write_slowly():
        try:
            with connection.cursor() as cursor:
                cursor.execute("BEGIN")
                cursor.execute(
                    "UPDATE workgroups_project SET title = 'Earlier' WHERE id = %s", [early.pk]
                )
                written.set()
                may_finish.wait(30)
                cursor.execute("COMMIT")
        finally:
            connection.close()

    slow = Thread(target=write_slowly)
    slow.start()
    assert written.wait(30)
    type(late).objects.filter(pk=late.pk).update(title="Later")
    meanwhile = shown.version()
    may_finish.set()
    slow.join(30)
    finished = shown.version()

    numbers = [text.partition("'{")[0] for text in (meanwhile, finished)]
    assert numbers[0] == numbers[1]  # the newest rows alone would have told nothing
    assert meanwhile != finished


def test_the_version_stays_while_nobody_writes(workgroup):
    # Others may be writing on the same server.
    assert any(shown.version() == shown.version() for _ in range(50))
