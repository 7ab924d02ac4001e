"""Who stands on a list of people, and why somebody is left out."""

import pytest
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from outbox.models import Message
from participants.actions.circular import (
    NOBODY,
    set_news,
)
from participants.choices import LeftOut
from participants.models import NewsStop
from participants.queries import circular as lists
from tests.factories import (
    InterestFactory,
    PersonFactory,
    UserFactory,
    WorkshopFactory,
    london,
    school_in,
)
from tests.hubs.factories import ContactFactory
from tests.participants.circular.acts import (
    NOW,
    letter_to,
    of_school,
    reasons,
    send,
    taking_part,
    with_email,
    words,
)
from tests.participants.conversation.acts import placed
from tests.school_factories import ContactNoteFactory

pytestmark = pytest.mark.django_db


def test_each_who_is_left_out_has_the_reason(workgroup, admin):
    hub = workgroup.hub
    gone = placed(workgroup, "Gone Away")
    gone.withdrawn_at = timezone.now()
    gone.save()
    for name, email, state in [
        ("Bo Bounced", "bo@example.org", "bounced"),
        ("Una Unwilling", "una@example.org", "unsubscribed"),
        ("Ida In-use", "ida@example.org", "in_use"),
    ]:
        with_email(placed(workgroup, name), email)
        ContactFactory(school=school_in(hub), email=email.upper(), email_state=state)
    with_email(placed(workgroup, "Fay Failed"), "fay@example.org")
    letter_to(hub, "fay@example.org", sent_at=NOW)
    letter_to(hub, "fay@example.org", failed_at=NOW)
    with_email(placed(workgroup, "Max Mended"), "max@example.org")
    letter_to(hub, "max@example.org", failed_at=NOW)
    letter_to(hub, "max@example.org", sent_at=NOW)
    with_email(placed(workgroup, "Office A"), "office@example.org")
    with_email(placed(workgroup, "Office B"), "office@example.org")
    # Who takes part is written to all the same: it is no news.
    NewsStop.objects.create(hub=hub, email="ida@example.org")

    people = taking_part(workgroup)

    assert reasons(people) == {
        "Gone Away": LeftOut.GAVE_UP,
        "Bo Bounced": LeftOut.BOUNCED,
        "Una Unwilling": LeftOut.ASKED,
        "Ida In-use": "",
        "Fay Failed": LeftOut.FAILED,
        "Max Mended": "",
        "Office A": "",
        "Office B": LeftOut.SAME,
    }
    circular = send(people, by=admin)
    assert Message.objects.filter(kind="circular").count() == 3
    kept = dict(circular.copies.values_list("name", "left_out"))
    assert kept == reasons(people)


def test_of_several_states_those_asked_for_are_found(workgroup):
    for state in ("new", "waiting", "withdrawn", "declined"):
        person = PersonFactory(name=state.title())
        since = NOW if state == "waiting" else None
        InterestFactory(workgroup=workgroup, state=state, person=person, waiting_since=since)

    def found(*states):
        return {one.name: one.left_out for one in lists.interested(workgroup, states)}

    assert found() == {"New": "", "Waiting": "", "Withdrawn": LeftOut.WITHDREW, "Declined": ""}
    assert found("waiting", "declined") == {"Waiting": "", "Declined": ""}


def test_who_gave_up_one_place_and_has_another_is_listed_once(workgroup):
    person = PersonFactory(name="Amy Able")
    for state in ("withdrawn", "new", "declined"):
        InterestFactory(workgroup=workgroup, person=person, state=state)
    people = taking_part(workgroup)
    people.find = lambda: lists.interested(workgroup)

    assert [one.left_out for one in people.people] == [""]


def test_people_of_a_school_are_those_who_asked_and_its_contacts(workgroup):
    school = school_in(workgroup.hub)
    asked = PersonFactory(name="Amy Able", school=school)
    InterestFactory(workgroup=workgroup, person=asked, school=school)
    PersonFactory(name="Never Asked", school=school)
    elsewhere = PersonFactory(name="Other Hub", school=school)
    InterestFactory(person=elsewhere, school=school)
    ContactFactory(school=school, name="Hana Head", email="hana@example.org")
    ContactFactory(school=school, name="No Mail", email="")

    people = of_school(school)

    assert reasons(people) == {"Amy Able": "", "Hana Head": "", "No Mail": LeftOut.NO_ADDRESS}


def test_news_goes_to_nobody_who_stopped_it_or_whose_school_did(workgroup, admin):
    school = school_in(workgroup.hub)
    for name in ("Amy Able", "Ben Brook"):
        person = PersonFactory(name=name, school=school, email=f"{name[:3].lower()}@example.org")
        InterestFactory(workgroup=workgroup, person=person, school=school)
    set_news(hub=workgroup.hub, email="BEN@example.org", is_wanted=False)

    assert reasons(of_school(school)) == {"Amy Able": "", "Ben Brook": LeftOut.STOPPED}

    set_news(hub=workgroup.hub, email="ben@example.org", is_wanted=True)
    ContactNoteFactory(hub=workgroup.hub, school=school, refuses_contact=True)
    people = of_school(school)
    assert reasons(people) == {"Amy Able": LeftOut.SCHOOL, "Ben Brook": LeftOut.SCHOOL}
    with pytest.raises(Refused, match=NOBODY):
        send(people, words("Dear {name}"), by=admin)


def test_only_the_hub_writes_to_other_lists_than_those_who_take_part(workgroup, admin):
    lead = UserFactory()
    workgroup.leads.add(lead)
    rows = type(workgroup).objects

    def reach(user, can):
        return rows.visible_to(user, can=can).exists()

    assert reach(lead, Permission.WRITE_TO_PARTICIPANTS)
    assert not reach(lead, Permission.WRITE_TO_PEOPLE)
    assert reach(admin, Permission.WRITE_TO_PEOPLE)


def test_next_date_is_the_next_workshop_and_refused_without_one(workgroup, admin):
    placed(workgroup, "Amy Able")
    said = words("See you on {next date}")
    with pytest.raises(Refused, match="no workshop ahead"):
        send(taking_part(workgroup), said, by=admin)

    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 2, 28, 9))
    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 5, 4, 9, 30))
    send(taking_part(workgroup), said, by=admin)

    assert "4 May 2022" in Message.objects.get().text
