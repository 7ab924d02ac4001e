"""A second name or school at a known email address: kept apart until somebody has decided."""

import pytest
from django.apps import apps
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from participants import links as signed
from participants.actions.interest import record_interest
from participants.actions.place import accept_offer, offer_place
from participants.actions.same_person import join_people, tell_apart
from participants.choices import Decision, InterestState
from participants.models import ExpressionOfInterest, Participant, Person
from participants.queries.same_person import is_in_doubt, known_before_as, others_at_address
from tests.factories import (
    HubFactory,
    UserFactory,
    WorkGroupFactory,
    approved,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.participants.drafts import answers_of
from tests.robust.reading import links, summary

pytestmark = pytest.mark.django_db

OFFICE = "office@example.org"


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def school(hub):
    return school_in(hub, name="Beacon Hill School")


def asks(hub, school, name="Amina Patel", *, group=None, **changes) -> ExpressionOfInterest:
    return record_interest(
        workgroup=group or WorkGroupFactory(hub=hub),
        school=school,
        answers=answers_of(name=name, email=OFFICE, **changes),
    )


@pytest.fixture
def amina(hub, school):
    return asks(hub, school)


@pytest.fixture
def bela(hub, school, amina):
    """Somebody at the address of Amina, who may be her."""
    return asks(hub, school, "Béla Nagy", telephone="01632 960222")


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def url(name, interest):
    return reverse(f"participants:{name}", args=[interest.pk])


def letter(kind, interest):
    return Message.objects.get(kind=kind, about_id=interest.pk)


def test_two_people_at_one_address_are_two_people_everywhere(staff, hub, amina, bela):
    assert bela.person != amina.person
    # One letter to their head, who is asked about both.
    assert "The teacher is Béla Nagy." in letter("approval-asked", bela).text
    assert "Amina" not in letter("interest-received", bela).text

    head = text_of(staff.get(signed.APPROVAL.path(bela)))
    people = text_of(staff.get(reverse("participants:people", args=[bela.workgroup_id])))
    listed = text_of(staff.get(reverse("participants:interests")))

    assert "May Béla Nagy take part" in head
    assert "Béla Nagy" in people
    assert "Amina Patel" not in people
    # In its row, and in the words of its tick box.
    assert listed.count("Béla Nagy") == listed.count("Amina Patel") == 2


def test_offer_and_place_are_theirs_and_both_share_the_account_of_the_mailbox(hub, amina, bela):
    by = UserFactory()
    places = []
    for interest in (amina, bela):
        offer = offer_place(interest=approved(interest), by=by)
        assert f"Dear {interest.name}," in letter("place-offered", offer).text
        places.append(accept_offer(offer=offer, policy_id=interest.workgroup.fee_policy_id))

    assert [place.person.name for place in places] == ["Amina Patel", "Béla Nagy"]
    assert f"Dear {bela.name}," in letter("place-confirmed", places[1]).text
    user = Person.objects.get(pk=amina.person_id).user
    assert set(Participant.objects.visible_to(user)) == set(places)


def test_what_was_sent_is_shown_as_it_was_sent(staff, amina, bela):
    said = text_of(staff.get(url("interest", bela)))

    assert "Name Béla Nagy School Beacon Hill School" in said
    assert "Telephone 01632 960222" in said
    assert f"{OFFICE} is also the address of Amina Patel, Beacon Hill School" in said
    assert links(staff.get(url("interest", bela)))["Say who it is"] == url("same_person", bela)
    assert "is also the address" not in text_of(staff.get(url("interest", amina)))


def test_the_allocation_page_and_the_letter_ask(staff, amina, bela):
    people = text_of(staff.get(reverse("participants:people", args=[bela.workgroup_id])))

    assert "Another name or school is known at this email address. Say who it is." in people
    assert "under another name or school as well" in letter("interest-received", bela).text
    assert "under another name" not in letter("interest-received", amina).text


def test_those_to_be_told_apart_can_be_listed(staff, amina, bela):
    page = text_of(staff.get(reverse("participants:interests"), {"who": "doubt"}))

    assert "Béla Nagy" in page
    assert "Amina Patel" not in page


def test_another_school_at_a_known_address_asks_as_well(hub, amina):
    assert is_in_doubt(asks(hub, school_in(hub)))


def test_staff_who_enter_another_name_are_told(staff, hub, amina, school):
    path = reverse("participants:enter_on_behalf", args=[WorkGroupFactory(hub=hub).pk])
    answer = staff.post(
        f"{path}?school={school.pk}",
        {
            "name": "Béla Nagy",
            "email": OFFICE,
            "job_role": "subject_lead",
            "head_name": "Hari Head",
            "head_email": "hari@example.org",
        },
        follow=True,
    )

    assert "another name or school is known at this address, so say who it is." in text_of(answer)
    assert set(Person.objects.values_list("name", flat=True)) == {"Amina Patel", "Béla Nagy"}


def test_nobody_learns_whom_another_hub_knows(client, amina):
    other = HubFactory()
    theirs = asks(other, school_in(other), "Béla Nagy")
    client.force_login(member(other, Role.ADMINISTRATOR))

    assert not is_in_doubt(theirs)
    for name in ("interest", "same_person"):
        assert "Amina" not in client.get(url(name, theirs)).content.decode()
    assert "under another name" not in letter("interest-received", theirs).text


def test_whom_only_another_hub_knows_is_no_choice(client, amina):
    other = HubFactory()
    known = asks(other, school_in(other), "Béla Nagy")
    theirs = asks(other, known.school, "Chloe Three")

    assert others_at_address(theirs) == [known.person]


def test_somebody_else_is_kept_apart_and_not_asked_about_again(staff, hub, school, amina, bela):
    answer = staff.post(url("same_person", bela), {"who": "somebody_else"}, follow=True)

    assert "Béla Nagy is kept as somebody of their own." in text_of(answer)
    assert "is also the address" not in text_of(answer)
    again = asks(hub, school, "Béla Nagy")
    assert again.person == bela.person
    assert not is_in_doubt(again)
    assert is_in_doubt(asks(hub, school, "Chloe Three"))


def test_the_same_person_is_known_by_what_was_sent_last_and_the_history_keeps_the_rest(
    staff, hub, amina
):
    new_school = school_in(hub, name="New School")
    married = asks(hub, new_school, "Amina Khan", telephone="01632 960333")
    offer = offer_place(interest=approved(married), by=UserFactory())
    place = accept_offer(offer=offer, policy_id=married.workgroup.fee_policy_id)

    answer = staff.post(url("same_person", married), {"who": amina.person_id}, follow=True)

    known = Person.objects.get()
    assert "Amina Khan and Amina Patel are one person now" in text_of(answer)
    assert (known.pk, known.name, known.school) == (amina.person_id, "Amina Khan", new_school)
    assert (known.telephone, known.user) == ("01632 960333", place.person.user)
    place.refresh_from_db()
    assert place.person == known
    assert set(known.interests.all()) == {amina, married}
    amina.refresh_from_db()
    assert (amina.name, amina.school.name) == ("Amina Patel", "Beacon Hill School")
    assert known_before_as(known) == ["Amina Patel, Beacon Hill School"]
    said = text_of(staff.get(url("interest", amina)))
    assert "Known now as Amina Khan, New School" in said
    event = apps.get_model("participants", "PersonEvent").objects.filter(pgh_label="delete").get()
    assert event.name == "Amina Khan"


def test_what_they_have_with_another_hub_stays_there(hub, school, amina, bela):
    other = HubFactory()
    theirs = asks(other, school, "Béla Nagy")
    assert theirs.person == bela.person

    join_people(interest=bela, known=amina.person, by=UserFactory())

    theirs.refresh_from_db()
    assert theirs.person.name == "Béla Nagy"
    assert set(ExpressionOfInterest.objects.filter(person=amina.person)) == {amina, bela}


def test_nobody_is_joined_who_has_asked_for_the_same_work_group_twice(staff, hub, amina):
    again = asks(hub, school_in(hub), group=amina.workgroup)

    answer = staff.post(url("same_person", again), {"who": amina.person_id})

    assert answer.status_code == 422
    assert summary(answer)[0][1] == (
        f"Amina Patel has an expression of interest in {amina.workgroup} already. Withdraw one of "
        "the two first, then come back here."
    )
    ExpressionOfInterest.objects.filter(pk=amina.pk).update(state=InterestState.WITHDRAWN)
    assert staff.post(url("same_person", again), {"who": amina.person_id}).status_code == 302
    assert Person.objects.count() == 1


def test_it_is_decided_once(staff, amina, bela):
    tell_apart(interest=bela, by=UserFactory())

    assert "It is decided who Béla Nagy is" in text_of(staff.get(url("same_person", bela)))
    for decide in (tell_apart, lambda **given: join_people(known=amina.person, **given)):
        with pytest.raises(Refused, match="decided already"):
            decide(interest=bela, by=UserFactory())


def test_only_those_at_the_address_can_be_chosen(staff, hub, bela):
    stranger = record_interest(
        workgroup=WorkGroupFactory(hub=hub), school=school_in(hub), answers=answers_of()
    )

    answer = staff.post(url("same_person", bela), {"who": stranger.person_id})

    assert answer.status_code == 422
    assert Person.objects.count() == 3


def test_an_answer_of_the_head_stays_with_the_interest(amina, bela):
    approved(bela, Decision.REFUSED)

    join_people(interest=bela, known=amina.person, by=UserFactory())

    bela.refresh_from_db()
    assert bela.approval.decision == Decision.REFUSED
