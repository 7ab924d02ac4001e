"""A whole Work Group is called off: who is told what, what ends, and what its links then say."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from participants import links
from participants.actions.approval import record_approval
from participants.actions.attendance import name_substitute
from participants.actions.called_off import call_off_workgroup
from participants.actions.change import add_workshop
from participants.actions.interest import begin_draft
from participants.actions.place import (
    give_up_place,
    offer_place,
    offer_places,
    put_on_waiting_list,
)
from participants.choices import Decision, InterestState, OfferAnswer
from participants.models import ExpressionOfInterest, Offer
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.workgroups.factories import VisitFactory
from workgroups.choices import Stage, VisitState
from workgroups.models import WorkGroup, WorkGroupLead, Workshop

pytestmark = pytest.mark.django_db
REASON = "Too few people have asked"
SAYS_SO = "is called off"


@pytest.fixture
def workgroup():
    """Two workshops, of which one is over."""
    workgroup = WorkGroupFactory(title="Subject Leadership")
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=3))
    WorkshopFactory(workgroup=workgroup)
    WorkGroupLead.objects.create(workgroup=workgroup, user=UserFactory(name="Lena Lead"))
    return workgroup


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def place(workgroup):
    place = ParticipantFactory(workgroup=workgroup)
    name_substitute(
        participant=place,
        workshop=workgroup.workshops.last(),
        name="Col League",
        email="col@example.org",
    )
    return place


@pytest.fixture
def offer(workgroup, admin):
    return offer_place(interest=approved(InterestFactory(workgroup=workgroup)), by=admin)


@pytest.fixture
def asked(workgroup, admin):
    """One who waits, and two of one head who has not answered."""
    waiting = approved(InterestFactory(workgroup=workgroup))
    put_on_waiting_list(interest=waiting, by=admin)
    silent = InterestFactory.create_batch(2, workgroup=workgroup, school=school_in(workgroup.hub))
    return [waiting, *silent]


@pytest.fixture
def visit(workgroup):
    return VisitFactory(hub=workgroup.hub, workgroup=workgroup)


@pytest.fixture
def everybody(place, offer, asked, visit):
    Message.objects.all().delete()


def call_off(workgroup, admin) -> int:
    return call_off_workgroup(workgroup=workgroup, reason=REASON, by=admin)


def states(workgroup) -> list[str]:
    return list(workgroup.interests.order_by("pk").values_list("state", flat=True))


def letters() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("kind", "to_email"))


@pytest.mark.usefixtures("everybody")
def test_all_whom_it_concerns_are_told_once_with_the_reason(
    workgroup, admin, place, offer, asked, visit
):
    told = call_off(workgroup, admin)

    people = [place.person, offer.interest.person, *(row.person for row in asked)]
    assert letters() == sorted(
        [
            *(("group-called-off", person.email) for person in people),
            ("group-called-off-head", "head@example.org"),
            ("group-called-off-lead", workgroup.leads.get().email),
            ("substitute-called-off", "col@example.org"),
            ("visit-not-needed", visit.visitor.email),
        ]
    )
    assert told == len(letters())
    assert all(REASON in text for text in Message.objects.values_list("text", flat=True))


@pytest.mark.usefixtures("everybody")
def test_each_reads_what_it_means_for_them(workgroup, admin, place, offer, asked):
    call_off(workgroup, admin)

    said = {
        person.email: Message.objects.get(kind="group-called-off", to_email=person.email).text
        for person in (place.person, offer.interest.person, asked[0].person, asked[1].person)
    }
    assert "Please do not come" in said[place.person.email]
    assert "can no longer be taken" in said[offer.interest.person.email]
    assert "no longer on its waiting list" in said[asked[0].person.email]
    assert "Your expression of interest ends with it." in said[asked[1].person.email]
    head = Message.objects.get(kind="group-called-off-head").text
    assert all(row.person.name in head for row in asked[1:])


@pytest.mark.usefixtures("everybody")
def test_what_was_open_ends_and_what_took_place_stays(workgroup, admin, place, offer, visit):
    call_off(workgroup, admin)

    row = WorkGroup.objects.with_dates().get(pk=workgroup.pk)
    assert (row.stage(timezone.now()), row.cancelled_because) == (Stage.CANCELLED, REASON)
    assert states(workgroup) == [InterestState.PLACED, *[InterestState.DECLINED] * 4]
    offer.refresh_from_db()
    assert offer.answer == OfferAnswer.TAKEN_BACK
    assert list(
        Workshop.objects.order_by("starts_at").values_list("cancelled_because", flat=True)
    ) == ["", REASON]
    visit.refresh_from_db()
    assert visit.state == VisitState.CALLED_OFF
    place.refresh_from_db()
    assert place.withdrawn_at is None


@pytest.mark.usefixtures("everybody")
def test_the_page_shows_first_who_is_told_in_the_words_that_are_then_sent(client, workgroup, admin):
    client.force_login(admin)
    path = reverse("participants:call_off_workgroup", args=[workgroup.pk])
    assert reverse("workgroups:detail", args=[workgroup.pk]) != path

    shown = client.get(path)
    answer = client.post(path, {"reason": REASON}, follow=True)

    audiences = shown.context["audiences"]
    assert {audience.label: len(audience.rows) for audience in audiences} == {
        "People with a place": 1,
        "Colleagues who were to come instead": 1,
        "People who are offered a place": 1,
        "People on the waiting list": 1,
        "People who have asked": 2,
        "Heads who have not answered yet": 1,
        "Who leads it": 1,
        "Who was to visit a school": 1,
    }
    sent = set(Message.objects.values_list("text", flat=True))
    for audience in audiences:
        assert audience.example.text.replace("(Your reason stands here.)", REASON) in sent
    assert "govuk-button--warning" in shown.content.decode()
    assert "Call off the Work Group and tell 9 people" in text_of(shown)
    assert "The Work Group is called off, and 9 emails are on the way." in text_of(answer)
    assert f"It was called off on {timezone.localdate():%A}" in text_of(answer)


def test_its_page_says_that_anybody_can_read_the_reason(client, workgroup, admin):
    client.force_login(admin)

    page = text_of(client.get(reverse("participants:call_off_workgroup", args=[workgroup.pk])))

    assert "Anybody can read it: it stands on the public page too." in page


def test_the_emails_name_the_cohort(workgroup, admin, place):
    workgroup.cohort = "South"
    workgroup.save()
    call_off(workgroup, admin)

    subjects = Message.objects.filter(kind="group-called-off").values_list("subject", flat=True)
    assert set(subjects) == {f"Called off: {workgroup.title} (South)"}


def test_whoever_calls_it_off_is_not_written_to(workgroup, admin):
    WorkGroupLead.objects.create(workgroup=workgroup, user=admin)

    call_off(workgroup, admin)

    assert [to for _, to in letters()] == [workgroup.leads.get(name="Lena Lead").email]


def test_it_is_called_off_once_and_for_good(workgroup, admin):
    call_off(workgroup, admin)

    with pytest.raises(Refused, match="called off already"):
        call_off(workgroup, admin)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        WorkGroup.objects.filter(pk=workgroup.pk).update(cancelled_at=None)


def test_what_is_over_is_not_called_off_any_more(client, workgroup, admin):
    Workshop.objects.last().delete()
    client.force_login(admin)

    with pytest.raises(Refused, match="nothing left to call off"):
        call_off(workgroup, admin)

    page = client.get(reverse("workgroups:set_up", args=[workgroup.pk]))
    assert "Call off this Work Group" not in text_of(page)


# From then on


def test_nobody_is_given_a_place_any_more(workgroup, admin, asked, place):
    waiting, silent, _ = asked
    call_off(workgroup, admin)
    workgroup.refresh_from_db()
    for row in (waiting, silent):
        row.refresh_from_db()
    workshop = WorkshopFactory.build(workgroup=workgroup, venue=None)

    done = offer_places(workgroup=workgroup, interests=[waiting], by=admin)

    assert done.left_alone == [(waiting, "This Work Group has been called off.")]
    for act in (
        lambda: offer_place(interest=waiting, by=admin),
        lambda: put_on_waiting_list(interest=waiting, by=admin),
        lambda: begin_draft(workgroup=workgroup),
        lambda: record_approval(
            interest=ExpressionOfInterest.objects.get(pk=silent.pk),
            decision=Decision.APPROVED,
            decided_by_name="Hari Head",
        ),
        lambda: add_workshop(workshop=workshop),
        lambda: give_up_place(
            participant=type(place).objects.get(pk=place.pk), reason="It is called off"
        ),
    ):
        with pytest.raises(Refused, match="called off"):
            act()


def test_the_public_page_stays_and_says_so(client, workgroup, admin):
    call_off(workgroup, admin)

    page = text_of(client.get(workgroup.get_absolute_url()))

    assert "This Work Group was called off on" in page
    assert REASON in page
    assert "Express your interest" not in page
    assert "Subject Leadership" not in text_of(client.get(reverse("workgroups:catalogue")))


def test_every_open_link_says_so_and_takes_nothing(client, workgroup, admin, place, offer, asked):
    draft = begin_draft(workgroup=workgroup)
    call_off(workgroup, admin)
    place_token = links.PLACE.token(place)
    workshop = workgroup.workshops.last().pk

    for path in (
        links.OFFER.path(offer),
        links.APPROVAL.path(asked[1]),
        links.INTEREST.path(asked[0]),
        reverse("participants:interest_about_you", args=[links.DRAFT.token(draft)]),
        reverse("participants:interest_check", args=[links.DRAFT.token(draft)]),
        reverse("participants:give_up", args=[place_token]),
        reverse("participants:cancel_date", args=[place_token, workshop]),
    ):
        for answer in (client.get(path, follow=True), client.post(path, follow=True)):
            assert SAYS_SO in text_of(answer), path
            assert REASON in text_of(answer), path


def test_the_own_page_keeps_what_took_place(client, workgroup, admin, place):
    call_off(workgroup, admin)

    page = text_of(client.get(links.PLACE.path(place)))

    assert "The hub called off this Work Group" in page
    assert "Past dates" in page
    assert "Give up your place" not in page
    assert Offer.objects.open().count() == 0


def test_the_list_finds_nobody_with_a_place_in_it(client, workgroup, admin, place):
    client.force_login(admin)
    path = reverse("participants:interests")

    def found(state):
        return {row.pk for row in client.get(path, {"state": state}).context["object_list"]}

    assert (place.interest_id in found("placed"), found("called_off")) == (True, set())
    call_off(workgroup, admin)
    assert (place.interest_id in found("placed"), place.interest_id in found("called_off")) == (
        False,
        True,
    )


def test_staff_read_everywhere_that_it_is_called_off(client, workgroup, admin, place):
    workgroup.workshops.first().delete()
    client.force_login(admin)
    pages = {
        "people": reverse("participants:people", args=[workgroup.pk]),
        "set-up": reverse("workgroups:set_up", args=[workgroup.pk]),
        "place": reverse("participants:participant", args=[place.pk]),
        "list": reverse("participants:interests"),
    }
    before = {name: client.get(path).content.decode() for name, path in pages.items()}
    call_off(workgroup, admin)
    after = {name: client.get(path).content.decode() for name, path in pages.items()}

    for name, words in [
        ("people", "places taken"),
        ("set-up", "Interest open"),
        ("place", "Has a place"),
        ("place", "Give up this place"),
        ("place", "Free to cancel until"),
        ("list", "Has a place</strong>"),
    ]:
        assert (words in before[name], words in after[name]) == (True, False), (name, words)
    for name in ("place", "list"):
        assert "Called off</strong>" in after[name], name
    assert "The Work Group is called off, so no more places are offered." in after["people"]
    assert "None: the Work Group is called off." in after["place"]
