"""Details put right by the hub: the rows stay, old links die, and what waits goes on."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from hubs.models import User
from outbox.actions import queue
from outbox.models import Message
from participants import emails, links
from participants.actions.ask_head import ask_head
from participants.actions.correct import ASKED_UNDER_BOTH, correct_details
from participants.actions.place import give_account, offer_place, put_on_waiting_list
from participants.models import ExpressionOfInterest, Participant, Person
from participants.rules.interest_answers import InterestAnswers
from schools.choices import SchoolStatus
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    approved,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside
from tests.robust.reading import links as links_on
from tests.school_factories import ActionPlanFactory

pytestmark = pytest.mark.django_db

RIGHT = "right@example.org"


@pytest.fixture
def interest():
    return InterestFactory(person__email="wrong@example.org", person__name="Tara Teecher")


@pytest.fixture
def staff(client, interest):
    client.force_login(member(interest.workgroup.hub, Role.ADMINISTRATOR))
    return client


def answers_of(interest, **given) -> InterestAnswers:
    known = {
        "name": interest.person.name,
        "email": interest.person.email,
        "job_role": interest.job_role,
        "head_name": interest.head_name,
        "head_email": interest.head_email,
    }
    return InterestAnswers(**known | given)


def correct(interest, *, school=None, for_all=True, by=None, **given):
    return correct_details(
        interest=interest,
        school=school or interest.school,
        answers=answers_of(interest, **given),
        by=by or UserFactory(),
        for_all=for_all,
    )


def url(interest) -> str:
    return reverse("participants:correct_details", args=[interest.pk])


def form_of(interest, **given) -> dict:
    fields = {"name": interest.person.name, "email": interest.person.email, "telephone": ""}
    rest = {"job_role": interest.job_role, "school": interest.school.urn}
    head = {"head_name": interest.head_name, "head_email": interest.head_email}
    return fields | rest | head | {"finance_email": "", "whose": "all"} | given


def opens(link, row) -> int:
    return Client().get(link.path(row)).status_code


def test_every_detail_is_put_right_on_one_page(staff, interest):
    new = school_in(interest.workgroup.hub)
    page = staff.get(reverse("participants:interest", args=[interest.pk]))

    answer = staff.post(
        links_on(page)["Put details right"],
        form_of(interest)
        | {"name": "Tara Teacher", "email": RIGHT, "telephone": "01632 960 001"}
        | {"job_role": "teacher", "school": new.urn, "head_name": "Hope Head"}
        | {"finance_email": "Bills@example.org"},
        follow=True,
    )

    assert "Saved, and what still waits goes to the new address." in text_of(answer)
    row = ExpressionOfInterest.objects.select_related("person").get()
    assert (row.person.name, row.person.email, row.person.school) == ("Tara Teacher", RIGHT, new)
    assert (row.job_role, row.school, row.head_name) == ("teacher", new, "Hope Head")
    assert row.finance_email == "bills@example.org"


@pytest.mark.parametrize(
    ("is_sent", "said"),
    [
        (True, "Saved, and what went to head@example.org can be sent again"),
        (False, "Saved, and what still waits goes to the new address."),
    ],
)
def test_only_what_has_gone_is_said_to_have_gone(is_sent, said, staff, interest):
    ask_head(interest, now=timezone.now())
    if is_sent:
        Message.objects.filter(to_email="head@example.org").update(sent_at=timezone.now())

    answer = staff.post(
        url(interest), form_of(interest, head_email="hope@example.org"), follow=True
    )

    assert said in text_of(answer)


def test_the_history_keeps_what_stood_there_before(interest):
    correct(interest, email=RIGHT, head_email="hope@example.org")

    people = apps.get_model("participants", "PersonEvent").objects.order_by("pgh_id")
    rows = apps.get_model("participants", "ExpressionOfInterestEvent").objects.order_by("pgh_id")
    assert list(people.values_list("email", flat=True)) == ["wrong@example.org", RIGHT]
    heads = list(rows.values_list("head_email", flat=True))
    assert (heads[0], heads[-1]) == ("head@example.org", "hope@example.org")


def test_the_page_of_the_interest_says_what_was_corrected_by_whom(staff, interest):
    page = reverse("participants:interest", args=[interest.pk])
    assert "as corrected since" not in text_of(staff.get(page))
    put_on_waiting_list(interest=interest, by=UserFactory())

    bills = {"finance_email": interest.finance_email}
    staff.post(
        url(interest), form_of(interest, email=RIGHT, head_email="hope@example.org", **bills)
    )

    answer = staff.get(page)
    shown, name = text_of(answer), User.objects.get(pk=staff.session["_auth_user_id"]).name
    assert "What was sent, as corrected since" in shown
    told = [line for one in answer.context["corrections"] for line in one.details]
    assert sorted(told) == sorted(
        [
            f"Email: {interest.email} → {RIGHT}",
            "Head email: head@example.org → hope@example.org",
        ]
    )
    assert all(line in shown for line in told)
    assert f"by {name}" in shown


def test_nobody_loses_their_turn(interest):
    put_on_waiting_list(interest=interest, by=UserFactory())
    before = ExpressionOfInterest.objects.get()

    correct(interest, email=RIGHT)

    after = ExpressionOfInterest.objects.get()
    assert (after.pk, after.state, after.waiting_since) == (
        before.pk,
        before.state,
        before.waiting_since,
    )


def test_a_link_sent_to_a_wrong_address_opens_nothing_any_more(interest):
    approved(interest)
    offer = offer_place(interest=interest, by=UserFactory())
    place = ParticipantFactory(workgroup=WorkGroupFactory(hub=interest.workgroup.hub))
    mine = [(links.OFFER, offer), (links.INTEREST, interest), (links.APPROVAL, interest)]
    old = [link.path(row) for link, row in mine]
    assert [Client().get(path).status_code for path in old] == [200, 200, 200]

    correct(interest, email=RIGHT, head_email="hope@example.org")

    assert [Client().get(path).status_code for path in old] == [410, 410, 410]
    for _, row in mine:
        row.refresh_from_db()
    interest.person.refresh_from_db()
    offer.interest.refresh_from_db()
    assert [opens(link, row) for link, row in mine] == [200, 200, 200]
    assert opens(links.PLACE, place) == 200


def test_a_link_that_was_changed_back_works_again(interest):
    path = links.INTEREST.path(interest)
    correct(interest, email=RIGHT)
    interest.refresh_from_db()

    correct(interest, email="wrong@example.org")

    assert Client().get(path).status_code == 200


def test_a_post_by_an_old_link_does_nothing(interest):
    path = links.APPROVAL.path(interest)
    correct(interest, head_email="hope@example.org")

    answer = Client().post(path, {"decision": "approved", "name": "A stranger"})

    assert answer.status_code == 410
    assert not ExpressionOfInterest.objects.filter(approval__isnull=False).exists()


def test_what_waits_goes_to_the_new_address(interest):
    queue([emails.interest_received(interest, is_in_doubt=False)])
    ask_head(interest, now=timezone.now())

    correct(interest, email=RIGHT, head_email="hope@example.org")

    live = Message.objects.unsettled().order_by("kind")
    assert [(m.kind, m.to_email) for m in live] == [
        ("approval-asked", "hope@example.org"),
        ("interest-received", RIGHT),
    ]


def test_after_a_heads_address_is_put_right_the_page_asks_them(staff, interest):
    letter = emails.approval_asked([interest], due_at=timezone.now())
    letter.sent_at = timezone.now()
    letter.save()

    asks = staff.post(url(interest), form_of(interest, head_email="hope@example.org"), follow=True)
    done = staff.post(asks.request["PATH_INFO"], follow=True)

    assert "Ask Tara Teecher’s head again?" in text_of(asks)
    assert "The request is on its way to hope@example.org." in text_of(done)


def test_an_account_of_the_wrong_address_leads_to_the_place_no_more():
    place = ParticipantFactory()
    interest = place.interest
    give_account(interest.person)
    stranger = interest.person.user

    correct(interest, email=RIGHT)

    assert not Participant.objects.visible_to(stranger).exists()
    owner = User.objects.get(email=RIGHT)
    assert Participant.objects.visible_to(owner).get() == place


def test_another_hubs_rows_stay_with_the_address_they_know(interest):
    other = InterestFactory(person=interest.person)

    correct(interest, email=RIGHT)

    other.refresh_from_db()
    assert other.person.email == "wrong@example.org"
    interest.refresh_from_db()
    assert interest.person.email == RIGHT


def test_all_that_somebody_has_with_the_hub_goes_along(interest):
    same_hub = WorkGroupFactory(hub=interest.workgroup.hub)
    second = InterestFactory(workgroup=same_hub, person=interest.person)

    correct(interest, email=RIGHT)

    second.refresh_from_db()
    assert second.person.email == RIGHT
    assert Person.objects.filter(email="wrong@example.org").count() == 0


def test_one_that_somebody_else_sent_is_taken_from_a_colleague(interest):
    """Typed under a colleague's address, whose own interest stays the colleague's."""
    second = InterestFactory(
        workgroup=WorkGroupFactory(hub=interest.workgroup.hub), person=interest.person
    )

    correct(second, email=RIGHT, name="Sam Second", for_all=False)

    interest.refresh_from_db()
    second.refresh_from_db()
    assert (interest.person.email, interest.person.name) == ("wrong@example.org", "Tara Teecher")
    assert (second.person.email, second.person.name) == (RIGHT, "Sam Second")


def test_an_address_that_is_known_brings_the_person_who_has_it(interest):
    known = PersonFactory(email=RIGHT, name="Tara Teecher", school=interest.school)

    correct(interest, email=RIGHT)

    interest.refresh_from_db()
    assert interest.person == known
    assert Person.objects.filter(email="wrong@example.org").count() == 0


def test_a_colleague_who_shares_the_right_address_stays_somebody_else(interest):
    colleague = PersonFactory(email=RIGHT, name="Colin Colleague", school=interest.school)

    correct(interest, email=RIGHT)

    interest.refresh_from_db()
    assert interest.person != colleague
    assert (interest.person.name, interest.person.email) == ("Tara Teecher", RIGHT)


def test_letters_say_the_name_as_it_was_put_right(interest):
    correct(interest, name="Tara Teacher")

    interest.refresh_from_db()
    assert (interest.name, interest.person.name) == ("Tara Teacher", "Tara Teacher")
    assert "Dear Tara Teacher" in emails.waiting_listed(interest).text


def test_the_place_goes_with_its_interest():
    place = ParticipantFactory()
    person = place.person
    known = PersonFactory(email=RIGHT, name=person.name, school=person.school)

    correct(place.interest, email=RIGHT)

    place.refresh_from_db()
    assert place.person == known


def test_nobody_is_twice_in_one_work_group(staff, interest):
    InterestFactory(
        workgroup=interest.workgroup,
        school=interest.school,
        person__email=RIGHT,
        person__name="Tara Teecher",
    )

    answer = staff.post(url(interest), form_of(interest, email=RIGHT))

    assert_refused_beside(answer, email=ASKED_UNDER_BOTH)
    interest.refresh_from_db()
    assert interest.person.email == "wrong@example.org"


def test_the_school_is_put_right_on_the_place_too_and_the_plan_goes_along():
    place = ParticipantFactory()
    plan = ActionPlanFactory(workgroup=place.workgroup, school=place.school, saved_by=UserFactory())
    new = school_in(place.workgroup.hub)

    correct(place.interest, school=new)

    for row in (place, plan):
        row.refresh_from_db()
        assert row.school == new


def test_a_plan_that_colleagues_share_stays_with_their_school():
    place = ParticipantFactory()
    colleague = ParticipantFactory(
        workgroup=place.workgroup,
        interest=InterestFactory(workgroup=place.workgroup, school=place.school, state="placed"),
    )
    plan = ActionPlanFactory(workgroup=place.workgroup, school=place.school, saved_by=UserFactory())

    correct(place.interest, school=school_in(place.workgroup.hub))

    plan.refresh_from_db()
    assert plan.school == colleague.school


def test_nobody_is_put_to_a_school_that_has_closed(interest):
    closed = school_in(interest.workgroup.hub, status=SchoolStatus.CLOSED)

    with pytest.raises(Refused, match="school that is open"):
        correct(interest, school=closed)


def test_a_teacher_is_not_made_their_own_head(staff, interest):
    answer = staff.post(url(interest), form_of(interest, head_email=interest.person.email))

    assert answer.status_code == 422
    assert "Enter the head's own email address" in text_of(answer)


def test_a_participants_page_leads_to_it(staff, interest):
    place = ParticipantFactory(workgroup=interest.workgroup)

    page = staff.get(reverse("participants:participant", args=[place.pk]))

    assert links_on(page)["Put details right"] == url(place.interest)
