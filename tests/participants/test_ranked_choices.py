"""One place, asked for in several parallel Work Groups, the one that suits best first."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from pages.wording import short_day_words
from participants import links
from participants.actions.approval import record_approval
from participants.actions.interest import record_choices, withdraw_interest
from participants.actions.place import accept_offer, offer_place, turn_down_offer
from participants.choices import InterestState, Signatory
from participants.models import AgreementSignature, ExpressionOfInterest, UnnamedPlace
from participants.queries.agreement import shown_beside, to_be_asked
from tests.agreement_factories import AgreementFactory
from tests.factories import (
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
    school_in,
)
from tests.participants.drafts import (
    ABOUT_YOU,
    HEAD,
    PRIORITIES,
    answers_of,
    draft_of,
    page,
    step_of,
    ticks,
)
from tests.robust.at_once import at_once, refusals
from tests.robust.reading import assert_refused_beside, plain
from tests.robust.reading import links as links_on
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

S = InterestState


def parallel_trio(**fields) -> list[WorkGroup]:
    first = WorkGroupFactory(cohort="Tuesdays", **fields)
    beside = {"hub": first.hub, "project": first.project, "title": first.title}
    others = [WorkGroupFactory(cohort=name, **beside) for name in ("Thursdays", "Online")]
    for group in (first, *others):
        WorkshopFactory(workgroup=group)
    return [first, *others]


def test_the_flyer_of_each_leads_to_the_others_that_take_interest(client):
    first, second, closed = parallel_trio()
    WorkGroup.objects.filter(pk=closed.pk).update(interest_closes_at=timezone.now())
    event = WorkGroupFactory(hub=first.hub, project=ProjectFactory(kind=ProjectKind.EVENT))
    another = WorkGroupFactory(hub=first.hub, project=event.project)

    page = client.get(first.get_absolute_url())
    assert links_on(page)[str(second)] == second.get_absolute_url()
    assert str(closed) not in links_on(page)
    assert "up to three in your order of choice" in plain(page.content.decode())

    page = client.get(closed.get_absolute_url())
    assert {str(first), str(second)} <= set(links_on(page))
    assert "order of choice" not in plain(page.content.decode())
    assert str(another) not in links_on(client.get(event.get_absolute_url()))


def test_a_list_over_several_says_which_choice_each_is(client):
    groups = parallel_trio()
    ranked(groups)
    client.force_login(member(groups[0].hub, Role.ADMINISTRATOR))

    listed = plain(client.get(reverse("participants:interests")).content.decode())

    for choice in ("First", "Second", "Third"):
        assert f"{choice} choice of theirs" in listed


def ranked(groups) -> list[ExpressionOfInterest]:
    school = school_in(groups[0].hub)
    first = record_choices(groups, school, answers_of(), asked_from="")
    record_approval(
        interest=first,
        decision="approved",
        decided_by_name="Hari Head",
        recorded_by=UserFactory(),
        channel="phone",
    )
    return list(first.person.interests.order_by("choice"))


def states(rows) -> list[str]:
    return list(
        ExpressionOfInterest.objects.filter(pk__in=[row.pk for row in rows])
        .order_by("choice")
        .values_list("state", flat=True)
    )


def test_the_form_asks_which_suits_best_and_sends_one_letter_to_each(client):
    tuesday, thursday, online = parallel_trio()
    draft = draft_of(tuesday, school=school_in(tuesday.hub).pk)

    assert step_of(client.post(page(draft, "about_you"), ABOUT_YOU)) == "choices"
    asked = client.get(page(draft, "choices"))
    assert asked.context["form"]["choice_1"].value() == str(tuesday.pk)
    day = short_day_words(timezone.localdate(thursday.workshops.get().starts_at))
    assert f"{thursday} {day}" in plain(asked.content.decode())
    twice = {"choice_1": thursday.pk, "choice_2": thursday.pk}
    assert_refused_beside(
        client.post(page(draft, "choices"), twice),
        choice_2="Choose one that you have not chosen yet, or none",
    )
    chosen = {"choice_1": thursday.pk, "choice_2": tuesday.pk, "choice_3": ""}
    assert step_of(client.post(page(draft, "choices"), chosen)) == "priorities"
    client.post(page(draft, "priorities"), PRIORITIES)
    client.post(page(draft, "head"), HEAD)
    check = plain(client.get(page(draft, "check")).content.decode())
    assert f"First choice {thursday}" in check
    assert str(online) not in check
    assert step_of(client.post(page(draft, "check"), ticks())) == "sent"

    first, second = ExpressionOfInterest.objects.order_by("choice")
    assert [(row.workgroup, row.choice, row.first_choice) for row in (first, second)] == [
        (thursday, 1, None),
        (tuesday, 2, first),
    ]
    assert first.person == second.person
    [thanks] = Message.objects.filter(kind="interest-received")
    assert f"Second choice\n  {tuesday}" in thanks.text
    assert "You get one place at most" in thanks.text
    [asks] = Message.objects.filter(kind="approval-asked")
    shown = plain(client.get(links.APPROVAL.path(first)).content.decode())
    assert "your answer is for all of them" in shown
    assert str(tuesday) in shown.partition("Or in place of it")[2]
    client.post(links.APPROVAL.path(first), {"decision": "approved", "name": "Hari Head"})
    assert {row.approval.decision for row in (first, second)} == {"approved"}
    answered = plain(client.get(links.APPROVAL.path(first)).content.decode())
    assert f"The answer is for Tara Teacher’s other choices as well: {tuesday}." in answered


def test_a_place_to_be_named_is_asked_for_in_one_of_them(client):
    tuesday, thursday, _ = parallel_trio()
    draft = draft_of(tuesday, school=school_in(tuesday.hub).pk)
    # Ranked first, and only then said that it is not for themselves.
    for who in ("me", "one"):
        client.post(page(draft, "about_you"), ABOUT_YOU | {"who": who})
        chosen = {"choice_1": thursday.pk, "choice_2": tuesday.pk}
        assert step_of(client.post(page(draft, "choices"), chosen)) == "priorities"
    asked = client.get(page(draft, "choices"))
    assert list(asked.context["form"].fields) == ["choice_1"]
    assert "Which dates suit your colleague?" in asked.content.decode()
    client.post(page(draft, "priorities"), PRIORITIES)
    client.post(page(draft, "head"), HEAD)
    check = plain(client.get(page(draft, "check")).content.decode())
    assert f"Work Group {thursday} Change" in check
    assert "choice" not in check
    client.post(page(draft, "check"), ticks())

    assert UnnamedPlace.objects.get().workgroup == thursday


def test_a_move_says_that_they_ask_there_as_well(client):
    tuesday, thursday, _ = groups = parallel_trio()
    client.force_login(member(tuesday.hub, Role.ADMINISTRATOR))
    first, *_ = ranked(groups)

    path = reverse("participants:move_to_group", args=[first.pk, thursday.pk])
    shown = plain(client.get(path).content.decode())

    assert "They ask for one there already, as their second choice." in shown
    # Whose words these are: they speak to the school, and the reader is the hub.
    assert "“The hub may charge your school" in shown


def test_an_offer_holds_the_other_choices_and_taking_it_ends_them(client):
    tuesday, thursday, online = groups = parallel_trio()
    admin = member(tuesday.hub, Role.ADMINISTRATOR)
    first, second, third = rows = ranked(groups)

    offer = offer_place(interest=second, by=admin)

    held = (
        f"They are offered a place in {thursday}, their second choice, and have not answered yet."
    )
    with pytest.raises(Refused, match="their second choice"):
        offer_place(interest=first, by=admin)
    client.force_login(admin)
    people = plain(client.get(reverse("participants:people", args=[tuesday.pk])).content.decode())
    assert held in people
    assert "First choice of theirs" in people
    own = plain(client.get(reverse("participants:interest", args=[first.pk])).content.decode())
    assert f"Second choice: {thursday} , offered a place" in own
    answer = plain(client.get(links.OFFER.path(offer)).content.decode())
    assert f"your other choices come to an end: {tuesday}, {online}." in answer

    turn_down_offer(offer=offer)
    withdraw_interest(interest=third)
    offer = offer_place(interest=first, by=admin)
    accept_offer(offer=offer, policy_id=tuesday.fee_policy_id)

    assert states(rows) == [S.PLACED, S.REFUSED, S.WITHDRAWN]
    with pytest.raises(Refused, match="They have a place in .*first choice"):
        offer_place(interest=second, by=admin)


def test_taking_the_second_choice_ends_the_wait_for_the_first():
    groups = parallel_trio()
    admin = member(groups[0].hub, Role.ADMINISTRATOR)
    first, second, third = rows = ranked(groups)

    accept_offer(offer=offer_place(interest=second, by=admin), policy_id=groups[1].fee_policy_id)

    assert states(rows) == [S.WITHDRAWN, S.PLACED, S.WITHDRAWN]
    first.refresh_from_db()
    assert first.decision_reason == f"Has a place in {groups[1]}"
    assert f"your other choices have come to an end: {groups[0]}, {groups[2]}." in (
        Message.objects.get(kind="place-confirmed").text
    )


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_work_groups_that_offer_at_once_offer_one_place():
    groups = parallel_trio()
    admin = member(groups[0].hub, Role.ADMINISTRATOR)
    rows = ranked(groups)

    def work(row):
        return lambda: offer_place(interest=ExpressionOfInterest.objects.get(pk=row.pk), by=admin)

    results = at_once([work(row) for row in rows])

    assert len(refusals(results)) == 2
    assert sorted(states(rows)) == [S.NEW, S.NEW, S.OFFERED]


def test_a_head_signs_once_for_all_choices_and_for_those_that_are_left(client):
    tuesday, thursday, online = groups = parallel_trio()
    agreement = AgreementFactory(hub=tuesday.hub)
    older = AgreementFactory(hub=tuesday.hub)
    for group in groups:
        group.agreement = older if group == online else agreement
        group.save()
    first = record_choices(groups, school_in(tuesday.hub), answers_of(), asked_from="")
    first, second, third = first.person.interests.order_by("choice")
    withdraw_interest(interest=first)

    # The letter names the first, which is no longer asked for.
    answer = client.get(links.APPROVAL.path(first), follow=True)
    page_of_others = plain(answer.content.decode())
    assert f"take part in {thursday}?" in page_of_others
    assert str(tuesday) not in page_of_others
    assert f"{online} Dates" in page_of_others
    assert "Another version of the agreement is signed there." in page_of_others
    said = {"decision": "approved", "name": "Hari Head", "agreement": agreement.pk}
    assert client.post(links.APPROVAL.path(first), said).status_code == 302
    assert client.post(links.APPROVAL.path(second), said).status_code == 302

    assert {second.approval.decision, third.approval.decision} == {"approved"}
    assert [row.interest for row in AgreementSignature.objects.all()] == [second]
    assert to_be_asked(Signatory.HEAD) == [third]


def test_one_yes_signs_for_each_choice_with_its_own_dates(client):
    tuesday, thursday, _ = groups = parallel_trio()
    agreement = AgreementFactory(hub=tuesday.hub)
    for group in groups:
        group.agreement = agreement
        group.save()
    first = record_choices(groups, school_in(tuesday.hub), answers_of(), asked_from="")

    said = {"decision": "approved", "name": "Hari Head", "agreement": agreement.pk}
    assert client.post(links.APPROVAL.path(first), said).status_code == 302

    rows = AgreementSignature.objects.order_by("interest__choice")
    assert [(row.interest.workgroup, row.name, row.role) for row in rows] == [
        (group, "Hari Head", Signatory.HEAD) for group in groups
    ]
    dates = [row.shown["dates"] for row in rows]
    assert dates == [shown_beside(group, None)["dates"] for group in groups]
    assert to_be_asked(Signatory.HEAD) == []
