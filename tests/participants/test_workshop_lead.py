"""Whoever leads one workshop: its page and its register, what they are told, and no place."""

import re
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.called_off import call_off_workgroup
from participants.actions.change import add_workshop, call_off_workshop, move_workshop
from participants.actions.interest import record_interest, send_draft
from participants.actions.place import accept_offer, give_up_place, offer_place
from participants.choices import Mark
from participants.models import Attendance, ExpressionOfInterest, Participant, Register
from participants.queries.audience import people_told
from participants.queries.change import audiences_of_move
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.participants.drafts import answers_of, draft_of
from workgroups.actions.details import change_workshop, tell_of_venue
from workgroups.actions.plan import add_lead
from workgroups.actions.workshop_lead import add_workshop_lead, remove_workshop_lead
from workgroups.choices import WorkshopMode
from workgroups.models import Workshop, WorkshopLead

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
BEFORE = THE_DAY - timedelta(days=5)
JOIN = "https://meet.example.org/secret"
EMAIL = "gita@example.org"


@pytest.fixture(autouse=True)
def _five_days_before(time_machine):
    time_machine.move_to(BEFORE, tick=False)


@pytest.fixture
def workshop():
    workgroup = WorkGroupFactory()
    venue = VenueFactory(
        hub=workgroup.hub,
        access="By the side door",
        visitor_rules="Bring a photo identification",
    )
    said = {"focus": "Number facts", "joining_notes": "Bring a book"}
    return WorkshopFactory(workgroup=workgroup, starts_at=THE_DAY, venue=venue, **said)


@pytest.fixture
def other(workshop):
    return WorkshopFactory(
        workgroup=workshop.workgroup, starts_at=THE_DAY + timedelta(days=30), title="The second"
    )


@pytest.fixture
def admin(workshop):
    return member(workshop.workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def gita(workshop, admin):
    row = add_workshop_lead(workshop=workshop, name="Gita Ghosh", email=EMAIL, by=admin)
    Message.objects.all().delete()
    return row.user


@pytest.fixture
def guest(client, gita):
    client.force_login(gita)
    return client


@pytest.fixture
def place(workshop):
    return ParticipantFactory(
        workgroup=workshop.workgroup,
        person=PersonFactory(name="Tara Tell"),
        accepted_at=BEFORE - timedelta(days=60),
    )


def now_of(workshop):
    return Workshop.objects.select_related("venue", "workgroup__hub").get(pk=workshop.pk)


def page(name, workshop):
    return reverse(name, args=[workshop.pk])


def told(to=EMAIL):
    return [m.kind for m in Message.objects.filter(to_email=to).order_by("pk")]


def letter(kind, to=EMAIL):
    return Message.objects.get(kind=kind, to_email=to)


def move(workshop, *, by=None, **changes):
    row = now_of(workshop)
    asked = {
        "starts_at": row.starts_at + timedelta(days=7),
        "ends_at": row.ends_at + timedelta(days=7),
        "mode": row.mode,
        "venue": row.venue,
        "join_link": row.join_link,
        "because": "The hall is closed",
    }
    return move_workshop(workshop=row, by=by, **(asked | changes))


def test_their_page_says_all_that_the_workshop_takes(guest, workshop, place):
    ParticipantFactory(workgroup=workshop.workgroup, accepted_at=BEFORE - timedelta(days=9))
    cancel_workshop_place(participant=place, workshop=workshop)

    answer = guest.get(page("workgroups:led_workshop", workshop))

    said = text_of(answer)
    for words in (
        "The workshop you lead",
        str(workshop.workgroup),
        "Thursday 3 February 2022, 9:30am to 2:30pm",
        workshop.venue.where_words,
        "By the side door",
        "Bring a photo identification",
        "Number facts",
        "Bring a book",
        "1 person.",
        "can be taken from the day of the workshop",
    ):
        assert words in said, words
    assert page("participants:register", workshop) in answer.content.decode()


@pytest.mark.parametrize("mode", [WorkshopMode.ONLINE, WorkshopMode.HYBRID])
def test_their_page_has_the_link_to_join(guest, workshop, mode):
    venue = None if mode == WorkshopMode.ONLINE else workshop.venue
    Workshop.objects.filter(pk=workshop.pk).update(mode=mode, venue=venue)
    assert "The hub has not entered it yet." in text_of(
        guest.get(page("workgroups:led_workshop", workshop))
    )
    Workshop.objects.filter(pk=workshop.pk).update(join_link=JOIN)

    html = guest.get(page("workgroups:led_workshop", workshop)).content.decode()

    assert f'href="{JOIN}"' in html


def test_a_cancelled_one_says_so_and_leads_to_no_register(guest, workshop, admin):
    call_off_workshop(workshop=workshop, reason="Snow on the roads.", by=admin)

    answer = guest.get(page("workgroups:led_workshop", workshop))

    assert "The hub has cancelled this workshop: Snow on the roads." in text_of(answer)
    assert page("participants:register", workshop) not in answer.content.decode()


def test_before_the_day_they_see_who_is_expected_by_name_and_school_alone(guest, workshop, place):
    place.email_shared_at = timezone.now()
    place.save()

    answer = guest.get(page("participants:register", workshop))

    assert f"Tara Tell , {place.school}" in text_of(answer)
    assert place.person.email not in answer.content.decode()
    assert f"/manage/places/{place.pk}/" not in answer.content.decode()


def test_they_take_and_close_the_register_and_cannot_reopen_it(
    guest, gita, workshop, place, time_machine
):
    time_machine.move_to(THE_DAY + timedelta(hours=3), tick=False)
    guest.force_login(gita)
    register = page("participants:register", workshop)
    home = page("workgroups:led_workshop", workshop)
    assert home in guest.get(register).content.decode()

    tapped = guest.post(register, {"participant": place.pk, "mark": Mark.PRESENT})
    closed = guest.post(page("participants:close_register", workshop))

    assert tapped.json() == {"saved": True}
    assert closed.url == home
    assert Attendance.objects.get().outcome
    assert Register.objects.get().closed_by.email == EMAIL
    assert "The register is closed." in text_of(guest.get(home))
    assert guest.get(page("participants:reopen_register", workshop)).status_code == 403
    assert "Reopen" not in text_of(guest.get(register))


def test_every_link_of_their_pages_opens(guest, workshop, place):
    for name in ("workgroups:led_workshop", "participants:register", "participants:close_register"):
        answer = guest.get(page(name, workshop))
        for path in set(hrefs(answer)):
            assert guest.get(path).status_code in (200, 302), f"{path} from {name}"


def hrefs(answer):
    found = re.findall(r'href="(/[^"#]*)', answer.content.decode())
    return [path for path in found if not path.startswith("/static/")]


def test_whoever_leads_the_whole_goes_back_to_all_registers_as_before(client, workshop):
    lead = UserFactory()
    workshop.workgroup.leads.add(lead)
    client.force_login(lead)

    html = client.get(page("participants:register", workshop)).content.decode()

    assert reverse("participants:registers", args=[workshop.workgroup_id]) in html


def test_of_another_workshop_of_the_same_work_group_they_see_nothing(guest, other):
    for name in ("workgroups:led_workshop", "participants:register", "participants:close_register"):
        assert guest.get(page(name, other)).status_code == 404
        assert guest.post(page(name, other)).status_code in (404, 405)


def test_a_move_tells_them_and_the_count_holds_them(gita, workshop, place, admin):
    assert people_told(audiences_of_move(workshop, was="", by=admin)) == 2

    number = move(workshop, by=admin)

    moved = letter("lead-workshop-moved")
    assert number == 2
    assert "has changed the workshop of" in moved.text
    assert "that you lead" in moved.text
    assert f"/manage/workshops/{workshop.pk}/to-lead/" in moved.text
    assert "/manage/work-groups/" not in moved.text


def test_the_page_that_moves_it_shows_them_what_is_said_to_whom(client, gita, workshop, admin):
    client.force_login(admin)

    said = text_of(client.get(page("participants:call_off", workshop)))

    assert "Who was to lead this one workshop" in said
    assert "Cancel the workshop and tell 1 person" in said


@pytest.mark.usefixtures("gita")
def test_of_another_workshop_they_are_told_nothing(workshop, other, admin):
    move(other, by=admin)
    call_off_workshop(workshop=now_of(other), reason="Snow", by=admin)
    added = WorkshopFactory.build(
        workgroup=workshop.workgroup, venue=workshop.venue, starts_at=THE_DAY + timedelta(days=50)
    )
    add_workshop(workshop=added, by=admin)

    assert told() == []


@pytest.mark.usefixtures("gita")
def test_a_new_link_another_address_and_the_end_of_it_reach_them(workshop, admin):
    move(workshop, by=admin, mode=WorkshopMode.HYBRID)
    row = now_of(workshop)
    row.join_link = JOIN
    change_workshop(workshop=row, by=admin)
    before, venue = now_of(workshop).venue, now_of(workshop).venue
    venue.address = "2 New Road"
    venue.save()
    tell_of_venue(venue, before, admin)
    call_off_workshop(workshop=now_of(workshop), reason="Snow", by=admin)

    assert told() == [
        "lead-workshop-moved",
        "lead-join-link",
        "lead-venue-changed",
        "lead-workshop-called-off",
    ]
    for message in Message.objects.filter(to_email=EMAIL):
        assert "that you lead" in message.text
        assert f"/manage/workshops/{workshop.pk}/to-lead/" in message.text


def test_whoever_changes_it_or_has_no_account_any_more_is_not_told(workshop, gita, admin):
    workshop.leads.add(admin)
    gita.is_active = False
    gita.save()

    assert people_told(audiences_of_move(workshop, was="", by=admin)) == 0
    assert move(workshop, by=admin) == 0


@pytest.mark.usefixtures("gita")
def test_the_end_of_the_work_group_tells_them_once_of_all_they_were_to_lead(workshop, other, admin):
    add_workshop_lead(workshop=other, name="Gita Ghosh", email=EMAIL, by=admin)
    past = WorkshopFactory(workgroup=workshop.workgroup, starts_at=BEFORE - timedelta(days=30))
    past.leads.add(UserFactory(email="past@example.org"))

    call_off_workgroup(workgroup=workshop.workgroup, reason="Too few", by=admin)

    ended = letter("group-called-off-workshop-lead")
    assert "Thursday 3 February 2022" in ended.text
    assert "Saturday 5 March 2022" in ended.text
    assert "Too few" in ended.text
    assert told("past@example.org") == []


def test_whoever_leads_a_workshop_gets_no_place(workshop, gita):
    answers = answers_of(email="Gita@example.org")
    with pytest.raises(Refused, match="leads this Work Group or a workshop of it"):
        record_interest(
            workgroup=workshop.workgroup, school=school_in(workshop.workgroup.hub), answers=answers
        )

    assert not ExpressionOfInterest.objects.exists()


def test_nor_when_they_were_named_after_a_place_was_offered(workshop, admin):
    person = PersonFactory(name="Gita Ghosh", email=EMAIL)
    interest = approved(InterestFactory(workgroup=workshop.workgroup, person=person))
    offer = offer_place(interest=interest, by=admin)
    workshop.leads.add(UserFactory(email=EMAIL))

    with pytest.raises(Refused, match="You lead this Work Group or a workshop of it"):
        accept_offer(offer=offer, policy_id=workshop.workgroup.fee_policy_id)

    assert not Participant.objects.exists()


@pytest.mark.usefixtures("gita")
def test_they_stand_in_for_nobody_at_what_they_lead(workshop, other, place):
    colleague = {"participant": place, "name": "Gita Ghosh", "email": "Gita@example.org"}

    with pytest.raises(Refused, match="They lead this workshop"):
        name_substitute(workshop=workshop, **colleague)
    name_substitute(workshop=other, **colleague)

    assert place.substitutions.get().workshop == other


def test_whoever_gave_a_place_up_may_be_named(workshop, place, admin):
    give_up_place(participant=place, reason="I lead it")

    row = add_workshop_lead(workshop=workshop, name="Tara Tell", email=place.person.email, by=admin)

    assert list(workshop.leads.all()) == [row.user]


@pytest.mark.usefixtures("gita")
def test_a_form_sent_with_their_address_is_answered_by_email(workshop, other, admin):
    add_workshop_lead(workshop=other, name="Gita Ghosh", email=EMAIL, by=admin)
    school = school_in(workshop.workgroup.hub)
    said = asdict(answers_of(email=EMAIL))
    draft = draft_of(workshop.workgroup, school=school.pk, **said)

    send_draft(draft=draft)

    answer = letter("interest-of-workshop-lead")
    assert "You lead its workshop on Thursday 3 February 2022" in answer.text
    assert not ExpressionOfInterest.objects.exists()


def test_taken_away_they_see_it_no_longer(guest, gita, workshop, admin):
    remove_workshop_lead(workshop=workshop, user=gita, by=admin)

    for name in ("workgroups:led_workshop", "participants:register"):
        assert guest.get(page(name, workshop)).status_code == 404


def test_a_lead_of_the_whole_was_never_named_for_one(workshop, gita, admin):
    add_lead(workgroup=workshop.workgroup, name="Gita Ghosh", email=EMAIL, by=admin)

    assert move(workshop, by=admin) == 1
    assert told() == ["lead-named", "lead-workshop-moved"]
    assert "a workshop of" in letter("lead-workshop-moved").text
    assert not WorkshopLead.objects.exists()


def test_other_hubs_people_are_named_as_well(admin):
    elsewhere = WorkGroupFactory()
    guest = UserFactory(name="Gus Guest", email="gus@example.org")
    elsewhere.leads.add(guest)
    here = WorkshopFactory(workgroup__hub=admin.current_memberships[0].hub)

    add_workshop_lead(workshop=here, name="Gus Guest", email="gus@example.org", by=admin)

    assert set(Workshop.objects.visible_to(guest)) == {here}
