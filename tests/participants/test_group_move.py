"""Moving somebody to a parallel Work Group, by its action and its pages, in January 2022."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from fees.actions.fee import propose_fees
from fees.models import Fee
from outbox.models import Message
from participants import links
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.attendance_register import close_register, take_register
from participants.actions.group_move import move_to_group
from participants.actions.place import accept_offer, offer_place
from participants.choices import InterestState, Mark
from participants.models import (
    AgreementSignature,
    Attendance,
    Cancellation,
    ExpressionOfInterest,
    GroupMove,
    Participant,
)
from participants.queries.dates import dates_ahead, expected_at
from participants.queries.group_move import parallel_to
from participants.rules.group_move import terms_carried
from schools.choices import SchoolStatus
from schools.models import School
from tests.agreement_factories import AgreementFactory
from tests.factories import (
    FeePolicyFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
)
from tests.robust.at_once import at_once, refusals
from tests.robust.reading import links as links_on
from tests.robust.reading import plain
from workgroups.models import WorkGroup, Workshop

pytestmark = pytest.mark.django_db

S = InterestState
NOW = london(2022, 1, 10, 12)
YEAR = timedelta(days=365)


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(NOW, tick=False)


def parallel_pair(**fields) -> tuple[WorkGroup, WorkGroup]:
    """On Tuesdays and on Thursdays: two workshops each, of which the first is over."""
    tuesday = WorkGroupFactory(cohort="Tuesdays")
    thursday = WorkGroupFactory(
        hub=tuesday.hub,
        project=tuesday.project,
        title=tuesday.title,
        cohort="Thursdays",
        fee_policy=tuesday.fee_policy,
        **fields,
    )
    for group, day in [(tuesday, 1), (thursday, 3)]:
        group.leads.add(UserFactory())
        WorkshopFactory(workgroup=group, starts_at=london(2021, 11, day, 9))
        WorkshopFactory(workgroup=group, starts_at=london(2022, 3, day, 9))
    return tuesday, thursday


@pytest.fixture
def groups():
    return parallel_pair()


@pytest.fixture
def admin(groups):
    return member(groups[0].hub, Role.ADMINISTRATOR)


def placed(workgroup, **fields) -> Participant:
    place = ParticipantFactory(workgroup=workgroup, **fields)
    approved(place.interest)
    return place


def waits(workgroup, **fields):
    since = NOW - timedelta(days=9)
    return approved(
        InterestFactory(workgroup=workgroup, state=S.WAITING, waiting_since=since, **fields)
    )


def letter(kind: str) -> Message:
    return Message.objects.get(kind=kind)


def test_a_place_moves_with_all_that_goes_along_and_everybody_is_told(groups, admin):
    tuesday, thursday = groups
    agreement = AgreementFactory(hub=tuesday.hub)
    WorkGroup.objects.update(agreement=agreement)
    was = placed(tuesday, access_needs="A ramp", exempt_because="Leads elsewhere")
    AgreementSignature.objects.create(
        interest=was.interest, agreement=agreement, role="head", name="Hari", shown={"fee": "£75"}
    )
    over, to_come = tuesday.workshops.order_by("starts_at")
    take_register(workshop=over, marks={was.pk: Mark.PRESENT}, by=admin)
    close_register(workshop=over, by=admin)
    name_substitute(participant=was, workshop=to_come, name="Col", email="col@example.org")

    move = move_to_group(interest=was.interest, workgroup=thursday, reason="No Tuesdays.", by=admin)

    was.refresh_from_db()
    place = Participant.objects.taking_part().get()
    assert (was.withdrawn_at, was.access_needs, was.is_moved_on) == (NOW, "", True)
    assert (place.workgroup, place.accepted_at, place.terms_since) == (
        thursday,
        NOW,
        was.accepted_at,
    )
    assert (place.person, place.school, place.fee_policy) == (
        was.person,
        was.school,
        was.fee_policy,
    )
    assert (place.access_needs, place.exempt_because) == ("A ramp", "Leads elsewhere")
    assert (place.interest, place.interest.state) == (move.joined, S.PLACED)
    assert place.interest.sent_at == was.interest.sent_at
    assert place.interest.approval.decided_by_name == was.interest.approval.decided_by_name
    signature = AgreementSignature.objects.get(interest=place.interest)
    assert (signature.name, signature.shown["fee"]) == ("Hari", "£75")
    assert signature.shown["signed_for"].startswith(str(tuesday))
    # What was attended stays, and no register to come knows them there.
    assert Attendance.objects.get().participant == was
    assert [list(expected_at(one)) for one in (over, to_come)] == [[was], []]
    assert [list(expected_at(one)) for one in thursday.workshops.order_by("starts_at")] == [
        [],
        [place],
    ]
    assert not Cancellation.objects.exists()
    told = letter("place-moved")
    assert told.to_email == was.person.email
    assert "No Tuesdays." in told.text
    assert "Thursday 3 March 2022" in told.text.partition("These are your dates now")[2]
    methods = [file.content_type.split(";")[1] for file in told.attachments.order_by("pk")]
    assert methods == [" method=CANCEL", " method=REQUEST"]
    assert letter("place-moved-head").to_email == was.interest.head_email
    assert letter("substitute-not-needed").to_email == "col@example.org"
    leads = {lead.email for group in groups for lead in group.leads.all()}
    assert {one.to_email for one in Message.objects.filter(kind="place-moved-lead")} == leads


def test_no_fee_follows_for_dates_left_and_new_ones_are_free_for_some_days(
    groups, admin, time_machine
):
    tuesday, thursday = groups
    to_come = tuesday.workshops.latest("starts_at")
    left, late = placed(tuesday), placed(tuesday)
    # On the Sunday before: too late for either.
    time_machine.move_to(london(2022, 2, 27, 12), tick=False)
    cancel_workshop_place(participant=late, workshop=to_come, reason="Cover")
    for place in (left, late):
        move_to_group(interest=place.interest, workgroup=thursday, by=admin)
    new_place = Participant.objects.taking_part().get(person=left.person)
    new_date = thursday.workshops.latest("starts_at")

    assert new_place.free_until(new_date) == new_date.starts_at
    [(_, _, _, changed_at, *_), _] = dates_ahead(after=NOW, before=london(2022, 3, 9))
    assert changed_at == timezone.now()

    time_machine.move_to(london(2022, 3, 3, 18), tick=False)
    close_register(workshop=to_come, by=admin)
    take_register(
        workshop=new_date,
        marks={place.pk: Mark.ABSENT for place in expected_at(new_date)},
        by=admin,
    )
    close_register(workshop=new_date, by=admin)
    propose_fees(now=timezone.now())
    fees = Fee.objects.select_related("attendance__participant", "attendance__workshop")
    # What they had cancelled themselves, late, and the new date they stayed away from unsaid.
    assert {(one.attendance.workshop_id, one.attendance.participant.person) for one in fees} == {
        (to_come.pk, late.person),
        (new_date.pk, late.person),
        (new_date.pk, left.person),
    }


@pytest.mark.parametrize(
    ("accepted", "there", "carried"),
    [("A", "A", "A"), ("A", "B", "A"), ("A", None, None), (None, "B", None), (None, None, None)],
)
def test_nobody_is_bound_by_terms_that_they_have_not_accepted(accepted, there, carried):
    assert terms_carried(accepted, there) == carried


def test_whoever_waits_keeps_their_turn_and_one_row_there(groups, admin):
    tuesday, thursday = groups
    interest = waits(tuesday)
    own = InterestFactory(workgroup=thursday, person=interest.person, school=interest.school)

    move = move_to_group(interest=interest, workgroup=thursday, by=admin)

    own.refresh_from_db()
    assert (move.joined, own.state, own.waiting_since) == (own, S.WAITING, interest.waiting_since)
    assert own.approval.is_approved
    assert "with the turn you had" in letter("interest-moved").text
    # And back again, to be offered a place at once.
    back = move_to_group(interest=own, workgroup=tuesday, offers_place=True, by=admin)
    assert (back.joined.workgroup, back.joined.state) == (tuesday, S.OFFERED)
    assert letter("place-offered").to_email == own.email
    said = Message.objects.filter(kind="interest-moved").latest("pk")
    assert "We offer you a place there." in said.text
    # Nothing had been offered where they were.
    assert "no longer holds" not in said.text
    with pytest.raises(Refused, match="Moved to a parallel group"):
        move_to_group(interest=interest, workgroup=thursday, by=admin)


def test_an_offer_goes_on_there_and_old_links_lead_to_it(groups, admin, client):
    tuesday, thursday = groups
    offer = offer_place(interest=approved(InterestFactory(workgroup=tuesday)), by=admin)
    unanswered = InterestFactory(workgroup=tuesday)

    joined = move_to_group(interest=offer.interest, workgroup=thursday, by=admin).joined
    asked = move_to_group(interest=unanswered, workgroup=thursday, by=admin).joined

    there = joined.offers.get()
    assert (offer.interest.offers.get().answer, there.answer) == ("taken_back", "")
    letters = Message.objects.filter(kind="interest-moved").order_by("pk")
    assert f"The offer of a place in {tuesday} no longer holds." in letters[0].text
    answer = client.get(links.OFFER.path(offer))
    assert answer.url == links.OFFER.path(there)
    # The head is asked once, of the other; the old request leads there.
    assert letter("approval-asked").about_id == asked.pk
    assert client.get(links.APPROVAL.path(unanswered)).url == links.APPROVAL.path(asked)
    place = accept_offer(offer=there, policy_id=thursday.fee_policy_id)
    move_to_group(interest=place.interest, workgroup=tuesday, by=admin)
    page = client.get(links.PLACE.path(place))
    assert f"The hub moved your place to {tuesday}" in plain(page.content.decode())
    assert links_on(page)["See your dates there"].startswith("/place/")


def test_nobody_moves_to_where_there_is_no_place_or_to_what_is_not_parallel(admin, groups):
    tuesday, thursday = groups
    thursday.capacity, thursday.places_per_school = 1, 1
    thursday.save()
    place = placed(tuesday)
    has_one = {"workgroup": thursday, "school": place.school, "state": S.PLACED}
    there = placed(thursday, interest=InterestFactory(**has_one))

    def move(to, **fields):
        return move_to_group(interest=place.interest, workgroup=to, by=admin, **fields)

    with pytest.raises(Refused, match="No place is left"):
        move(thursday, override_reason="We would like it")
    WorkGroup.objects.filter(pk=thursday.pk).update(capacity=2)
    with pytest.raises(Refused, match="Say why the place is given all the same"):
        move(thursday)
    elsewhere = WorkGroupFactory(hub=tuesday.hub)
    with pytest.raises(Refused, match="not open beside this one"):
        move(elsewhere)
    thursday.leads.add(lead := UserFactory(email=place.person.email))
    with pytest.raises(Refused, match="They lead it"):
        move(thursday, override_reason="A small school")
    thursday.leads.remove(lead)
    assert not GroupMove.objects.exists()
    assert not Message.objects.exists()

    assert move(thursday, override_reason="A small school").override_reason == "A small school"
    with pytest.raises(Refused, match="have a place there already"):
        move_to_group(
            interest=InterestFactory(workgroup=tuesday, person=there.person, school=there.school),
            workgroup=thursday,
            by=admin,
        )


def test_parallel_are_those_of_one_project_or_copies_of_the_same_year_and_hub(groups):
    tuesday, thursday = groups
    copy = WorkGroupFactory(hub=tuesday.hub, predecessor=tuesday)
    sister = WorkGroupFactory(hub=tuesday.hub, predecessor=tuesday)
    for other in (copy, sister):
        WorkshopFactory(workgroup=other)
    WorkshopFactory(workgroup=WorkGroupFactory(project=tuesday.project))  # of another hub
    WorkshopFactory(
        workgroup=WorkGroupFactory(hub=tuesday.hub, predecessor=tuesday, school_year=2022)
    )
    unpublished = {"published_at": None, "published_by": None}
    WorkGroupFactory(hub=tuesday.hub, project=tuesday.project, **unpublished)

    assert set(parallel_to(tuesday, NOW)) == {thursday, copy, sister}
    assert set(parallel_to(copy, NOW)) == {tuesday, sister}
    assert set(parallel_to(thursday, NOW)) == {tuesday}


def test_the_pages_say_what_follows_before_anybody_is_told(groups, admin, client):
    tuesday, thursday = groups
    WorkGroup.objects.filter(pk=thursday.pk).update(
        fee_policy=FeePolicyFactory(hub=tuesday.hub, amount="40.00")
    )
    place = placed(tuesday)
    client.force_login(admin)
    own_page = reverse("participants:participant", args=[place.pk])

    choose = links_on(client.get(own_page))["Move them to a parallel Work Group"]
    confirm = links_on(client.get(choose))[str(thursday)]
    page = client.get(confirm)
    words = plain(page.content.decode())

    assert f"Move {place.interest.name} to {thursday}?" in words
    for sentence in [
        "20 places of 20 are left. They get one at once.",
        "Nothing is charged for the dates they leave",
        "They keep the terms they accepted: “The hub may charge your school £75.00",
        "The others there have other terms: “The hub may charge your school £40.00",
        "Less than 75% of its workshops is still to come there",
        "Tuesday 1 March 2022, 9:00am to 2:00pm",
        "Thursday 3 March 2022, 9:00am to 2:00pm",
        "free to cancel until 23:59 on Thursday 24 February 2022",
        f"{tuesday.leads.get()} (leads)",
    ]:
        assert sentence in words, sentence
    assert not Message.objects.exists()

    done = client.post(confirm, {"reason": ""}, follow=True)
    assert "Moved here From" in plain(done.content.decode())
    assert "Moved to a parallel group" in plain(client.get(own_page).content.decode())
    assert client.post(confirm, {"reason": ""}).status_code == 422
    assert client.get(confirm).url == choose
    for group in groups:
        people = client.get(reverse("participants:people", args=[group.pk]))
        assert people.content.decode().count(str(place.person)) == 1
    left_behind = plain(
        client.get(reverse("participants:people", args=[tuesday.pk])).content.decode()
    )
    assert "Participants (0, and 1 no longer)" in left_behind
    assert Participant.objects.count() == 2


def test_from_a_closed_school_the_way_leads_over_the_one_that_came_of_it(groups, admin, client):
    tuesday, thursday = groups
    place = placed(tuesday)
    client.force_login(admin)
    choose = reverse("participants:choose_group", args=[place.interest_id])
    way = "Move its people to the school that came of it"
    assert way not in links_on(client.get(choose))

    School.objects.filter(pk=place.school_id).update(status=SchoolStatus.CLOSED)
    to = reverse("participants:move_to_group", args=[place.interest_id, thursday.pk])
    refused = client.get(to, follow=True)
    assert f"{thursday}: The school is closed." in plain(refused.content.decode())
    assert client.get(links_on(refused)[way]).status_code == 200

    # Where nothing is to come there is nobody to be moved to another school.
    Workshop.objects.filter(workgroup=tuesday).update(
        starts_at=F("starts_at") - YEAR, ends_at=F("ends_at") - YEAR
    )
    assert way not in links_on(client.get(choose))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_who_move_at_once_both_ways_give_out_no_place_twice():
    tuesday, thursday = parallel_pair(capacity=3)
    admin = member(tuesday.hub, Role.ADMINISTRATOR)
    there = [placed(tuesday) for _ in range(6)]
    placed(thursday)
    back = [placed(thursday)]

    def work(place, to):
        return lambda: move_to_group(
            interest=ExpressionOfInterest.objects.get(pk=place.interest_id),
            workgroup=WorkGroup.objects.get(pk=to.pk),
            by=admin,
        )

    results = at_once(
        [work(place, thursday) for place in there] + [work(place, tuesday) for place in back]
    )

    held = Participant.objects.taking_part().filter(workgroup=thursday)
    moved = len(there) - len(refusals(results))
    assert held.count() == 2 + moved - 1 <= 3
    assert moved in (1, 2)  # the second after the one who went back
    assert {str(one) for one in refusals(results)} == {"No place is left."}
    assert Participant.objects.taking_part().count() == 8
