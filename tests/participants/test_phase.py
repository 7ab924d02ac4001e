"""A school of another phase than the Work Group's: asked kindly, weighed when places are given."""

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from participants.actions.place import offer_place, offer_places
from participants.choices import InterestState
from tests.factories import InterestFactory, UserFactory, approved, member, school_in
from tests.journeys.people import text_of
from tests.participants.drafts import ABOUT_YOU, HEAD, PRIORITIES, draft_of, page, step_of, ticks
from workgroups.choices import Phase
from workgroups.rules.phases import phase_against, phases_of_school

EARLY, PRIMARY, SECONDARY, POST_16 = Phase
AGAINST = "This Work Group is for secondary, and the register has the school as primary."


@pytest.mark.parametrize(
    ("phase", "low", "high", "found"),
    [
        ("Primary", None, None, {PRIMARY}),
        ("Primary", 3, 11, {EARLY, PRIMARY}),
        ("Secondary", 11, 18, {SECONDARY, POST_16}),
        ("Middle deemed secondary", 9, 13, {PRIMARY, SECONDARY}),
        ("All-through", 4, 16, {EARLY, PRIMARY, SECONDARY}),
        ("16 plus", None, None, {POST_16}),
        ("Nursery", None, None, {EARLY}),
        ("Not applicable", 5, 16, {PRIMARY, SECONDARY}),
        ("Not applicable", None, None, set()),
        ("", None, None, set()),
    ],
)
def test_what_the_register_says_of_a_schools_phases(phase, low, high, found):
    assert phases_of_school(phase, low, high) == found


@pytest.mark.parametrize(
    ("wanted", "of_school", "said"),
    [
        ([SECONDARY], {PRIMARY}, AGAINST),
        ([SECONDARY], {SECONDARY, POST_16}, ""),
        ([SECONDARY], set(), ""),
        (
            [EARLY, PRIMARY],
            {SECONDARY, POST_16},
            "This Work Group is for early years and primary, and the register has the school as "
            "secondary and post-16.",
        ),
    ],
)
def test_only_a_known_phase_speaks_against_a_school(wanted, of_school, said):
    assert phase_against(wanted, of_school) == said


@pytest.fixture
def primary(workgroup):
    return school_in(workgroup.hub, name="Little Oak School", phase="Primary")


@pytest.mark.django_db
def test_the_form_says_so_and_lets_them_go_on(client, workgroup, primary):
    draft = draft_of(workgroup, school=primary.pk, **ABOUT_YOU, **PRIORITIES, **HEAD)

    shown = [text_of(client.get(page(draft, step))) for step in ("school", "about_you", "check")]
    sent = client.post(page(draft, "check"), ticks())

    assert [AGAINST in words for words in shown] == [False, True, True]
    assert ["Choose another school" in words for words in shown] == [False, True, True]
    assert step_of(sent) == "sent"


@pytest.mark.django_db
def test_a_school_of_the_phase_reads_nothing_of_it(client, full):
    assert "the register has the school" not in text_of(client.get(page(full, "about_you")))


@pytest.mark.django_db
def test_it_speaks_against_a_place_until_the_hub_says_why_not(workgroup, primary):
    interest = approved(InterestFactory(workgroup=workgroup, school=primary))
    admin = UserFactory()

    done = offer_places(workgroup=workgroup, interests=[interest], by=admin)
    with pytest.raises(Refused, match=AGAINST):
        offer_place(interest=interest, by=admin)
    offer = offer_place(interest=interest, by=admin, override_reason="They teach Year 7 too")

    assert done.left_alone == [(interest, AGAINST)]
    assert offer.override_reason == "They teach Year 7 too"
    assert offer.interest.state == InterestState.OFFERED


@pytest.mark.django_db
def test_whoever_enters_one_for_somebody_reads_it_first(client, workgroup, primary):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    path = reverse("participants:enter_on_behalf", args=[workgroup.pk])

    assert AGAINST in text_of(client.get(path, {"school": primary.pk}))
